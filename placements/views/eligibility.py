"""Deciding whether somebody is in the scheme."""

from accounts.roles import Permission
from placements.actions import eligibility as actions
from placements.forms.eligibility import DecideEligibilityForm
from placements.views.about_person import AboutPerson
from placements.views.deeds import RecordDeed


class DecideEligibility(AboutPerson, RecordDeed):
    """In the scheme or not, and why."""

    permission = Permission.EDIT_PERSON
    form_class = DecideEligibilityForm
    template_name = "placements/decide_eligibility.html"
    current = "summary"
    heading = "Decide on eligibility"
    heard = "The decision is recorded. Earlier ones stay in the history."

    def get_initial(self):
        return {"decided_on": self.today}

    def act(self, answers):
        return actions.decide_eligibility(
            by=self.request.user, person=self.person, today=self.today, **answers
        )
