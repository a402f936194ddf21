"""What is typed about reports."""

from reporting.forms.board_reports import NarrativeForm, RequestBoardReportForm

__all__ = ["NarrativeForm", "RequestBoardReportForm"]
