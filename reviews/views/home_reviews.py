"""A home reviewed as a whole: the programme, everybody who lives there, what was held, and recording one."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from accounts import audit
from accounts.policies import allowed
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from linkworker.words import counted, long_day
from placements.queries import home_page
from placements.views.about_person import AboutPerson
from placements.views.homes import AboutHome
from reviews import actions, policies
from reviews.choices import ReviewKind
from reviews.forms import HoldHomeReviewForm, ListHomeReviewForm, TakeHomeOffProgrammeForm
from reviews.queries import home_reviews
from reviews.queries.questions import newest_records
from reviews.rules import home_reviews as rules


class HomeReviews(AboutHome, TemplateView):
    """Is the home on the programme, how does everybody there stand, and what was held."""

    permission = Permission.SEE_REVIEWS
    template_name = "reviews/home_reviews.html"

    def opened(self):
        """Everybody the page names goes into the trail."""
        self.tenants = home_reviews.tenants(self.request.user, self.home, self.today)
        self.held = home_reviews.past_reviews(self.request.user, self.home)
        named = [one.person.uid for one in self.tenants] + [uid for one in self.held for uid in one.people]
        people = list(dict.fromkeys(named))
        audit.listed(by=self.request.user, kind="whole-home reviews", people=people, home=str(self.home.uid))

    def get_context_data(self, **context):
        """Adds the programmes, the people and what was held."""
        staff = self.request.user
        shared = rules.is_shared(self.home.setting_type.group)
        return super().get_context_data(
            **context,
            home=self.home,
            name=home_page.shown_name(self.home),
            programmes=home_reviews.programmes(staff, self.home),
            tenants=[(one, *one.standing(self.today)) for one in self.tenants],
            held=self.held,
            shared=shared,
            councils=policies.councils_with_people_at(staff, self.home) if shared else [],
            listing=home_reviews.councils_listing(staff, self.home),
            may_hold=shared and policies.may_hold_home_review(staff, self.home),
            may_read=allowed(staff, Permission.READ_REVIEW),
            today=self.today,
        )


class HomeReview(AboutHome, TemplateView):
    """One meeting: what was said of the home, and what it came to for each of those one may read of."""

    permission = Permission.READ_REVIEW
    template_name = "reviews/home_review.html"

    def scope(self):
        """The meeting, and its home, within what somebody may know of; 404 otherwise."""
        self.event = home_reviews.event_named(self.request.user, self.kwargs["uid"])
        self.home = home_page.home_named(self.request.user, self.event.home.uid)

    def opened(self):
        """Everybody the page names goes into the trail."""
        self.told = home_reviews.told_of(self.request.user, self.event)
        people = [one.person for one in self.told]
        audit.listed(by=self.request.user, kind="a whole-home review", people=people, home=str(self.home.uid))

    def get_context_data(self, **context):
        """Adds the meeting and its people."""
        return super().get_context_data(
            **context,
            event=self.event,
            home=self.home,
            name=home_page.shown_name(self.home),
            reviewed=[one for one in self.told if one.review],
            left=[one for one in self.told if not one.review],
        )


class WholeHomeReview(AboutPerson, View):
    """From what somebody is owed to the home they live in, where it is recorded of everybody."""

    permission = Permission.HOLD_HOME_REVIEW
    http_method_names = ("get", "head")

    def get(self, request, *args, **kwargs):
        """On to the home; 404 for somebody who lives nowhere."""
        home = home_reviews.home_of(self.person, request.GET.get("placement", ""), self.today)
        if home is None:
            raise Http404
        return redirect("reviews:hold-home-review", uid=home.uid)


class HomeReviewDeed(AboutHome, DeedView):
    """What the deeds about a home share: its name, and the way back."""

    permission = Permission.LIST_HOME_REVIEW
    template_name = "reviews/list_home_review.html"

    def onward(self, done):
        """The whole-home reviews of the home."""
        return reverse("reviews:home-reviews", args=[self.home.uid])

    def get_context_data(self, **context):
        """Adds the name and the way back."""
        return super().get_context_data(**context) | {
            "cancel_url": self.onward(None),
            "home_name": home_page.shown_name(self.home),
            "shared": rules.is_shared(self.home.setting_type.group),
        }


class ForOneCouncil(HomeReviewDeed):
    """A deed on the programme of one council: the one the address names, else the first somebody acts for."""

    def may(self):
        """Only where a council somebody acts for has a say."""
        code = self.request.GET.get("authority") or ""
        self.council = next((one for one in self.councils() if code in ("", one.code)), None)
        return self.council is not None

    def councils(self):
        """Those somebody acts for."""
        raise NotImplementedError

    def get_context_data(self, **context):
        """Adds the council, and what its programme says now."""
        return super().get_context_data(**context) | {"council": self.council, "by_now": self.by_now()}

    def by_now(self):
        """By which day everybody is to be reviewed, as things stand."""
        said = home_reviews.said_last(self.home).get(self.council.pk)
        return said.due_on if said else None


class ListHomeReview(ForOneCouncil):
    """Say by which day everybody who lives there is to be reviewed."""

    form_class = ListHomeReviewForm
    heading = "Put this home on the programme"

    def councils(self):
        """Those whose own people live there today."""
        return policies.councils_with_people_at(self.request.user, self.home)

    def get_form_kwargs(self):
        """Adds the day it is on for."""
        return super().get_form_kwargs() | {"by_now": self.by_now()}

    def get_context_data(self, **context):
        """A home that is on the programme gets another day."""
        context = super().get_context_data(**context)
        return context | ({"heading": "Set another day on the programme"} if context["by_now"] else {})

    def act(self, answers):
        """Put it on."""
        return actions.list_home_review(
            by=self.request.user, home=self.home, council=self.council, today=self.today, **answers
        )

    def said(self, done):
        """By which day."""
        return f"On the programme: everybody is to be reviewed by {long_day(done.due_on)}."


class TakeHomeOffProgramme(ForOneCouncil):
    """Nobody owes a whole-home review here any more."""

    template_name = "reviews/take_home_off_programme.html"
    form_class = TakeHomeOffProgrammeForm
    heading = "Take this home off the programme"
    heard = "Off the programme. What was held stays on record, and the reason is kept."

    def councils(self):
        """Those on whose programme it is."""
        return home_reviews.councils_listing(self.request.user, self.home)

    def act(self, answers):
        """Take it off."""
        return actions.take_home_off_programme(
            by=self.request.user, home=self.home, council=self.council, today=self.today, **answers
        )


class HoldHomeReview(HomeReviewDeed):
    """Record one meeting about the home, with an outcome for each who lives there."""

    permission = Permission.HOLD_HOME_REVIEW
    template_name = "reviews/hold_home_review.html"
    form_class = HoldHomeReviewForm
    keeps_draft = True
    heading = "Record a whole-home review"

    def scope(self):
        """The home, and those who live there of whom a review may be recorded."""
        super().scope()
        self.tenants = home_reviews.tenants(
            self.request.user, self.home, self.today, Permission.HOLD_HOME_REVIEW
        )

    def may(self):
        """Of at least one who lives there."""
        return bool(self.tenants)

    def opened(self):
        """Everybody the page names goes into the trail."""
        people = [one.person.uid for one in self.tenants]
        audit.listed(by=self.request.user, kind="whole-home review", people=people, home=str(self.home.uid))

    def get_form_kwargs(self):
        """Adds who lives there, and the questions."""
        (record,) = newest_records([ReviewKind.WH])
        return super().get_form_kwargs() | {"tenants": self.tenants, "record": record}

    def act(self, answers):
        """Record it."""
        return actions.hold_home_review(by=self.request.user, home=self.home, today=self.today, **answers)

    def said(self, done):
        """How many were reviewed, how many stay due, and where what was held settles no date."""
        reviewed, left, unsettled = home_reviews.came_to(self.request.user, done, self.today)
        told = [f"Whole-home review recorded for {_people(reviewed)}."]
        if left:
            told.append(f"{_people(left)} left: what they are owed stays due.")
        if unsettled:
            told.append(
                f"It was held before the home went on the programme, so {_people(unsettled)} reviewed stay due by "
                "its day."
            )
        return " ".join(told)


def _people(number: int) -> str:
    return counted(number, "person", "people")
