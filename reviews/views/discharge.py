"""The plan to leave hospital: its checkpoints, and recording how one stands."""

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from placements.views.about_person import AboutPerson
from reviews import actions
from reviews.forms import RecordDischargeStepForm
from reviews.queries import discharge


class AboutDischarge(AboutPerson):
    """A page about the plan of somebody who is in hospital; nobody else has one."""

    permission = Permission.READ_REVIEW
    current = "safety"

    def scope(self):
        """The person, and their stay in hospital; 404 where there is none."""
        super().scope()
        self.plan = discharge.plan_of(self.person, self.today)
        if self.plan is None:
            raise Http404

    def get_context_data(self, **context):
        """Adds the plan."""
        return super().get_context_data(**context, plan=self.plan)


class Discharge(AboutDischarge, TemplateView):
    """Every checkpoint with how it stands."""

    template_name = "reviews/discharge.html"


class RecordDischargeStep(AboutDischarge, DeedView):
    """Record how a checkpoint stands. `?checkpoint=` chooses it."""

    keeps_draft = True
    permission = Permission.RECORD_REVIEW
    template_name = "reviews/record_discharge_step.html"
    form_class = RecordDischargeStepForm
    heading = "Plan to leave hospital"
    heard = "The plan is up to date."

    def get_form_kwargs(self):
        """Adds the checkpoints."""
        return super().get_form_kwargs() | {"checkpoints": discharge.checkpoints(self.today)}

    def get_initial(self):
        """What the link that led here names, with who sees to it and by when as last recorded."""
        code = self.request.GET.get("checkpoint", "")
        said = next((line for line in self.plan.lines if line.checkpoint.code == code), None)
        if said is None:
            return {}
        latest = said.latest
        before = {"owner": latest.owner, "due_on": latest.due_on} if latest else {}
        return {"checkpoint": code} | before

    def act(self, answers):
        """Keep it."""
        return actions.record_discharge_step(
            by=self.request.user, placement=self.plan.stay, today=self.today, **answers
        )

    def onward(self, done):
        """The plan."""
        return reverse("reviews:discharge", args=[self.person.uid])

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}
