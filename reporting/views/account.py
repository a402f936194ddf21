"""One's own account: who one is here, the morning letter, the calendar address, the password."""

from django.urls import reverse
from django.views.generic import TemplateView

from accounts.policies import allowed
from accounts.roles import Permission
from accounts.views.deeds import ButtonDeed
from accounts.views.gate import GatedView
from reporting import actions
from reporting.queries import account


class Account(GatedView, TemplateView):
    """What is set for oneself. Nobody else's can be opened."""

    permission = Permission.SEE_MY_DAY
    template_name = "reporting/account.html"

    def get_context_data(self, **context):
        """Adds the roles held today, and what is set."""
        user = self.request.user
        return super().get_context_data(
            **context,
            held=user.held,
            own=account.account_of(user),
            has_calendar=allowed(user, Permission.SEE_CALENDAR),
            has_card=allowed(user, Permission.EDIT_OWN_CARD),
            has_cover=allowed(user, Permission.ARRANGE_COVER),
        )


class ChooseDigest(ButtonDeed):
    """Ask for the morning letter, or decline it."""

    permission = Permission.SEE_MY_DAY

    def act(self):
        """Keep the choice."""
        return actions.choose_digest(by=self.request.user, wanted=self.request.POST.get("wanted") == "yes")

    def said(self, done):
        """What happens from now on."""
        if done.wanted:
            return "A letter comes each working day at 8 in the morning, when something waits for you."
        return "No more letters come in the morning. My day holds the same."

    def onward(self, done):
        """The account."""
        return reverse("reporting:account")
