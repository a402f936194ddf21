"""Changing one's own password."""

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.core import context


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    """The current password first. A guess at it counts with the guesses at the door."""

    def clean_oldpassword(self) -> str:
        """Asked where sign-in asks, so that the same count in the database closes both."""
        typed = self.cleaned_data["oldpassword"]
        known = get_adapter().authenticate(context.request, email=self.user.email, password=typed)
        if known is None or known.pk != self.user.pk:
            raise get_adapter().validation_error("enter_current_password")
        return typed
