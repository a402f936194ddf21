"""How many people are placed out, placed in and brought back (K01, K02, K07)."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from linkworker.periods import Month
from reporting.kpi import Kpi, Measure, Split, Unit
from reporting.kpis.readers import BOARD, HEALTH, MANAGER
from reporting.queries.authority import Authority
from reporting.queries.rows import Someone, Stay
from reporting.rules.rag import Better

BACK_WITHIN = timedelta(days=7)
REGISTER = "The register: people, homes and placements."


def placed_out(authority: Authority, month: Month) -> Measure:
    """Adults of the authority living out of its area on the last day of the month."""
    cohort = authority.open_out(month.last_day)
    return Measure.count(_ids(cohort), split=_by_group(authority, cohort))


def placed_in(authority: Authority, month: Month) -> Measure:
    """Other councils' people aged 14 or over living in the authority's area on the last day."""
    cohort = authority.open_in(month.last_day)
    return Measure.count(_ids(cohort), split=_by_group(authority, cohort))


def brought_back(authority: Authority, month: Month) -> Measure:
    """People whose placement out of the area ended in the month and who came home within a week."""
    back = [
        someone.id
        for someone in authority.own.values()
        if any(
            left_on in month and someone.is_ours(left_on)
            for left_on in _left_for_home(authority, authority.stays.get(someone.pk, []))
        )
    ]
    return Measure.count(tuple(back))


def _left_for_home(authority: Authority, stays: list[Stay]) -> Iterable[date]:
    """Days of leaving a placement out of the area for one in it, within a week and no hospital."""
    for stay, following in pairwise(stays):
        left_on = stay.days.ends_on
        if left_on is None or authority.is_here(stay, left_on) or following.in_hospital:
            continue
        came_home = authority.is_here(following, following.days.starts_on)
        if came_home and following.days.starts_on - left_on <= BACK_WITHIN:
            yield left_on


def _ids(cohort: list[tuple[Someone, Stay]]) -> tuple[str, ...]:
    return tuple(someone.id for someone, _ in cohort)


def _by_group(authority: Authority, cohort: list[tuple[Someone, Stay]]) -> Split:
    """Every group of settings, empty ones too, so that months can be laid side by side."""
    return tuple(
        (group, Measure.count(tuple(someone.id for someone, stay in cohort if stay.group == group)))
        for group in authority.setting_groups
    )


PLACED_OUT = Kpi(
    id="K01",
    title="Adults placed out",
    definition=(
        "People whose responsible council is the authority, aged 18 or over, with an open placement in a "
        "home hosted by another council on the last day of the month. A person counts once; people in "
        "hospital count and are shown apart."
    ),
    unit=Unit.COUNT,
    better=Better.LOWER,
    measure=placed_out,
    source=REGISTER,
    readers=MANAGER | HEALTH | BOARD,
)
PLACED_IN = Kpi(
    id="K02",
    title="People placed in by others",
    definition=(
        "People of any other responsible council, aged 14 or over, with an open placement in a home hosted "
        "by the authority on the last day of the month. A person counts once."
    ),
    unit=Unit.COUNT,
    better=Better.LOWER,
    measure=placed_in,
    source=REGISTER,
    readers=MANAGER | BOARD,
)
BROUGHT_BACK = Kpi(
    id="K07",
    title="People brought back",
    definition=(
        "People of the authority whose placement out of the area ended in the month and whose next placement "
        "starts 0 to 7 days later in a home hosted by the authority that is not a hospital. A person counts "
        "once a month."
    ),
    unit=Unit.COUNT,
    better=Better.HIGHER,
    measure=brought_back,
    source=REGISTER,
    readers=MANAGER | HEALTH | BOARD,
)
