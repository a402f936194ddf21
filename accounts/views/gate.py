"""The gate: first the scope (404), then the permission (403), then the page.

Every page of the product names the permission it needs, or stands in `OPEN_PAGES` of
`tests/test_architecture.py` with the reason.
"""

from typing import ClassVar

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from accounts import audit, policies
from accounts.roles import Permission

READING = ("GET", "HEAD")


class GatedView:
    """Mixin for class-based views, placed first.

    A page about something overrides `scope` to fetch it with `get_object_or_404` from a scoped queryset,
    so that what somebody may not know exists answers exactly as what does not exist.
    """

    permission: ClassVar[Permission]

    def dispatch(self, request, *args, **kwargs):
        """Scope, permission, page: each can refuse, and each refusal is in the trail once, wherever it arose."""
        self.today = timezone.localdate()
        try:
            self.scope()
            if not self.may():
                raise PermissionDenied
            return self.answer(request, *args, **kwargs)
        except Http404:
            self.note_refusal(404)
            raise
        except PermissionDenied:
            self.note_refusal(403)
            raise

    def answer(self, request, *args, **kwargs):
        """The page, and the line that it was opened before any of it is drawn.

        A form given back by a POST shows as much as the page it came from, so it is written as well; JSON for
        the page's own script shows nothing.
        """
        if request.method in READING:
            self.opened()
            return super().dispatch(request, *args, **kwargs)
        answer = super().dispatch(request, *args, **kwargs)
        moves_on = 300 <= answer.status_code < 400
        if not moves_on and answer.headers.get("Content-Type") != "application/json":
            self.opened()
        return answer

    def scope(self) -> None:
        """Fetch what the address names, within what this person may know of. Nothing by default."""

    def note_refusal(self, answer: int) -> None:
        """Write to the trail what was asked for and not given."""
        page = self.request.resolver_match.view_name
        audit.refused(by=self.request.user, page=page, asked=self.kwargs, answer=answer)

    def opened(self) -> None:
        """Write to the trail whom the page shows, before anything of it is drawn. Nothing by default.

        `tests/test_names_leave_a_line.py` opens every page and fails for a name without its line.
        """

    def may(self) -> bool:
        """Does a role held today grant this page? Pages about one person narrow this to that person."""
        return policies.allowed(self.request.user, self.permission)

    def authority(self):
        """The organisation the page is for: `?authority=CODE` among those granted, else the first.

        Raises PermissionDenied when no organisation grants the page or the code is none of theirs.
        """
        granted = policies.organisations_for(self.request.user, self.permission)
        code = self.request.GET.get("authority") or ""
        chosen = [organisation for organisation in granted if code in ("", organisation.code)]
        if not chosen:
            raise PermissionDenied
        return chosen[0]
