"""Is continuing healthcare decided in 28 days, and reviewed in time (K16, K17)."""

from datetime import date

from linkworker.periods import Month
from placements.queries.chc import CaseRow
from placements.rules.chc import FAR_TOO_LATE_DAYS, is_late
from reporting.kpi import Kpi, Measure, Unit
from reporting.kpis.readers import HEALTH, MANAGER
from reporting.queries.authority import Authority
from reporting.rules.rag import Better
from reviews.rules import cadence
from reviews.rules.cadence import State
from reviews.rules.duties import CHC_REVIEWS

WITHDRAWN = "withdrawn"


def decided_in_28_days(authority: Authority, month: Month) -> Measure:
    """Decisions of the month, fast track and withdrawn left out, within 28 days of the day of receipt.

    Red whatever the share when one took more than twelve weeks, or is open that long on the last day.
    """
    standard = [
        case
        for case in authority.chc_cases
        if not case.fast_track
        and case.outcome != WITHDRAWN
        and authority.own[case.person].is_ours(case.decided_on or month.last_day)
    ]
    made = [case for case in standard if case.decided_on is not None and case.decided_on in month]
    met = [case for case in made if case.received_on and not is_late(case.received_on, case.decided_on)]
    unknown = [case for case in made if case.received_on is None]
    waits = [_days_taken(case, month.last_day) for case in standard if _concerns(case, month)]
    return Measure.share(
        met=_ids(authority, met),
        of=_ids(authority, made),
        not_recorded=_ids(authority, unknown),
        breached=any(days > FAR_TOO_LATE_DAYS for days in waits),
    )


def _concerns(case: CaseRow, month: Month) -> bool:
    """Received by the last day, and decided in the month or still open on its last day."""
    if case.received_on is None or case.received_on > month.last_day:
        return False
    if case.decided_on is not None:
        return case.decided_on >= month.first_day
    closed = case.closed_on is not None and case.closed_on <= month.last_day
    return not closed and not case.outcome


def _days_taken(case: CaseRow, last_day: date) -> int:
    until = min(case.decided_on or last_day, last_day)
    return (until - case.received_on).days if case.received_on else 0


def reviews_in_date(authority: Authority, month: Month) -> Measure:
    """People with a decision that is reviewed, none of whose CHC reviews is overdue on the last day."""
    day = month.last_day
    rules = [rule for rule in authority.rules(day) if rule.kind in CHC_REVIEWS]
    met, of = [], []
    for someone in authority.own.values():
        if not someone.is_ours(day):
            continue
        facts = authority.facts[someone.pk]
        owed = cadence.due_rows(facts, rules, day) if facts.decisions else []
        if owed:
            of.append(someone.id)
            if all(row.state != State.OVERDUE for row in owed):
                met.append(someone.id)
    return Measure.share(met=tuple(met), of=tuple(of))


def _ids(authority: Authority, cases: list[CaseRow]) -> tuple[str, ...]:
    return tuple(authority.own[case.person].id for case in cases)


DECIDED_IN_TIME = Kpi(
    id="K16",
    title="CHC decisions in 28 days",
    definition=(
        "Continuing healthcare decisions about the authority's people made in the month; fast track and withdrawn "
        "cases are left out. Met: decided within 28 days of the day the ICB received the Checklist, which is day "
        "0. Without that day a decision is not recorded, and not met. Red whatever the share when one took more "
        "than 84 days, or has been open for more than 84 on the last day."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=decided_in_28_days,
    source="Continuing healthcare cases: the day of receipt and the day of decision.",
    readers=MANAGER | HEALTH,
    opened_with="see_chc",
)
REVIEWS_IN_DATE = Kpi(
    id="K17",
    title="CHC reviews in date",
    definition=(
        "The authority's people with a continuing healthcare decision of full, joint or nursing care, fast track "
        "left out, by the last day of the month. Met: neither the review three months after it nor the yearly "
        "one is overdue that day."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=reviews_in_date,
    source="Decisions; due dates worked out by the review rules; reviews by the day they were held.",
    readers=MANAGER | HEALTH,
    opened_with="see_chc",
)
