"""What people do with a report."""

from reporting.actions.board_reports import (
    CannotApproveOnesOwn,
    MonthIsNotOver,
    NotADraft,
    NotApproved,
    NotFailed,
    RevisedAlready,
    approve_board_report,
    request_board_report,
    revise_board_report,
    try_board_report_again,
    write_narrative,
)

__all__ = [
    "CannotApproveOnesOwn",
    "MonthIsNotOver",
    "NotADraft",
    "NotApproved",
    "NotFailed",
    "RevisedAlready",
    "approve_board_report",
    "request_board_report",
    "revise_board_report",
    "try_board_report_again",
    "write_narrative",
]
