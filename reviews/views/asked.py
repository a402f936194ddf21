"""Asking for a review, and the psychotropic medicines somebody takes."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from placements.views.about_person import AboutPerson
from reviews import actions
from reviews.forms.asked import EndMedicineForm, RecordMedicineForm, RequestReviewForm
from reviews.queries import asked


class ReviewDeed(AboutPerson, DeedView):
    """A deed of the reviews tab, which leads back to it."""

    current = "reviews"
    template_name = "placements/person_form.html"

    def onward(self, done):
        """The person's reviews."""
        return reverse("reviews:reviews", args=[self.person.uid])

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}


class RequestReview(ReviewDeed):
    """Log that somebody asked for a review."""

    permission = Permission.REQUEST_REVIEW
    template_name = "reviews/request_review.html"
    form_class = RequestReviewForm
    keeps_draft = True
    heading = "Log a request for a review"
    heard = "The request is logged. By when the review is due stands on this page."

    def act(self, answers):
        """Keep it."""
        return actions.request_review(by=self.request.user, person=self.person, today=self.today, **answers)


class RecordMedicine(ReviewDeed):
    """Put a psychotropic medicine on record."""

    permission = Permission.RECORD_MEDICINE
    template_name = "reviews/record_medicine.html"
    form_class = RecordMedicineForm
    keeps_draft = True
    heading = "Record a psychotropic medicine"
    heard = "The medicine is recorded. Reviews of it are due from now on."

    def act(self, answers):
        """Keep it."""
        return actions.record_medicine(by=self.request.user, person=self.person, today=self.today, **answers)


class EndMedicine(ReviewDeed):
    """Say that a medicine was stopped."""

    permission = Permission.RECORD_MEDICINE
    template_name = "reviews/end_medicine.html"
    form_class = EndMedicineForm
    heading = "A medicine was stopped"
    heard = "The medicine is recorded as stopped."

    def scope(self):
        """The medicine, among those somebody may read, and its person; 404 for any other."""
        found = asked.medicines_for(self.request.user).select_related("person")
        self.medicine = get_object_or_404(found, uid=self.kwargs["uid"])
        self.take(self.medicine.person.uid)

    def get_context_data(self, **context):
        """Adds the medicine."""
        return super().get_context_data(**context) | {"medicine": self.medicine}

    def act(self, answers):
        """Keep the day."""
        return actions.end_medicine(by=self.request.user, medicine=self.medicine, today=self.today, **answers)
