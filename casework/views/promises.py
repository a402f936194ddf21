"""Who keeps their word, by organisation."""

from django.urls import reverse
from django.views.generic import TemplateView

from accounts.roles import Permission
from accounts.views.gate import GatedView
from casework.forms import PeriodForm
from casework.queries.promises import tracker
from casework.rules.promises import DEFINITION
from linkworker.periods import add_months

PERIOD_MONTHS = 12


class Promises(GatedView, TemplateView):
    """What was promised in a period and what was kept: ours and each organisation's. It names nobody."""

    permission = Permission.SEE_ACTIONS
    template_name = "casework/promises.html"

    def get_context_data(self, **context):
        """Adds the period and the count; without a period the last twelve months."""
        form = PeriodForm(self.request.GET or None, today=self.today)
        asked = form.cleaned_data if form.is_valid() else {}
        until = asked.get("until") or self.today
        since = asked.get("since") or add_months(until, -PERIOD_MONTHS)
        return super().get_context_data(
            **context,
            form=form,
            since=since,
            until=until,
            tracker=tracker(self.request.user, since, until, self.today),
            definition=DEFINITION,
            opens=f"{reverse('casework:all-actions')}?state=any&first_due_from={since}&first_due_until={until}",
        )
