"""The way of one young person from 14 to 25: the tab, its steps, and the plan."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.roles import Permission
from accounts.views.deeds import ButtonDeed, DeedView
from placements.actions import transition as actions
from placements.forms.transition import (
    CompleteTransitionStepForm,
    MarkStepNotApplicableForm,
    PlanTransitionForm,
)
from placements.queries import transition
from placements.views.about_person import AboutPerson


class Transition(AboutPerson, TemplateView):
    """Each milestone with how it stands and why; the plan in force."""

    permission = Permission.SEE_TRANSITION
    template_name = "placements/transition.html"
    current = "transition"

    def get_context_data(self, **context):
        """Adds the steps, and of the plan what may be seen."""
        plan = transition.plan_in_force(self.person, self.today)
        return super().get_context_data(
            **context,
            steps=transition.transition_steps(self.person, plan, self.today),
            plan=plan,
            costs=transition.likely_costs(plan) if transition.may_read_costs(self.granted) else None,
            outcomes=transition.outcomes(plan),
            may_edit=Permission.EDIT_TRANSITION in self.granted,
        )


class TransitionDeed(AboutPerson):
    """What the deeds on the way share: the permission, the tab, and where they lead."""

    permission = Permission.EDIT_TRANSITION
    current = "transition"

    def onward(self, done):
        """The tab."""
        return reverse("placements:transition", args=[self.person.uid])


class StepDeed(TransitionDeed, DeedView):
    """A form about one step, chosen on the page before."""

    def get_initial(self):
        return {"milestone": self.request.GET.get("milestone", "")}

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}


class CompleteTransitionStep(StepDeed):
    """A step was done."""

    template_name = "placements/complete_transition_step.html"
    form_class = CompleteTransitionStepForm
    heading = "Record a step as done"

    def act(self, answers):
        return actions.complete_transition_step(
            by=self.request.user, person=self.person, today=self.today, **answers
        )

    def said(self, done):
        return f"Recorded as done: {done.get_milestone_display()}."


class MarkStepNotApplicable(StepDeed):
    """A step does not apply."""

    template_name = "placements/mark_step_not_applicable.html"
    form_class = MarkStepNotApplicableForm
    heading = "Record that a step does not apply"

    def act(self, answers):
        return actions.mark_step_not_applicable(
            by=self.request.user, person=self.person, today=self.today, **answers
        )

    def said(self, done):
        return f"Recorded as not applying: {done.get_milestone_display()}."


class ReopenTransitionStep(TransitionDeed, ButtonDeed):
    """What was recorded of a step is taken back."""

    def scope(self):
        """Among the steps of somebody within reach."""
        self.step = get_object_or_404(transition.steps_for(self.request.user), uid=self.kwargs["uid"])
        self.take(self.step.person.uid)

    def act(self):
        return actions.reopen_transition_step(by=self.request.user, step=self.step, today=self.today)

    def said(self, done):
        return f"To be done again: {done.get_milestone_display()}."


class PlanTransition(TransitionDeed, DeedView):
    """What is planned as of today, begun from the plan in force."""

    template_name = "placements/plan_transition.html"
    form_class = PlanTransitionForm
    heading = "Plan the move into adulthood"
    heard = "The plan is recorded. The one before it stays on record."

    def get_initial(self):
        plan = transition.plan_in_force(self.person, self.today)
        if plan is None:
            return {}
        asked = {name for name in PlanTransitionForm.base_fields if name not in ("submission", "follows")}
        return {name: getattr(plan, name) for name in asked} | {"follows": plan.uid}

    def act(self, answers):
        return actions.plan_transition(by=self.request.user, person=self.person, today=self.today, **answers)

    def refused(self, form, refusal):
        """Who was told of a plan made meanwhile may send theirs again, to follow that one."""
        super().refused(form, refusal)
        if isinstance(refusal, actions.PlannedMeanwhile):
            form.follow(refusal.plan.uid)

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}
