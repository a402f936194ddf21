"""Withdrawing what was entered in error: a page for each deed, of one kind. Asked is why."""

from typing import ClassVar

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from placements.views.about_person import AboutPerson
from reviews import actions
from reviews.forms import WithdrawForm
from reviews.policies import restraints_for
from reviews.queries import asked, capacity, safeguarding, withdrawing


class Withdrawal(AboutPerson, DeedView):
    """What the deeds share. `thing`: what is withdrawn, in a few words; `back`: the page it leads back to."""

    form_class = WithdrawForm
    thing = ""
    back = "reviews:safety"
    current = "safety"
    extra_context: ClassVar = {"dangerous": True}

    def found(self):
        """The rows somebody may read, with what the page tells of one."""
        raise NotImplementedError

    def scope(self):
        """The row the address names, among those, and its person; 404 for any other."""
        self.row = get_object_or_404(self.found(), uid=self.kwargs["uid"])
        self.take(self.whose().uid)

    def whose(self):
        """The person it is about."""
        return self.row.person

    def may(self):
        """A manager of the organisation that entered it."""
        return withdrawing.may_withdraw(self.request.user, self.row, self.person, self.permission)

    def get_form_kwargs(self):
        """Names what is withdrawn."""
        return super().get_form_kwargs() | {"thing": self.thing}

    def act(self, answers):
        """Withdraw it."""
        return self.withdraw(by=self.request.user, now=timezone.now(), **answers)

    def withdraw(self, **said):
        """The one call."""
        raise NotImplementedError

    def onward(self, done):
        """The tab it stands on, struck through."""
        return reverse(self.back, args=[self.person.uid])

    def get_context_data(self, **context):
        """Adds the row; the way back is the way on."""
        return super().get_context_data(**context) | {"row": self.row, "cancel_url": self.onward(None)}


class WithdrawReviewRequest(Withdrawal):
    """Take out a request that was logged in error."""

    permission = Permission.WITHDRAW_REVIEW_REQUEST
    template_name = "reviews/withdraw_review_request.html"
    thing, back, current = "request", "reviews:reviews", "reviews"
    heading = "Withdraw this request"
    heard = "The request is withdrawn. It is kept with your reason, and no review is due for it."

    def found(self):
        """Requests about people whose reviews they read."""
        return asked.requests_for(self.request.user).select_related("person")

    def withdraw(self, **said):
        """The one call."""
        return actions.withdraw_review_request(request=self.row, **said)


class WithdrawCapacityAssessment(Withdrawal):
    """Take out a finding that was entered in error."""

    permission = Permission.WITHDRAW_CAPACITY_ASSESSMENT
    template_name = "reviews/withdraw_capacity_assessment.html"
    thing, current = "assessment", "rights"
    heading = "Withdraw this capacity assessment"
    heard = "The assessment is withdrawn. It is kept with your reason, and nothing rests on it."

    def found(self):
        """Findings about people whose rights they read."""
        return capacity.assessment_for(self.request.user)

    def withdraw(self, **said):
        """The one call."""
        return actions.withdraw_capacity_assessment(assessment=self.row, **said)

    def onward(self, done):
        """The finding itself."""
        return reverse("reviews:capacity-assessment", args=[self.row.uid])


class WithdrawBestInterestsDecision(Withdrawal):
    """Take out a decision that was entered in error and that nothing has used."""

    permission = Permission.WITHDRAW_BEST_INTERESTS_DECISION
    template_name = "reviews/withdraw_best_interests_decision.html"
    thing, current = "decision", "rights"
    heading = "Withdraw this best-interests decision"
    heard = "The decision is withdrawn. It is kept with your reason, and the assessment waits for one again."

    def found(self):
        """Decisions about people whose rights they read."""
        return withdrawing.decisions_for(self.request.user)

    def whose(self):
        """The person the finding is about."""
        return self.row.assessment.person

    def withdraw(self, **said):
        """The one call."""
        return actions.withdraw_best_interests_decision(decision=self.row, **said)

    def onward(self, done):
        """The finding it rested on."""
        return reverse("reviews:capacity-assessment", args=[self.row.assessment.uid])


class WithdrawConcern(Withdrawal):
    """Take out a concern that was raised of the wrong person, or twice."""

    permission = Permission.WITHDRAW_CONCERN
    template_name = "reviews/withdraw_concern.html"
    thing = "concern"
    heading = "Withdraw this concern"

    def found(self):
        """Concerns about people within reach."""
        return safeguarding.whole(self.request.user)

    def withdraw(self, **said):
        """The one call."""
        return actions.withdraw_concern(concern=self.row, **said)

    def said(self, done):
        """What is still to be done stands on the page it leads to."""
        kept = "The concern is withdrawn. It is kept with your reason."
        untold = safeguarding.told(done, self.today).to_tell_withdrawn
        return f"{kept} Tell those who knew of it, and record here that you did." if untold else kept

    def onward(self, done):
        """The concern."""
        return reverse("reviews:concern", args=[self.row.uid])

    def get_context_data(self, **context):
        """Adds what is recorded of the whole home since, which does not fall with it."""
        events = safeguarding.home_events_since(self.row, self.request.user, self.today)
        return super().get_context_data(**context, events=events)


class WithdrawRestraint(Withdrawal):
    """Take out a restrictive practice that was entered in error."""

    permission = Permission.WITHDRAW_RESTRAINT
    template_name = "reviews/withdraw_restraint.html"
    thing = "record"
    heading = "Withdraw this restrictive practice"
    heard = "It is withdrawn. It is kept with your reason, and counts nowhere."

    def found(self):
        """Those recorded of people within reach."""
        return restraints_for(self.request.user).select_related("person")

    def withdraw(self, **said):
        """The one call."""
        return actions.withdraw_restraint(practice=self.row, **said)


class WithdrawRating(Withdrawal):
    """Take out an entry of the dynamic support register that was made in error."""

    permission = Permission.WITHDRAW_RATING
    template_name = "reviews/withdraw_rating.html"
    thing = "entry"
    heading = "Withdraw this entry of the dynamic support register"
    heard = "The entry is withdrawn. It is kept with your reason, and counts for nothing."

    def found(self):
        """Entries about people whose safety and health they read of."""
        return withdrawing.ratings_for(self.request.user)

    def withdraw(self, **said):
        """The one call."""
        return actions.withdraw_rating(entry=self.row, **said)

    def get_context_data(self, **context):
        """Adds the entry that counts again."""
        again = withdrawing.counts_again(self.request.user, self.row)
        return super().get_context_data(**context, again=again)
