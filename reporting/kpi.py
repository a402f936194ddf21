"""What an indicator is: a value with a definition, what it measures for a month, and how that is told to
others.

Pure: no clock, no database, no Django. Targets and bands are settings, put on an indicator by
`with_settings`; the list of indicators carries none. JSON is exactly as contracts, section 4.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self

from linkworker.periods import Month
from placements.rules.money import to_pence
from reporting.rules import rag as colours
from reporting.rules.rag import Bands, Better, Rag

People = tuple[str, ...]
Split = tuple[tuple[str, "Measure"], ...]


class Unit(StrEnum):
    """What a value counts."""

    PERCENT = "percent"
    COUNT = "count"
    POUNDS = "pounds"


class State(StrEnum):
    """Why there is no value. NOT_MEASURED only in a history: that month was frozen without the indicator."""

    NOT_APPLICABLE = "not_applicable"
    NOT_RECORDED = "not_recorded"
    SUPPRESSED = "suppressed"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What was found for one indicator in one month, exact, with the people behind each number.

    `met`, `of`, `not_recorded` and `not_applicable` hold one person's id for each thing counted, so a
    person with two reviews due stands in `of` twice. Someone not recorded may stand in `of` as well: a
    missing fact never counts as met. Make one with `share`, `share_of_money`, `count`, `total` or `mean`,
    which keep the value and the people in step. `value` is a percentage, a count or pounds, unrounded;
    None says there was nothing to measure. `met_pounds` and `of_pounds` are the sums behind a share of
    money. `breached` turns the figure red whatever its value (K12: one more than 90 days overdue).
    `largest_share` is the part of a sum of money that falls to one person, from 0 to 1, which decides
    whether the sum may be published; `longest_days` how long the longest wait is (K12). Neither is told
    in the figure's JSON.
    """

    value: Fraction | None
    met: People = ()
    of: People = ()
    not_recorded: People = ()
    not_applicable: People = ()
    met_pounds: Decimal | None = None
    of_pounds: Decimal | None = None
    split: Split = ()
    breached: bool = False
    largest_share: Fraction | None = None
    longest_days: int | None = None
    too_few: bool = False

    @classmethod
    def too_few_to_tell(cls) -> Self:
        """Something was counted, of so few that nobody is told anything of it, not even inside (K24)."""
        return cls(value=None, too_few=True)

    @classmethod
    def share(cls, *, met: People, of: People, **rest: Any) -> Self:
        """Met as a percentage of those counted. Raises ValueError when someone met it who was not counted."""
        if Counter(met) - Counter(of):
            raise ValueError("Everyone who met it must be among those counted.")
        value = Fraction(100 * len(met), len(of)) if of else None
        return cls(value=value, met=met, of=of, **rest)

    @classmethod
    def share_of_money(
        cls, *, met_pounds: Decimal, of_pounds: Decimal, met: People, of: People, **rest: Any
    ) -> Self:
        """One sum of pounds as a percentage of another (K04); `met` and `of` are the people each is spent on.

        Raises ValueError when the part is more than the whole or below zero.
        """
        if not 0 <= met_pounds <= of_pounds:
            raise ValueError("The part must lie between nothing and the whole.")
        value = 100 * Fraction(met_pounds) / Fraction(of_pounds) if of_pounds else None
        return cls(value=value, met_pounds=met_pounds, of_pounds=of_pounds, met=met, of=of, **rest)

    @classmethod
    def count(cls, people: People, **rest: Any) -> Self:
        """How many; none is 0, a real answer. The people counted are in `met`."""
        return cls(value=Fraction(len(people)), met=people, **rest)

    @classmethod
    def total(cls, pounds: Decimal | Fraction, *, people: People, **rest: Any) -> Self:
        """Pounds spent on these people: nothing for nobody, but no value when everyone's price is missing."""
        value = None if rest.get("not_recorded") and not people else Fraction(pounds)
        return cls(value=value, met=people, **rest)

    @classmethod
    def mean(cls, pounds: Decimal | Fraction, *, people: People, **rest: Any) -> Self:
        """Pounds divided by these people, to the penny (contract 4, K05); no value for nobody."""
        value = Fraction(to_pence(Fraction(pounds) / len(people))) if people else None
        return cls(value=value, met=people, **rest)

    @property
    def state(self) -> State | None:
        """Why there is no value: too few, everyone concerned is not recorded, or nobody is concerned at all."""
        if self.value is not None:
            return None
        if self.too_few:
            return State.SUPPRESSED
        return State.NOT_RECORDED if self.not_recorded else State.NOT_APPLICABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """One indicator (domain H). `measure(authority, month)` finds its `Measure`; `readers` are the roles
    it is for; `opened_with` is the permission by which the people behind it are known: to stand behind
    "reviews overdue" tells of somebody's reviews.

    `target` and `bands` are in the indicator's own unit and come from settings; None until then.
    """

    id: str
    title: str
    definition: str
    unit: Unit
    better: Better
    measure: Callable[[Any, Month], Measure]
    source: str
    readers: frozenset[str]
    opened_with: str = "see_people"
    target: Decimal | None = None
    bands: Bands | None = None

    def with_settings(self, *, target: Decimal | None, bands: Bands | None) -> Self:
        """The same indicator with a target and bands.

        Raises ValueError for bands that point the other way.
        """
        if bands is not None and bands.better != self.better:
            raise ValueError(f"{self.id} is better {self.better}; give bands that agree.")
        return replace(self, target=target, bands=bands)

    def rag(self, measure: Measure) -> Rag | None:
        """The colour of a measure, on its unrounded value."""
        return colours.rag(measure.value, self.bands, breached=measure.breached)

    def figure(self, measure: Measure, previous: Measure | None = None) -> "Figure":
        """The measure told as a figure, beside the month before's where there is one."""
        return Figure(
            id=self.id,
            title=self.title,
            unit=self.unit,
            better=self.better,
            measure=measure,
            previous=previous,
            target=self.target,
            rag=self.rag(measure),
            state=measure.state,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One indicator's figure for one month.

    `measure` and `previous` hold the people; JSON holds only numbers.
    """

    id: str
    title: str
    unit: Unit
    better: Better
    measure: Measure = field(repr=False)
    previous: Measure | None = field(default=None, repr=False)
    target: Decimal | None = None
    rag: Rag | None = None
    state: State | None = None

    @property
    def value(self) -> Decimal | None:
        """Rounded half up: percentages to 2 places, pounds to the penny, counts whole."""
        return rounded(self.measure.value, self.unit)

    @property
    def previous_value(self) -> Decimal | None:
        return None if self.previous is None else rounded(self.previous.value, self.unit)

    def as_json(self) -> dict[str, Any]:
        """As contracts, section 4. `met` and `of` only for percentages, decimal strings where they are
        pounds.

        `state` is present only when there is no value.
        """
        document: dict[str, Any] = {"id": self.id, "title": self.title}
        document |= {"unit": str(self.unit), "better": str(self.better), "value": _text(self.value)}
        if self.state:
            document["state"] = str(self.state)
        document |= {} if self.state == State.SUPPRESSED else _parts(self.measure, self.unit)
        document["not_recorded"] = len(self.measure.not_recorded)
        document["not_applicable"] = len(self.measure.not_applicable)
        document |= {"target": _text(self.target), "rag": self.rag and str(self.rag)}
        document["previous"] = _text(self.previous_value)
        document["split"] = [
            {"label": label, **_split_parts(part, self.unit)} for label, part in self.measure.split
        ]
        return document


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """Something a board wants to be assured of (domain H, A1 to A6): how many on a day, without a target or a colour.

    `measure(authority, day)` counts people, or what is open about them, where one may count twice; its split says
    where or of what kind. Whom a tile tells of, and that it tells of them, is for those with the permission
    `opened_with`; `page` is the address of the list to work from.
    """

    id: str
    title: str
    definition: str
    measure: Callable[[Any, date], Measure]
    source: str
    opened_with: str
    page: str


def rounded(value: Fraction | None, unit: Unit) -> Decimal | None:
    """An exact value as printed: percentages and pounds half up to 2 places, counts whole."""
    if value is None:
        return None
    return Decimal(int(value)) if unit == Unit.COUNT else to_pence(value)


def fingerprint(document: Mapping[str, Any]) -> str:
    """`sha256:` and the hash of the figures as canonical JSON: keys sorted, no spaces, UTF-8.

    The fingerprint itself and `frozen` are left out, so freezing a month does not change it. Raises
    TypeError for anything JSON has no form for, Decimal among them: amounts must already be strings;
    ValueError for infinity or not-a-number.
    """
    told = {key: value for key, value in document.items() if key not in ("fingerprint", "frozen")}
    canonical = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _parts(measure: Measure, unit: Unit) -> dict[str, Any]:
    if unit != Unit.PERCENT:
        return {}
    if measure.of_pounds is not None:
        return {"met": _text(measure.met_pounds), "of": _text(measure.of_pounds)}
    return {"met": len(measure.met), "of": len(measure.of)}


def _split_parts(measure: Measure, unit: Unit) -> dict[str, Any]:
    return _parts(measure, unit) or {"value": _text(rounded(measure.value, unit))}


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
