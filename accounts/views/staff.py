"""Who works here, and in which role."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from django.views.generic import FormView, ListView

from accounts import actions, policies
from accounts.forms import AddStaffForm
from accounts.queries.staff import staff_at
from accounts.roles import Permission
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


class AddStaff(GatedView, FormView):
    """Make an account and give it one role."""

    permission = Permission.MANAGE_STAFF
    template_name = "accounts/add_staff.html"
    form_class = AddStaffForm

    def get_form_kwargs(self):
        """Roles can be given at the administrator's own organisations only."""
        organisations = policies.organisations_for(self.request.user, self.permission)
        return super().get_form_kwargs() | {"organisations": organisations}

    def form_valid(self, form):
        """One deed, one message."""
        someone = actions.add_staff(by=self.request.user, starts_on=self.today, **form.cleaned_data)
        messages.success(self.request, f"{someone.name} can now set a password from the sign-in page.")
        return redirect("accounts:staff")


class SetMaySignIn(GatedView, View):
    """Close an account, or open it again."""

    permission = Permission.MANAGE_STAFF
    http_method_names = ("post",)

    def scope(self):
        """Staff of the administrator's own organisations."""
        mine = policies.organisations_for(self.request.user, self.permission)
        self.staff = get_object_or_404(staff_at(mine, self.today), uid=self.kwargs["uid"])

    def post(self, request, uid):
        """Refused for oneself."""
        may = request.POST.get("may") == "yes"
        try:
            actions.set_may_sign_in(by=request.user, staff=self.staff, may=may)
        except (actions.NobodyGrantsThemselves, actions.HoldsARoleElsewhere) as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, f"{self.staff.name} may {'now' if may else 'no longer'} sign in.")
        return redirect("accounts:staff")
