"""What people do with a report, with their calendar and with their morning letter."""

from reporting.actions.attention import bring_back, set_aside
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
from reporting.actions.calendar_feeds import (
    AddressIsShownOnce,
    ReadTooOften,
    read_calendar_feed,
    renew_calendar_feed,
    stop_calendar_feed,
)
from reporting.actions.digests import choose_digest

__all__ = [
    "AddressIsShownOnce",
    "CannotApproveOnesOwn",
    "MonthIsNotOver",
    "NotADraft",
    "NotApproved",
    "NotFailed",
    "ReadTooOften",
    "RevisedAlready",
    "approve_board_report",
    "bring_back",
    "choose_digest",
    "read_calendar_feed",
    "renew_calendar_feed",
    "request_board_report",
    "revise_board_report",
    "set_aside",
    "stop_calendar_feed",
    "try_board_report_again",
    "write_narrative",
]
