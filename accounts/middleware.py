"""Who is asking, and for how long they have been away."""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.utils import timezone

from accounts import policies
from linkworker.views import signed_out

SEEN_AT = "seen_at"
SECONDS_BETWEEN_NOTES = 60  # how often the session row is written for nothing but the clock


class SignedInStaff:
    """Loads the roles held today, and ends a session nobody has used for half an hour.

    A demonstration's session ends at once where there is no demonstration.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            if request.user.demonstration and not settings.DEMONSTRATION:
                logout(request)
            elif self.left_alone(request):
                logout(request)
                messages.info(request, "You were signed out because the page was not used for a while.")
            else:
                policies.as_of(request.user, timezone.localdate())
        request.allowed = lambda permission: policies.allowed(request.user, permission)
        return self.get_response(request)

    def left_alone(self, request) -> bool:
        """True after SESSION_IDLE_SECONDS without a page; notes the moment of this one otherwise."""
        now, seen = int(time.time()), request.session.get(SEEN_AT)
        if seen is not None and now - seen > settings.SESSION_IDLE_SECONDS:
            return True
        if seen is None or now - seen >= SECONDS_BETWEEN_NOTES:
            request.session[SEEN_AT] = now
        return False


class SignInFirst(LoginRequiredMiddleware):
    """Every page asks for sign-in first. A form sent too late is not thrown away by that."""

    def handle_no_permission(self, request, view_func):
        """The door; for what was sent in a form or by a page's script, an answer that keeps it."""
        if request.method == "POST":
            return signed_out(request)
        return super().handle_no_permission(request, view_func)
