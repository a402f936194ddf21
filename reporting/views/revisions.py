"""An approved report is issued again: the old one stays, the new one is approved anew."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.roles import Permission
from reporting import actions
from reporting.forms import ReviseBoardReportForm
from reporting.views.board_reports import AboutReport


class ReviseBoardReport(AboutReport, FormView):
    """Why it is issued again, and from which figures."""

    permission = Permission.REVISE_BOARD_REPORT
    template_name = "reporting/revise_board_report.html"
    form_class = ReviseBoardReportForm

    def form_valid(self, form):
        """Both editions in one deed; the worker makes them."""
        try:
            revised = actions.revise_board_report(
                by=self.request.user, report=self.report, now=timezone.now(), **form.cleaned_data
            )
        except (actions.NotApproved, actions.RevisedAlready) as refusal:
            form.add_error(None, refusal.message)
            return self.form_invalid(form)
        new = next(report for report in revised if report.edition == self.report.edition)
        messages.success(
            self.request,
            f"Revision {new.revision} is being made in both editions. Somebody else must approve each of them.",
        )
        return redirect("reporting:board-report", uid=new.uid)
