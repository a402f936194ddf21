"""Frameworks: what they ask for, who is on them, and what is bought beside them."""

from django.urls import reverse
from django.views.generic import TemplateView

from accounts import policies as acting
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from placements.actions import frameworks as actions
from placements.forms.frameworks import (
    AddFrameworkForm,
    AddLotForm,
    AdmitProviderForm,
    EndFrameworkMembershipForm,
)
from placements.queries import frameworks


class Frameworks(GatedView, TemplateView):
    """Every framework of the organisations somebody works for."""

    permission = Permission.SEE_PLACEMENTS
    template_name = "placements/frameworks.html"

    def get_context_data(self, **context):
        """Adds the list."""
        return super().get_context_data(
            **context,
            frameworks=frameworks.frameworks_for(self.request.user),
            may_add=acting.allowed(self.request.user, Permission.EDIT_FRAMEWORK),
        )


class AboutFramework(GatedView):
    """A page about the framework named in the address, within reach."""

    def scope(self):
        """The framework, or 404."""
        self.framework = frameworks.framework_named(self.request.user, self.kwargs["uid"])

    def may_edit(self):
        """At the very authority whose framework it is."""
        return acting.allowed_at(self.request.user, Permission.EDIT_FRAMEWORK, self.framework.authority_id)


class Framework(AboutFramework, TemplateView):
    """Its lots, who is on them and what their inspections show."""

    permission = Permission.SEE_PLACEMENTS
    template_name = "placements/framework.html"

    def get_context_data(self, **context):
        """Adds the lots and how much is bought beside every framework."""
        return super().get_context_data(
            **context,
            framework=self.framework,
            lots=frameworks.lots_with_members(self.framework, on=self.today),
            share=frameworks.off_framework(self.framework, on=self.today),
            may_edit=self.may_edit(),
        )


class FrameworkDeed(AboutFramework, DeedView):
    """What the deeds on a framework share."""

    permission = Permission.EDIT_FRAMEWORK

    def may(self):
        return self.may_edit()

    def onward(self, done):
        return reverse("placements:framework", args=[self.framework.uid])

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {
            "cancel_url": self.onward(None),
            "home_name": self.framework.name,
        }


class AddFramework(DeedView):
    """Set up a framework."""

    permission = Permission.EDIT_FRAMEWORK
    form_class = AddFrameworkForm
    template_name = "placements/add_framework.html"
    heading = "Add a framework"
    heard = "The framework is added. Add its lots."

    def act(self, answers):
        return actions.add_framework(by=self.request.user, authority=self.authority(), **answers)

    def onward(self, done):
        return reverse("placements:framework", args=[done.uid])

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"cancel_url": reverse("placements:frameworks")}


class AddLot(FrameworkDeed):
    """Add a part of it."""

    form_class = AddLotForm
    template_name = "placements/add_lot.html"
    heading = "Add a lot"
    heard = "The lot is added."

    def act(self, answers):
        return actions.add_lot(by=self.request.user, framework=self.framework, **answers)


class AdmitProvider(FrameworkDeed):
    """Let a provider onto a lot, by the rule or by a waiver."""

    form_class = AdmitProviderForm
    template_name = "placements/admit_provider.html"
    heading = "Let a provider onto this lot"
    heard = "The provider is on the lot."

    def scope(self):
        """The lot, and the framework it is of, or 404."""
        self.lot = frameworks.lot_named(self.request.user, self.kwargs["uid"])
        self.framework = self.lot.framework

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"authority": self.framework.authority}

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"lot": self.lot, "framework": self.framework}

    def act(self, answers):
        return actions.admit_provider(by=self.request.user, lot=self.lot, today=self.today, **answers)


class EndFrameworkMembership(FrameworkDeed):
    """The provider leaves the lot."""

    form_class = EndFrameworkMembershipForm
    template_name = "placements/end_framework_membership.html"
    heading = "Take this provider off the lot"
    heard = "The provider is off the lot from that day."

    def scope(self):
        """The membership, and the framework it is of, or 404."""
        self.membership = frameworks.membership_named(self.request.user, self.kwargs["uid"])
        self.framework = self.membership.lot.framework

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"membership": self.membership}

    def act(self, answers):
        return actions.end_framework_membership(by=self.request.user, membership=self.membership, **answers)
