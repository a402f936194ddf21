"""Limits of authorisation: up to which price who may agree."""

from django.urls import reverse
from django.views.generic import TemplateView

from accounts import policies as acting
from accounts.roles import Permission, roles_granting
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from linkworker.words import long_day, pounds
from placements.actions import limits as actions
from placements.forms.changes import SetAuthorisationLimitForm
from placements.queries import limits


class AuthorisationLimits(GatedView, TemplateView):
    """Every limit, its days, and who set it apart from the national ones."""

    permission = Permission.AGREE_FUNDING
    template_name = "placements/authorisation_limits.html"

    def get_context_data(self, **context):
        """Adds the limits of the authority."""
        authority = self.authority()
        return super().get_context_data(
            **context,
            authority=authority,
            in_force=limits.limits_of(authority, self.today).values(),
            limits=limits.every_limit(authority),
            may_set=acting.allowed_at(self.request.user, Permission.SET_BUDGET, authority.pk),
        )


class SetAuthorisationLimit(DeedView):
    """From a day, a role may agree up to another price."""

    permission = Permission.SET_BUDGET
    form_class = SetAuthorisationLimitForm
    template_name = "placements/set_authorisation_limit.html"
    heading = "Set a limit"

    def get_form_kwargs(self):
        roles = [(one.value, one.label) for one in roles_granting(Permission.AGREE_FUNDING)]
        return super().get_form_kwargs() | {"roles": roles}

    def act(self, answers):
        return actions.set_authorisation_limit(
            by=self.request.user, authority=self.authority(), today=self.today, **answers
        )

    def said(self, done):
        role = done.get_role_display()
        return f"{role}: up to {pounds(done.weekly_limit)} a week from {long_day(done.valid_from)}."

    def onward(self, done):
        return reverse("placements:authorisation-limits")
