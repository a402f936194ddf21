"""Records a manager looks at: the list of what waits, signing one off or sending it back, and adding to one."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import allowed
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from placements.policies import may_for
from placements.views.about_person import AboutPerson
from reviews import actions
from reviews.choices import SignOffAnswer
from reviews.forms.signing import AddToReviewForm, SignOffReviewForm
from reviews.queries import person_reviews, signing
from reviews.queries.paper import paper
from reviews.queries.quality import quality_of

ON_A_PAGE = 50
TABS = {"sign": ("To sign off", signing.to_sign), "back": ("Sent back", signing.sent_back)}


class ReviewsToSign(GatedView, TemplateView):
    """What waits for a manager's signature, and what waits for whoever recorded it; the oldest first."""

    permission = Permission.SIGN_OFF_REVIEW
    template_name = "reviews/reviews_to_sign.html"

    def opened(self):
        """Everybody the page names goes into the trail."""
        asked = self.request.GET.get("tab", "sign")
        self.tab = asked if asked in TABS else "sign"
        found = TABS[self.tab][1](self.request.user).select_related("person", "recorded_by")
        self.page = Paginator(found, ON_A_PAGE).get_page(self.request.GET.get("page"))
        people = dict.fromkeys(review.person.uid for review in self.page)
        if people:
            audit.listed(by=self.request.user, kind="reviews to sign off", people=people)

    def get_context_data(self, **context):
        """Adds one page of them, and how many stand on each tab."""
        address = reverse("reviews:reviews-to-sign")
        tabs = [
            {
                "label": label,
                "url": f"{address}?tab={key}",
                "current": key == self.tab,
                "count": find(self.request.user).count(),
            }
            for key, (label, find) in TABS.items()
        ]
        return super().get_context_data(
            **context,
            page=self.page,
            tab=self.tab,
            tabs=tabs,
            query=self.request.GET,
            may_see_peer_reviews=allowed(self.request.user, Permission.SEE_PEER_REVIEWS),
            today=self.today,
        )


class AboutReview(AboutPerson, DeedView):
    """A deed on one record: of one's own organisation, and so about its person."""

    current = "reviews"
    keeps_draft = True

    def scope(self):
        """The review, among those somebody may read, and its person; 404 for any other."""
        found = person_reviews.review_for(self.request.user).select_related(
            "recorded_by", "organisation", "person"
        )
        self.review = get_object_or_404(found, uid=self.kwargs["uid"])
        self.take(self.review.person.uid)

    def may(self):
        """The permission must reach the person through the organisation that keeps the record."""
        return may_for(self.request.user, self.permission, self.person, self.review.organisation_id)

    def onward(self, done):
        """The record."""
        return reverse("reviews:review", args=[self.review.uid])

    def get_context_data(self, **context):
        """Adds the record, to be read beside the form."""
        return super().get_context_data(**context) | {
            "paper": paper(self.review),
            "quality": quality_of(self.review),
            "story": signing.story(self.review),
            "caption": f"{self.review.get_kind_display()} of {self.person}",
            "cancel_url": self.onward(None),
        }


class SignOffReview(AboutReview):
    """Sign a record, or send it back."""

    permission = Permission.SIGN_OFF_REVIEW
    template_name = "reviews/sign_off_review.html"
    form_class = SignOffReviewForm
    heading = "Sign off the review"

    def get_form(self, form_class=None):
        """What has been added by now is what the page shows, also where a draft is taken up again."""
        form = super().get_form(form_class)
        form.initial["seen"] = signing.mark_of(self.review)
        return form

    def refused(self, form, refusal):
        """The page comes back with what was added meanwhile, so the answer may be saved again."""
        super().refused(form, refusal)
        form.data = form.data.copy()
        form.data["seen"] = signing.mark_of(self.review)

    def act(self, answers):
        """Keep the answer."""
        return actions.sign_off_review(by=self.request.user, review=self.review, **answers)

    def said(self, done):
        """Which of the two."""
        if done.answer == SignOffAnswer.SIGNED:
            return "The review is signed off."
        return "The review is sent back. It comes to you again when something is added to it."


class AddToReview(AboutReview):
    """Add words to a record."""

    permission = Permission.ADD_TO_REVIEW
    template_name = "reviews/add_to_review.html"
    form_class = AddToReviewForm
    heading = "Add to the review"
    heard = "Your words are added to the record."

    def act(self, answers):
        """Keep them."""
        return actions.add_to_review(by=self.request.user, review=self.review, **answers)
