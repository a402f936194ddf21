"""Safeguarding concerns: raising one, its page, each step, its closing, and the list of all that are open."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import allowed
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from linkworker.words import listed
from placements.policies import granted
from placements.queries.banner import current_placement
from placements.views.about_person import SHOWN, AboutPerson
from reviews import actions
from reviews.choices import ConcernDeed
from reviews.forms import CloseConcernForm, RaiseConcernForm, RecordConcernStepForm
from reviews.forms.safeguarding import RETOLD
from reviews.queries import restraint, withdrawing
from reviews.queries import safeguarding as queries
from reviews.views import safeguards


class Safeguarding(GatedView, TemplateView):
    """Every concern within reach that is not closed, by the council that leads, and who was restrained lately."""

    permission = Permission.SEE_SAFEGUARDING
    template_name = "reviews/safeguarding.html"

    def opened(self):
        """Everybody the page names goes into the trail."""
        self.concerns = queries.open_concerns(self.request.user, self.today)
        self.restrained = restraint.lately(self.request.user, timezone.now())
        people = [one.concern.person.uid for one in self.concerns]
        people += [one.uid for one in self.restrained]
        audit.listed(by=self.request.user, kind="safeguarding", people=list(dict.fromkeys(people)))

    def get_context_data(self, **context):
        """Adds them."""
        return super().get_context_data(
            **context,
            concerns=self.concerns,
            tabs=safeguards.tabs(self.request.user, "reviews:safeguarding"),
            restrained=self.restrained,
            not_told=sum(bool(one.not_told) for one in self.concerns),
        )


class RaiseConcern(AboutPerson, DeedView):
    """Raise a concern about somebody."""

    keeps_draft = True
    permission = Permission.RECORD_SAFEGUARDING
    template_name = "reviews/raise_concern.html"
    form_class = RaiseConcernForm
    heading = "Raise a safeguarding concern"
    current = "safety"

    def get_form_kwargs(self):
        """Adds the councils that may lead."""
        return super().get_form_kwargs() | {"councils": queries.councils(self.today)}

    def get_initial(self):
        """Today, and the council in whose area they live."""
        stay = current_placement(self.person, self.today)
        return {"concern_on": self.today} | ({"host_council": stay.home.host_council.uid} if stay else {})

    def act(self, answers):
        """Keep it."""
        return actions.raise_concern(by=self.request.user, person=self.person, today=self.today, **answers)

    def said(self, done):
        """Who is to be told now."""
        untold = queries.told(done, self.today).not_told
        onward = f" Tell {listed(map(str, untold))} now, and record here that you did." if untold else ""
        return f"The concern is raised.{onward}"

    def onward(self, done):
        """The concern."""
        return reverse("reviews:concern", args=[done.uid])

    def get_context_data(self, **context):
        """Adds the way back."""
        back = reverse("reviews:safety", args=[self.person.uid])
        return super().get_context_data(**context) | {"cancel_url": back}


class AboutConcern(AboutPerson):
    """A page about one concern, named in the address by `uid`, and so about its person."""

    permission = Permission.SEE_SAFEGUARDING
    current = "safety"

    def scope(self):
        """The concern, among those somebody may read, its person, and what is granted for them."""
        found = queries.whole(self.request.user).select_related(
            "person__responsible_council",
            "person__responsible_icb",
            "person__link_worker",
            "organisation",
            "host_council",
            "home",
            "recorded_by",
        )
        self.concern = get_object_or_404(found, uid=self.kwargs["uid"])
        self.person = self.concern.person
        self.granted = granted(self.request.user, self.person, self.permission, *SHOWN)

    def get_context_data(self, **context):
        """Adds the concern and how it stands."""
        return super().get_context_data(
            **context, concern=self.concern, told=queries.told(self.concern, self.today)
        )


class ConcernPage(AboutConcern, TemplateView):
    """One concern with every step, and who else lives there."""

    template_name = "reviews/concern.html"

    def opened(self):
        """Reading it writes a line; whoever else lives there is named, too."""
        audit.looked_at(by=self.request.user, subject=self.concern, person=self.person)
        stands = self.concern.withdrawn_at is None
        self.others = queries.others_there(self.concern, self.request.user, self.today) if stands else []
        if self.others:
            audit.listed(
                by=self.request.user, kind="people to check", people=[one.person.uid for one in self.others]
            )

    def get_context_data(self, **context):
        """Adds who is to be checked, whether what happened to the home may be recorded, and the way to withdraw it."""
        staff, concern = self.request.user, self.concern
        withdrawn = concern.withdrawn_at is not None
        return super().get_context_data(
            **context,
            others=self.others,
            may_record_event=allowed(staff, Permission.RECORD_PROVIDER_EVENT),
            events=queries.home_events_since(concern, staff, self.today) if withdrawn else [],
            may_withdraw=withdrawing.withdrawable(staff, [concern], self.person, Permission.WITHDRAW_CONCERN),
        )


class ConcernDeedView(AboutConcern, DeedView):
    """What the deeds about a concern share: they lead back to it."""

    keeps_draft = True

    def get_initial(self):
        """It was done today, unless said otherwise."""
        return {"done_on": self.today}

    def onward(self, done):
        """The concern."""
        return reverse("reviews:concern", args=[self.concern.uid])

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}


class RecordConcernStep(ConcernDeedView):
    """Record something done about a concern. `?kind=` and `?told=` choose beforehand."""

    permission = Permission.RECORD_SAFEGUARDING
    template_name = "reviews/record_concern_step.html"
    form_class = RecordConcernStepForm
    heading = "Record what was done"
    heard = "It is recorded."

    def get_form_kwargs(self):
        """Adds the two councils; of a withdrawn concern, who is to be told so."""
        withdrawn = self.concern.withdrawn_at is not None
        bodies = queries.bodies_of(self.concern)
        return super().get_form_kwargs() | {"bodies": bodies, "withdrawn": withdrawn}

    def get_initial(self):
        """What the link that led here names."""
        kind, told = self.request.GET.get("kind"), self.request.GET.get("told")
        chosen = {"kind": kind} if kind in (*ConcernDeed.values, RETOLD) else {}
        return super().get_initial() | chosen | ({"told": told} if told else {})

    def act(self, answers):
        """Keep it."""
        return actions.record_concern_step(
            by=self.request.user, concern=self.concern, today=self.today, **answers
        )


class CloseConcern(ConcernDeedView):
    """Close a concern, with what came of it."""

    permission = Permission.CLOSE_SAFEGUARDING
    template_name = "reviews/close_concern.html"
    form_class = CloseConcernForm
    heading = "Close the concern"
    heard = "The concern is closed."

    def act(self, answers):
        """Close it."""
        return actions.close_concern(by=self.request.user, concern=self.concern, today=self.today, **answers)
