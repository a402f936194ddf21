"""The monthly report: asked for, made by a worker, written in, approved, read."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View
from django.views.generic import FormView, TemplateView

from accounts import audit
from accounts import policies as accounts_policies
from accounts.roles import Permission
from accounts.views.gate import GatedView
from linkworker.periods import Month
from reporting import actions, policies
from reporting.documents import store
from reporting.forms import NarrativeForm, RequestBoardReportForm
from reporting.queries.reports import months_of, months_to_ask_for


class BoardReports(GatedView, TemplateView):
    """The reports somebody may read, month by month."""

    permission = Permission.SEE_BOARD_REPORTS
    template_name = "reporting/board_reports.html"

    def get_context_data(self, **context):
        """Newest first; whether any is on its way; whether one may be asked for."""
        months = months_of(self.request.user)
        return super().get_context_data(
            **context,
            months=months,
            on_its_way=any(
                report.state in ("queued", "making") for _, reports in months for report in reports
            ),
            may_request=accounts_policies.allowed(self.request.user, Permission.REQUEST_BOARD_REPORT),
        )


class AboutReport(GatedView):
    """A page about one report, among those somebody may read."""

    permission = Permission.SEE_BOARD_REPORTS

    def scope(self):
        """Someone else's report, and a draft to a board member, is not found."""
        reports = policies.reports_for(self.request.user).select_related(
            "authority", "snapshot", "approved_by", "requested_by", "narrative_by"
        )
        self.report = get_object_or_404(reports, uid=self.kwargs["uid"])

    def may(self):
        """A role held at another organisation opens nothing here."""
        return self.may_here(self.permission)

    def may_here(self, permission) -> bool:
        """Does a role held at the report's own authority grant this?"""
        return accounts_policies.allowed_at(self.request.user, permission, self.report.authority_id)

    def get_context_data(self, **context):
        """The report and its month in words."""
        return super().get_context_data(**context, report=self.report, month=Month.of(self.report.month))


class BoardReportPage(AboutReport, TemplateView):
    """Where one report stands, and what can be done with it."""

    template_name = "reporting/board_report_page.html"

    def get_context_data(self, **context):
        """Which deeds are open to this person."""
        user, report = self.request.user, self.report
        may_approve = self.may_here(Permission.APPROVE_BOARD_REPORT)
        return super().get_context_data(
            **context,
            may_write=self.may_here(Permission.WRITE_NARRATIVE),
            may_approve=may_approve and user.pk not in (report.requested_by_id, report.narrative_by_id),
            may_request=self.may_here(Permission.REQUEST_BOARD_REPORT),
            own=may_approve and user.pk in (report.requested_by_id, report.narrative_by_id),
            on_its_way=report.state in ("queued", "making"),
        )


class RequestBoardReport(GatedView, FormView):
    """Ask for a month that has no report yet."""

    permission = Permission.REQUEST_BOARD_REPORT
    template_name = "reporting/request_board_report.html"
    form_class = RequestBoardReportForm

    def get_form_kwargs(self):
        """The months of this authority that can be asked for."""
        self.council = self.authority()
        return super().get_form_kwargs() | {"months": months_to_ask_for(self.council, self.today)}

    def form_valid(self, form):
        """One deed; the worker does the rest."""
        month = form.cleaned_data["month"]
        try:
            actions.request_board_report(
                by=self.request.user,
                authority=self.council,
                month=month,
                today=self.today,
                now=timezone.now(),
            )
        except actions.MonthIsNotOver as refusal:
            form.add_error("month", refusal.message)
            return self.form_invalid(form)
        messages.success(
            self.request, f"The report of {month.label} is being made. It appears here when it is ready."
        )
        return redirect("reporting:board-reports")


class WriteNarrative(AboutReport, FormView):
    """The words beside the figures."""

    permission = Permission.WRITE_NARRATIVE
    template_name = "reporting/write_narrative.html"
    form_class = NarrativeForm

    def get_initial(self):
        """What was written before."""
        return {"narrative": self.report.narrative, "asks": self.report.asks}

    def form_valid(self, form):
        """Saved, and the draft is printed again."""
        try:
            actions.write_narrative(
                by=self.request.user, report=self.report, now=timezone.now(), **form.cleaned_data
            )
        except actions.NotADraft as refusal:
            form.add_error(None, refusal.message)
            return self.form_invalid(form)
        messages.success(self.request, "Saved. The draft is being printed again with your words.")
        return redirect("reporting:board-report", uid=self.report.uid)


class ApproveBoardReport(AboutReport, View):
    """A second person approves; from then on it never changes."""

    permission = Permission.APPROVE_BOARD_REPORT
    http_method_names = ("post",)

    def post(self, request, uid):
        """Refused in words to the one who asked for it or wrote in it."""
        try:
            actions.approve_board_report(by=request.user, report=self.report, now=timezone.now())
        except (actions.NotADraft, actions.CannotApproveOnesOwn) as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, "Approved. It is being printed once more with your name and the day.")
        return redirect("reporting:board-report", uid=uid)


class TryBoardReportAgain(AboutReport, View):
    """A report that could not be made goes back to the worker."""

    permission = Permission.REQUEST_BOARD_REPORT
    http_method_names = ("post",)

    def post(self, request, uid):
        """Refused in words when it is on its way or made already."""
        try:
            actions.try_board_report_again(by=request.user, report=self.report, now=timezone.now())
        except actions.NotFailed as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, "The report is being tried again.")
        return redirect("reporting:board-report", uid=uid)


class DownloadBoardReport(AboutReport, View):
    """The file, through the gate, checked against its own fingerprint, with a line in the trail."""

    http_method_names = ("get", "head")

    def get(self, request, uid):
        """A file that is missing or changed is refused, never served."""
        if not self.report.file_name:
            return render(request, "reporting/not_made_yet.html", {"report": self.report}, status=404)
        try:
            data = store.fetch(self.report.file_name)
        except store.FileIsNotWhatWasApproved as refusal:
            return render(request, "reporting/file_damaged.html", {"refusal": refusal.message}, status=500)
        audit.record(
            by=request.user,
            verb="downloaded board report",
            subject=self.report,
            organisation=self.report.authority,
        )
        response = HttpResponse(data, content_type="application/pdf")
        name = f"link-worker-{self.report.authority.code}-{Month.of(self.report.month)}-{self.report.edition}.pdf"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response
