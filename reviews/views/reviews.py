"""The reviews of one person: what is due and why, what was held, one review, and recording one."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.policies import allowed, organisations_for
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from casework.queries import colleagues, partners
from placements import policies
from placements.views.about_person import AboutPerson
from reviews import actions
from reviews.choices import ReviewKind
from reviews.forms import RecordReviewForm
from reviews.queries import person_reviews
from reviews.queries.contact_links import contacts_about
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
        elsewhere = person_reviews.owed_elsewhere(self.person)
        owed = [] if elsewhere else person_reviews.owed_to(self.person, self.today, self.request.user)
        return super().get_context_data(
            **context,
            owed=[{"row": row, **wording.settling(row, self.granted)} for row in owed],
            sees_rules=allowed(self.request.user, Permission.SEE_CADENCE),
            owed_by=str(self.person.responsible_council) if elsewhere else "",
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
            **context,
            paper=paper(self.review),
            contacts=contacts_about(self.request.user, self.review),
            may_complete=standing is not None,
        )


class RecordReview(AboutPerson, DeedView):
    """Record a review that was held."""

    permission = Permission.RECORD_REVIEW
    template_name = "reviews/record_review.html"
    form_class = RecordReviewForm
    keeps_draft = True
    heading = "Record a review"
    current = "reviews"

    def get_initial(self):
        """The kind the address names is chosen."""
        kind = self.request.GET.get("kind")
        return {"kind": kind} if kind in ReviewKind.values else {}

    def get_form_kwargs(self):
        """Adds what is owed, said under each kind, and the team that may own an action."""
        user = self.request.user
        organisations = organisations_for(user, self.permission)
        return super().get_form_kwargs() | {
            "author": user,
            "colleagues": colleagues(organisations, self.today),
            "partners": partners(user, self.today),
            "records": newest_records(),
            "owed": wording.under_each_kind(person_reviews.owed_to(self.person, self.today, user)),
        }

    def get_context_data(self, **context):
        """Adds the reviews held before, to stand beside the form."""
        previous = person_reviews.previous_for(self.request.user, self.person)
        return super().get_context_data(**context, previous=[paper(review) for review in previous])

    def act(self, answers):
        """Record it."""
        return actions.record_review(by=self.request.user, person=self.person, today=self.today, **answers)

    def said(self, done):
        """When each kind it settled is due next."""
        kinds = [done.kind, *done.covers]
        settled = person_reviews.next_due(self.person, kinds, self.today, self.request.user)
        return wording.recorded(settled)

    def onward(self, done):
        """The person's reviews."""
        return reverse("reviews:reviews", args=[self.person.uid])
