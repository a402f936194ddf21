"""Agreeing who pays for a placement."""

from accounts import policies as acting
from accounts.roles import Permission
from linkworker.words import long_day, pounds
from placements.actions import funding as actions
from placements.forms.funding import AgreeFundingForm, ShareFormSet, payers_for
from placements.queries.person_page import split_in_force
from placements.rules.money import annualise
from placements.views.about_person import AboutPlacement
from placements.views.deeds import RecordDeed


class AgreeFunding(AboutPlacement, RecordDeed):
    """From a day, these payers pay; what was in force closes."""

    permission = Permission.AGREE_FUNDING
    form_class = AgreeFundingForm
    template_name = "placements/agree_funding.html"
    heading = "Agree who pays"

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

    def act(self, answers):
        shares = [actions.AgreedShare(**row) for row in self.rows.answers()]
        return actions.agree_funding(by=self.request.user, placement=self.placement, shares=shares, **answers)

    def said(self, done):
        weekly = sum(line.weekly for line in done)
        since = long_day(done[0].starts_on)
        return f"{pounds(weekly)} a week from {since}: {pounds(annualise(weekly))} a year."

    def onward(self, done):
        return super().onward(self.person)

    def get_context_data(self, **context):
        rows = getattr(self, "rows", None) or self.shares()
        in_force = split_in_force(self.placement, self.today)
        return super().get_context_data(**context) | {
            "shares": rows,
            "typed_total": rows.total() if rows.is_bound else None,
            "in_force": in_force,
            "in_force_total": sum(line.weekly for line in in_force),
        }
