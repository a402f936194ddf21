"""One month's figures as anyone may read them: what is shown is decided here, from exact numbers.

Pure. The exact numbers come as a *basis*: for each indicator its value, counts and how many people stand
behind each (`basis` makes it from a measure; a frozen month keeps it). What comes out holds no number that
is hidden, in any form, and no number more exact than it may be (domain G).

Beyond the small-number rules of `disclosure`:

* parts of a percentage (by kind of review, by direction) are not published at all, nor is a percentage that is
  the mean of its parts (K25);
* the mean weekly cost is worked out from the published total and the published count, because a finer one
  divided into the total would give the exact count away; a rounded count bears two figures of it, so it is
  told as about so much;
* a payer's pounds are hidden with the next smallest payer's when the rest would give them away;
* how many are not recorded or not applicable is not published, for with the other counts it adds up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from placements.rules.money import WEEKS_PER_YEAR
from reporting.kpi import Measure, State, Unit, rounded
from reporting.kpis.money import ICB, PAYER_LABELS
from reporting.rules import disclosure
from reporting.rules.disclosure import Earlier, PublishedList, Safety, Shown, Suppressed, Zero

POUNDS_TO_NEAREST = 10_000  # domain G7, public
MEAN_TO_NEAREST = 10  # at the finest: else to two significant figures
SPEND, HEALTH_SHARE, MEAN_WEEKLY = "K03", "K04", "K05"
APPROXIMATE = frozenset({MEAN_WEEKLY})
MEANS = frozenset({"K25"})  # of parts that are not published: no number of theirs may be worked out
IN_GROUPS = frozenset({"K01", "K02"})  # their parts are all the people, each in one group

Basis = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a published figure; no value: hidden."""

    label: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Published:
    """A figure safe to print. `met` and `of` only for a share of people that is shown."""

    value: str | None
    state: State | None = None
    met: int | None = None
    of: int | None = None
    split: tuple[Part, ...] = ()

    @property
    def hidden(self) -> tuple[int, ...]:
        """Positions of the split that are hidden."""
        return tuple(i for i, part in enumerate(self.split) if part.value is None)


SUPPRESSED = Published(None, State.SUPPRESSED)
NOTHING_TO_COUNT = Published(None, State.NOT_APPLICABLE)
NOT_MEASURED = Published(None, State.NOT_MEASURED)


def basis(measure: Measure, unit: Unit) -> dict[str, Any]:
    """What decides how a measure may be published, as JSON values."""
    return {
        "unit": str(unit),
        "value": _exact(measure, unit),
        "state": measure.state and str(measure.state),
        "met": len(measure.met),
        "of": len(measure.of),
        "people": len({*measure.met, *measure.of}),
        "met_people": len(set(measure.met)),
        "missed_people": len(set(measure.of) - set(measure.met)) if measure.of else 0,
        "unknown": len(set(measure.not_recorded)),
        "largest_share": None if measure.largest_share is None else str(measure.largest_share),
        "longest_days": measure.longest_days,
        "split": [
            {
                "label": label,
                "value": _exact(part, unit),
                "met": len(part.met),
                "of": len(part.of),
                "people": len({*part.met, *part.of}),
                "largest_share": None if part.largest_share is None else str(part.largest_share),
            }
            for label, part in measure.split
        ],
    }


def _exact(measure: Measure, unit: Unit) -> str | None:
    value = rounded(measure.value, unit)
    return None if value is None else f"{value:f}"


def published(exacts: Basis, safety: Safety) -> dict[str, Published]:
    """Every figure of one month as it may be published, by indicator."""
    found = {id: _one(id, exact, safety) for id, exact in exacts.items()}
    if SPEND in exacts:
        found[SPEND] = spend = _spend(exacts[SPEND], safety)
        if HEALTH_SHARE in exacts:
            found[HEALTH_SHARE] = _health_share(exacts[HEALTH_SHARE], spend, safety)
        if MEAN_WEEKLY in exacts:
            found[MEAN_WEEKLY] = _mean_weekly(exacts[MEAN_WEEKLY], spend, safety)
    return found


def _one(id: str, exact: Mapping[str, Any], safety: Safety) -> Published:
    if exact["state"] == State.SUPPRESSED:
        return SUPPRESSED
    if id in IN_GROUPS:
        return _groups(exact, safety)
    if id in MEANS:
        return NOTHING_TO_COUNT if exact["state"] == State.NOT_APPLICABLE else SUPPRESSED
    if exact["unit"] == Unit.COUNT:
        return count(exact["value"], exact["people"], safety)
    if exact["unit"] == Unit.PERCENT and exact["largest_share"] is None:
        return _percentage(exact, safety)
    return SUPPRESSED


def count(number: str | int, people: int, safety: Safety) -> Published:
    """A count of anything, behind which stand so many people: both must be enough. None is shown as 0."""
    exact = int(number)
    if safety.is_small(exact) or (exact and safety.is_small(people)):
        return SUPPRESSED
    return Published(str(safety.rounded(exact)))


def _groups(exact: Mapping[str, Any], safety: Safety) -> Published:
    """A count of people with every group of them, judged together and beside what was last published."""
    counts = [int(part["value"]) for part in exact["split"]]
    told = disclosure.flat(counts, safety, before=_earlier(exact, counts, safety))
    if isinstance(told.total, Suppressed):
        return SUPPRESSED
    cells = zip(exact["split"], told.cells, strict=True)
    return Published(_text(told.total), split=tuple(Part(part["label"], _text(cell)) for part, cell in cells))


