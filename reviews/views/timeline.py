"""One person's story on one page."""

from django.views.generic import TemplateView

from accounts.roles import Permission
from placements.views.about_person import AboutPerson
from reviews.queries.timeline import ITEMS_A_PAGE, timeline

MOST_ITEMS = 5000


class Timeline(AboutPerson, TemplateView):
    """Placements, contacts, reviews, money and health checks, newest first, as far as the reader may see."""

    permission = Permission.SEE_TIMELINE
    template_name = "reviews/timeline.html"
    current = "timeline"

    def get_context_data(self, **context):
        """Adds the newest items, and where the earlier ones would begin."""
        show = self.items_shown()
        story = timeline(self.request.user, self.person, granted=self.granted, on=self.today, show=show)
        return super().get_context_data(
            **context, story=story, show_more=show + ITEMS_A_PAGE, next_part=len(story.pages) + 1
        )

    def items_shown(self) -> int:
        """How many items the address asks for: whole pages, fifty unless told otherwise."""
        asked = self.request.GET.get("show", "")
        number = int(asked) if asked.isdecimal() and len(asked) < 6 else ITEMS_A_PAGE
        pages = -(-number // ITEMS_A_PAGE)
        return min(max(pages, 1) * ITEMS_A_PAGE, MOST_ITEMS)
