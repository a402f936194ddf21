"""Who paid how much a week, stretch by stretch: the funding lines as steps over time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from placements.rules.charges import Charge, pounds

MOST_PAYERS = 5  # as many as a chart tells apart
OTHERS = "Other payers"


@dataclass(frozen=True, slots=True)
class Step:
    """Days on which the same payers pay the same pounds a week; `weekly` in the order of the payers."""

    starts_on: date
    ends_on: date
    weekly: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The payers, who paid most first, and the steps, oldest first; days without a payer are a step of noughts."""

    payers: tuple[str, ...]
    steps: tuple[Step, ...]


def history(charges: Iterable[tuple[str, Charge]], until: date) -> History:
    """The steps from the first charged day until a day, of lines given with the name of their payer."""
    last = until.toordinal()
    told = [(payer, cost) for payer, cost in charges if cost.starts < min(cost.stops, last)]
    if not told:
        return History((), ())
    payers = _payers(told, last)
    cuts = {cost.starts for _, cost in told} | {min(cost.stops, last) for _, cost in told} | {last}
    steps: list[Step] = []
    for starts, stops in pairwise(sorted(cuts)):
        pence = dict.fromkeys(payers, 0)
        for payer, cost in told:
            if cost.covers(starts):
                pence[payer if payer in pence else OTHERS] += cost.pence
        weekly = tuple(pounds(amount) for amount in pence.values())
        if steps and steps[-1].weekly == weekly:
            steps[-1] = Step(steps[-1].starts_on, date.fromordinal(stops), weekly)
        else:
            steps.append(Step(date.fromordinal(starts), date.fromordinal(stops), weekly))
    return History(payers, tuple(steps))


def _payers(told: list[tuple[str, Charge]], last: int) -> tuple[str, ...]:
    paid: dict[str, int] = defaultdict(int)
    for payer, cost in told:
        paid[payer] += cost.pence * (min(cost.stops, last) - cost.starts)
    ordered = sorted(paid, key=lambda payer: (-paid[payer], payer))
    return tuple(ordered if len(ordered) <= MOST_PAYERS else [*ordered[: MOST_PAYERS - 1], OTHERS])
