"""Recording and ending somebody's legal status."""

from django.shortcuts import get_object_or_404

from accounts.roles import Permission
from placements import policies
from placements.actions import legal as actions
from placements.forms.legal import EndLegalStatusForm, RecordLegalStatusForm
from placements.views.about_person import AboutPerson
from placements.views.deeds import RecordDeed


class RecordLegalStatus(AboutPerson, RecordDeed):
    """What stands on a paper."""

    permission = Permission.EDIT_PERSON
    form_class = RecordLegalStatusForm
    template_name = "placements/record_legal_status.html"
    current = "summary"
    heading = "Record a legal status"
    heard = "The legal status is recorded."

    def act(self, answers):
        return actions.record_legal_status(
            by=self.request.user, person=self.person, today=self.today, **answers
        )


class EndLegalStatus(AboutPerson, RecordDeed):
    """It ended before its last day."""

    permission = Permission.EDIT_PERSON
    form_class = EndLegalStatusForm
    template_name = "placements/end_legal_status.html"
    current = "summary"
    heading = "End a legal status"
    heard = "The legal status is ended. It stays in the history."

    def scope(self):
        """The status, among those of people somebody may know of."""
        statuses = policies.legal_statuses_for(self.request.user).select_related("person")
        self.status = get_object_or_404(statuses, uid=self.kwargs["uid"])
        self.take(self.status.person.uid)

    def get_context_data(self, **context):
        return super().get_context_data(**context, status=self.status)

    def act(self, answers):
        return actions.end_legal_status(by=self.request.user, status=self.status, today=self.today, **answers)
