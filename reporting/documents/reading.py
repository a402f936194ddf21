"""A stored snapshot is read here, once and strictly: what is missing or odd is named, never guessed."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from linkworker.charts import Cell
from linkworker.charts.badges import MEANINGS, WITHHELD
from linkworker.charts.stacks import MOST_PARTS
from linkworker.charts.values import COUNT, MARKS, PERCENT, POUNDS, SUPPRESSED
from reporting.documents import content
from reporting.pdf import safe_text

UNITS = (COUNT, PERCENT, POUNDS)
BETTER = ("higher", "lower", "neutral")
MOST_ROWS = 60
LONGEST_LABEL = 120
MONTHS_SHOWN = 12
MOVEMENTS = {
    "new": "Newly placed out",
    "moved": "Moved between homes",
    "returned": "Came back to the area",
    "ended": "Left the scheme or died",
}
# What the figures page calls internal is printed as the restricted edition.
EDITION_NAMES = {"internal": content.RESTRICTED, "restricted": content.RESTRICTED, "public": content.PUBLIC}
# What a figure's met and of count, where the snapshot does not say.
COUNTED_IN = {
    "K04": POUNDS,
    "K08": "people",
    "K09": "placements",
    "K10": "people",
    "K11": "reviews",
    "K13": "placements",
    "K14": "people",
    "K15": "people",
    "K16": "decisions",
    "K17": "people",
    "K18": "people",
    "K19": "people",
    "K20": "referrals",
    "K21": "people",
    "K22": "milestones",
    "K25": "notices and actions",
    "K23": "goals",
    "K24": "answers",
}
USUAL_SUPPRESSION = {
    content.RESTRICTED: "This edition shows exact numbers and is not for publication.",
    content.PUBLIC: (
        "A number of people small enough to point to someone is suppressed, with any number it could be worked "
        "out from. The numbers that are left are rounded."
    ),
}


class SnapshotIsWrong(Exception):
    """The stored snapshot does not hold what a report needs; the message names the place."""


class Place:
    """One mapping of the snapshot, and where it stands, so that a complaint can say so."""

    def __init__(self, values: object, where: str):
        if not isinstance(values, Mapping):
            raise SnapshotIsWrong(f"{where} is not a set of named values. Make the snapshot again.")
        self.values = values
        self.where = where

    def get(self, key: str) -> object:
        if key not in self.values:
            raise SnapshotIsWrong(f"{self.where} has no “{key}”. Make the snapshot again.")
        return self.values[key]

    def place(self, key: str) -> "Place":
        return Place(self.get(key), f"{self.where} / {key}")

    def places(self, key: str) -> list["Place"]:
        rows = self.get(key)
        if not isinstance(rows, Sequence) or isinstance(rows, str):
            raise SnapshotIsWrong(f"{self.where} / {key} is not a list. Make the snapshot again.")
        if len(rows) > MOST_ROWS:
            raise SnapshotIsWrong(
                f"{self.where} / {key} has {len(rows)} rows and a report prints {MOST_ROWS} at most."
            )
        return [Place(row, f"{self.where} / {key} / {number}") for number, row in enumerate(rows, 1)]

    def label(self, key: str = "label") -> str:
        return safe_text(self.get(key), LONGEST_LABEL)

    def words(self, key: str) -> str:
        return safe_text(self.get(key))

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        value = self.get(key)
        if value not in allowed:
            raise SnapshotIsWrong(
                f"{self.where} / {key} is “{value}”. It must be one of: {', '.join(allowed)}."
            )
        return str(value)

    def day(self, key: str) -> date:
        return self._dated(key, "%s", "YYYY-MM-DD")

    def month(self, key: str = "month") -> date:
        return self._dated(key, "%s-01", "YYYY-MM")

    def _dated(self, key: str, form: str, wanted: str) -> date:
        value = str(self.get(key))
        if len(value) == len(wanted):
            try:
                return date.fromisoformat(form % value)
            except ValueError:
                pass
        raise SnapshotIsWrong(f"{self.where} / {key} is “{value}”. Write it as {wanted}.")

    def cell(self, key: str) -> Cell:
        """A number (as number or text), or a mapping with one known state and nothing else."""
        value = self.get(key)
        if isinstance(value, Mapping):
            if set(value) != {"state"} or value["state"] not in MARKS:
                raise SnapshotIsWrong(
                    f"{self.where} / {key} is neither a number nor one state alone of: {', '.join(MARKS)}."
                )
            return Cell(state=str(value["state"]))
        if not isinstance(value, bool) and isinstance(value, int | str | Decimal):
            try:
                number = Decimal(value)
            except InvalidOperation:
                number = Decimal("NaN")
            if number.is_finite():
                return Cell(number)
        raise SnapshotIsWrong(f"{self.where} / {key} is “{value}”, which is not a number.")

    def cell_or_none(self, key: str) -> Cell | None:
        return None if self.values.get(key) is None else self.cell(key)

    def number_or_none(self, key: str) -> Decimal | None:
        cell = self.cell_or_none(key)
        return None if cell is None else cell.number

    def stated(self, key: str) -> Cell:
        """As the figures' JSON says it: `key` holds a number, or is null beside a “state”."""
        if self.get(key) is not None:
            return self.cell(key)
        return Cell(state=self.one_of("state", tuple(MARKS)))


