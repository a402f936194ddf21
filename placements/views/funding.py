"""Proposing who pays for a placement, agreeing and refusing it."""

from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts import policies as acting
from accounts.roles import Permission
from accounts.views.gate import GatedView
from linkworker.words import long_day, pounds
from placements.actions import funding as actions
from placements.actions.terms import AskedShare, Terms, work_out
from placements.forms.funding import ProposeFundingForm, RefuseFundingForm, ShareFormSet, payers_for
from placements.queries import agreements
from placements.queries.person_page import split_in_force
from placements.rules.money import annualise
from placements.views.about_person import AboutPlacement
from placements.views.checking import CheckedDeed
from placements.views.deeds import MoneyDeed


class SplitDeed(AboutPlacement, CheckedDeed, MoneyDeed):
    """A change of who pays, checked to the penny and then proposed."""

    permission = Permission.PROPOSE_FUNDING

    def said(self, done):
        weekly, since = pounds(done.gross_weekly), long_day(done.starts_on)
        return f"Proposed: {weekly} a week from {since}. It counts once somebody else agrees it."

    def remark(self, days):
        """What else to know of the days it would hold; nothing unless a deed says so."""
        return ""

    def get_context_data(self, **context):
        in_force = split_in_force(self.placement, self.today)
        parts = [agreements.part_row(part) for part in self.worked.parts] if self.worked else []
        return super().get_context_data(**context) | {
            "in_force": in_force,
            "in_force_total": sum(line.weekly for line in in_force),
            "parts": parts,
            "remark": self.remark(self.worked) if self.worked else "",
        }


class ProposeFunding(SplitDeed):
    """From a day, this price, paid by these."""

    form_class = ProposeFundingForm
    template_name = "placements/propose_funding.html"
    heading = "Propose who pays"

    def shares(self):
        """The rows of payers, as typed or empty."""
        home, person = self.placement.home, self.person
        usual = (person.responsible_council, person.responsible_icb, home.host_council, home.host_icb)
        authorities = acting.organisations_for(self.request.user, self.permission)
        return ShareFormSet(
            self.request.POST if self.request.method == "POST" else None,
            prefix="shares",
            **payers_for(authorities, self.today, *usual),
        )

    def post(self, request, *args, **kwargs):
        form, self.rows = self.get_form(), self.shares()
        sound = self.rows.is_valid()
        return self.form_valid(form) if form.is_valid() and sound else self.form_invalid(form)

    def asked(self, answers) -> dict:
        """What was typed, as the terms of a proposal; and the key of the form."""
        answers = dict(answers)
        submission = answers.pop("submission")
        shares = tuple(AskedShare(**row) for row in self.rows.answers())
        return {"terms": Terms(shares=shares, **answers), "today": self.today, "submission": submission}

    def work_out(self, answers):
        asked = self.asked(answers)
        return work_out(placement=self.placement, terms=asked["terms"], today=self.today)

    def act(self, answers):
        return actions.propose_funding(by=self.request.user, placement=self.placement, **self.asked(answers))

    def get_context_data(self, **context):
        rows = getattr(self, "rows", None) or self.shares()
        return super().get_context_data(**context) | {
            "shares": rows,
            "typed_total": rows.total() if rows.is_bound else None,
        }


class AboutAgreement(AboutPlacement):
    """A page about one proposal, named in the address by `uid`: the scope, gate and trail of its person."""

    def scope(self):
        """The agreement, among those of placements whose costs somebody may know of."""
        self.agreement = agreements.agreement_named(self.request.user, self.kwargs["uid"])
        self.take_placement(self.agreement.placement.uid)

    def get_context_data(self, **context):
        """Adds the proposal and what it changes."""
        page = agreements.proposal_page(self.agreement, self.request.user, on=self.today)
        return super().get_context_data(**context) | {"proposal": page, "agreement": self.agreement}


class AgreeFunding(AboutAgreement, MoneyDeed):
    """What somebody else proposed comes to count."""

    permission = Permission.AGREE_FUNDING
    template_name = "placements/agree_funding.html"
    heading = "Agree who pays"

    def act(self, answers):
        return actions.agree_funding(
            by=self.request.user, agreement=self.agreement, today=self.today, now=timezone.now()
        )

    def said(self, done):
        weekly, since = done.gross_weekly, long_day(done.starts_on)
        return f"{pounds(weekly)} a week from {since}: {pounds(annualise(weekly))} a year."


class RefuseFunding(AboutAgreement, MoneyDeed):
    """What somebody proposed does not come to count, and why."""

    keeps_draft = True
    permission = Permission.AGREE_FUNDING
    form_class = RefuseFundingForm
    template_name = "placements/refuse_funding.html"
    heading = "Refuse this proposal"
    heard = "The proposal is refused. Who pays stays as it was."

    def act(self, answers):
        return actions.refuse_funding(
            by=self.request.user, agreement=self.agreement, now=timezone.now(), **answers
        )


class FundingProposals(GatedView, TemplateView):
    """Every proposal that waits for somebody who may agree it, by reference and without a name."""

    permission = Permission.AGREE_FUNDING
    template_name = "placements/funding_proposals.html"

    def opened(self):
        """Reading what is proposed for whom writes a line, with the people it showed."""
        self.waiting = agreements.waiting_for(self.request.user)
        people = dict.fromkeys(one.placement.person.uid for one in self.waiting)
        audit.listed(by=self.request.user, kind="funding proposals", people=people)

    def get_context_data(self, **context):
        """Adds the proposals."""
        return super().get_context_data(**context, waiting=self.waiting)
