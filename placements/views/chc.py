"""Continuing healthcare of one person: where it stands, and what is recorded on the way."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from placements.actions import chc as actions
from placements.actions import chc_disputes as disputes
from placements.actions import chc_tools as tools
from placements.forms.chc import (
    OpenChcCaseForm,
    RecordChcDecisionForm,
    RecordChcLetterForm,
    RecordChcReceiptForm,
    RecordChecklistForm,
)
from placements.forms.chc_disputes import CloseChcDisputeForm, OpenChcDisputeForm
from placements.forms.chc_tools import RecordDecisionSupportToolForm
from placements.queries import chc
from placements.queries.chc_page import chc_page
from placements.views.about_person import AboutPerson

TAB = "chc"


class Chc(AboutPerson, TemplateView):
    """Where it stands: steps with days, the clock, disputes, past cases."""

    permission = Permission.SEE_CHC
    template_name = "placements/chc.html"
    current = TAB

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"chc": chc_page(self.person, self.today)}


class ChcDeed(AboutPerson, DeedView):
    """A deed about continuing healthcare; it leads back to the tab."""

    keeps_draft = True
    permission = Permission.RECORD_CHC
    current = TAB

    def onward(self, done):
        return reverse("placements:chc", args=[self.person.uid])

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}


class CaseDeed(ChcDeed):
    """A deed in one case, named in the address by `uid`."""

    def scope(self):
        self.case = get_object_or_404(chc.cases_for(self.request.user), uid=self.kwargs["uid"])
        self.take(self.case.person.uid)


class OpenChcCase(ChcDeed):
    """Somebody is considered."""

    form_class = OpenChcCaseForm
    template_name = "placements/open_chc_case.html"
    heading = "Open a continuing healthcare case"
    heard = "The case is open."

    def get_initial(self):
        return {"icb": self.person.responsible_icb}

    def act(self, answers):
        return actions.open_chc_case(by=self.request.user, person=self.person, today=self.today, **answers)


class RecordChecklist(CaseDeed):
    """Eleven letters."""

    form_class = RecordChecklistForm
    template_name = "placements/record_checklist.html"
    heading = "Record a Checklist"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"asked": chc.domains()}

    def act(self, answers):
        return actions.record_checklist(by=self.request.user, case=self.case, today=self.today, **answers)

    def said(self, done):
        return f"The Checklist is recorded. {actions.reading_of(done.letters).words}."


class RecordChcReceipt(CaseDeed):
    """Day 0."""

    form_class = RecordChcReceiptForm
    template_name = "placements/record_chc_receipt.html"
    heading = "When did the ICB receive it?"

    def act(self, answers):
        return actions.record_chc_receipt(by=self.request.user, case=self.case, today=self.today, **answers)

    def said(self, done):
        return f"{done.clock_on(self.today).words}."


class RecordDecisionSupportTool(CaseDeed):
    """What the team found and recommends."""

    form_class = RecordDecisionSupportToolForm
    template_name = "placements/record_decision_support_tool.html"
    heading = "Record a Decision Support Tool"
    heard = "The tool is recorded. The ICB decides."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"asked": chc.domains()}

    def act(self, answers):
        return tools.record_decision_support_tool(
            by=self.request.user, case=self.case, today=self.today, **answers
        )


class RecordChcDecision(CaseDeed):
    """What the ICB decided."""

    form_class = RecordChcDecisionForm
    template_name = "placements/record_chc_decision.html"
    heading = "Record the decision"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"received": self.case.received_by_icb_on is not None}

    def act(self, answers):
        return actions.record_chc_decision(by=self.request.user, case=self.case, today=self.today, **answers)

    def said(self, done):
        return f"The decision is recorded. {done.clock_on(self.today).words.rstrip('.')}."

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"clock": self.case.clock_on(self.today)}


class RecordChcLetter(CaseDeed):
    """The day on the decision letter."""

    form_class = RecordChcLetterForm
    template_name = "placements/record_chc_letter.html"
    heading = "Record the decision letter"
    heard = "The day on the letter is recorded."

    def act(self, answers):
        return actions.record_chc_letter(by=self.request.user, case=self.case, today=self.today, **answers)


class OpenChcDispute(CaseDeed):
    """A stage begins."""

    form_class = OpenChcDisputeForm
    template_name = "placements/open_chc_dispute.html"
    heading = "Open a dispute"
    heard = "The dispute is open."

    def act(self, answers):
        return disputes.open_chc_dispute(by=self.request.user, case=self.case, today=self.today, **answers)


class CloseChcDispute(ChcDeed):
    """A stage ended."""

    form_class = CloseChcDisputeForm
    template_name = "placements/close_chc_dispute.html"
    heading = "Close this dispute"
    heard = "The dispute is closed."

    def scope(self):
        self.dispute = get_object_or_404(chc.disputes_for(self.request.user), uid=self.kwargs["uid"])
        self.take(self.dispute.case.person.uid)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"between_bodies": self.dispute.between_bodies}

    def act(self, answers):
        return disputes.close_chc_dispute(
            by=self.request.user, dispute=self.dispute, today=self.today, **answers
        )

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"dispute": self.dispute}
