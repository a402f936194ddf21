"""Are people in hospital reviewed and visited in time (K14, K15)."""

from collections.abc import Iterator
from datetime import date, timedelta

from linkworker.periods import Month
from reporting.kpi import Kpi, Measure, Unit
from reporting.kpis.readers import BOARD, HEALTH
from reporting.queries.authority import Authority
from reporting.queries.rows import Someone
from reporting.rules.rag import Better
from reviews.rules import cadence
from reviews.rules.cadence import State
from reviews.rules.duties import hospital
from reviews.rules.duties.kinds import AFTER_ADMISSION, CTRS, VISIT
from reviews.rules.facts import DutyRule, PersonFacts, PlacementFacts

WORKED_OUT = (
    "Placements in hospital; due dates worked out by the review rules; reviews by the day they were held."
)


def reviews_in_date(authority: Authority, month: Month) -> Measure:
    """Of those in hospital past the day their first C(E)TR was due: none is overdue, and one was held."""
    day = month.last_day
    rules = authority.rules(day, AFTER_ADMISSION)
    met, of, exempt = [], [], []
    for someone, facts, stay in _in_hospital(authority, day):
        first_due = hospital.first_review_due(facts, stay, rules)
        since = hospital.admitted_on(facts, stay) - timedelta(days=hospital.COUNTS_BEFORE_DAYS)
        held = facts.last_held(CTRS, since=since, until=day) is not None
        late = _is_late(facts, rules, day)
        if first_due is None or first_due >= day or not (late or held):
            exempt.append(someone.id)
            continue
        of.append(someone.id)
        met += [] if late else [someone.id]
    return Measure.share(met=tuple(met), of=tuple(of), not_applicable=tuple(exempt))


def visits_in_date(authority: Authority, month: Month) -> Measure:
    """Of those long enough in a hospital outside their own ICB: seen there in time, and at least once."""
    day = month.last_day
    rules = authority.rules(day, {VISIT})
    met, of, unknown, exempt = [], [], [], []
    for someone, facts, stay in _in_hospital(authority, day):
        if not (stay.outside_own_icb or stay.icb_not_recorded):
            continue
        first_due = hospital.first_visit_due(facts, stay, rules)
        owed = cadence.due_rows(facts, rules, day)
        if first_due is None or first_due > day:
            exempt.append(someone.id)
        elif stay.icb_not_recorded:
            unknown.append(someone.id)
        elif not owed:
            exempt.append(someone.id)
        else:
            of.append(someone.id)
            seen = facts.last_held(frozenset({VISIT}), since=stay.starts_on, until=day)
            met += [someone.id] if seen and not _is_late(facts, rules, day) else []
    return Measure.share(
        met=tuple(met), of=tuple(of), not_recorded=tuple(unknown), not_applicable=tuple(exempt)
    )


def _in_hospital(authority: Authority, day: date) -> Iterator[tuple[Someone, PersonFacts, PlacementFacts]]:
    """The authority's people in hospital on a day, each with the stay there."""
    for someone in authority.own.values():
        facts = authority.facts[someone.pk]
        alive = facts.died_on is None or day < facts.died_on
        if alive and someone.is_ours(day):
            for stay in hospital.in_hospital(facts, day, PlacementFacts.open_on):
                yield someone, facts, stay


def _is_late(facts: PersonFacts, rules: tuple[DutyRule, ...], day: date) -> bool:
    return any(row.state == State.OVERDUE for row in cadence.due_rows(facts, rules, day))


REVIEWS_IN_DATE = Kpi(
    id="K14",
    title="Care and treatment reviews in date",
    definition=(
        "The authority’s people in hospital on the last day of the month, past the day on which the first C(E)TR "
        "after their admission was due (28 days; under 18, 14). Met: one was held from 28 days before the admission "
        "on, and none is overdue that day: every 6 months, in secure hospital every 12, for children and young "
        "people every 3. A move from ward to ward is no new admission. Not applicable: those not past that first "
        "day, and those whose only date was cancelled."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=reviews_in_date,
    source=WORKED_OUT,
    readers=HEALTH | BOARD,
    opened_with="see_health",
)
VISITS_IN_DATE = Kpi(
    id="K15",
    title="Oversight visits in date",
    definition=(
        "The authority’s people on the last day of the month in a hospital outside their own ICB, for 56 days or "
        "more (42 for who was under 18 when they came). Met: visited on site in the 56 (42) days up to that day, "
        "since they came to that hospital; a visit from afar does not count. In hospital so long with their own ICB "
        "or that of the hospital unknown: not recorded. Not applicable: those there for less, and those whose "
        "visit was cancelled."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=visits_in_date,
    source=WORKED_OUT,
    readers=HEALTH | BOARD,
    opened_with="see_reviews",
)
