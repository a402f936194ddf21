"""Giving somebody a further role, and ending one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView

from accounts import actions, policies
from accounts.forms import EndMembershipForm, GiveRoleForm
from accounts.queries.staff import memberships_at, staff_at
from accounts.roles import Permission
from accounts.views.gate import GatedView
from linkworker.forms.dates import in_words

REFUSALS = (
    actions.NobodyGrantsThemselves,
    actions.NotAtThisOrganisation,
    actions.AlreadyHoldsTheRole,
    actions.LastAdministrator,
)


class ChangesRoles(GatedView, FormView):
    """A form whose deed changes the roles somebody holds at the administrator's own organisations."""

    permission = Permission.MANAGE_STAFF
    heading = ""

    def mine(self):
        """The organisations whose roles one may change."""
        return policies.organisations_for(self.request.user, self.permission)

    def get_form_kwargs(self):
        """The day decides what may be typed."""
        return super().get_form_kwargs() | {"today": self.today}

    def form_valid(self, form):
        """One deed, one message; a refusal gives the page back as it was typed."""
        try:
            said = self.act(form.cleaned_data)
        except REFUSALS as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(self.request, said)
            return redirect("accounts:staff")
        return self.form_invalid(form)

    def get_context_data(self, **context):
        """What the page is called and the way back."""
        back = reverse("accounts:staff")
        return super().get_context_data(**context, heading=self.heading, back_url=back, cancel_url=back)


class GiveRole(ChangesRoles):
    """Give a further role, from a day."""

    template_name = "accounts/give_role.html"
    form_class = GiveRoleForm
    heading = "Give a further role"

    def scope(self):
        """Staff of the administrator's own organisations."""
        self.staff = get_object_or_404(staff_at(self.mine(), self.today), uid=self.kwargs["uid"])

    def get_form_kwargs(self):
        """At the administrator's own organisations only."""
        return super().get_form_kwargs() | {"organisations": self.mine()}

    def get_initial(self):
        """Today, unless told otherwise."""
        return {"starts_on": self.today}

    def get_context_data(self, **context):
        """Whose roles."""
        return super().get_context_data(**context, staff=self.staff)

    def act(self, answers) -> str:
        """Refused for oneself, and where the role is held already."""
        given = actions.give_role(by=self.request.user, staff=self.staff, **answers)
        role = f"{given.get_role_display()} at {given.organisation}"
        return f"{self.staff.name}: {role}, from {in_words(given.starts_on)}."


class EndMembership(ChangesRoles):
    """End a role, from a day on."""

    template_name = "accounts/end_membership.html"
    form_class = EndMembershipForm
    heading = "End a role"

    def scope(self):
        """A role at the administrator's own organisations."""
        self.membership = get_object_or_404(memberships_at(self.mine()), uid=self.kwargs["uid"])

    def get_initial(self):
        """Today, unless told otherwise."""
        return {"ends_on": self.today}

    def get_context_data(self, **context):
        """Which role, and whose."""
        return super().get_context_data(**context, membership=self.membership)

    def act(self, answers) -> str:
        """Refused for oneself and for the last administrator."""
        held = self.membership
        actions.end_membership(by=self.request.user, membership=held, **answers)
        role = f"{held.get_role_display()} at {held.organisation}"
        return f"{held.staff.name}: {role}, ends on {in_words(held.ends_on)}."
