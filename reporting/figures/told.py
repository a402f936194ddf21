"""A figure and a month of figures as they are told: the same for the page, the report and the JSON.

Each is read from the figure's JSON, so that no page can say anything the JSON does not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

from accounts.models import Organisation
from linkworker.periods import Month
from linkworker.words import FEWEST_FOR_A_PERCENTAGE
from placements.rules.money import WEEKS_PER_YEAR
from reporting.kpi import Unit, fingerprint
from reporting.rules import rag
from reporting.rules.rag import Better, Travel


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a figure: `met` of `of`, or a value; all None when it is suppressed."""

    label: str
    value: Decimal | None
    met: int | None
    of: int | None
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One indicator's figure for one month. Where there is no `value`, `state` says why.

    `value` is a percentage, a count or pounds, rounded as told. `met` and `of` are numbers of people or
    reviews, pounds a week for the health share, and None for counts and sums.
    """

    id: str
    title: str
    unit: Unit
    better: Better
    definition: str
    source: str
    value: Decimal | None
    state: str
    met: Decimal | int | None
    of: Decimal | int | None
    not_recorded: int | None
    not_applicable: int | None
    target: Decimal | None
    rag: str
    previous: Decimal | None
    split: tuple[Part, ...]

    @classmethod
    def read(cls, document: Mapping[str, Any], *, definition: str, source: str) -> Self:
        """The figure of this JSON, with the words its month was made with."""
        return cls(
            id=document["id"],
            title=document["title"],
            unit=Unit(document["unit"]),
            better=Better(document["better"]),
            definition=definition,
            source=source,
            value=_number(document["value"]),
            state=document.get("state", ""),
            met=_counted(document.get("met")),
            of=_counted(document.get("of")),
            not_recorded=document.get("not_recorded"),
            not_applicable=document.get("not_applicable"),
            target=_number(document["target"]),
            rag=document["rag"] or "",
            previous=_number(document["previous"]),
            split=tuple(
                Part(
                    part["label"],
                    _number(part.get("value")),
                    part.get("met"),
                    part.get("of"),
                    part.get("state", ""),
                )
                for part in document["split"]
            ),
        )

    @property
    def travel(self) -> Travel | None:
        """Which way it moved since the month before; None when a percentage rests on too few to say."""
        denominators = (self.of,) if self.unit == Unit.PERCENT and isinstance(self.of, int) else ()
        return rag.travel(
            self.value,
            self.previous,
            self.better,
            denominators=denominators,
            smallest_denominator=FEWEST_FOR_A_PERCENTAGE,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfFigures:
    """An authority's figures for a month, as contracts, section 4. `frozen`: read back from what was kept.

    `so_far` says that the month was not over on the day it was asked for; `not_measured` names today's
    indicators that a frozen month was made without.
    """

    authority: Organisation
    month: Month
    edition: str
    frozen: bool
    figures: tuple[Told, ...]
    documents: tuple[dict[str, Any], ...]
    not_measured: tuple[str, ...] = ()
    so_far: bool = False

    def figure(self, id: str) -> Told:
        """The figure of an indicator. Raises KeyError for one this month does not have."""
        return {figure.id: figure for figure in self.figures}[id]

    def those(self, ids: Iterable[str]) -> list[Told]:
        """The figures of these indicators, without those this month does not have."""
        found = {figure.id: figure for figure in self.figures}
        return [found[id] for id in ids if id in found]

    @property
    def as_at(self) -> date:
        return self.month.last_day

    @property
    def fingerprint(self) -> str:
        """`sha256:` and the hash of the canonical JSON, whether or not the month is frozen."""
        return self.as_json()["fingerprint"]

    def as_json(self) -> dict[str, Any]:
        """The document of contracts, section 4."""
        document = heading(self.authority, self.month, self.edition)
        document |= {"frozen": self.frozen, "figures": list(self.documents)}
        order = (
            "authority",
            "month",
            "as_at",
            "edition",
            "frozen",
            "fingerprint",
            "weeks_per_year",
            "figures",
        )
        document["fingerprint"] = fingerprint(document)
        return {key: document[key] for key in order}


def heading(authority: Organisation, month: Month, edition: str) -> dict[str, Any]:
    """What stands above the figures of a month."""
    return {
        "authority": {"code": authority.code, "name": authority.name},
        "month": str(month),
        "as_at": month.last_day.isoformat(),
        "edition": edition,
        "weeks_per_year": WEEKS_PER_YEAR,
    }


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _counted(number: int | str | None) -> Decimal | int | None:
    return Decimal(number) if isinstance(number, str) else number
