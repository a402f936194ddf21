"""An approved report is issued again: the old one stays, the new one is approved anew."""

from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from reporting import actions
from reporting.forms import ReviseBoardReportForm
from reporting.views.board_reports import AboutReport


class ReviseBoardReport(AboutReport, DeedView):
    """Why it is issued again, and from which figures."""

    permission = Permission.REVISE_BOARD_REPORT
    template_name = "reporting/revise_board_report.html"
    form_class = ReviseBoardReportForm
    heading = "Revise the report"

    def act(self, answers):
        """Both editions in one deed; the worker makes them. Returns the edition the page was about."""
        revised = actions.revise_board_report(
            by=self.request.user, report=self.report, now=timezone.now(), **answers
        )
        return next(report for report in revised if report.edition == self.report.edition)

    def said(self, done):
        """That it takes a while, and needs somebody else."""
        return f"Revision {done.revision} is being made in both editions. Somebody else must approve each of them."

    def onward(self, done):
        """The revision."""
        return reverse("reporting:board-report", args=[done.uid])
