"""What is typed about reports."""

from reporting.forms.board_reports import NarrativeForm, RequestBoardReportForm
from reporting.forms.revisions import ReviseBoardReportForm

__all__ = ["NarrativeForm", "RequestBoardReportForm", "ReviseBoardReportForm"]
