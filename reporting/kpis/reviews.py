"""Are reviews held, and in time (K10, K11, K12, K13)."""

from collections.abc import Iterable
from datetime import timedelta

from linkworker.periods import Month, add_months
from reporting.kpi import Kpi, Measure, Unit
from reporting.kpis.readers import BOARD, LINK_WORKER, MANAGER
from reporting.queries.authority import Authority
from reporting.queries.rows import Someone
from reporting.rules.rag import Better
from reviews.choices import ReviewKind
from reviews.rules import cadence
from reviews.rules.cadence import Due, FellDue
from reviews.rules.duties import CA12, CHC3, CHC12, CONC, INIT

EIGHT_WEEKS = timedelta(days=56)  # contract 4: K10's "open 56 days" and K13's 56th day
COVERAGE_MONTHS = 12  # domain H, K10: held in the year up to the last day
FAR_TOO_LATE_DAYS = 90  # domain H, K12: any longer is red
COUNCIL = "council"
ALWAYS_TOLD = frozenset({INIT, CA12, CONC, CHC3, CHC12})
HELD = "Placements, and reviews by the day they were held."
WORKED_OUT = "Due dates worked out by the review rules; reviews by the day they were held."


def annual_coverage(authority: Authority, month: Month) -> Measure:
    """Adults placed out for at least eight weeks, a council paying, reviewed in the past year.

    Of the others placed out, those paid for without a council, or placed too lately, are not applicable;
    those with no funding line in force are not recorded, for nobody can tell whether a council pays. So
    all of them together are K01.
    """
    day = month.last_day
    counted, unpriced, exempt = [], [], []
    for someone, stay in authority.open_out(day):
        paid = authority.weekly(stay, day)
        if not paid:
            unpriced.append(someone)
        elif COUNCIL in paid and stay.days.starts_on + EIGHT_WEEKS <= day:
            counted.append(someone)
        else:
            exempt.append(someone)
    since = add_months(day, -COVERAGE_MONTHS) + timedelta(days=1)
    reviewed = [
        someone
        for someone in counted
        if authority.facts[someone.pk].last_held(frozenset({CA12, INIT}), since=since, until=day)
    ]
    return Measure.share(
        met=_ids(reviewed), of=_ids(counted), not_recorded=_ids(unpriced), not_applicable=_ids(exempt)
    )


def on_time(authority: Authority, month: Month) -> Measure:
    """Reviews whose due date came round in the month and was met. Split by kind."""
    rules = authority.rules(month.last_day)
    came_round = [
        (someone.id, row)
        for someone in authority.own.values()
        for row in cadence.reviews_due_in(authority.facts[someone.pk], rules, month)
        if someone.is_ours(row.due_on)
    ]
    return _in_time(
        came_round,
        split=tuple(
            (kind.label, _in_time((person, row) for person, row in came_round if row.kind == kind))
            for kind in _told_apart(came_round)
        ),
    )


def _told_apart(rows: Iterable[tuple[str, FellDue | Due]]) -> list[ReviewKind]:
    """The kinds a split shows, in their order: those every council is asked about, and those there is one of."""
    found = {row.kind for _, row in rows} | ALWAYS_TOLD
    return [kind for kind in ReviewKind if kind in found]


def _in_time(came_round: Iterable[tuple[str, FellDue]], **rest) -> Measure:
    listed = list(came_round)
    return Measure.share(
        met=tuple(person for person, row in listed if row.on_time),
        of=tuple(person for person, _ in listed),
        **rest,
    )


def overdue_now(authority: Authority, month: Month) -> Measure:
    """Reviews not held whose due date is before the last day of the month. Split by kind."""
    day = month.last_day
    rules = authority.rules(day)
    late = [
        (someone.id, row)
        for someone in authority.own.values()
        if someone.is_ours(day)
        for row in cadence.overdue_rows(authority.facts[someone.pk], rules, day)
    ]
    longest = max((row.days_overdue(day) for _, row in late), default=0)
    return Measure.count(
        _whose(late),
        longest_days=longest,
        breached=longest > FAR_TOO_LATE_DAYS,
        split=tuple(
            (kind.label, Measure.count(_whose((person, row) for person, row in late if row.kind == kind)))
            for kind in _told_apart(late)
        ),
    )


def _whose(late: Iterable[tuple[str, Due]]) -> tuple[str, ...]:
    return tuple(person for person, _ in late)


def first_in_eight_weeks(authority: Authority, month: Month) -> Measure:
    """Placements whose 56th day falls in the month, with an initial review held by then."""
    met, of = [], []
    for someone in authority.own.values():
        for stay in authority.stays.get(someone.pk, ()):
            eighth_week = stay.days.starts_on + EIGHT_WEEKS
            ended_before = stay.days.ends_on is not None and stay.days.ends_on < eighth_week
            if eighth_week not in month or ended_before or not someone.is_ours(eighth_week):
                continue
            of.append(someone)
            facts = authority.facts[someone.pk]
            if facts.last_held(frozenset({INIT}), since=stay.days.starts_on, until=eighth_week):
                met.append(someone)
    return Measure.share(met=_ids(met), of=_ids(of))


def _ids(people: Iterable[Someone]) -> tuple[str, ...]:
    return tuple(someone.id for someone in people)


ANNUAL_COVERAGE = Kpi(
    id="K10",
    title="Annual review coverage",
    definition=(
        "Adults placed out whose placement had been open 56 days or more on the last day of the month, with "
        "a line paid by a council in force that day. Met: a Care Act annual or initial review, held as such "
        "or covered by another, in the 12 months up to that day. Adults placed out whom no council pays for, or "
        "placed less than 56 days, are not applicable; with no line in force, not recorded."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=annual_coverage,
    source=HELD,
    readers=LINK_WORKER | MANAGER | BOARD,
    opened_with="see_reviews",
)
ON_TIME = Kpi(
    id="K11",
    title="Reviews on time",
    definition=(
        "Reviews of the authority's people whose due date fell in the month. Met: held on or before the due "
        "date. A date that moved before it came round, or was no longer owed that day, does not count."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=on_time,
    source=WORKED_OUT,
    readers=LINK_WORKER | MANAGER,
    opened_with="see_reviews",
)
OVERDUE_NOW = Kpi(
    id="K12",
    title="Reviews overdue now",
    definition=(
        "Reviews of the authority's people due before the last day of the month and not held by that day. "
        "Red whatever their number when one is more than 90 days overdue."
    ),
    unit=Unit.COUNT,
    better=Better.LOWER,
    measure=overdue_now,
    source=WORKED_OUT,
    readers=LINK_WORKER | MANAGER | BOARD,
    opened_with="see_reviews",
)
FIRST_IN_EIGHT_WEEKS = Kpi(
    id="K13",
    title="First review in 8 weeks",
    definition=(
        "Placements of the authority's people whose 56th day (the start and 56 days) falls in the month and "
        "which had not ended before it. Met: an initial review, held as such or covered by another, from the "
        "start to that day inclusive."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=first_in_eight_weeks,
    source=HELD,
    readers=LINK_WORKER | MANAGER,
    opened_with="see_reviews",
)
