"""What if the NHS agreed to pay from a day: all of it (continuing healthcare) or a joint package.

Nothing is agreed here and nothing is kept. Each stretch of days on which the lines stay the same is shared out
anew. A third party's top-up stands beside the price and stays as it is, whatever is agreed (decision 0016). Under
continuing healthcare the NHS pays the whole price. Under a joint package the nursing contribution and what
education and others pay stay as they are; of the rest the NHS pays its percentage, the person's charge
comes out of what is left and is never more than it, and the council pays the remainder with the odd pennies
(domain A3, A4.3 and A4.4).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from linkworker.periods import Days
from placements.rules.charges import Charge, charge, pounds
from placements.rules.funding import PAYER_KINDS
from placements.rules.money import annualise
from placements.rules.spend import DAYS_IN_WEEK, Line

COUNCIL, NHS, PERSON = "council", "icb", "person"


class Outcome(StrEnum):
    """What the NHS might agree."""

    FULL = "full"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is asked: from which day, what the NHS agrees, and for a joint package its per cent of the rest."""

    agreed_from: date
    outcome: Outcome
    nhs_percent: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class Effect:
    """Pounds by payer kind, as the lines are and as they would be; the two always add up to the same."""

    now: dict[str, Decimal]
    then: dict[str, Decimal]

    @property
    def council_saves(self) -> Decimal:
        return self.now[COUNCIL] - self.then[COUNCIL]

    @property
    def nhs_pays_more(self) -> Decimal:
        return self.then[NHS] - self.now[NHS]

    @property
    def person_saves(self) -> Decimal:
        return self.now[PERSON] - self.then[PERSON]

    @property
    def total(self) -> Decimal:
        return sum(self.now.values(), Decimal("0.00"))


def over(lines: Iterable[Line], proposal: Proposal, within: Days) -> Effect:
    """The effect on a half-open range of days, to the penny; days before the proposal stay as they are.

    What the lines cost now is exactly what `rules.spend` says. Raises ValueError for a range without an end.
    """
    if within.ends_on is None:
        raise ValueError("The effect needs a range of days that ends.")
    charges = [(line, cost) for line in lines if (cost := charge(line)) is not None]
    first, last = within.starts_on.toordinal(), within.ends_on.toordinal()
    since = min(max(proposal.agreed_from.toordinal(), first), last)
    cuts = _cuts([cost for _, cost in charges], first, since, last)
    now, then = dict.fromkeys(PAYER_KINDS, 0), dict.fromkeys(PAYER_KINDS, 0)
    parts = [cost.cut(cuts) for _, cost in charges]
    for number, starts in enumerate(cuts[:-1]):
        here = [
            (line, cost, part[number])
            for (line, cost), part in zip(charges, parts, strict=True)
            if cost.covers(starts)
        ]
        for line, _, pence in here:
            now[line.payer_kind] += pence
        days = cuts[number + 1] - starts
        shared = (
            _as_it_is(here) if starts < since else _shared_out(here, proposal, Fraction(days, DAYS_IN_WEEK))
        )
        for kind, pence in shared.items():
            then[kind] += pence
    return Effect(_in_pounds(now), _in_pounds(then))


def full_year(lines: Iterable[Line], proposal: Proposal, on: date) -> Effect:
    """The effect on a full year at the weekly prices in force on a day, whether or not agreed by then."""
    day = on.toordinal()
    here = [(line, cost, cost.pence) for line in lines if (cost := charge(line)) and cost.covers(day)]
    now, then = dict.fromkeys(PAYER_KINDS, 0), dict.fromkeys(PAYER_KINDS, 0)
    for line, _, pence in here:
        now[line.payer_kind] += pence
    then |= _shared_out(here, proposal, Fraction(1))
    gross = annualise(pounds(sum(now.values())))
    return Effect(_yearly(now, gross), _yearly(then, gross))


def _cuts(charges: Sequence[Charge], first: int, since: int, last: int) -> list[int]:
    """The first day, the last, and every day between on which something changes."""
    changes = {day for cost in charges for day in (cost.starts, cost.stops) if first < day < last}
    return sorted(changes | {first, since, last})


def _as_it_is(here) -> dict[str, int]:
    shared = dict.fromkeys(PAYER_KINDS, 0)
    for line, _, pence in here:
        shared[line.payer_kind] += pence
    return shared


def _shared_out(here, proposal: Proposal, weeks: Fraction) -> dict[str, int]:
    """Pence of one stretch by payer kind; together always what the lines cost there.

    `here` holds each line, its charge and its pence in the stretch, which is `weeks` long.
    """
    beside = [one for one in here if one[0].beside_the_price]
    price = [one for one in here if not one[0].beside_the_price]
    shared = _as_it_is(beside)
    if proposal.outcome == Outcome.FULL:
        shared[NHS] += sum(pence for _, _, pence in price)
        return shared
    left = weekly = charged_to_person = 0
    for line, cost, pence in price:
        if line.payer_kind in (COUNCIL, NHS, PERSON) and line.stream != "fnc":
            left += pence
            weekly += cost.pence
            charged_to_person += cost.pence if line.payer_kind == PERSON else 0
        else:
            shared[line.payer_kind] += pence
    nhs_weekly = _nearest(Fraction(weekly) * Fraction(proposal.nhs_percent) / 100)
    person_weekly = min(charged_to_person, weekly - nhs_weekly)
    nhs = min(_nearest(nhs_weekly * weeks), left)
    person = min(_nearest(person_weekly * weeks), left - nhs)
    shared[NHS] += nhs
    shared[PERSON] += person
    shared[COUNCIL] += left - nhs - person
    return shared


def _nearest(pence: Fraction) -> int:
    """Half up; never asked for less than nothing."""
    return int(pence + Fraction(1, 2))


def _yearly(weekly: dict[str, int], gross: Decimal) -> dict[str, Decimal]:
    """Each weekly sum as a full-year one; the council, or else who pays most, takes what is left of the gross."""
    yearly = {kind: annualise(pounds(pence)) for kind, pence in weekly.items()}
    rest = COUNCIL if weekly[COUNCIL] else max(weekly, key=lambda kind: weekly[kind])
    others = sum((amount for kind, amount in yearly.items() if kind != rest), Decimal("0.00"))
    return yearly | {rest: gross - others}


def _in_pounds(pence: dict[str, int]) -> dict[str, Decimal]:
    return {kind: pounds(amount) for kind, amount in pence.items()}
