"""The reviews of one person: what is due and why, what was held, one review, and recording one."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.policies import allowed, organisations_for
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from casework.queries import colleagues, partners
from placements import policies
from placements.policies import may_for
from placements.views.about_person import AboutPerson
from reviews import actions
from reviews.choices import ReviewKind
from reviews.forms import QuestionsForm, RecordReviewForm
from reviews.forms.carrying import asked_in
from reviews.policies import may_know_due
from reviews.queries import asked, peer_reviews, person_reviews, signing, withdrawing
from reviews.queries.contact_links import contacts_about
from reviews.queries.last_answers import last_answers
from reviews.queries.open_actions import left_open
from reviews.queries.paper import held, paper
from reviews.queries.plans import cancelled_of
from reviews.queries.quality import quality_of
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
        owed = [] if elsewhere else self.owed()
        requests = list(asked.requests_of(self.request.user, self.person)) if read else []
        return super().get_context_data(
            **context,
            cancelled=[one for one in cancelled_of(self.person) if may_know_due(one.kind, self.granted)],
            owed=[{"row": row, **wording.settling(row, self.granted)} for row in owed],
            sees_rules=allowed(self.request.user, Permission.SEE_CADENCE),
            owed_by=str(self.person.responsible_council) if elsewhere else "",
            held=[
                held(review, read=read) for review in found if read or may_know_due(review.kind, self.granted)
            ],
            requests=requests,
            withdrawable=withdrawing.withdrawable(
                self.request.user, requests, self.person, Permission.WITHDRAW_REVIEW_REQUEST
            ),
            medicines=asked.taken_on(self.request.user, self.person, self.today) if read else [],
        )

    def owed(self):
        """What the person is owed that may be known here, and how it was planned."""
        return person_reviews.owed_with_history(self.person, self.today, self.request.user)


class ReviewPage(AboutPerson, TemplateView):
    """The record of one review: what was asked then, what was answered, decided and promised."""

    permission = Permission.READ_REVIEW
    template_name = "reviews/review.html"
    current = "reviews"

    def scope(self):
        """The review, among those somebody may read, and its person; 404 for any other."""
        found = person_reviews.review_for(self.request.user).select_related(
            "recorded_by", "organisation", "person", "home_event"
        )
        self.review = get_object_or_404(found, uid=self.kwargs["uid"])
        self.take(self.review.person.uid)

    def get_context_data(self, **context):
        """Adds the review, and whether its actions may be completed here."""
        standing = policies.standing(self.request.user, self.person, Permission.COMPLETE_ACTION)
        organisation = self.review.organisation_id
        return super().get_context_data(
            **context,
            paper=paper(self.review),
            contacts=contacts_about(self.request.user, self.review),
            quality=quality_of(self.review),
            story=(story := signing.story(self.review)),
            may_sign=story.may_be_signed
            and self.review.recorded_by_id != self.request.user.pk
            and may_for(self.request.user, Permission.SIGN_OFF_REVIEW, self.person, organisation),
            may_add=may_for(self.request.user, Permission.ADD_TO_REVIEW, self.person, organisation),
            may_complete=standing is not None,
            peer=peer_reviews.of_record(self.request.user, self.review, self.today),
        )


class ReviewQuestions(AboutPerson, TemplateView):
    """The questions of one kind, for the script of the form to put in its place."""

    permission = Permission.RECORD_REVIEW
    template_name = "reviews/asked_part.html"
    current = "reviews"

    def get_context_data(self, **context):
        """Adds the part of the form; empty for a kind that asks nothing."""
        kind = self.request.GET.get("kind", "")
        wanted = [kind] if kind in ReviewKind.values else []
        form = QuestionsForm(newest_records(wanted), last_answers(self.request.user, self.person, wanted))
        return super().get_context_data(**context, form=form)


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
            "left_open": left_open(user, self.person, asked_in(self.request.POST)),
            "records": newest_records(),
            "last": last_answers(user, self.person, ReviewKind.values),
            "owed": wording.under_each_kind(person_reviews.owed_to(self.person, self.today, user)),
        }

    def post(self, request, *args, **kwargs):
        """Without a script, a button brings the questions of the kinds just chosen; nothing else happens."""
        if "show_questions" in request.POST and "X-Keep-Draft" not in request.headers:
            return self.with_questions(request)
        return super().post(request, *args, **kwargs)

    def with_questions(self, request):
        """The form as it stands, nothing held against it yet, with the questions of the kinds that are chosen."""
        form = self.get_form_class()(**self.get_form_kwargs() | {"data": None, "files": None})
        form.carry_on(dict(request.POST.lists()))
        form.initial["submission"] = request.POST.get("submission", "")
        return self.render_to_response(self.get_context_data(form=form))

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
