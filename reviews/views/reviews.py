"""The reviews of one person: what is due and why, what was held, one review, and recording one."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from accounts.policies import organisations_for
from accounts.roles import Permission
from casework import policies
from casework.queries import colleagues
from casework.views.contacts import key_in
from placements.views.about_person import AboutPerson
from reviews import actions
from reviews.choices import ReviewKind
from reviews.forms import RecordReviewForm
from reviews.queries import person_reviews
from reviews.queries.paper import held, paper
from reviews.queries.questions import newest_records
from reviews.views import wording


class Reviews(AboutPerson, TemplateView):
    """What one person is owed, each with its reason, and every review held."""

    permission = Permission.SEE_REVIEWS
    template_name = "reviews/reviews.html"
    current = "reviews"

    def get_context_data(self, **context):
        """Adds the reviews due and held."""
        found = person_reviews.held_for(self.request.user, self.person)
        read = Permission.READ_REVIEW in self.granted
        return super().get_context_data(
            **context,
            owed=person_reviews.owed_to(self.person, self.today),
            held=[held(review, read=read) for review in found],
        )


class ReviewPage(AboutPerson, TemplateView):
    """The record of one review: what was asked then, what was answered, decided and promised."""

    permission = Permission.READ_REVIEW
    template_name = "reviews/review.html"
    current = "reviews"

    def scope(self):
        """The review, among those somebody may read, and its person; 404 for any other."""
        found = person_reviews.review_for(self.request.user).select_related(
            "recorded_by", "organisation", "person"
        )
        self.review = get_object_or_404(found, uid=self.kwargs["uid"])
        self.take(self.review.person.uid)

    def get_context_data(self, **context):
        """Adds the review, and whether its actions may be completed here."""
        standing = policies.standing(self.request.user, self.person, Permission.COMPLETE_ACTION)
        return super().get_context_data(
            **context, paper=paper(self.review), may_complete=standing is not None
        )


class RecordReview(AboutPerson, TemplateView):
    """Record a review that was held."""

    permission = Permission.RECORD_REVIEW
    template_name = "reviews/record_review.html"
    current = "reviews"

    def get(self, request, *args, **kwargs):
        """The form, with the kind the address names chosen."""
        kind = request.GET.get("kind")
        return self.page(self.form(initial={"kind": kind} if kind in ReviewKind.values else None))

    def post(self, request, *args, **kwargs):
        """Record the review, or give the form back with everything typed and what to do."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form)
        try:
            review = actions.record_review(
                by=request.user,
                person=self.person,
                today=self.today,
                submission=self.submission(),
                said=form.said,
                promises=form.promises,
                **form.answers,
            )
        except actions.Refusal as refusal:
            form.refused(refusal.field, refusal.message)
            return self.page(form)
        settled = person_reviews.next_due(self.person, [review.kind, *review.covers], self.today)
        messages.success(request, wording.recorded(settled))
        return redirect("reviews:reviews", self.person.uid)

    def form(self, data=None, initial=None):
        """The form, with what is owed said under each kind and the team that may own an action."""
        user = self.request.user
        self.owed = person_reviews.owed_to(self.person, self.today)
        return RecordReviewForm(
            data,
            author=user,
            colleagues=colleagues(organisations_for(user, self.permission), self.today),
            today=self.today,
            records=newest_records(),
            owed=wording.under_each_kind(self.owed),
            initial=initial,
        )

    def submission(self) -> UUID:
        """The key of this form: the one it was sent with, or a new one."""
        if not hasattr(self, "_submission"):
            self._submission = key_in(self.request.POST.get("submission")) or uuid4()
        return self._submission

    def page(self, form):
        """The page with a form in it, and the reviews held before beside it."""
        previous = person_reviews.previous_for(self.request.user, self.person)
        return self.render_to_response(
            self.get_context_data(
                form=form,
                submission=self.submission(),
                previous=[paper(review) for review in previous],
            )
        )
