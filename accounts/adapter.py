"""How allauth behaves here: nobody signs themselves up, and each sign-in leaves a line in the trail."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts import actions, audit, policies
from accounts.imports import demonstration


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
        if user and not settings.DEMONSTRATION:
            published = credentials.get("password") == demonstration.KNOWN_TO_ALL
            user = None if user.demonstration or published else user
        return user if user and user.is_active else None

    def clean_password(self, password, user=None):
        """As the validators say, and never the password that is published for demonstrations."""
        if password == demonstration.KNOWN_TO_ALL:
            raise ValidationError("Choose another password: this one is published with the product.")
        return super().clean_password(password, user)

    def send_password_reset_mail(self, user, email, context):
        """Three links in a quarter of an hour at the most. Whoever asks is told the same either way."""
        if actions.allow_password_link(staff=user, now=timezone.now()):
            super().send_password_reset_mail(user, email, context)

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