def read(snapshot: object) -> content.Snapshot:
    """Return the snapshot as frozen values. Raises SnapshotIsWrong, naming the first thing that is wrong."""
    top = Place(snapshot, "The snapshot")
    authority = top.place("authority")
    edition = EDITION_NAMES[top.one_of("edition", tuple(EDITION_NAMES))]
    month = top.month()
    figures = tuple(_figure(place) for place in top.places("figures"))
    people, reviews, money = top.place("people"), top.place("reviews"), top.place("money")
    payers = tuple(
        content.Payer(row.label(), row.cell("weekly"), row.cell("yearly")) for row in money.places("by_payer")
    )
    if not 1 <= len(payers) <= MOST_PARTS:
        raise SnapshotIsWrong(
            f"{money.where} / by_payer must have 1 to {MOST_PARTS} payers. Put the rest as “Other”."
        )
    return content.Snapshot(
        authority_code=authority.label("code"),
        authority_name=authority.label("name"),
        month=month,
        as_at=top.day("as_at"),
        edition=edition,
        fingerprint=_fingerprint(top),
        weeks_per_year=top.label("weeks_per_year"),
        suppression=top.words("suppression") if "suppression" in top.values else USUAL_SUPPRESSION[edition],
        rounded_to=top.number_or_none("rounded_to"),
        figures=figures,
        people=_people(people, month),
        reviews=_reviews(reviews),
        money=content.Money(payers, _monthly(money, month, lambda row: _money_month(row, payers))),
        quality=tuple(
            content.Quality(row.label(), row.cell("not_recorded"), row.cell("of"))
            for row in top.places("quality")
        ),
    )


def _fingerprint(top: Place) -> str:
    value = str(top.get("fingerprint"))
    if not re.fullmatch(r"sha256:[0-9a-f]{64}", value):
        raise SnapshotIsWrong("The snapshot / fingerprint is not “sha256:” and 64 hexadecimal digits.")
    return value


