"""A programme's timeline: six steps with a target, an owner and the day each was done."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView, TemplateView

from accounts import policies as accounts_policies
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from partnership import actions, policies
from partnership.forms import CompleteMilestoneForm
from partnership.queries.programmes import steps


class Programmes(GatedView, ListView):
    """The programmes of one's own organisations."""

    permission = Permission.SEE_PROGRAMMES
    template_name = "partnership/programmes.html"
    context_object_name = "programmes"

    def get_queryset(self):
        """Scoped."""
        return policies.programmes_for(self.request.user)


class ProgrammePage(GatedView, TemplateView):
    """One programme and where each step stands today."""

    permission = Permission.SEE_PROGRAMMES
    template_name = "partnership/programme.html"

    def scope(self):
        """Someone else's programme is not found."""
        self.programme = get_object_or_404(policies.programmes_for(self.request.user), uid=self.kwargs["uid"])

    def get_context_data(self, **context):
        """The steps, and whether the days may be filled in."""
        return super().get_context_data(
            **context,
            programme=self.programme,
            steps=steps(self.programme, self.today),
            may_edit=accounts_policies.allowed_at(
                self.request.user, Permission.EDIT_PROGRAMME, self.programme.authority_id
            ),
        )


class CompleteMilestone(DeedView):
    """Fill in the day a step was done."""

    permission = Permission.EDIT_PROGRAMME
    template_name = "partnership/complete_milestone.html"
    form_class = CompleteMilestoneForm

    def scope(self):
        """Among the steps somebody may know of."""
        self.milestone = get_object_or_404(policies.milestones_for(self.request.user), uid=self.kwargs["uid"])

    def may(self):
        """A role held at another organisation opens nothing here."""
        authority = self.milestone.programme.authority_id
        return accounts_policies.allowed_at(self.request.user, self.permission, authority)

    def get_context_data(self, **context):
        """The step asked about."""
        return super().get_context_data(**context, milestone=self.milestone)

    def act(self, answers):
        """One deed."""
        return actions.complete_milestone(by=self.request.user, milestone=self.milestone, **answers)

    def said(self, done):
        """Which step it was."""
        return f"Saved: {done.task}"

    def onward(self, done):
        """The programme."""
        return reverse("partnership:programme", args=[self.milestone.programme.uid])
