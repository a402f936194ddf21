"""Raising and reviewing warning notes."""

from django.shortcuts import get_object_or_404

from accounts.roles import Permission
from placements import policies
from placements.actions import warning_notes as actions
from placements.forms.warning_notes import RaiseWarningNoteForm, ReviewWarningNoteForm
from placements.views.about_person import AboutPerson
from placements.views.deeds import RecordDeed


class RaiseWarningNote(AboutPerson, RecordDeed):
    """Warn whoever comes next."""

    permission = Permission.EDIT_PERSON
    form_class = RaiseWarningNoteForm
    template_name = "placements/raise_warning_note.html"
    current = "summary"
    heading = "Raise a warning note"
    heard = "The warning note is raised. It stands at the top of every page about this person."

    def act(self, answers):
        return actions.raise_warning_note(
            by=self.request.user, person=self.person, today=self.today, **answers
        )


class ReviewWarningNote(AboutPerson, RecordDeed):
    """Keep it, end it, or put a new one in its place."""

    permission = Permission.EDIT_PERSON
    form_class = ReviewWarningNoteForm
    template_name = "placements/review_warning_note.html"
    current = "summary"
    heading = "Review a warning note"
    heard = "The review is kept."

    def scope(self):
        """The note, among those of people somebody may know of."""
        notes = policies.warning_notes_for(self.request.user).select_related("person")
        self.note = get_object_or_404(notes, uid=self.kwargs["uid"])
        self.take(self.note.person.uid)

    def get_initial(self):
        return {"reviewed_on": self.today}

    def get_context_data(self, **context):
        return super().get_context_data(**context, note=self.note)

    def act(self, answers):
        review = actions.review_warning_note(
            by=self.request.user, note=self.note, today=self.today, **answers
        )
        return review.note
