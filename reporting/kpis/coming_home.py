"""Is it asked whether people could live at home: before they go, and every year after (K08, K09)."""

from collections.abc import Collection
from datetime import date

from linkworker.periods import Month, add_months
from placements.rules.working_days import add_working_days
from reporting.kpi import Kpi, Measure, Unit
from reporting.kpis.readers import HEALTH, LINK_WORKER, MANAGER
from reporting.queries.authority import Authority
from reporting.queries.rows import Stay
from reporting.rules.rag import Better
from reviews.rules.duties.kinds import DEC

SETTLED_MONTHS = 6  # domain H, K08: placed for longer
DECIDED_WITHIN_MONTHS = 12
EMERGENCY_WORKING_DAYS = 10  # domain H, K09


def decision_current(authority: Authority, month: Month) -> Measure:
    """Adults placed out for more than six months about whom it was decided, in the past year, whether to come home.

    The others placed out are not applicable: all of them together are K01.
    """
    day = month.last_day
    since = add_months(day, -DECIDED_WITHIN_MONTHS)
    met, of, unclear, lately = [], [], [], []
    for someone, stay in authority.open_out(day):
        if add_months(stay.days.starts_on, SETTLED_MONTHS) >= day:
            lately.append(someone.id)
            continue
        of.append(someone.id)
        held = [
            review
            for review in authority.facts[someone.pk].held
            if review.counts_as(frozenset({DEC})) and since <= review.held_on <= day
        ]
        if any(review.decided for review in held):
            met.append(someone.id)
        elif held:
            unclear.append(someone.id)
    return Measure.share(
        met=tuple(met), of=tuple(of), not_recorded=tuple(unclear), not_applicable=tuple(lately)
    )


def local_options_tested(authority: Authority, month: Month) -> Measure:
    """Placements out of the area that start in the month, with what there is at home looked at before."""
    holidays = authority.rulebook.holidays
    begun = [
        (someone.id, stay)
        for someone in authority.own.values()
        for stay in authority.stays.get(someone.pk, ())
        if stay.days.starts_on in month
        and someone.is_ours(stay.days.starts_on)
        and not authority.is_here(stay, stay.days.starts_on)
    ]
    return Measure.share(
        met=tuple(person for person, stay in begun if _tested_in_time(stay, holidays)),
        of=tuple(person for person, _ in begun),
    )


def _tested_in_time(stay: Stay, holidays: Collection[date]) -> bool:
    """Before the start; in an emergency by the tenth working day after it. Nothing recorded is not in time."""
    tested_on, starts_on = stay.local_options_tested_on, stay.days.starts_on
    if tested_on is None:
        return False
    if stay.emergency:
        return tested_on <= add_working_days(starts_on, EMERGENCY_WORKING_DAYS, holidays)
    return tested_on < starts_on


DECISION_CURRENT = Kpi(
    id="K08",
    title="Decision about coming home in date",
    definition=(
        "Adults placed out, as in K01, whose placement had been open for more than 6 months on the last day of the "
        "month. Met: a decision about coming home, held as such or covered by another review, no longer than 12 months "
        "before that day; to return, to stay with a reason and to live elsewhere count alike. Held without what was "
        "decided, or to stay without a reason, is not recorded and not met. Adults placed out for 6 months or less are "
        "not applicable."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=decision_current,
    source="Placements, and reviews by the day they were held.",
    readers=LINK_WORKER | MANAGER,
    opened_with="see_reviews",
)
LOCAL_OPTIONS_TESTED = Kpi(
    id="K09",
    title="Local options looked at first",
    definition=(
        "Placements of the authority’s people, of any age, that started in the month in a home hosted by another "
        "council; a move from one such home to another counts. Met: the day on which local options were last "
        "tested, recorded on the placement, is before the day it started; for one recorded as made in an emergency, "
        "no later than 10 working days after that day, even when these end in the next month. Without a recorded "
        "day it is not met; where nothing is recorded of an emergency, there was none."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=local_options_tested,
    source="Placements: the day local options were tested, and whether it was an emergency.",
    readers=MANAGER | HEALTH,
    opened_with="see_placements",
)
