"""What this council was told, or was not, of somebody another placed in its area."""

from django.urls import reverse

from accounts.roles import Permission
from placements import policies
from placements.actions import received as actions
from placements.forms.notices import RecordFoundWithoutNoticeForm, RecordNoticeReceivedForm
from placements.queries import notice_lists
from placements.views.about_person import AboutPlacement
from placements.views.deeds import RecordDeed


class ReceivingDeed(AboutPlacement, RecordDeed):
    """What both share: only the council in whose area the home lies."""

    permission = Permission.SEND_NOTICE
    current = "notices"

    def may(self):
        """As the host, not as the placing council."""
        return policies.hosts(self.request.user, self.permission, self.placement)

    def onward(self, done):
        return reverse("placements:person-notices", args=[self.person.uid])

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}


class RecordNoticeReceived(ReceivingDeed):
    """The placing council's notice came outside Link Worker."""

    form_class = RecordNoticeReceivedForm
    template_name = "placements/record_notice_received.html"
    heading = "Record a notice that came"
    heard = "The notice is recorded."

    def act(self, answers):
        return actions.record_notice_received(
            by=self.request.user, placement=self.placement, today=self.today, **answers
        )


class RecordFoundWithoutNotice(ReceivingDeed):
    """Somebody lives here of whom nobody had told."""

    form_class = RecordFoundWithoutNoticeForm
    template_name = "placements/record_found_without_notice.html"
    heading = "Record that nobody told us"
    heard = "It is recorded."

    def get_initial(self):
        """What is known already, so that only the day it was chased is left to add."""
        found = notice_lists.found_of(self.placement)
        return {name: getattr(found, name) for name in ("source", "found_on", "chased_on")} if found else {}

    def act(self, answers):
        return actions.record_found_without_notice(
            by=self.request.user, placement=self.placement, today=self.today, **answers
        )
