"""Who may bring money in by a file: only about people they pay for, and from a browser up to their limit (0016)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from placements.imports.register import Register
from placements.imports.shapes import Row, Rows
from placements.models import FundingLine
from placements.queries.limits import limit_of, limits_of, over_limit
from placements.rules.funding import PERSON

COLUMN_OF = {"weekly": "weekly", "ends_on": "until", "status": "status", "reason": "reason"}
INSTEAD = "Leave the line out, and propose who pays on the person’s Money tab instead."
Identity = tuple[Any, ...]  # placement, payer, stream and first day
Kept = dict[Identity, dict[str, Any]]


class Charge(NamedTuple):
    """Pounds a week over a half-open range of days."""

    weekly: Decimal
    starts_on: date
    ends_on: date | None

    def runs_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or self.ends_on > day)


def told_of(register: Register, rows: Rows) -> Rows:
    """Refuse money of people whom others pay for, as if the placement were nobody's; the other rows.

    What stands already may be repeated, so that a whole register can come in again.
    """
    kept = _kept(register, rows)
    told = []
    for row in rows:
        reference = row["placement"]
        charged = register.reach.charges(register.person_of_placement.get(reference))
        if reference is None or (
            reference in register.placement_ids and (charged or _repeats(register, row, rows, kept))
        ):
            told.append(row)
            continue
        says = f"“{reference}” is no placement: add it to placements.csv or correct the reference."
        row.refuse(register.report, "placement", says)
        if charged:
            told.append(row)
    return Rows(rows.file, rows.columns, told)


def refuse_above_limit(register: Register, rows: Rows) -> None:
    """One person alone sets no price above their limit, by a file no more than by the form (0016)."""
    by = register.agreeing
    if by is None:
        return
    own = limit_of(by, register.owner, limits_of(register.owner, register.today))
    kept = _kept(register, rows)
    charges = _charges(register, rows, kept)
    told: dict[Decimal, str] = {}
    for row in rows:
        if row.broken or not _sets_a_price(register, row, rows, kept):
            continue
        line = kept.get(_identity(register, row))
        price = max(_price(row, charges[row["placement"]]), line["weekly"] if line else Decimal(0))
        if price > own:
            if price not in told:
                told[price] = over_limit(by, register.owner, price, register.today)
            row.refuse(register.report, "weekly", f"{told[price]} {INSTEAD}")


def _kept(register: Register, rows: Rows) -> Kept:
    known = {register.placement_ids.get(row["placement"]) for row in rows} - {None}
    lines = FundingLine.objects.filter(placement__in=known).order_by("pk")
    return {
        (one["placement"], one["payer"], one["stream"], one["starts_on"]): one
        for one in lines.values("placement", "payer", "stream", "starts_on", *COLUMN_OF)
    }


def _identity(register: Register, row: Row) -> Identity:
    payer = None if row["payer"] == PERSON else register.organisation_ids.get(row["payer"], row["payer"])
    return register.placement_ids.get(row["placement"]), payer, row["stream"], row["from"]


def _repeats(register: Register, row: Row, rows: Rows, kept: Kept) -> bool:
    """Does the row say what stands already, and nothing else?"""
    line = kept.get(_identity(register, row))
    told = [(field, column) for field, column in COLUMN_OF.items() if column in rows.columns]
    return line is not None and not row.broken and all(line[field] == row[column] for field, column in told)


def _sets_a_price(register: Register, row: Row, rows: Rows, kept: Kept) -> bool:
    """Is more or other money charged than stands already? To say when a line stopped sets no price."""
    line = kept.get(_identity(register, row))
    if line is None or row["weekly"] != line["weekly"]:
        return True
    if "status" in rows.columns and row["status"] != line["status"]:
        return True
    if "until" not in rows.columns:
        return False
    longer = row["until"] is None or (line["ends_on"] is not None and row["until"] > line["ends_on"])
    return line["ends_on"] is not None and longer


def _charges(register: Register, rows: Rows, kept: Kept) -> dict[str, list[Charge]]:
    """Everything charged for each placement as it will be: the file's lines, and those it does not name."""
    charges: dict[str, list[Charge]] = defaultdict(list)
    named = set()
    for row in rows:
        if not row.broken:
            until = row["until"]
            if "until" not in rows.columns and (line := kept.get(_identity(register, row))):
                until = line["ends_on"]
            charges[row["placement"]].append(Charge(row["weekly"], row["from"], until))
            named.add(_identity(register, row))
    references = {register.placement_ids.get(reference): reference for reference in charges}
    for identity, line in kept.items():
        if identity not in named and identity[0] in references:
            charge = Charge(line["weekly"], line["starts_on"], line["ends_on"])
            charges[references[identity[0]]].append(charge)
    return charges


def _price(row: Row, charges: Iterable[Charge]) -> Decimal:
    """The most that is charged for the placement on any day of this line."""
    own = Charge(row["weekly"], row["from"], row["until"])
    days = {own.starts_on} | {charge.starts_on for charge in charges if own.starts_on < charge.starts_on}
    return max(
        sum((charge.weekly for charge in charges if charge.runs_on(day)), Decimal(0))
        for day in days
        if own.runs_on(day)
    )
