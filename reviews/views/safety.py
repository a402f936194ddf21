"""What keeps one person safe, on one tab: concerns, restrictive practice, the dynamic support register, a death."""

from django.views.generic import TemplateView

from accounts.roles import Permission
from placements.views.about_person import AboutPerson
from reviews.queries import safeguarding


class Safety(AboutPerson, TemplateView):
    """Everything about somebody's safety, what is still owed in front."""

    permission = Permission.SEE_SAFEGUARDING
    template_name = "reviews/safety.html"
    current = "safety"

    def get_context_data(self, **context):
        """Adds each part as far as it may be seen."""
        staff = self.request.user
        return super().get_context_data(
            **context, concerns=safeguarding.concerns_of(staff, self.person, self.today)
        )
