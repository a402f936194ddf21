"""Recording, reviewing and ending what somebody needs to be reached and understood."""

from django.shortcuts import get_object_or_404

from accounts.roles import Permission
from placements import policies
from placements.actions import communication as actions
from placements.forms.communication import (
    EndCommunicationNeedForm,
    RecordCommunicationNeedForm,
    ReviewCommunicationNeedForm,
)
from placements.views.about_person import AboutPerson
from placements.views.deeds import RecordDeed


class RecordCommunicationNeed(AboutPerson, RecordDeed):
    """One more need."""

    permission = Permission.EDIT_PERSON
    form_class = RecordCommunicationNeedForm
    template_name = "placements/record_communication_need.html"
    current = "summary"
    heading = "Record a communication need"
    heard = "The need is recorded."

    def get_initial(self):
        return {"recorded_on": self.today}

    def act(self, answers):
        return actions.record_communication_need(
            by=self.request.user, person=self.person, today=self.today, **answers
        )


class AboutNeed(AboutPerson):
    """A page about one need, named in the address by `uid`."""

    current = "summary"

    def scope(self):
        """The need, among those of people somebody may know of."""
        needs = policies.communication_needs_for(self.request.user).select_related("person")
        self.need = get_object_or_404(needs, uid=self.kwargs["uid"])
        self.take(self.need.person.uid)

    def get_context_data(self, **context):
        """Adds the need."""
        return super().get_context_data(**context, need=self.need)


class ReviewCommunicationNeed(AboutNeed, RecordDeed):
    """The need is still right."""

    permission = Permission.EDIT_PERSON
    form_class = ReviewCommunicationNeedForm
    template_name = "placements/review_communication_need.html"
    heading = "Review a communication need"

    def get_initial(self):
        return {"reviewed_on": self.today}

    def act(self, answers):
        return actions.review_communication_need(
            by=self.request.user, need=self.need, today=self.today, **answers
        )

    def said(self, done):
        return f"Reviewed: {done.in_words}. It is due again in 12 months."


class EndCommunicationNeed(AboutNeed, RecordDeed):
    """The need is no longer one."""

    permission = Permission.EDIT_PERSON
    form_class = EndCommunicationNeedForm
    template_name = "placements/end_communication_need.html"
    heading = "End a communication need"

    def get_initial(self):
        return {"ended_on": self.today}

    def act(self, answers):
        return actions.end_communication_need(
            by=self.request.user, need=self.need, today=self.today, **answers
        )

    def said(self, done):
        return f"Ended: {done.in_words}. It stays in the history."
