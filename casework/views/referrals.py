"""Referrals: somebody is referred to a service, what it answered is recorded, and silence is chased."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts import policies as acting
from accounts.roles import Permission
from accounts.views.deeds import ButtonDeed, DeedView
from accounts.views.gate import GatedView
from casework import actions, policies
from casework.forms.referrals import (
    ChaseReferralForm,
    RecordReferralStepForm,
    ReferPersonForm,
    ReferralsFilterForm,
    TieReferralForm,
)
from casework.queries import letters, referrals
from casework.queries import services as directory
from linkworker.forms import key_in
from placements.policies import granted, may, standing
from placements.views.about_person import SHOWN, AboutPerson

REFERRALS_A_PAGE = 25


class Referrals(GatedView, TemplateView):
    """The referrals of everybody within reach, those that wait longest first."""

    permission = Permission.SEE_REFERRALS
    template_name = "casework/referrals.html"

    def opened(self):
        """Whoever is named on the page goes into the trail."""
        self.filters = ReferralsFilterForm(self.request.GET)
        found = referrals.narrowed(self.request.user, **self.filters.narrowing, on=self.today)
        self.page = Paginator(found, REFERRALS_A_PAGE).get_page(self.request.GET.get("page"))
        self.standings = referrals.standings(self.page.object_list, self.today)
        people = dict.fromkeys(one.referral.person.uid for one in self.standings)
        audit.listed(by=self.request.user, kind="referrals", people=people)

    def get_context_data(self, **context):
        """Adds the filters and one page of referrals."""
        return super().get_context_data(
            **context,
            form=self.filters,
            page=self.page,
            standings=self.standings,
            query=self.request.GET,
            may_follow=acting.allowed(self.request.user, Permission.REFER_PERSON),
        )


class PersonReferrals(AboutPerson, TemplateView):
    """Where one person was referred, and what came of it."""

    permission = Permission.SEE_REFERRALS
    template_name = "casework/person_referrals.html"
    current = "referrals"

    def get_context_data(self, **context):
        """Adds their referrals, the latest first, and whether somebody may refer them."""
        user = self.request.user
        return super().get_context_data(
            **context,
            standings=referrals.standings(referrals.of_person(user, self.person), self.today),
            may_refer=may(user, Permission.REFER_PERSON, self.person),
        )


class ReferPerson(AboutPerson, DeedView):
    """Refer somebody to the service chosen in the directory, or to one named here."""

    keeps_draft = True
    permission = Permission.REFER_PERSON
    template_name = "casework/refer_person.html"
    form_class = ReferPersonForm
    current = "referrals"

    def scope(self):
        """The person, and the entry the address names, if it is still open."""
        super().scope()
        asked = key_in(self.request.GET.get("service"))
        self.entry = directory.to_refer_to(self.request.user, asked, self.today) if asked else None

    def get_form_kwargs(self):
        """Adds the entry and the goals it may serve."""
        ours = standing(self.request.user, self.person, self.permission)
        return super().get_form_kwargs() | {
            "entry": self.entry,
            "goals": referrals.goals_to_serve(self.person, ours.organisation),
        }

    def get_initial(self):
        """Today, unless said otherwise."""
        return {"made_on": self.today, "agreed_on": self.today}

    def get_context_data(self, **context):
        """Adds the entry and the way back."""
        entries = [] if self.entry is None else [self.entry]
        shown = directory.entries(self.request.user, entries, on=self.today)
        return super().get_context_data(**context) | {
            "entry": next(iter(shown), None),
            "heading": f"Refer to {self.entry}" if self.entry else "Refer to a service",
            "cancel_url": self.onward(None),
        }

    def act(self, answers):
        """Refer them."""
        return actions.refer_person(
            by=self.request.user,
            person=self.person,
            service_entry=self.entry,
            today=self.today,
            **answers,
        )

    def said(self, done):
        """To what, and when an answer is due."""
        due = referrals.answer_due_on(done)
        return f"Referred to {done.service}, reference {done.reference}. An answer is due by {due:%-d %B %Y}."

    def onward(self, done):
        """Their referrals."""
        return reverse("casework:person-referrals", args=[self.person.uid])


class AboutReferral(AboutPerson):
    """A page about one referral, and so about its person."""

    current = "referrals"

    def scope(self):
        """The referral, among those somebody may read, with its person and what is granted for them."""
        self.take_referral(get_object_or_404(referrals.referrals(self.request.user), uid=self.kwargs["uid"]))

    def take_referral(self, referral):
        """Its person, and what is granted for them."""
        self.referral, self.person = referral, referral.person
        self.granted = granted(self.request.user, self.person, self.permission, *SHOWN)

    def opened(self):
        """Reading a referral writes a line that names it."""
        audit.looked_at(by=self.request.user, subject=self.referral, person=self.person)

    def onward(self, done):
        """The person's referrals."""
        return reverse("casework:person-referrals", args=[self.person.uid])


