"""What gave cause for concern at one home."""

from django.views.generic import TemplateView

from accounts.roles import Permission
from placements.queries.home_page import shown_name
from placements.views.homes import AboutHome
from reviews.queries import home_concerns


class HomeConcerns(AboutHome, TemplateView):
    """Events, inspections, and how many concerns and restraints, by month. It names nobody."""

    permission = Permission.SEE_SAFEGUARDING
    template_name = "reviews/home_concerns.html"

    def get_context_data(self, **context):
        """Adds the months."""
        months = home_concerns.months_at(self.home, self.request.user)
        return super().get_context_data(
            **context,
            home=self.home,
            name=shown_name(self.home),
            months=months,
            summary=home_concerns.in_words(months),
        )
