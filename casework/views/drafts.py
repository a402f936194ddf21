"""Drafts: what somebody began and has not sent, listed and thrown away. One's own alone."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from casework import actions, queries


class Drafts(GatedView, TemplateView):
    """Everything somebody has begun and not sent."""

    permission = Permission.KEEP_DRAFTS
    template_name = "casework/drafts.html"

    def opened(self):
        """The people the drafts are about go into the trail."""
        self.drafts = queries.drafts_of(self.request.user, timezone.now())
        audit.listed(by=self.request.user, kind="drafts", people=queries.people_of_drafts(self.drafts))

    def get_context_data(self, **context):
        """Adds the drafts, the longest waiting first."""
        return super().get_context_data(**context, drafts=self.drafts)


class DiscardDraft(DeedView):
    """Throw one's own draft away, once somebody has said that they are sure."""

    permission = Permission.KEEP_DRAFTS
    template_name = "casework/discard_draft.html"
    heading = "Discard this draft"
    heard = "Draft discarded."

    def scope(self):
        """One's own; somebody else's is not there."""
        self.kept = queries.kept_draft(self.request.user, self.kwargs["uid"], timezone.now())
        if self.kept is None:
            raise Http404

    def opened(self):
        """The person the draft is about goes into the trail."""
        audit.listed(by=self.request.user, kind="drafts", people=queries.people_of_drafts([self.kept]))

    def get_context_data(self, **context):
        """Adds the draft, the words of the button and the way back."""
        return super().get_context_data(**context) | {
            "kept": self.kept,
            "submit_text": self.heading,
            "dangerous": True,
            "cancel_url": self.onward(self.kept),
        }

    def act(self, answers):
        """Its words are gone."""
        return actions.discard_draft(by=self.request.user, draft=self.kept.draft)

    def onward(self, done):
        """The drafts that are left."""
        return reverse("casework:drafts")
