"""The monthly report: asked for, made by a worker, written in, approved, read."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import TemplateView

from accounts import audit
from accounts import policies as accounts_policies
from accounts.roles import Permission
from accounts.views.deeds import ButtonDeed, Deed, DeedView
from accounts.views.gate import GatedView
from linkworker.periods import Month
from reporting import actions, policies
from reporting.documents import store
from reporting.forms import ApproveBoardReportForm, NarrativeForm, RequestBoardReportForm
from reporting.queries.reports import approvers, months_of, months_to_ask_for, words_before


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

    @cached_property
    def own(self) -> bool:
        """Did this person ask for the report, or ever write in it?"""
        return not policies.is_second_person(self.request.user, self.report)

    def must_approve(self) -> str:
        """To the one who asked for it or wrote in it: who must approve it instead. Empty to others."""
        if not self.own:
            return ""
        others = ", ".join(approvers(self.report, self.today)) or "nobody at present: ask your administrator"
        return f"{actions.CannotApproveOnesOwn.message} Who may: {others}."

    def get_context_data(self, **context):
        """The report and its month in words."""
        return super().get_context_data(**context, report=self.report, month=Month.of(self.report.month))


class BoardReportPage(AboutReport, TemplateView):
    """Where one report stands, and what can be done with it."""

    template_name = "reporting/board_report_page.html"

    def get_context_data(self, **context):
        """Which deeds are open to this person."""
        report, may_approve = self.report, self.may_here(Permission.APPROVE_BOARD_REPORT)
        return super().get_context_data(
            **context,
            may_write=self.may_here(Permission.WRITE_NARRATIVE),
            may_approve=may_approve and not self.own,
            may_request=self.may_here(Permission.REQUEST_BOARD_REPORT),
            may_revise=self.may_here(Permission.REVISE_BOARD_REPORT),
            must_approve=self.must_approve() if may_approve and report.state == "draft" else "",
            on_its_way=report.state in ("queued", "making"),
        )


class RequestBoardReport(DeedView):
    """Ask for a month that has no report yet; the worker does the rest."""

    permission = Permission.REQUEST_BOARD_REPORT
    template_name = "reporting/request_board_report.html"
    form_class = RequestBoardReportForm
    heading = "Make a board report"

    def get_form_kwargs(self):
        """The months of this authority that can be asked for."""
        self.council = self.authority()
        return super().get_form_kwargs() | {"months": months_to_ask_for(self.council, self.today)}

    def act(self, answers):
        """Both editions of the month."""
        return actions.request_board_report(
            by=self.request.user, authority=self.council, today=self.today, now=timezone.now(), **answers
        )

    def said(self, done):
        """Which month, and that it takes a while."""
        month = Month.of(done[0].month)
        return f"The report of {month.label} is being made. It appears here when it is ready."

    def onward(self, done):
        """The list."""
        return reverse("reporting:board-reports")


class ReportDeed(AboutReport, Deed):
    """A deed on one report leads to the report."""

    def onward(self, done):
        """The report."""
        return reverse("reporting:board-report", args=[self.report.uid])


class WriteNarrative(ReportDeed, DeedView):
    """The words beside the figures."""

    permission = Permission.WRITE_NARRATIVE
    template_name = "reporting/write_narrative.html"
    form_class = NarrativeForm
    heard = "Saved. The draft is being printed again with your words."

    def get_initial(self):
        """What was written before."""
        return {"narrative": self.report.narrative, "asks": self.report.asks}

    def get_context_data(self, **context):
        """Adds every earlier version of the words."""
        return super().get_context_data(**context) | {"words_before": words_before(self.report)}

    def act(self, answers):
        """Saved, and the draft is printed again."""
        return actions.write_narrative(
            by=self.request.user, report=self.report, now=timezone.now(), **answers
        )


class ApproveBoardReport(ReportDeed, DeedView):
    """A second person approves, once they have seen what becomes final; from then on it never changes."""

    permission = Permission.APPROVE_BOARD_REPORT
    template_name = "reporting/approve_board_report.html"
    form_class = ApproveBoardReportForm
    heading = "Approve this report"
    heard = "Approved. It is being printed once more with your name and the day."

    def get(self, request, *args, **kwargs):
        """The question; a report that is no draft leads back to where it stands."""
        if self.report.state != "draft":
            messages.info(request, "This report is not a draft any more, so there is nothing to approve.")
            return redirect(self.onward(self.report))
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        """The file that is approved, so that it is no other."""
        return {"file_name": self.report.file_name}

    def get_context_data(self, **context):
        """Adds the words of the button, or who must approve instead, and the way back."""
        return super().get_context_data(**context) | {
            "submit_text": self.heading,
            "must_approve": self.must_approve(),
            "cancel_url": self.onward(self.report),
        }

    def act(self, answers):
        """Refused in words to the one who asked for it or wrote in it."""
        return actions.approve_board_report(
            by=self.request.user, report=self.report, now=timezone.now(), **answers
        )


class TryBoardReportAgain(ReportDeed, ButtonDeed):
    """A report that could not be made goes back to the worker."""

    permission = Permission.REQUEST_BOARD_REPORT
    heard = "The report is being tried again."

    def act(self):
        """Refused in words when it is on its way or made already."""
        return actions.try_board_report_again(by=self.request.user, report=self.report, now=timezone.now())


class DownloadBoardReport(AboutReport, View):
    """The file, through the gate, checked against its own fingerprint, with a line in the trail."""

    http_method_names = ("get", "head")

    def get(self, request, uid):
        """A file that is missing or changed is refused, never served."""
        if not self.report.offers_file:
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
            **self.report.codes,
        )
        response = HttpResponse(data, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{self.file_name()}"'
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response

    def file_name(self) -> str:
        """What the file is saved as: each revision under its own name."""
        report = self.report
        revision = f"-revision-{report.revision}" if report.revision > 1 else ""
        return f"link-worker-{report.authority.code}-{Month.of(report.month)}-{report.edition}{revision}.pdf"
