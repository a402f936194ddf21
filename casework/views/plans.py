"""What is planned: a contact is put into the calendar, moved to another day, or cancelled."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from accounts.policies import organisations_for
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from casework import actions, policies, queries
from casework.forms import CancelPlannedContactForm, MovePlannedContactForm, PlanContactForm
from placements.policies import granted
from placements.views.about_person import SHOWN, AboutPerson


class Plans(AboutPerson, DeedView):
    """What the deeds on plans share: the tab, and the month of the calendar they lead to."""

    keeps_draft = True
    permission = Permission.LOG_CONTACT
    current = "contacts"

    def onward(self, done):
        """The month it is in."""
        return f"{reverse('reporting:calendar')}?month={done.planned_on:%Y-%m}"


class PlanContact(Plans):
    """Say when to be in touch with somebody next."""

    template_name = "casework/plan_contact.html"
    form_class = PlanContactForm
    heading = "Plan a contact"

    def get_form_kwargs(self):
        """Adds the team that may do it."""
        organisations = organisations_for(self.request.user, self.permission)
        colleagues = queries.colleagues(organisations, self.today)
        return super().get_form_kwargs() | {"author": self.request.user, "colleagues": colleagues}

    def get_initial(self):
        """A visit, unless said otherwise."""
        return {"method": "visit"}

    def get_context_data(self, **context):
        """Adds what is planned with this person already."""
        planned = queries.planned_with(self.request.user, self.person)
        return super().get_context_data(**context, planned=planned)

    def act(self, answers):
        """Keep it."""
        return actions.plan_contact(by=self.request.user, person=self.person, today=self.today, **answers)

    def said(self, done):
        """What is planned."""
        return f"Planned: {done}, by {done.worker}."


class ChangesPlan(Plans):
    """A page about one plan, named in the address, and so about its person."""

    def scope(self):
        """The plan, among those somebody may see, with its person and what is granted for them."""
        found = policies.plans_for(self.request.user).select_related(
            "worker",
            "person__responsible_council",
            "person__responsible_icb",
            "person__link_worker",
        )
        self.plan = get_object_or_404(found, uid=self.kwargs["uid"])
        self.person = self.plan.person
        self.granted = granted(self.request.user, self.person, self.permission, *SHOWN)

    def get(self, request, *args, **kwargs):
        """The form; a plan that was kept, moved or cancelled leads back to the calendar."""
        if self.plan.is_closed:
            messages.info(request, "This contact has already been made, moved or cancelled.")
            return redirect(self.onward(self.plan))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **context):
        """Adds the plan, and the way back to its month."""
        return super().get_context_data(**context, plan=self.plan) | {
            "caption": self.plan,
            "cancel_url": self.onward(self.plan),
        }


class MovePlannedContact(ChangesPlan):
    """Put it on another day, with the reason."""

    template_name = "casework/move_planned_contact.html"
    form_class = MovePlannedContactForm
    heading = "Move this contact"

    def get_initial(self):
        """The time of day stays, unless said otherwise."""
        return {"planned_at": self.plan.planned_at}

    def act(self, answers):
        """The old plan is kept, cancelled with the reason."""
        return actions.move_planned_contact(
            by=self.request.user, plan=self.plan, now=timezone.now(), today=self.today, **answers
        )

    def said(self, done):
        """When it is now."""
        return f"Moved: {done}, by {done.worker}."


class CancelPlannedContact(ChangesPlan):
    """Take it off the calendar, with the reason."""

    template_name = "casework/cancel_planned_contact.html"
    form_class = CancelPlannedContactForm
    heading = "Cancel this contact"
    heard = "Cancelled. It is off the calendar, and the reason is kept."

    def act(self, answers):
        """Cancel it."""
        return actions.cancel_planned_contact(
            by=self.request.user, plan=self.plan, now=timezone.now(), **answers
        )
