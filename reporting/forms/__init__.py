"""What is typed about reports, and about one's own day."""

from reporting.forms.attention import SetAsideForm
from reporting.forms.board_reports import ApproveBoardReportForm, NarrativeForm, RequestBoardReportForm
from reporting.forms.day import RenewCalendarFeedForm
from reporting.forms.revisions import ReviseBoardReportForm

__all__ = [
    "ApproveBoardReportForm",
    "NarrativeForm",
    "RenewCalendarFeedForm",
    "RequestBoardReportForm",
    "ReviseBoardReportForm",
    "SetAsideForm",
]
