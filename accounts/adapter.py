"""How allauth behaves here: nobody signs themselves up, and each sign-in leaves a line in the trail."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from accounts import audit, policies


class StaffAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; sign-in is all the public door offers."""

    def is_open_for_signup(self, request):
        """Never."""
        return False

    def get_reset_password_from_key_url(self, key):
        """The address of the service as its settings say, whatever host the request claimed to be for."""
        return settings.SITE_URL + reverse("account_reset_password_from_key", args=key.split("-", 1))

    def authenticate(self, request, **credentials):
        """A closed account, or a demonstration's outside one, gets the same answer as a wrong password."""
        user = super().authenticate(request, **credentials)
        shut = user and user.demonstration and not settings.DEMONSTRATION
        return user if user and user.is_active and not shut else None

    def login(self, request, user):
        """Let somebody in, and write that they came."""
        super().login(request, user)
        audit.record(by=policies.as_of(user, timezone.localdate()), verb="signed in", subject=user)


def attempted_account(request, credentials) -> str:
    """The account a sign-in was tried for, whichever way its address was typed, so that guesses add up."""
    typed = (
        (credentials or {}).get("email")
        or (credentials or {}).get("username")
        or request.POST.get("login", "")
    )
    return typed.strip().lower()
