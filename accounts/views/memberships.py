"""Giving somebody a further role, and ending one."""

from datetime import timedelta

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts import actions, policies
from accounts.forms import EndMembershipForm, GiveRoleForm
from accounts.queries.staff import memberships_at, staff_at
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from linkworker.words import long_day


class ChangesRoles(DeedView):
    """A form whose deed changes the roles somebody holds at the administrator's own organisations."""

    permission = Permission.MANAGE_STAFF

    def mine(self):
        """The organisations whose roles one may change."""
        return policies.organisations_for(self.request.user, self.permission)

    def onward(self, done):
        """The list."""
        return reverse("accounts:staff")

    def get_context_data(self, **context):
        """The way back."""
        back = reverse("accounts:staff")
        return super().get_context_data(**context, back_url=back, cancel_url=back)


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

    def act(self, answers):
        """Refused for oneself, and where the role is held already."""
        return actions.give_role(by=self.request.user, staff=self.staff, **answers)

    def said(self, done):
        """Which role, and from when."""
        role = f"{done.get_role_display()} at {done.organisation}"
        return f"{self.staff.name}: {role}, from {long_day(done.starts_on)}."


class EndMembership(ChangesRoles):
    """End a role, from a day on."""

    template_name = "accounts/end_membership.html"
    form_class = EndMembershipForm
    heading = "End a role"

    def scope(self):
        """A role at the administrator's own organisations."""
        self.membership = get_object_or_404(memberships_at(self.mine()), uid=self.kwargs["uid"])

    def get_initial(self):
        """Today, unless told otherwise; a role that began today lasts this one day."""
        return {"ends_on": max(self.today, self.membership.starts_on + timedelta(days=1))}

    def get_context_data(self, **context):
        """Which role, and whose."""
        return super().get_context_data(**context, membership=self.membership)

    def act(self, answers):
        """Refused for oneself and for the last administrator."""
        return actions.end_membership(by=self.request.user, membership=self.membership, **answers)

    def said(self, done):
        """Which role, and from when on it is gone."""
        role = f"{done.get_role_display()} at {done.organisation}"
        return f"{done.staff.name}: {role}, ends on {long_day(done.ends_on)}."
