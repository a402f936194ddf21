"""Who decided about a move that has happened."""

from accounts.roles import Permission
from placements.actions import past_decisions as actions
from placements.forms.decisions import RecordPastDecisionForm
from placements.views.about_person import AboutPlacement
from placements.views.deeds import PlacementsDeed


class RecordPastDecision(AboutPlacement, PlacementsDeed):
    """Who decided, and when, where nothing was recorded as they moved."""

    permission = Permission.PROPOSE_PLACEMENT
    form_class = RecordPastDecisionForm
    template_name = "placements/record_past_decision.html"
    current = "placements"
    heading = "Who decided about this move?"
    heard = "The decision is recorded."

    def act(self, answers):
        return actions.record_past_decision(
            by=self.request.user, placement=self.placement, today=self.today, **answers
        )
