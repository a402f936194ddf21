"""Planning the way home, or on, and moving it on step by step."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker.refusals import Refusal, keep
from placements.actions.stays import locked_person
from placements.choices import Barrier, ReturnStage
from placements.models import Person, ReturnPlan, ReturnStep
from placements.policies import is_responsible
from placements.queries import options

STEP = ("stage", "barrier", "estimated_on", "owner", "next_step")
ENDING = frozenset({ReturnStage.DONE})


class PlannedAlready(Refusal):
    """One way is planned for a person at a time."""

    message = "This person has a plan already. Say how far it has come instead."


class PlanEnded(Refusal):
    """A plan that is done goes no further."""

    message = "This plan is done. Make a new one if there is more to come."


class EstimateInThePast(Refusal):
    """A plan is for a day to come."""

    def __init__(self):
        super().__init__("The estimated day must be today or in the future.", "estimated_on")


class EstimateMissing(Refusal):
    """A way that was found has a day."""

    def __init__(self):
        super().__init__("Enter the day it is estimated for, now that an option is found", "estimated_on")


class OwnerNotInTheTeam(Refusal):
    """A plan is owned by somebody who works for those responsible."""

    def __init__(self):
        super().__init__("Choose somebody who works here today.", "owner")


class BarrierStillThere(Refusal):
    """What is not possible has a reason."""

    def __init__(self):
        super().__init__("Select what stands in the way: something does, if it is not possible.", "barrier")


DATED = frozenset({ReturnStage.OPTION_FOUND, ReturnStage.FUNDING_AGREED, ReturnStage.TRANSITION})


@transaction.atomic
def plan_return(*, by: Staff, person: Person, kind: str, today: date, **step) -> ReturnPlan:
    """Begin a plan with its first step. `step` are the answers of `STEP`.

    The same answers sent twice give the plan already made. Raises PlannedAlready, and what a step refuses.
    """
    person = locked_person(person)
    if not is_responsible(by, Permission.PLAN_RETURN, person):
        raise PermissionDenied
    plan = person.return_plans.open().first()
    if plan is not None:
        if plan.kind == kind and _same(_latest(plan), step):
            return plan
        raise PlannedAlready
    _check(by, step, before=None, today=today)
    ended_on = today if step["stage"] in ENDING else None
    plan = keep(ReturnPlan(person=person, kind=kind, started_on=today, ended_on=ended_on))
    _step(plan, by, step, today)
    audit.record(by=by, verb="planned return", subject=plan, person=person, stage=step["stage"])
    return plan


@transaction.atomic
def move_return_on(*, by: Staff, plan: ReturnPlan, today: date, **step) -> ReturnPlan:
    """Say where a plan stands now. `step` are the answers of `STEP`; a plan that is done ends.

    The same answers sent twice change nothing the second time. Raises PlanEnded, and what a step refuses.
    """
    person = locked_person(plan.person)
    plan = ReturnPlan.objects.get(pk=plan.pk)
    if not is_responsible(by, Permission.PLAN_RETURN, person):
        raise PermissionDenied
    before = _latest(plan)
    if _same(before, step):
        return plan
    if plan.ended_on is not None:
        raise PlanEnded
    _check(by, step, before=before, today=today)
    _step(plan, by, step, today)
    if step["stage"] in ENDING:
        plan.ended_on = today
        keep(plan)
    audit.record(by=by, verb="moved return on", subject=plan, person=person, stage=step["stage"])
    return plan


def _latest(plan: ReturnPlan) -> ReturnStep | None:
    return plan.steps.select_related("owner").order_by("-stepped_on", "-pk").first()


def _same(latest: ReturnStep | None, step: dict) -> bool:
    return latest is not None and all(getattr(latest, name) == step.get(name) for name in STEP)


def _check(by: Staff, step: dict, *, before: ReturnStep | None, today: date) -> None:
    """An estimate that has passed stays as it was: late is said, not tidied away."""
    estimated_on = step["estimated_on"]
    moved = before is None or before.estimated_on != estimated_on
    if estimated_on is None and step["stage"] in DATED:
        raise EstimateMissing
    if estimated_on is not None and estimated_on < today and moved and step["stage"] not in ENDING:
        raise EstimateInThePast
    if step["stage"] == ReturnStage.NOT_POSSIBLE and step["barrier"] == Barrier.NONE:
        raise BarrierStillThere
    if before is not None and before.owner_id == step["owner"].pk:
        return
    if not options.colleagues(by).filter(pk=step["owner"].pk).exists():
        raise OwnerNotInTheTeam


def _step(plan: ReturnPlan, by: Staff, step: dict, today: date) -> ReturnStep:
    answers = {name: step[name] for name in STEP}
    return keep(ReturnStep(plan=plan, stepped_on=today, recorded_by=by, **answers))
