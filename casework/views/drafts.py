"""Drafts: saved while somebody types, listed, thrown away. One's own alone."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from casework import actions, queries
from casework.views.contacts import keep, person_in
from linkworker.forms import key_in
from linkworker.refusals import Refusal


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


@method_decorator(login_not_required, name="dispatch")
class SaveDraft(GatedView, View):
    """Asked by the page while somebody types, and answered as JSON. 401 means: sign in first."""

    permission = Permission.KEEP_DRAFTS
    http_method_names = ("get", "post")

    def dispatch(self, request, *args, **kwargs):
        """Nobody signed in: say so in JSON, so that the page can keep the words and ask."""
        if not request.user.is_authenticated:
            return JsonResponse({"signed_in": False, "sign_in": reverse("account_login")}, status=401)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        """A fresh token for a page that was open while its session ended and somebody signed in again."""
        return JsonResponse({"signed_in": True, "csrf_token": get_token(request)})

    def post(self, request):
        """Save the form as it stands. `draft` is the key to carry on with, null while nothing is typed."""
        submission = key_in(request.POST.get("submission"))
        if submission is None:
            return JsonResponse({"error": "Load the page again: this form has no key."}, status=400)
        now = timezone.now()
        try:
            draft = keep(request, submission, person_in(request))
        except Refusal as refusal:
            return JsonResponse({"error": refusal.message}, status=409)
        saved_at = f"{timezone.localtime(now):%H:%M}" if draft else "once you type something"
        return JsonResponse({"draft": str(submission) if draft else None, "saved_at": saved_at})


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
