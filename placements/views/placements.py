"""The Placements tab of one person."""

from django.views.generic import TemplateView

from accounts.roles import Permission
from placements.queries.placements_page import placements_page
from placements.views.about_person import AboutPerson


class Placements(AboutPerson, TemplateView):
    """Where they live and why there, what is proposed, short stays, the way home and every placement before."""

    permission = Permission.SEE_PLACEMENTS
    template_name = "placements/placements.html"
    current = "placements"

    def get_context_data(self, **context):
        """Adds the tab."""
        context = super().get_context_data(**context)
        page = placements_page(
            self.person,
            context["banner"].placement,
            staff=self.request.user,
            on=self.today,
            granted=self.granted,
        )
        return context | {"page": page}
