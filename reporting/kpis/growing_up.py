"""Are people checked every year, and is the way to adulthood prepared in time (K21, K22)."""

from collections.abc import Iterable
from datetime import date

from linkworker.periods import Month, add_months
from placements.choices import TransitionStepKind
from placements.rules.ages import age_on
from placements.rules.transition import OLDEST, YOUNGEST, Status
from reporting.kpi import Kpi, Measure, Unit
from reporting.kpis.readers import BOARD, HEALTH, MANAGER
from reporting.queries.authority import Authority
from reporting.rules.rag import Better

CHECKED_FROM = 14  # domain H, K21
CHECK_MONTHS = 12

Row = tuple[str, str, bool]  # whose, which milestone, done in time


def health_check_in_year(authority: Authority, month: Month) -> Measure:
    """Of the caseload aged 14 or over on the GP's register: checked in the past year, with an action plan."""
    day = month.last_day
    since = add_months(day, -CHECK_MONTHS)
    met, of, unknown, exempt = [], [], [], []
    for someone, _ in authority.caseload(day):
        if age_on(someone.born_on, day) < CHECKED_FROM:
            continue
        if someone.on_gp_ld_register is None:
            unknown.append(someone.id)
        elif not someone.on_gp_ld_register:
            exempt.append(someone.id)
        else:
            of.append(someone.id)
            known = authority.health[someone.pk]
            checked = any(since < checked_on <= day for checked_on in known.checked_on)
            planned = any(planned_on <= day for planned_on in known.planned_on)
            met += [someone.id] if checked and planned else []
    return Measure.share(
        met=tuple(met), of=tuple(of), not_recorded=tuple(unknown), not_applicable=tuple(exempt)
    )


def milestones_met(authority: Authority, month: Month) -> Measure:
    """Milestones of those in the pipeline whose last day falls in the month, done by it. Split by milestone."""
    day = month.last_day
    authority.require(day)
    due: list[Row] = []
    exempt: list[str] = []
    for someone in authority.own.values():
        died_on = authority.facts[someone.pk].died_on
        for found, done_on in authority.growing_up.standings(someone, day):
            last_day = found.last_day
            if last_day is None or last_day not in month or not someone.is_ours(last_day):
                continue
            if died_on is not None and died_on <= last_day:
                continue
            if not YOUNGEST <= age_on(someone.born_on, last_day) <= OLDEST:
                continue
            if found.status == Status.NOT_APPLICABLE:
                exempt.append(someone.id)
            else:
                due.append((someone.id, found.code, _by(done_on, last_day)))
    return _share(
        due,
        not_applicable=tuple(exempt),
        split=tuple(
            (kind.label, _share([row for row in due if row[1] == kind]))
            for kind in TransitionStepKind
            if any(row[1] == kind for row in due)
        ),
    )


def _by(done_on: date | None, last_day: date) -> bool:
    return done_on is not None and done_on <= last_day


def _share(rows: Iterable[Row], **rest) -> Measure:
    listed = list(rows)
    return Measure.share(
        met=tuple(person for person, _, in_time in listed if in_time),
        of=tuple(person for person, _, _ in listed),
        **rest,
    )


HEALTH_CHECK_IN_YEAR = Kpi(
    id="K21",
    title="Health check in the year",
    definition=(
        "People on the caseload on the last day of the month, aged 14 or over, who are the authority’s or live in its "
        "area and are on the GP’s learning disability register. Met: an annual health check in the 12 months up to "
        "that day, and a health action plan dated by it. Not on the register: not applicable. Not recorded whether "
        "on it: not recorded. The record holds the last check and the last plan; for a month gone by, those they "
        "replaced count too, and one never recorded here is not met. Whether somebody is on the register has no "
        "day: what is recorded when the figures are made holds for every month."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=health_check_in_year,
    source="The register of people, and what their records held before.",
    readers=HEALTH | BOARD,
    opened_with="see_health",
)
MILESTONES_MET = Kpi(
    id="K22",
    title="Transition milestones met",
    definition=(
        "Milestones on the way from 14 to 25, of the authority’s people who have a transition plan recorded by the "
        "last day of the month, whose last day on time falls in the month and at which they are 14 to 25. Met: "
        "done on that day or before. A milestone recorded as not applying, or that the plan does not call for, is not "
        "applicable. Split by milestone. Without a plan nobody is in the pipeline, and nothing of theirs counts."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=milestones_met,
    source="Transition plans; milestones worked out from the date of birth; the day each was done.",
    readers=MANAGER | HEALTH | BOARD,
    opened_with="see_transition",
)
