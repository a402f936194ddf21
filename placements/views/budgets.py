"""Setting a year's budget."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from linkworker.words import pounds
from placements.actions import budgets as actions
from placements.forms.budgets import SetBudgetForm
from placements.queries import budgets


class SetBudget(DeedView):
    """What the council has for a year; a later amount supersedes this one."""

    permission = Permission.SET_BUDGET
    form_class = SetBudgetForm
    template_name = "placements/set_budget.html"
    heading = "Set a budget"

    def scope(self):
        """The council whose budget it is."""
        self.council = self.authority()

    def act(self, answers):
        """One row more."""
        return actions.set_budget(by=self.request.user, authority=self.council, now=timezone.now(), **answers)

    def said(self, done):
        """What is set."""
        return f"The budget for {done.year} is {pounds(done.amount)}."

    def onward(self, done):
        """The year it is for."""
        days = {"starts_on": done.year.starts_on.isoformat(), "until": done.year.ends_on.isoformat()}
        return f"{reverse('placements:spend')}?{urlencode({'authority': self.council.code, **days})}"

    def get_context_data(self, **context):
        """Adds whose it is and what was set before."""
        return super().get_context_data(**context) | {
            "council": self.council,
            "earlier": budgets.ever_set(self.council),
        }
