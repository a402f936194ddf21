"""Who works here, and in which role."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView

from accounts import actions, policies
from accounts.forms import AddStaffForm
from accounts.queries.staff import staff_at
from accounts.roles import Permission
from accounts.views.deeds import ButtonDeed, DeedView
from accounts.views.gate import GatedView


class StaffList(GatedView, ListView):
    """The staff of the organisations somebody answers for."""

    permission = Permission.SEE_STAFF
    template_name = "accounts/staff.html"
    context_object_name = "people_here"
    paginate_by = 100

    def get_queryset(self):
        """Their own organisations only."""
        return staff_at(policies.organisations_for(self.request.user, self.permission), self.today)

    def get_context_data(self, **context):
        """Buttons only for those who may press them."""
        may_manage = policies.allowed(self.request.user, Permission.MANAGE_STAFF)
        return super().get_context_data(**context, may_manage=may_manage)


class AddStaff(DeedView):
    """Make an account and give it one role."""

    permission = Permission.MANAGE_STAFF
    template_name = "accounts/add_staff.html"
    form_class = AddStaffForm
    heading = "Add somebody to the staff"

    def get_form_kwargs(self):
        """Roles can be given at the administrator's own organisations only."""
        organisations = policies.organisations_for(self.request.user, self.permission)
        return super().get_form_kwargs() | {"organisations": organisations}

    def act(self, answers):
        """The account, with its role from today."""
        return actions.add_staff(by=self.request.user, starts_on=self.today, **answers)

    def said(self, done):
        """What the person has to do next."""
        return f"{done.name} can now set a password from the sign-in page."

    def onward(self, done):
        """The list."""
        return reverse("accounts:staff")


class SetMaySignIn(ButtonDeed):
    """Close an account, or open it again."""

    permission = Permission.MANAGE_STAFF

    def scope(self):
        """Staff of the administrator's own organisations."""
        mine = policies.organisations_for(self.request.user, self.permission)
        self.staff = get_object_or_404(staff_at(mine, self.today), uid=self.kwargs["uid"])

    def act(self):
        """Refused for oneself, and for an account that works elsewhere too."""
        may = self.request.POST.get("may") == "yes"
        return actions.set_may_sign_in(by=self.request.user, staff=self.staff, may=may)

    def said(self, done):
        """Who may or may not."""
        return f"{done.name} may {'now' if done.is_active else 'no longer'} sign in."

    def onward(self, done):
        """The list."""
        return reverse("accounts:staff")
