"""Recording a restrictive practice, and what followed it."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from reviews import actions
from reviews.forms import AddToRestraintForm, RecordRestraintForm
from reviews.queries import restraint
from reviews.views.safety import SafetyDeed


class RecordRestraint(SafetyDeed):
    """Record one time."""

    template_name = "reviews/record_restraint.html"
    form_class = RecordRestraintForm
    heading = "Record a restrictive practice"
    heard = "It is recorded. Record here, too, when it was talked through and reviewed."

    def act(self, answers):
        """Keep it."""
        return actions.record_restraint(
            by=self.request.user, person=self.person, now=timezone.now(), **answers
        )


class AddToRestraint(SafetyDeed):
    """Record what followed one, named in the address by `uid`."""

    template_name = "reviews/add_to_restraint.html"
    form_class = AddToRestraintForm
    heading = "Record what followed"
    heard = "It is recorded."

    def scope(self):
        """The one, among those somebody may read, and its person."""
        self.practice = get_object_or_404(restraint.whole(self.request.user), uid=self.kwargs["uid"])
        self.take(self.practice.person.uid)

    def get_context_data(self, **context):
        """Adds what it is about."""
        return super().get_context_data(**context, told=restraint.told(self.practice))

    def act(self, answers):
        """Keep it."""
        return actions.add_to_restraint(
            by=self.request.user, practice=self.practice, now=timezone.now(), **answers
        )
