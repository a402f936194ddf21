"""A slow second opinion on when somebody had an education, health and care plan.

As `slow_figures`: no code is shared with the rules; every row is read.
"""

from datetime import date

from placements.models import TransitionPlan, TransitionStep

NO_SUCH_PLAN = {"none", "isp"}


def slow_plans(p) -> list[tuple[date, date | None]]:
    """The first day of each and the first day after it.

    What is recorded between two versions that name no such plan is one plan: it began on the earliest day of issue
    told there. The version after it that names none ends it, or the step that says so, when it was done.
    """
    versions = sorted(TransitionPlan.objects.filter(person=p), key=lambda row: (row.recorded_on, row.pk))
    cuts = [number for number, row in enumerate(versions) if row.plan_type in NO_SUCH_PLAN]
    found = []
    for begin, end in zip([-1, *cuts], [*cuts, len(versions)], strict=True):
        issued = [row.plan_issued_on for row in versions[begin + 1 : end] if row.plan_issued_on]
        if issued:
            over = [versions[end].recorded_on] if end in cuts else []
            found.append((min(issued), min([*over, *slow_ends(p, min(issued))], default=None)))
    return found


def slow_ends(p, issued_on):
    """The day of the last word on the step that ends a plan, when that word is done."""
    rows = sorted(TransitionStep.objects.filter(person=p, milestone="ehcp_ends"), key=lambda row: row.number)
    return [row.done_on for row in rows[-1:] if row.outcome == "done" and row.done_on > issued_on]


def slow_has_plan(p, day):
    return any(since <= day and (until is None or until > day) for since, until in slow_plans(p))
