"""A deprivation of liberty: one request and its papers, the deeds about it, and everybody's rights on one page."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from accounts.views.gate import GatedView
from linkworker.words import long_day
from placements.views.about_person import AboutPerson
from reviews.actions import liberty as actions
from reviews.actions import liberty_papers as papers
from reviews.forms.liberty import (
    AddAuthorisationConditionForm,
    DecideAuthorisationForm,
    EndAuthorisationForm,
    ExtendUrgentAuthorisationForm,
    MeetAuthorisationConditionForm,
    RecordLibertyAssessmentForm,
    RequestAuthorisationForm,
    WithdrawAuthorisationForm,
)
from reviews.queries import liberty
from reviews.queries.liberty_page import page_of
from reviews.queries.rights_overview import overview
from reviews.rules.liberty import decide_by
from reviews.views import safeguards
from reviews.views.rights import TAB, RightsDeed


class RightsOverview(GatedView, TemplateView):
    """Everybody within reach: what waits, runs out, must be looked at again; the people named go into the trail."""

    permission = Permission.SEE_RIGHTS
    template_name = "reviews/rights_overview.html"

    def get_context_data(self, **context):
        """Adds the lists."""
        found = overview(self.request.user, self.today)
        audit.listed(by=self.request.user, kind="rights", people=found.people)
        tabs = safeguards.tabs(self.request.user, "reviews:rights-overview")
        return super().get_context_data(**context, found=found, tabs=tabs)


class AboutAuthorisation(AboutPerson):
    """A page about one request, named in the address by `uid`: the same scope, gate and trail."""

    current = TAB

    def scope(self):
        """The request, among those somebody may read, and its person."""
        self.authorisation = get_object_or_404(
            liberty.authorisation_for(self.request.user), uid=self.kwargs["uid"]
        )
        self.take(self.authorisation.person.uid)

    def get_context_data(self, **context):
        """Adds the request."""
        return super().get_context_data(**context, authorisation=self.authorisation)


class AuthorisationPage(AboutAuthorisation, TemplateView):
    """One request: how it stands, what was concluded, its conditions, and what may be done."""

    permission = Permission.SEE_RIGHTS
    template_name = "reviews/authorisation.html"

    def get_context_data(self, **context):
        """Adds how it stands."""
        return super().get_context_data(**context, page=page_of(self.authorisation, self.today))


class AuthorisationDeed(AboutAuthorisation, RightsDeed):
    """A deed about one request; it leads back to it."""

    def onward(self, done):
        """The request."""
        return reverse("reviews:authorisation", args=[self.authorisation.uid])


class RequestAuthorisation(RightsDeed):
    """Somebody asked."""

    form_class = RequestAuthorisationForm
    template_name = "reviews/request_authorisation.html"
    heading = "Record a request to authorise a deprivation of liberty"

    def get_initial(self):
        """The scheme that fits, to be changed where it does not."""
        return {"scheme": liberty.proposed_scheme(self.person, self.today).scheme}

    def get_context_data(self, **context):
        """Adds why that scheme."""
        return super().get_context_data(**context, proposed=liberty.proposed_scheme(self.person, self.today))

    def act(self, answers):
        """Keep it."""
        return actions.request_authorisation(
            by=self.request.user, person=self.person, today=self.today, **answers
        )

    def said(self, done):
        """By when it is decided."""
        if done.supervisory_body is None:
            return "The request is recorded."
        return f"The request is recorded. {done.supervisory_body} decides by {long_day(decide_by(done.requested_on))}."

    def onward(self, done):
        """The request."""
        if done is None:
            return super().onward(done)
        return reverse("reviews:authorisation", args=[done.uid])


class DecideAuthorisation(AuthorisationDeed):
    """Granted or refused."""

    form_class = DecideAuthorisationForm
    template_name = "reviews/decide_authorisation.html"
    heading = "Record what was decided"

    def act(self, answers):
        """Keep it."""
        return actions.decide_authorisation(
            by=self.request.user, authorisation=self.authorisation, today=self.today, **answers
        )

    def said(self, done):
        """Until when."""
        if done.last_day is None:
            return "The decision is recorded."
        return f"The decision is recorded. It is in force until {long_day(done.last_day)}."


class WithdrawAuthorisation(AuthorisationDeed):
    """Taken back."""

    permission = Permission.END_RIGHTS
    form_class = WithdrawAuthorisationForm
    template_name = "reviews/withdraw_authorisation.html"
    heading = "Withdraw this request"
    heard = "The request is withdrawn."

    def act(self, answers):
        """Take it back."""
        return actions.withdraw_authorisation(
            by=self.request.user, authorisation=self.authorisation, today=self.today, **answers
        )


class EndAuthorisation(AuthorisationDeed):
    """Over before its last day."""

    permission = Permission.END_RIGHTS
    form_class = EndAuthorisationForm
    template_name = "reviews/end_authorisation.html"
    heading = "End this authorisation"
    heard = "The authorisation is ended. It stays on record."

    def act(self, answers):
        """End it."""
        return actions.end_authorisation(
            by=self.request.user, authorisation=self.authorisation, today=self.today, **answers
        )


class ExtendUrgentAuthorisation(AuthorisationDeed):
    """A few days more."""

    form_class = ExtendUrgentAuthorisationForm
    template_name = "reviews/extend_urgent_authorisation.html"
    heading = "Extend the urgent authorisation"
    heard = "The urgent authorisation is extended. It cannot be extended again."

    def act(self, answers):
        """Extend it."""
        return actions.extend_urgent_authorisation(
            by=self.request.user, authorisation=self.authorisation, today=self.today, **answers
        )


class RecordLibertyAssessment(AuthorisationDeed):
    """What an assessor concluded."""

    form_class = RecordLibertyAssessmentForm
    template_name = "reviews/record_liberty_assessment.html"
    heading = "Record what an assessor concluded"
    heard = "What was concluded is recorded."

    def get_form_kwargs(self):
        """Adds the test of today, in words."""
        test = liberty.test_in_force(self.today)
        return super().get_form_kwargs() | {
            "test_words": f"The test since {long_day(test.valid_from)}: {test}."
        }

    def act(self, answers):
        """Keep it."""
        return papers.record_liberty_assessment(
            by=self.request.user, authorisation=self.authorisation, today=self.today, **answers
        )


class AddAuthorisationCondition(AuthorisationDeed):
    """On which condition it was granted."""

    form_class = AddAuthorisationConditionForm
    template_name = "reviews/add_authorisation_condition.html"
    heading = "Add a condition"
    heard = "The condition is added."

    def act(self, answers):
        """Keep it."""
        return papers.add_authorisation_condition(
            by=self.request.user, authorisation=self.authorisation, **answers
        )


class MeetAuthorisationCondition(RightsDeed):
    """It was met."""

    form_class = MeetAuthorisationConditionForm
    template_name = "reviews/meet_authorisation_condition.html"
    heading = "Was this condition met?"
    heard = "The condition is met."

    def scope(self):
        """The condition, among those somebody may read, and its person."""
        self.condition = get_object_or_404(liberty.condition_for(self.request.user), uid=self.kwargs["uid"])
        self.take(self.condition.authorisation.person.uid)

    def get_context_data(self, **context):
        """Adds the condition."""
        return super().get_context_data(**context) | {"condition": self.condition}

    def act(self, answers):
        """Keep the day."""
        return papers.meet_authorisation_condition(
            by=self.request.user, condition=self.condition, today=self.today, **answers
        )

    def onward(self, done):
        """The request."""
        return reverse("reviews:authorisation", args=[self.condition.authorisation.uid])