def _figure(place: Place) -> content.Figure:
    place = Place(place.values, f"Figure {place.label('id')}")
    value = place.stated("value")
    if value.state == SUPPRESSED:
        _refuse_leaks(place)
    trend = tuple(content.TrendPoint(row.month(), row.stated("value")) for row in place.places("trend"))
    rag = place.get("rag") or ""
    if rag not in MEANINGS:
        raise SnapshotIsWrong(
            f"{place.where} / rag is “{rag}”. It must be green, amber, red, withheld or null."
        )
    return content.Figure(
        id=place.label("id"),
        title=place.label("title"),
        unit=place.one_of("unit", UNITS),
        better=place.one_of("better", BETTER),
        value=value,
        met=place.cell_or_none("met"),
        of=place.cell_or_none("of"),
        not_recorded=place.cell("not_recorded"),
        not_applicable=place.cell("not_applicable"),
        target=place.cell_or_none("target"),
        # A rating tells on which side of a threshold a suppressed number lies: two people, say.
        rag="" if value.state == SUPPRESSED and rag != WITHHELD else str(rag),
        counted_in=_counted_in(place),
        previous=place.cell_or_none("previous"),
        definition=place.words("definition"),
        source=place.words("source"),
        trend=trend,
        split=tuple(_split(row) for row in place.places("split")) if "split" in place.values else (),
        one_step=place.number_or_none("one_step"),
        told_as=place.one_of("told_as", ("", "about")) if "told_as" in place.values else "",
    )


def _counted_in(place: Place) -> str:
    return (
        place.label("counted_in") if "counted_in" in place.values else COUNTED_IN.get(place.label("id"), "")
    )


def _refuse_leaks(place: Place) -> None:
    """A suppressed figure may not carry the numbers it could be worked out from."""
    for key in ("met", "of"):
        cell = place.cell_or_none(key)
        if key == "met" and cell is not None and cell.is_number:
            raise SnapshotIsWrong(f"{place.where} is suppressed but still holds “{key}”. Suppress that too.")
    for row in place.places("split") if "split" in place.values else ():
        part = row.cell_or_none("met") or row.cell_or_none("value")
        if part is not None and part.is_number:
            raise SnapshotIsWrong(
                f"{place.where} is suppressed but its split still holds numbers. Suppress them too."
            )


def _split(row: Place) -> content.Split:
    met, of = row.cell_or_none("met"), row.cell_or_none("of")
    value = row.cell_or_none("value") or met
    if value is None:
        raise SnapshotIsWrong(f"{row.where} has neither “met” nor “value”. Make the snapshot again.")
    return content.Split(row.label(), value, met, of)


def _people(place: Place, month: date) -> content.People:
    moved = place.place("movements")
    return content.People(
        by_month=_monthly(
            place,
            month,
            lambda row: content.PeopleMonth(row.month(), row.cell("placed_out"), row.cell("placed_in")),
        ),
        by_setting=tuple(content.Counted(row.label(), row.cell("n")) for row in place.places("by_setting")),
        movements=tuple(content.Counted(label, moved.cell(key)) for key, label in MOVEMENTS.items()),
    )


def _reviews(place: Place) -> content.Reviews:
    return content.Reviews(
        by_kind=tuple(
            content.Done(row.label(), row.cell("met"), row.cell("of")) for row in place.places("by_kind")
        ),
        overdue=place.cell("overdue"),
        longest_days=place.cell("longest_days"),
    )


def _money_month(row: Place, payers: tuple[content.Payer, ...]) -> content.MoneyMonth:
    named = {part.label(): part.cell("yearly") for part in row.places("by_payer")}
    if set(named) != {payer.label for payer in payers}:
        raise SnapshotIsWrong(
            f"{row.where} / by_payer does not name the same payers as the month's own by_payer."
        )
    return content.MoneyMonth(row.month(), tuple(named[payer.label] for payer in payers))


def _monthly(place: Place, month: date, make: Callable[[Place], Any]) -> tuple[Any, ...]:
    """Twelve months in order, the last of them the report's own."""
    rows = tuple(make(row) for row in place.places("by_month"))
    wanted = [_months_before(month, back) for back in reversed(range(MONTHS_SHOWN))]
    if [row.month for row in rows] != wanted:
        raise SnapshotIsWrong(
            f"{place.where} / by_month must hold the {MONTHS_SHOWN} months up to {month:%Y-%m}, earliest first."
        )
    return rows


def _months_before(month: date, back: int) -> date:
    count = month.year * 12 + month.month - 1 - back
    return date(count // 12, count % 12 + 1, 1)
