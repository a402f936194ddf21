"""Under which reference other organisations know a person."""

from django.shortcuts import get_object_or_404

from accounts.roles import Permission
from placements.actions import references as actions
from placements.forms.references import AddPersonReferenceForm, RemovePersonReferenceForm
from placements.queries.references import references_for
from placements.views.about_person import AboutPerson
from placements.views.deeds import RecordDeed


class AddPersonReference(AboutPerson, RecordDeed):
    """Another organisation knows the person by a reference of its own."""

    permission = Permission.EDIT_PERSON
    template_name = "placements/add_person_reference.html"
    form_class = AddPersonReferenceForm
    current = "summary"
    heading = "Add another organisation's reference"
    heard = "The reference is added, and finds the person in the register."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user}

    def act(self, answers):
        return actions.add_person_reference(
            by=self.request.user, person=self.person, today=self.today, **answers
        )


class RemovePersonReference(AboutPerson, RecordDeed):
    """A reference no longer finds the person."""

    permission = Permission.EDIT_PERSON
    template_name = "placements/remove_person_reference.html"
    form_class = RemovePersonReferenceForm
    current = "summary"
    heading = "Take this reference off"
    heard = "The reference is taken off and no longer finds the person."

    def scope(self):
        """Among the references of people within reach."""
        self.reference = get_object_or_404(references_for(self.request.user), uid=self.kwargs["uid"])
        self.take(self.reference.person.uid)

    def get_context_data(self, **context):
        """Adds which one."""
        return super().get_context_data(**context) | {"reference": self.reference, "dangerous": True}

    def act(self, answers):
        return actions.remove_person_reference(
            by=self.request.user, reference=self.reference, today=self.today, **answers
        )
