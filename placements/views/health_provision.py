"""The health provision map of one person, and what people placed here by others use."""

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from accounts.policies import allowed_at
from accounts.roles import Permission
from accounts.views.gate import GatedView
from placements.actions import health_provision as actions
from placements.forms.health_provision import (
    AddHealthProvisionForm,
    EditHealthProvisionForm,
    EndHealthProvisionForm,
)
from placements.queries.advocacy import not_available_by_host
from placements.queries.health_provision import demand, provision_for
from placements.views.circle import CircleDeed


class HealthDeed(CircleDeed):
    """What the deeds on the map share: only those who read of health change the map."""

    def may(self):
        return super().may() and Permission.SEE_HEALTH in self.granted


class AddHealthProvision(HealthDeed):
    """A service on the map, or a gap."""

    template_name = "placements/add_health_provision.html"
    form_class = AddHealthProvisionForm
    heading = "Add a health service"
    heard = "The service is on the map."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user}

    def act(self, answers):
        return actions.add_health_provision(
            by=self.request.user, person=self.person, today=self.today, **answers
        )


class ProvisionDeed(HealthDeed):
    """A form about one service on a map, named in the address by `uid`."""

    def scope(self):
        """Among the maps of people within reach."""
        self.provision = get_object_or_404(provision_for(self.request.user), uid=self.kwargs["uid"])
        self.take(self.provision.person.uid)

    def get_context_data(self, **context):
        """Adds which service."""
        return super().get_context_data(**context) | {
            "provision": self.provision,
            "caption": self.provision,
        }


class EditHealthProvision(ProvisionDeed):
    """Keep right who provides it and when they were last seen."""

    template_name = "placements/edit_health_provision.html"
    form_class = EditHealthProvisionForm
    heading = "Change this service"
    heard = "The map is changed."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user, "provision": self.provision}

    def get_initial(self):
        return {name: getattr(self.provision, name) for name in EditHealthProvisionForm.base_fields}

    def act(self, answers):
        return actions.edit_health_provision(
            by=self.request.user, provision=self.provision, today=self.today, **answers
        )


class EndHealthProvision(ProvisionDeed):
    """The service ended, or is no longer needed."""

    template_name = "placements/end_health_provision.html"
    form_class = EndHealthProvisionForm
    heading = "End this service"
    heard = "The service is ended and stays on record."

    def act(self, answers):
        return actions.end_health_provision(
            by=self.request.user, provision=self.provision, today=self.today, **answers
        )


class HealthDemand(GatedView, TemplateView):
    """Counts only: what people placed here by others use, and where our own lack an advocate."""

    permission = Permission.SEE_DASHBOARD
    template_name = "placements/health_demand.html"

    def may(self):
        """So few use each service that a count tells of somebody's health."""
        return super().may() and allowed_at(self.request.user, Permission.SEE_HEALTH, self.authority().pk)

    def get_context_data(self, **context):
        """Adds the counts of one's authority."""
        authority = self.authority()
        return super().get_context_data(
            **context,
            authority=authority,
            demand=demand(authority, self.today),
            advocacy=not_available_by_host(authority, self.today),
        )
