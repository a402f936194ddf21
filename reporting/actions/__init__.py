"""What people do with a report."""

from reporting.actions.board_reports import (
    CannotApproveOnesOwn,
    MonthIsNotOver,
    NotADraft,
    NotFailed,
    approve_board_report,
    request_board_report,
    try_board_report_again,
    write_narrative,
)

__all__ = [
    "CannotApproveOnesOwn",
    "MonthIsNotOver",
    "NotADraft",
    "NotFailed",
    "approve_board_report",
    "request_board_report",
    "try_board_report_again",
    "write_narrative",
]