def _earlier(exact: Mapping[str, Any], counts: Sequence[int], safety: Safety) -> list[Earlier]:
    """The lists of the same groups that were published before this one."""
    told = [one for one in (exact.get("before"), *exact.get("beside", ())) if one]
    return [_published_then(one, safety) for one in told if len(one["counts"]) == len(counts)]


def _published_then(one: Mapping[str, Any], safety: Safety) -> Earlier:
    total = sum(one["counts"])
    cells = (safety.cell(number, i in one["hidden"]) for i, number in enumerate(one["counts"]))
    return Earlier(
        tuple(one["counts"]), PublishedList(tuple(cells), safety.cell(total, safety.is_small(total)))
    )


def _percentage(exact: Mapping[str, Any], safety: Safety) -> Published:
    """A share of people, or of things that happened to people: enough of both on each side."""
    if exact["of"] == 0:
        return NOTHING_TO_COUNT
    few_people = (
        exact["people"] < safety.smallest_denominator
        or min(exact["met_people"], exact["missed_people"]) < safety.threshold
    )
    shown = disclosure.percentage(exact["met"], exact["of"], safety)
    if few_people or not isinstance(shown, Shown):
        return SUPPRESSED
    return Published(str(shown.n), met=safety.rounded(exact["met"]), of=safety.rounded(exact["of"]))


def one_step(id: str, unit: str, shown: Iterable[Published], safety: Safety) -> str | None:
    """How far one person more or less can move a published value, because it is rounded: people, pounds, or
    for a share of people percentage points at its smallest number of people. None where that is not known.
    """
    if unit == Unit.COUNT:
        return str(safety.base)
    if id == SPEND:
        return str(POUNDS_TO_NEAREST)
    counted = [cell.of for cell in shown if cell.of]
    return str(_nearest(Fraction(100 * safety.base, min(counted)), 1)) if counted else None


# Money


def _spend(exact: Mapping[str, Any], safety: Safety) -> Published:
    nobody = exact["people"] == 0 and exact["unknown"] == 0
    if exact["value"] is None or not (nobody or _enough(exact, safety)):
        return SUPPRESSED
    hidden = _hidden_payers(exact["split"], safety)
    return Published(
        _pounds(exact["value"]),
        split=tuple(
            Part(part["label"], None if i in hidden else _pounds(part["value"]))
            for i, part in enumerate(exact["split"])
        ),
    )


def _enough(exact: Mapping[str, Any], safety: Safety) -> bool:
    """Enough people, and no one of them more than the largest share of it (domain G7)."""
    share = Fraction(exact["largest_share"])
    return exact["people"] >= safety.threshold and 100 * share <= safety.largest_share


def _hidden_payers(parts: Sequence[Mapping[str, Any]], safety: Safety) -> set[int]:
    """Payers whose pounds are hidden: their own would point at someone, or the rest would."""
    paying = {i: part for i, part in enumerate(parts) if Decimal(part["value"])}
    hidden = {i for i, part in paying.items() if not _enough(part, safety)}
    # Those hidden together are known as a sum: one payer alone, or too few people, is no cover.
    while hidden and hidden != set(paying) and not _cover(hidden, paying, safety):
        hidden.add(min(paying.keys() - hidden, key=lambda i: (Decimal(paying[i]["value"]), i)))
    return hidden


def _cover(hidden: set[int], paying: Mapping[int, Mapping[str, Any]], safety: Safety) -> bool:
    return len(hidden) > 1 and max(paying[i]["people"] for i in hidden) >= safety.threshold


def _health_share(exact: Mapping[str, Any], spend: Published, safety: Safety) -> Published:
    """Worked out from the published pounds, when both are published and enough people stand behind them."""
    if exact["state"] == State.NOT_APPLICABLE:
        return NOTHING_TO_COUNT
    board = next((part.value for part in spend.split if part.label == PAYER_LABELS[ICB]), None)
    enough = (
        exact["people"] >= safety.smallest_denominator
        and exact["met_people"] >= safety.threshold
        and 100 * Fraction(exact["largest_share"]) <= safety.largest_share
    )
    if not enough or board is None or spend.value is None or int(spend.value) == 0:
        return SUPPRESSED
    return Published(str(_nearest(Fraction(100 * int(board), int(spend.value)), 1)))


def _mean_weekly(exact: Mapping[str, Any], spend: Published, safety: Safety) -> Published:
    if exact["state"] == State.NOT_APPLICABLE:
        return NOTHING_TO_COUNT
    people = safety.rounded(exact["people"])
    if spend.value is None or not people or 0 < exact["unknown"] < safety.threshold:
        return SUPPRESSED
    mean = Fraction(int(spend.value)) / Fraction(WEEKS_PER_YEAR) / people
    return Published(str(_nearest(mean, max(MEAN_TO_NEAREST, 10 ** (len(str(int(mean))) - 2)))))


def _pounds(exact: str) -> str:
    return str(_nearest(Fraction(exact), POUNDS_TO_NEAREST))


def _nearest(amount: Fraction, unit: int) -> int:
    return unit * int(amount / unit + Fraction(1, 2))


def _text(cell: disclosure.Cell) -> str | None:
    if isinstance(cell, Zero):
        return "0"
    return str(cell.n) if isinstance(cell, Shown) else None
