"""A form whose words are kept while they are typed, survive a session that ends, and are sent once.

A deed opts in with `keeps_draft = True`. The page's own script (`static/linkworker/autosave.js`) sends what
stands in the form to the form's own address, so that scope, gate and questions are the page's own. Where
drafts are kept is known to a floor above, which lends this one a `Keeper` (setting `DRAFTS`, decision 0027).
"""

import copy
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any, ClassVar, Protocol
from urllib.parse import urlencode, urlsplit
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import resolve
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts import policies
from accounts.roles import Permission
from linkworker.forms import key_in
from linkworker.refusals import Refusal

JSON = "application/json"
SOMEBODY_ELSES = (
    "Somebody else was signed in when this form was written. It was not sent, and nothing of it is kept here."
)
NO_KEY = "Load the page again: this form has no key."
NOTHING_YET = "once you type something"


class Keeper(Protocol):
    """What the floor that keeps drafts lends."""

    def keep(self, *, by, key: UUID, page: "KeepsDraft", answers, now: datetime) -> Any:
        """Keep what stands in the form of a page; None while nothing was typed. Raises Refusal."""

    def found(self, staff, key: UUID, path: str) -> Any:
        """One's own draft of the form at an address, or None."""

    def unfinished(self, staff, path: str) -> Any:
        """One's own draft saved last for the form at an address, or None."""

    def was_sent(self, staff, key: UUID) -> bool:
        """Has this form been sent by this member of staff?"""

    def closing(self, *, by, key: UUID | None, now: datetime) -> AbstractContextManager:
        """Whatever is done inside is done together with the end of the draft, or not at all."""


def keeper() -> Keeper:
    """The one the settings name."""
    return import_string(settings.DRAFTS)()


def somebody_elses(request: HttpRequest) -> bool:
    """Was the page what was sent comes from written for another than who is signed in now?"""
    written_by = request.POST.get("kept_for", "")
    return bool(written_by) and written_by != str(request.user.uid)


def told_somebody_elses() -> JsonResponse:
    """To the page's script: nothing of it is kept."""
    return JsonResponse({"somebody_else": True, "error": SOMEBODY_ELSES}, status=409)


def in_the_background(request: HttpRequest) -> bool:
    """Did the page's script ask, which reads JSON and moves on by itself?"""
    return request.headers.get("Accept") == JSON


