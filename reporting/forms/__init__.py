"""What is typed about reports."""

from reporting.forms.board_reports import ApproveBoardReportForm, NarrativeForm, RequestBoardReportForm
from reporting.forms.revisions import ReviseBoardReportForm

__all__ = ["ApproveBoardReportForm", "NarrativeForm", "RequestBoardReportForm", "ReviseBoardReportForm"]
