"""The way from 14 to 25: a step is done or does not apply, what was said is taken back, and what is planned.

The person's row is locked, so that two cannot record one step, or plan past one another, at once.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.choices import TransitionOutcome, TransitionStepKind
from placements.models import Person, TransitionPlan, TransitionStep

STEP_QUESTIONS = {
    "transition_step_one_in_force": "milestone",
    "transition_step_milestone_known": "milestone",
    "transition_step_not_ahead": "done_on",
}
PLAN_QUESTIONS = {
    "transition_plan_education_known": "education",
    "transition_plan_issued_is_of_a_plan": "plan_type",
    "transition_plan_issued_by_then": "plan_issued_on",
    "transition_plan_costs_together": "weekly_low",
    "transition_plan_costs_rise": "weekly_low",
    "transition_plan_shares_make_a_whole": "council_percent",
    "transition_plan_shares_together": "council_percent",
    "transition_plan_probability_is_one": "probability",
}
PLANNED = (
    *("education", "education_ends_on", "plan_type", "plan_issued_on", "residential_college"),
    *("adult_setting", "lead_worker"),
    *("weekly_low", "weekly_middle", "weekly_high", "council_percent", "icb_percent", "education_percent"),
    *("probability", "employment", "independent_living", "community", "good_health"),
)


class StepSettledAlready(Refusal):
    """What was recorded is taken back before something else is."""

    def __init__(self, step: TransitionStep):
        words = TransitionStepKind(step.milestone).label
        how = f"done on {long_day(step.done_on)}" if step.done_on else "not to apply"
        super().__init__(
            f"“{words}” is recorded as {how} already. Take that back first if it is wrong.", "milestone"
        )


class StepStillToCome(Refusal):
    """A step is recorded once it was taken."""

    message = "The day must be today or in the past. Record the step when it has been done."
    question = "done_on"


class StepBeforeBirth(Refusal):
    """A slip of the year."""

    message = "The day must not be before the person was born. Check the year."
    question = "done_on"


class EducationEndsBeforeBirth(Refusal):
    """A slip of the year."""

    message = "Education cannot end before the person was born. Check the year."
    question = "education_ends_on"


class PlanIssuedBeforeBirth(Refusal):
    """A slip of the year."""

    message = "The plan cannot have been issued before the person was born. Check the year."
    question = "plan_issued_on"


class PlannedMeanwhile(Refusal):
    """Nobody overwrites a plan they have not seen."""

    def __init__(self, plan: TransitionPlan):
        self.plan = plan
        super().__init__(
            f"{plan.recorded_by.name} recorded a plan on {long_day(plan.recorded_on)} while you had this page open. "
            "What you typed is still here. Look at their plan on the Transition tab, then send yours to take its place."
        )


@transaction.atomic
def complete_transition_step(
    *, by: Staff, person: Person, milestone: str, done_on: date, today: date, submission: UUID
) -> TransitionStep:
    """A milestone was reached on a day. The same form sent twice gives the row made first.

    Raises StepStillToCome, StepBeforeBirth, StepSettledAlready and AlreadySentWithOtherAnswers.
    """
    fingerprint = sending.fingerprint(by=by, person=person, milestone=milestone, done_on=done_on)
    if earlier := sending.sent_before(TransitionStep, submission, fingerprint):
        return earlier
    if done_on > today:
        raise StepStillToCome
    if done_on < person.date_of_birth:
        raise StepBeforeBirth
    step = _record(
        by,
        person,
        milestone,
        TransitionOutcome.DONE,
        today,
        done_on=done_on,
        submission=submission,
        fingerprint=fingerprint,
    )
    audit.record(
        by=by,
        verb="completed transition step",
        subject=step,
        person=person,
        milestone=milestone,
        done_on=str(done_on),
    )
    return step


@transaction.atomic
def mark_step_not_applicable(
    *, by: Staff, person: Person, milestone: str, reason: str, today: date, submission: UUID
) -> TransitionStep:
    """A milestone does not apply to this young person, and why.

    Raises StepSettledAlready, AlreadySentWithOtherAnswers and a Refusal beside the question.
    """
    fingerprint = sending.fingerprint(by=by, person=person, milestone=milestone, reason=reason)
    if earlier := sending.sent_before(TransitionStep, submission, fingerprint):
        return earlier
    step = _record(
        by,
        person,
        milestone,
        TransitionOutcome.NOT_APPLICABLE,
        today,
        reason=reason,
        submission=submission,
        fingerprint=fingerprint,
    )
    audit.record(by=by, verb="marked step not applicable", subject=step, person=person, milestone=milestone)
    return step


@transaction.atomic
def reopen_transition_step(*, by: Staff, step: TransitionStep, today: date) -> TransitionStep:
    """What was recorded of a milestone is taken back: it is to be done again. Twice changes nothing."""
    sending.one_at_a_time(step.person)
    newest = _in_force(step.person, step.milestone)
    if newest.pk != step.pk or newest.outcome == TransitionOutcome.REOPENED:
        return newest
    again = keep(
        TransitionStep(
            person=step.person,
            milestone=step.milestone,
            number=newest.number + 1,
            outcome=TransitionOutcome.REOPENED,
            recorded_on=today,
            recorded_by=by,
        ),
        **STEP_QUESTIONS,
    )
    audit.record(
        by=by,
        verb="reopened transition step",
        subject=again,
        person=step.person,
        milestone=step.milestone,
        was=step.outcome,
    )
    return again


@transaction.atomic
def plan_transition(
    *, by: Staff, person: Person, today: date, submission: UUID, follows: UUID | None = None, **planned
) -> TransitionPlan:
    """What is planned as of today; `planned` are fields of `PLANNED`. The plan before it stays on record.

    `follows` is the plan its writer had before their eyes. Raises PlannedMeanwhile, EducationEndsBeforeBirth,
    PlanIssuedBeforeBirth, AlreadySentWithOtherAnswers and a Refusal beside each question.
    """
    fingerprint = sending.fingerprint(by=by, person=person, **planned)
    if earlier := sending.sent_before(TransitionPlan, submission, fingerprint):
        return earlier
    sending.one_at_a_time(person)
    newest = person.transition_plans.select_related("recorded_by").first()
    if newest is not None and newest.uid != follows:
        raise PlannedMeanwhile(newest)
    ends_on = planned.get("education_ends_on")
    if ends_on is not None and ends_on <= person.date_of_birth:
        raise EducationEndsBeforeBirth
    issued_on = planned.get("plan_issued_on")
    if issued_on is not None and issued_on < person.date_of_birth:
        raise PlanIssuedBeforeBirth
    known = {name: planned[name] for name in PLANNED if name in planned}
    plan = keep(
        TransitionPlan(
            person=person,
            recorded_on=today,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **known,
        ),
        **PLAN_QUESTIONS,
    )
    audit.record(
        by=by,
        verb="planned transition",
        subject=plan,
        person=person,
        education=plan.education,
        education_ends_on=str(ends_on) if ends_on else None,
        residential_college=plan.residential_college,
        follows=str(newest.uid) if newest else None,
    )
    return plan


def _record(by: Staff, person: Person, milestone: str, outcome: str, today: date, **said) -> TransitionStep:
    """The next row of a milestone, unless it is settled."""
    sending.one_at_a_time(person)
    newest = _in_force(person, milestone)
    if newest is not None and newest.outcome != TransitionOutcome.REOPENED:
        raise StepSettledAlready(newest)
    step = TransitionStep(
        person=person,
        milestone=milestone,
        number=newest.number + 1 if newest else 1,
        outcome=outcome,
        recorded_on=today,
        recorded_by=by,
        **said,
    )
    return keep(step, **STEP_QUESTIONS)


def _in_force(person: Person, milestone: str) -> TransitionStep | None:
    return person.transition_steps.filter(milestone=milestone).order_by("-number").first()
