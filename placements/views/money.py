"""The money of one person."""

from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from linkworker import charts
from placements.forms.spend import WhatIfForm
from placements.queries import person_money
from placements.rules.history import History
from placements.views.about_person import AboutPerson


class PersonMoney(AboutPerson, TemplateView):
    """Who pays today and has paid, what is disputed, and what if the NHS agreed. Nothing here is written."""

    permission = Permission.SEE_COSTS
    template_name = "placements/money.html"
    current = "money"

    def opened(self):
        """A look, with the question when one was asked."""
        self.form = self.what_if()
        asked = {}
        if self.form.is_bound and self.form.is_valid():
            proposal = self.form.proposal
            asked = {"what_if": proposal.outcome.value, "agreed_from": proposal.agreed_from.isoformat()}
        page = self.request.resolver_match.view_name
        audit.looked_at(by=self.request.user, subject=self.person, person=self.person, page=page, **asked)

    def what_if(self) -> WhatIfForm:
        """The question as it was asked, or empty."""
        asks = self.request.GET
        asked = any(name in asks for name in WhatIfForm.base_fields)
        return WhatIfForm(asks if asked else None, today=self.today)

    def get_context_data(self, **context):
        """Adds the money, the picture and the answer."""
        told = person_money.person_money(self.person, on=self.today)
        answers = ()
        if self.form.is_bound and self.form.is_valid():
            answers = person_money.answers(told.lines, self.form.proposal, on=self.today)
        context = super().get_context_data(**context)
        return context | {
            "money": told,
            "placement": context["banner"].placement,
            "chart": self.drawn(told.history) if told.history.steps else None,
            "form": self.form,
            "answers": answers,
        }

    def drawn(self, history: History) -> charts.Chart:
        """Who paid how much a week, as steps."""
        levels = [charts.Level(step.starts_on, step.ends_on, step.weekly) for step in history.steps]
        title = "Pounds a week by payer"
        return charts.money_steps("money-history", title, history.payers, levels, today=self.today)
