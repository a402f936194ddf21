"""A row of what needs attention is set aside until a day, and brought back before it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from accounts.views.deeds import ButtonDeed, DeedView
from linkworker.words import long_day
from placements.policies import granted
from placements.views.about_person import SHOWN, AboutPerson
from reporting import actions
from reporting.forms import SetAsideForm
from reporting.queries.setting_aside import may_be_brought_back, rows_of


class SetAside(AboutPerson, DeedView):
    """Say what of somebody's can wait, until when and why."""

    keeps_draft = True
    permission = Permission.SET_ASIDE
    template_name = "reporting/set_aside.html"
    form_class = SetAsideForm
    heading = "Set something aside"

    def get_form_kwargs(self):
        """Adds what needs attention."""
        return super().get_form_kwargs() | {"rows": rows_of(self.request.user, self.person, self.today)}

    def get_initial(self):
        """The row the address names is chosen."""
        return {"row": self.request.GET.get("row", "")}

    def act(self, answers):
        """Set it aside."""
        return actions.set_aside(by=self.request.user, person=self.person, today=self.today, **answers)

    def said(self, done):
        """Until when."""
        return f"Set aside. It is back on the list on {long_day(done.until)}, or sooner if it grows more pressing."

    def onward(self, done):
        """The list it came from."""
        return reverse("reporting:my-day")


class BringBack(AboutPerson, ButtonDeed):
    """Put a row back on the list before its day."""

    permission = Permission.SET_ASIDE
    heard = "It is back on the list."

    def scope(self):
        """What was set aside, among what somebody may bring back, and its person."""
        self.aside = get_object_or_404(may_be_brought_back(self.request.user), uid=self.kwargs["uid"])
        self.person = self.aside.person
        self.granted = granted(self.request.user, self.person, self.permission, *SHOWN)

    def act(self):
        """Bring it back."""
        return actions.bring_back(by=self.request.user, aside=self.aside, now=timezone.now())

    def onward(self, done):
        """The day it stands on again."""
        return reverse("reporting:my-day")
