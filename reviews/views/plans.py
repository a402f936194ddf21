"""When one person's reviews are held: planned, moved, called off; and a date that nobody owes any more."""

from django.urls import reverse

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from linkworker.words import long_day
from placements.views.about_person import AboutPerson
from reviews import actions
from reviews.forms import CallOffPlannedReviewForm, CancelReviewForm, PlanReviewForm
from reviews.queries import person_reviews


class ArrangesReviews(AboutPerson, DeedView):
    """What the deeds share: what the person is owed, and the way back to it."""

    keeps_draft = True
    permission = Permission.PLAN_REVIEW
    current = "reviews"

    def get_form_kwargs(self):
        """Adds what is owed; nothing where another council keeps the dates."""
        elsewhere = person_reviews.owed_elsewhere(self.person)
        owed = [] if elsewhere else person_reviews.owed_to(self.person, self.today, self.request.user)
        return super().get_form_kwargs() | {"owed": owed}

    def get_context_data(self, **context):
        """Adds the way back."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}

    def onward(self, done):
        """The person's reviews."""
        return reverse("reviews:reviews", args=[self.person.uid])


class PlanReview(ArrangesReviews):
    """Say on which day a meeting is held, and which reviews it is to settle."""

    template_name = "reviews/plan_review.html"
    form_class = PlanReviewForm
    heading = "Plan a review"

    def get_initial(self):
        """The duty the address names is ticked."""
        return {"duties": self.request.GET.getlist("duty")}

    def act(self, answers):
        """Plan it."""
        return actions.plan_review(by=self.request.user, person=self.person, today=self.today, **answers)

    def said(self, done):
        """For which day."""
        return f"Planned for {long_day(done.planned_on)}. The dates the reviews are due by stay as they are."


class CallOffPlannedReview(ArrangesReviews):
    """Take a planned review off the calendar."""

    template_name = "reviews/call_off_planned_review.html"
    form_class = CallOffPlannedReviewForm
    heading = "Call off a planned review"
    heard = "Called off. The review stays owed, by the same date, and the reason is kept."

    def get_initial(self):
        """The duty the address names is ticked."""
        return {"duties": self.request.GET.getlist("duty")}

    def act(self, answers):
        """Call it off."""
        return actions.call_off_planned_review(
            by=self.request.user, person=self.person, today=self.today, **answers
        )


class CancelReview(ArrangesReviews):
    """Take a date off what is owed, because nobody owes it any more."""

    permission = Permission.CANCEL_REVIEW
    template_name = "reviews/cancel_review.html"
    form_class = CancelReviewForm
    heading = "Cancel a date by which a review is due"
    heard = "Cancelled. The date stays on the record with the reason, and no figure counts it."

    def get_initial(self):
        """The date the address names is chosen."""
        return {"duty": self.request.GET.get("duty", "")}

    def get_context_data(self, **context):
        """A deed that takes something off a list is marked."""
        return super().get_context_data(**context) | {"dangerous": True}

    def act(self, answers):
        """Cancel it."""
        return actions.cancel_review(by=self.request.user, person=self.person, today=self.today, **answers)
