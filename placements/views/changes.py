"""The split of today changed in one way, uplifts of a whole provider, and costs paid once."""

from django.urls import reverse
from django.utils import timezone

from accounts import audit
from accounts import policies as acting
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from linkworker.words import counted, long_day, pounds
from placements.actions import changes, funding_disputes, one_off_costs, suspensions, uplifts
from placements.forms.changes import (
    DisputeFundingForm,
    ProposeUpliftForm,
    RecordOneOffCostForm,
    SuspendFundingForm,
    UpliftFundingForm,
)
from placements.forms.funding import payers_for
from placements.queries import splits
from placements.queries import uplifts as known
from placements.queries.agreements import part_row
from placements.views.about_person import AboutPlacement
from placements.views.checking import CheckedDeed
from placements.views.deeds import MoneyDeed
from placements.views.funding import SplitDeed


class UpliftFunding(SplitDeed):
    """The price of one placement rises by a percentage."""

    form_class = UpliftFundingForm
    template_name = "placements/uplift_funding.html"
    heading = "Raise the price"

    def work_out(self, answers):
        asked = {name: answers[name] for name in ("percent", "effective_from")}
        return changes.uplift_of(placement=self.placement, **asked)

    def act(self, answers):
        return uplifts.uplift_funding(
            by=self.request.user, placement=self.placement, today=self.today, **answers
        )


class SuspendFunding(SplitDeed):
    """Each payer pays part of its share, or nothing, until a day."""

    form_class = SuspendFundingForm
    template_name = "placements/suspend_funding.html"
    heading = "Suspend the money for a time"

    def work_out(self, answers):
        asked = {name: value for name, value in answers.items() if name != "submission"}
        return changes.suspension_of(placement=self.placement, **asked)

    def act(self, answers):
        return suspensions.suspend_funding(by=self.request.user, placement=self.placement, **answers)


class DisputeFunding(SplitDeed):
    """One share is disputed, and somebody pays it meanwhile."""

    form_class = DisputeFundingForm
    template_name = "placements/dispute_funding.html"
    heading = "Record that a share is disputed"

    def get_form_kwargs(self):
        lines = splits.lines_to_dispute(self.placement, self.today)
        return super().get_form_kwargs() | {"lines": lines}

    def work_out(self, answers):
        asked = {name: value for name, value in answers.items() if name != "submission"}
        return changes.dispute_of(placement=self.placement, **asked)

    def remark(self, days):
        """Until when it is disputed, where another price is agreed for afterwards."""
        if not splits.another_starts(self.placement, days.ends_on):
            return ""
        return (
            f"It is disputed until {long_day(days.ends_on)}, when the next agreed price starts. Record it again "
            "for that one, once this is agreed or refused."
        )

    def said(self, done):
        return f"{super().said(done)} {self.remark(done)}".strip()

    def act(self, answers):
        return funding_disputes.dispute_funding(by=self.request.user, placement=self.placement, **answers)


class RecordOneOffCost(AboutPlacement, MoneyDeed):
    """What was paid once, apart from the weekly price."""

    permission = Permission.AGREE_FUNDING
    form_class = RecordOneOffCostForm
    template_name = "placements/record_one_off_cost.html"
    heading = "Record a cost paid once"

    def get_form_kwargs(self):
        person = self.person
        authorities = acting.organisations_for(self.request.user, self.permission)
        usual = (person.responsible_council, person.responsible_icb, self.placement.home.host_council)
        return super().get_form_kwargs() | payers_for(authorities, self.today, *usual)

    def act(self, answers):
        return one_off_costs.record_one_off_cost(
            by=self.request.user, placement=self.placement, today=self.today, **answers
        )

    def said(self, done):
        return f"{pounds(done.amount)} paid once on {long_day(done.spent_on)}."


class ProposeUplift(CheckedDeed):
    """Everybody's price with one provider rises by a percentage, shown person by person first."""

    permission = Permission.PROPOSE_FUNDING
    form_class = ProposeUpliftForm
    template_name = "placements/propose_uplift.html"
    heading = "Raise a provider's prices"

    def get_form_kwargs(self):
        providers = known.providers_with_people(self.request.user, self.authority(), self.today)
        return super().get_form_kwargs() | {"providers": providers}

    def work_out(self, answers):
        authority, by = self.authority(), self.request.user
        day = answers["effective_from"]
        self.placements = known.placements_with(by, authority, answers["provider"], day)
        preview = uplifts.preview_uplift(
            placements=self.placements, percent=answers["percent"], effective_from=day
        )
        if not preview.rising:
            raise uplifts.NobodyToRaise
        return preview

    def get_context_data(self, **context):
        """Adds each person of the preview with who would pay how much."""
        people = [
            (one, [part_row(part) for part in one.worked.parts] if one.worked else [])
            for one in (self.worked.raises if self.worked else ())
        ]
        return super().get_context_data(**context) | {"people": people}

    def opened(self):
        """The preview names people by reference, so it writes whom."""
        if self.worked is not None:
            people = dict.fromkeys(one.placement.person.uid for one in self.worked.raises)
            audit.listed(by=self.request.user, kind="people of an uplift", people=people)

    def act(self, answers):
        return uplifts.propose_uplift(
            by=self.request.user, authority=self.authority(), today=self.today, **answers
        )

    def said(self, done):
        people = counted(len(known.agreements_of(done, self.request.user)), "person", "people")
        return f"Proposed for {people}. It counts once somebody else agrees it."

    def onward(self, done):
        return reverse("placements:apply-uplift", args=[done.uid])


class ApplyUplift(DeedView):
    """Agree every proposal of an uplift at once."""

    permission = Permission.AGREE_FUNDING
    template_name = "placements/apply_uplift.html"
    heading = "Agree an uplift"

    def scope(self):
        """The uplift, among those of one's own councils."""
        authorities = acting.organisations_for(self.request.user, self.permission)
        self.uplift = known.uplift_named(self.request.user, authorities, self.kwargs["uid"])

    def opened(self):
        """The list names people by reference, so it writes whom."""
        people = dict.fromkeys(
            one.placement.person.uid for one in known.agreements_of(self.uplift, self.request.user)
        )
        audit.listed(by=self.request.user, kind="people of an uplift", people=people)

    def act(self, answers):
        return uplifts.apply_uplift(
            by=self.request.user, uplift=self.uplift, today=self.today, now=timezone.now()
        )

    def said(self, done):
        return f"The uplift of {done.percent.normalize():f}% from {long_day(done.effective_from)} is agreed."

    def onward(self, done):
        return self.request.path

    def get_context_data(self, **context):
        page = known.uplift_page(self.uplift, self.request.user)
        return super().get_context_data(**context) | {"uplift": self.uplift, "page": page}