class KeepsDraft:
    """Mixin of a page with one form. Nothing changes until `keeps_draft` says so."""

    keeps_draft: ClassVar[bool] = False
    heading = ""
    draft: Any = None

    @property
    def keeps(self) -> bool:
        """The page opts in, and whoever reads it may keep drafts, and so find them again."""
        return self.keeps_draft and policies.allowed(self.request.user, Permission.KEEP_DRAFTS)

    @property
    def key(self) -> UUID | None:
        """The key of the form that was sent: of what it makes, or else of its draft."""
        return key_in(self.request.POST.get("submission")) or key_in(self.request.POST.get("draft"))

    def answer(self, request, *args, **kwargs):
        """As the page answers, but to nobody else than wrote it; to its script in JSON."""
        if request.method == "POST" and somebody_elses(request):
            return self.not_theirs(request)
        answer = super().answer(request, *args, **kwargs)
        return told(answer) if request.method == "POST" and in_the_background(request) else answer

    def not_theirs(self, request):
        """Nothing of what was sent is kept, done or shown."""
        if in_the_background(request):
            return told_somebody_elses()
        messages.error(request, SOMEBODY_ELSES)
        return redirect(request.path)

    def get(self, request, *args, **kwargs):
        """The form, or the draft somebody carries on with."""
        if self.keeps and self.draft is None and "draft" in request.GET:
            key = key_in(request.GET["draft"])
            self.draft = keeper().found(request.user, key, request.path) if key else None
            if self.draft is None:
                return self.without_draft(key)
        return super().get(request, *args, **kwargs)

    def without_draft(self, key: UUID | None):
        """A form that was sent is not offered again; anything else is not there."""
        if key is None or not keeper().was_sent(self.request.user, key):
            raise Http404
        messages.info(self.request, "This form has already been sent, and what it said is kept.")
        return redirect(self.request.path)

    def post(self, request, *args, **kwargs):
        """Keep what stands in the form, or do what it asks for."""
        if self.keeps and "X-Keep-Draft" in request.headers:
            return self.keep_draft()
        return super().post(request, *args, **kwargs)

    def keep_draft(self) -> JsonResponse:
        """Keep the form as it stands. `draft` is the key to carry on with, null while nothing is typed."""
        if self.key is None:
            return JsonResponse({"error": NO_KEY}, status=400)
        now = timezone.now()
        try:
            draft = self.kept(now)
        except Refusal as refusal:
            return JsonResponse({"error": refusal.message}, status=409)
        saved_at = f"{timezone.localtime(now):%H:%M}" if draft else NOTHING_YET
        return JsonResponse({"draft": str(self.key) if draft else None, "saved_at": saved_at})

    def kept(self, now: datetime):
        """The draft, saved; None while nothing was typed. Raises Refusal."""
        return keeper().keep(
            by=self.request.user,
            key=self.key,
            page=self,
            answers=self.get_form().typed,
            now=now,
        )

    def written_about(self):
        """The person the form is about; None for nobody, or nobody yet."""
        return getattr(self, "person", None)

    def get_form(self, form_class=None):
        """As it was sent, or as its draft was left, or new."""
        form = super().get_form(form_class)
        if self.draft is not None and not form.is_bound:
            form.carry_on(self.draft.answers)
            form.initial["submission"] = self.draft.submission
        return form

    def get_context_data(self, **context):
        """Adds where the form is kept, under which key, for whom, and one that was left unfinished here."""
        context = super().get_context_data(**context)
        if not self.keeps:
            return context
        form = context["form"]
        saved = self.draft
        if saved is None and form.is_bound and self.key is not None:  # given back: it goes on with its draft
            saved = keeper().found(self.request.user, self.key, self.request.path)
        named = form["submission"].value() if "submission" in form.fields else self.key
        return context | {
            "autosave_url": self.request.path,
            "draft": self.draft,
            "draft_key": named or (self.draft.submission if self.draft else uuid4()),
            "draft_since": saved.saved_at.isoformat() if saved else "",
            "kept_for": self.request.user.uid,
            "unfinished": None if self.draft or form.is_bound else self.left_unfinished(),
        }

    def left_unfinished(self):
        """A draft to offer on an empty form."""
        return keeper().unfinished(self.request.user, self.request.path)

    def closing_the_draft(self) -> AbstractContextManager:
        """What the form asks for is done, and its draft is gone; or neither."""
        if not self.keeps:
            return nullcontext()
        return keeper().closing(by=self.request.user, key=self.key, now=timezone.now())


def told(answer: HttpResponse) -> HttpResponse:
    """An answer as the page's script reads it: where to go, or that the page has something to say."""
    if 300 <= answer.status_code < 400:
        return JsonResponse({"onward": answer["Location"]})
    if answer.headers.get("Content-Type") == JSON:
        return answer
    return JsonResponse({"given_back": True})


def kept_after_signing_in(request: HttpRequest, address: str, answers: QueryDict) -> str:
    """Where somebody carries on who was signed out while sending a form and has signed in again.

    The form becomes a draft of whoever wrote it; empty when they did not, or the page keeps none.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # no address at all
        return ""
    match = resolve(parts.path)
    kind = getattr(match.func, "view_class", object)
    if not issubclass(kind, KeepsDraft) or answers.get("kept_for") != str(request.user.uid):
        return ""
    sent = copy.copy(request)
    sent.method, sent.path, sent.path_info, sent.resolver_match = "POST", parts.path, parts.path, match
    sent.GET, sent.POST = QueryDict(parts.query), answers
    page = kind()
    page.setup(sent, *match.args, **match.kwargs)
    page.today = timezone.localdate()
    page.scope()
    if not page.may():
        raise PermissionDenied
    if not page.keeps or page.key is None or page.kept(timezone.now()) is None:
        return ""
    return f"{parts.path}?{urlencode({'draft': page.key})}"
