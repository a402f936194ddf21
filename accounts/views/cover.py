"""Cover: who is away, arranging it, and coming back."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import actions, policies
from accounts.forms import ArrangeCoverForm
from accounts.queries import cover as queries
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from linkworker.words import long_day


class Covers(GatedView, TemplateView):
    """Who of the team is away now, will be, and was; and who acts for them."""

    permission = Permission.ARRANGE_COVER
    template_name = "accounts/covers.html"

    def get_context_data(self, **context):
        """The team of one council, and which of these somebody may end."""
        council = self.authority()
        may_end = queries.covers_to_end(self.request.user, [council])
        return super().get_context_data(
            **context,
            council=council,
            today=self.today,
            standing=queries.running_and_to_come(council, self.today),
            over=queries.over(council, self.today),
            may_end={cover.pk for cover in may_end},
            unable={
                pk for pk, away in queries.absences([council], self.today).items() if not away.covered_by
            },
        )


class ArrangeCover(DeedView):
    """Say that one will be away, or that somebody of the team will, and who acts for them."""

    keeps_draft = True
    permission = Permission.ARRANGE_COVER
    template_name = "accounts/arrange_cover.html"
    form_class = ArrangeCoverForm
    heading = "Arrange cover"

    def scope(self):
        """The council whose team it is."""
        self.council = self.authority()

    def get_form_kwargs(self):
        """The team; one's own absence alone for whoever moves no caseloads."""
        everybody = policies.allowed_at(self.request.user, Permission.REASSIGN_CASELOAD, self.council.pk)
        return super().get_form_kwargs() | {
            "team": queries.team(self.council, self.today),
            "only": None if everybody else self.request.user,
        }

    def get_initial(self):
        """Who was chosen on the page before, perhaps."""
        return {"covered": self.request.GET.get("covered", "")}

    def get_context_data(self, **context):
        """The way back."""
        back = self.onward(None)
        return super().get_context_data(**context) | {"back_url": back, "cancel_url": back}

    def act(self, answers):
        """Keep it."""
        return actions.arrange_cover(
            by=self.request.user, organisation=self.council, today=self.today, **answers
        )

    def said(self, done):
        """From when to when, and by whom."""
        acts = f"{done.covered_by} acts for them" if done.covered_by else "nobody acts for them"
        return f"{done.covered} is away from {long_day(done.starts_on)} to {long_day(done.last_day)}; {acts}."

    def onward(self, done):
        """The list."""
        return f"{reverse('accounts:covers')}?authority={self.council.code}"


class EndCover(DeedView):
    """They are back early, or it was a mistake."""

    permission = Permission.ARRANGE_COVER
    template_name = "accounts/end_cover.html"
    heading = "End this absence"

    def scope(self):
        """What somebody may end."""
        mine = policies.organisations_for(self.request.user, self.permission)
        found = queries.covers_to_end(self.request.user, mine)
        self.cover = get_object_or_404(found, uid=self.kwargs["uid"])

    def get_context_data(self, **context):
        """What it means."""
        return super().get_context_data(**context) | {
            "cover": self.cover,
            "begun": self.cover.starts_on < self.today,
            "submit_text": self.heading,
            "cancel_url": self.onward(None),
        }

    def act(self, answers):
        """From today on, or never."""
        return actions.end_cover(by=self.request.user, cover=self.cover, today=self.today, now=timezone.now())

    def said(self, done):
        """Who is back."""
        return f"{done.covered} is no longer down as away."

    def onward(self, done):
        """The list."""
        return f"{reverse('accounts:covers')}?authority={self.cover.organisation.code}"
