"""Recording what was decided about sharing."""

from accounts.roles import Permission
from placements.actions import sharing as actions
from placements.forms.sharing import RecordSharingDecisionForm
from placements.views.about_person import AboutPerson
from placements.views.deeds import RecordDeed


class RecordSharingDecision(AboutPerson, RecordDeed):
    """One answer about one side."""

    permission = Permission.EDIT_PERSON
    form_class = RecordSharingDecisionForm
    template_name = "placements/record_sharing_decision.html"
    current = "summary"
    heading = "Record a decision on sharing"
    heard = "The decision is recorded. Earlier ones stay in the history."

    def get_initial(self):
        return {"decided_on": self.today}

    def act(self, answers):
        return actions.record_sharing_decision(
            by=self.request.user, person=self.person, today=self.today, **answers
        )
