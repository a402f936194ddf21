"""Rating somebody on the dynamic support register."""

from accounts.roles import Permission
from reviews import actions
from reviews.forms import RateDynamicSupportForm
from reviews.views.safety import SafetyDeed


class RateDynamicSupport(SafetyDeed):
    """Say how somebody stands on the register from a day."""

    template_name = "reviews/rate_dynamic_support.html"
    form_class = RateDynamicSupportForm
    heading = "Dynamic support register"
    heard = "The register is up to date."

    def may(self):
        """The rating tells of somebody's health, too."""
        return super().may() and Permission.SEE_HEALTH in self.granted

    def get_initial(self):
        """From today, unless said otherwise."""
        return {"rated_on": self.today}

    def act(self, answers):
        """Keep it."""
        return actions.rate_dynamic_support(
            by=self.request.user, person=self.person, today=self.today, **answers
        )
