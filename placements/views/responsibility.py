"""Whose somebody is: the tab, what settles it, and disputes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.roles import Permission
from accounts.views.deeds import ButtonDeed
from linkworker.periods import Month
from placements import policies
from placements.actions import disputes as dispute_actions
from placements.actions import responsibility as actions
from placements.forms.responsibility import (
    CloseDisputeForm,
    OpenDisputeForm,
    ReferDisputeForm,
    SettleResponsibilityForm,
)
from placements.queries import responsibility as queries
from placements.views.about_person import AboutPerson
from placements.views.deeds import RecordDeed


class Responsibility(AboutPerson, TemplateView):
    """Four facts with four rules, today or at the end of a month gone by."""

    permission = Permission.SEE_PLACEMENTS
    template_name = "placements/responsibility.html"
    current = "responsibility"

    def get_context_data(self, **context):
        """Adds the facts by the names of the day, the history and the disputes."""
        asked = self.request.GET.get("month", "").strip()
        day = self.day(asked)
        page = queries.whose(self.person, on=day, today=self.today, granted=self.granted)
        return super().get_context_data(**context) | {
            "whose": page,
            "day": day,
            "asked": asked,
            "is_today": day == self.today,
            "not_a_month": bool(asked) and day == self.today and asked != str(Month.of(day)),
        }

    def day(self, asked: str):
        """The last day of the month asked for, or today for none, one to come or one that is no month."""
        try:
            return min(Month.parse(asked).last_day, self.today)
        except ValueError:
            return self.today


class ToTheTab:
    """Leads back to the tab while somebody may still open it, else wherever a record leads."""

    current = "responsibility"
    permission = Permission.SETTLE_RESPONSIBILITY

    def onward(self, done):
        """A council that gave somebody away may not open their record any more."""
        person = getattr(done, "person", None) or self.person
        if policies.may(self.request.user, Permission.SEE_PLACEMENTS, person):
            return reverse("placements:responsibility", args=[person.uid])
        return reverse("placements:register")

    def get_context_data(self, **context):
        """Adds the way back."""
        tab = reverse("placements:responsibility", args=[self.person.uid])
        return super().get_context_data(**context) | {"cancel_url": tab}


class SettleResponsibility(ToTheTab, AboutPerson, RecordDeed):
    """Another body is responsible, or the same one by another rule."""

    form_class = SettleResponsibilityForm
    template_name = "placements/settle_responsibility.html"
    heading = "Record who is responsible"

    def get_initial(self):
        return {"starts_on": self.today}

    def act(self, answers):
        return actions.settle_responsibility(
            by=self.request.user, person=self.person, today=self.today, **answers
        )

    def said(self, done):
        for sentence in queries.warnings_for(done, self.today):
            messages.warning(self.request, sentence)
        return f"{done.organisation} is recorded as: {done.get_kind_display().lower()}."


class ConfirmResponsibility(ToTheTab, AboutPerson, ButtonDeed):
    """It was looked at again and holds."""

    heard = "Confirmed today."

    def scope(self):
        """The fact, among those about people somebody may know of."""
        known = queries.fact_in(policies.people_for(self.request.user).order_by())
        self.responsibility = get_object_or_404(known, uid=self.kwargs["uid"])
        self.take(self.responsibility.person.uid)

    def act(self):
        return actions.confirm_responsibility(
            by=self.request.user, responsibility=self.responsibility, today=self.today
        )


class OpenDispute(ToTheTab, AboutPerson, RecordDeed):
    """Two bodies do not agree whose somebody is."""

    form_class = OpenDisputeForm
    template_name = "placements/open_dispute.html"
    heading = "Record a dispute"
    heard = "The dispute is recorded. Care goes on, and somebody pays."

    def act(self, answers):
        return dispute_actions.open_dispute(
            by=self.request.user, person=self.person, today=self.today, **answers
        )


class AboutDispute(ToTheTab, AboutPerson, RecordDeed):
    """A page about one dispute, named in the address by `uid`."""

    def scope(self):
        """The dispute, among those about people somebody may know of."""
        known = queries.dispute_in(policies.people_for(self.request.user).order_by())
        self.dispute = get_object_or_404(known, uid=self.kwargs["uid"])
        self.take(self.dispute.person.uid)

    def get_context_data(self, **context):
        """Adds the dispute."""
        return super().get_context_data(**context) | {"dispute": self.dispute}


class ReferDispute(AboutDispute):
    """It went up for a decision."""

    form_class = ReferDisputeForm
    template_name = "placements/refer_dispute.html"
    heading = "Refer this dispute"
    heard = "The day it was referred is recorded."

    def act(self, answers):
        return dispute_actions.refer_dispute(
            by=self.request.user, dispute=self.dispute, today=self.today, **answers
        )


class CloseDispute(AboutDispute):
    """It is settled."""

    form_class = CloseDisputeForm
    template_name = "placements/close_dispute.html"
    heading = "Close this dispute"
    heard = "The dispute is closed. If somebody else is responsible now, record who."

    def act(self, answers):
        return dispute_actions.close_dispute(
            by=self.request.user, dispute=self.dispute, today=self.today, **answers
        )
