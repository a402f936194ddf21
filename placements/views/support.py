"""How much support a placement brings."""

from accounts.roles import Permission
from placements.actions import support as actions
from placements.forms.support import RecordSupportForm
from placements.views.about_person import AboutPlacement
from placements.views.deeds import PlacementsDeed


class RecordSupport(AboutPlacement, PlacementsDeed):
    """Hours, nights and technology from a day."""

    permission = Permission.START_PLACEMENT
    form_class = RecordSupportForm
    template_name = "placements/record_support.html"
    current = "placements"
    heading = "Record the support"
    heard = "The support is recorded."

    def act(self, answers):
        return actions.record_support(
            by=self.request.user, placement=self.placement, today=self.today, **answers
        )