class FollowsReferral(AboutReferral):
    """A deed on a referral: only the organisation that made it."""

    permission = Permission.REFER_PERSON

    def may(self):
        """The permission reaches the person, at the very organisation."""
        return super().may() and policies.may_follow(self.request.user, self.referral)


class ReferralForm(FollowsReferral, DeedView):
    """A deed on a referral that asks something."""

    keeps_draft = True

    def get_context_data(self, **context):
        """Adds the referral and the way back."""
        return super().get_context_data(**context) | {
            "referral": self.referral,
            "caption": self.referral.service,
            "cancel_url": self.onward(None),
        }


class RecordReferralStep(ReferralForm):
    """They accepted, declined, started or ended."""

    template_name = "casework/record_referral_step.html"
    form_class = RecordReferralStepForm
    heading = "What came of this referral?"

    def get_form_kwargs(self):
        """Adds what can follow."""
        steps = referrals.standing(self.referral, self.today).next_steps
        return super().get_form_kwargs() | {"steps": [value for value, _ in steps]}

    def get_initial(self):
        """What the link said, today."""
        return {"step": self.request.GET.get("step", ""), "happened_on": self.today}

    def act(self, answers):
        """Record it."""
        return actions.record_referral_step(
            now=timezone.now(), by=self.request.user, referral=self.referral, today=self.today, **answers
        )

    def said(self, done):
        """What is on record now."""
        return f"{self.referral.service}: {done.get_step_display().lower()}, {done.happened_on:%-d %B %Y}."


class TakeBackReferralStep(FollowsReferral, ButtonDeed):
    """The last step was recorded in error."""

    heard = "Taken back. The referral stands where it stood before."

    def scope(self):
        """The step, and the referral it is of, or 404."""
        self.step = get_object_or_404(referrals.steps_of(self.request.user), uid=self.kwargs["uid"])
        self.take_referral(self.step.referral)

    def act(self):
        """Take it back."""
        return actions.take_back_referral_step(by=self.request.user, step=self.step, now=timezone.now())


class ChaseReferral(ReferralForm):
    """Note that somebody asked for the answer."""

    template_name = "casework/chase_referral.html"
    form_class = ChaseReferralForm
    heading = "Ask for their answer"
    heard = "Noted. If there is still no answer in a week, it is on the list again."

    def get_initial(self):
        """Today."""
        return {"chased_on": self.today}

    def get_context_data(self, **context):
        """Adds how the service is reached, and how the referral stands."""
        shown = referrals.standing(self.referral, self.today)
        return super().get_context_data(**context) | {"standing": shown, "today": self.today}

    def act(self, answers):
        """Note it."""
        return actions.chase_referral(
            by=self.request.user, referral=self.referral, today=self.today, **answers
        )


class TieReferral(ReferralForm):
    """Say which entry of the directory a referral in words went to."""

    template_name = "casework/tie_referral.html"
    form_class = TieReferralForm
    heading = "Which service was it?"

    def get_form_kwargs(self):
        """Adds what serves where the person lives."""
        services = directory.to_tie_to(self.request.user, self.person, self.today)
        return super().get_form_kwargs() | {"services": services}

    def act(self, answers):
        """Tie it."""
        return actions.tie_referral(by=self.request.user, referral=self.referral, **answers)

    def said(self, done):
        """To which entry."""
        return f"It counts for {done.service_entry} in the directory now."


class ReferralLetter(AboutReferral, TemplateView):
    """The letter to the service, for the browser to print: the least a service needs to begin."""

    permission = Permission.REFER_PERSON
    template_name = "casework/referral_letter.html"

    def get_context_data(self, **context):
        """Adds what the letter says."""
        user = self.request.user
        return super().get_context_data(
            **context,
            referral=self.referral,
            letter=letters.referral_letter(user, self.referral, granted=self.granted, on=self.today),
        )
