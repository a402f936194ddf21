"""How long the time between two reviews may be made: never longer than the law or national guidance says. Pure."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from linkworker.periods import add_months
from reviews.rules.duties.kinds import DOL, NATIONAL
from reviews.rules.facts import DutyRule

LONGEST_OWN_MONTHS = 60  # of the scheme's own standards: longer is as good as never
CYCLE = [
    date(2024, 1, 1) + timedelta(days=days) for days in range(4 * 365 + 1)
]  # every day of a cycle of leap years


def too_late(rule: DutyRule, national: DutyRule) -> Iterator[tuple[bool, str]]:
    """Which periods of a rule may fall later than they may, on whatever day they begin: whether it is the first one,
    and the longest in words. `national` is the rule of that kind and age as the product came with it.
    """
    if rule.kind == DOL:  # counted back from the last day: longer before is sooner
        return
    bound = rule.kind in NATIONAL
    own = _months(LONGEST_OWN_MONTHS)
    if any(rule.first_due(day) > (national.first_due if bound else own)(day) for day in CYCLE):
        yield True, national.first_words if bound else "5 years"
    repeats = rule.repeats and national.repeats
    if repeats and any(rule.next_due(day) > (national.next_due if bound else own)(day) for day in CYCLE):
        yield False, national.then_words if bound else "5 years"


def _months(months: int) -> Callable[[date], date]:
    return lambda day: add_months(day, months)
