"""Every dated fact about somebody, past and present."""

from django.views.generic import TemplateView

from accounts.roles import Permission
from placements.queries.fact_entries import entries
from placements.queries.facts import every_fact_of
from placements.views.about_person import AboutPerson


class PersonHistory(AboutPerson, TemplateView):
    """What was recorded, by whom, and what became of it. Nothing is overwritten."""

    permission = Permission.SEE_NAMES
    template_name = "placements/person_history.html"
    current = "summary"

    def get_context_data(self, **context):
        """Adds each list."""
        facts = every_fact_of(self.person, granted=self.granted)
        return super().get_context_data(**context, told=entries(facts, on=self.today, history=True))
