"""funding.csv: who pays for a placement, how much a week, from when until when."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from linkworker.bulk import Tally, found_by, keep
from placements.choices import FundingReason, FundingStatus, Stream
from placements.imports import prices, values
from placements.imports.overlaps import Span, overlaps
from placements.imports.register import Register
from placements.imports.shapes import Column, Row, Rows, Shape
from placements.models import FundingAgreement, FundingLine
from placements.rules import funding
from placements.rules.funding import PERSON

SHAPE = Shape(
    "funding",
    (
        Column("placement", values.words(40), required=True),
        Column("payer", values.words(20), required=True),
        Column("stream", values.one_of(Stream.values), required=True),
        Column("weekly", values.pounds, required=True),
        Column("from", values.day, required=True),
        Column("until", values.day),
        Column("status", values.one_of(FundingStatus.values), empty=FundingStatus.AGREED.value),
        Column("reason", values.one_of(FundingReason.values), empty=""),
    ),
)
COLUMN_OF = {"ends_on": "until", "status": "status", "reason": "reason"}
LONG_AGO = date(1, 1, 1)


def check(register: Register, rows: Rows) -> None:
    """Refuse money for no placement, from nobody, ending before it starts or paid twice; warn of odd sums."""
    rows = prices.told_of(register, rows)
    for row in rows:
        if row["payer"] != PERSON:
            register.organisation(row, "payer")
        if row["from"] and row["until"] and row["until"] <= row["from"]:
            row.refuse(
                register.report,
                "until",
                f"{row['until']} is not after {row['from']}: enter the first day not charged.",
            )
    _refuse_agreed_days(register, rows)
    _refuse_overlaps(register, rows)
    prices.refuse_above_limit(register, rows)
    _warn_of_odd_sums(register, rows)


def keep_all(register: Register, rows: Rows) -> Tally:
    """Keep the lines. A line is known by its placement, payer, stream and first day.

    What was agreed here is never written by a file: such a row says the same, or was refused.
    """
    optional = {field: column for field, column in COLUMN_OF.items() if column in rows.columns}
    agreed = _agreed_lines(register, rows)
    wanted, same = {}, 0
    for row in rows:
        if _as_agreed(register, row) in agreed:
            same += 1
            continue
        identity = {
            "placement_id": register.placement_ids[row["placement"]],
            "payer_id": None if row["payer"] == PERSON else register.organisation_ids[row["payer"]],
            "stream": row["stream"],
            "starts_on": row["from"],
        }
        wanted[tuple(identity.values())] = {
            **identity,
            "weekly": row["weekly"],
            **{field: row[column] for field, column in optional.items()},
        }
    kept = FundingLine.objects.filter(placement__in={key[0] for key in wanted}, agreement=None)
    found = found_by(kept, "placement_id", "payer_id", "stream", "starts_on")
    tally, _ = keep(FundingLine, wanted, found, apart=_long_ago)
    return tally + Tally(unchanged=same)


def _long_ago(number: int) -> dict[str, Any]:
    start = LONG_AGO + timedelta(days=number)
    return {"starts_on": start, "ends_on": start + timedelta(days=1)}


def _refuse_agreed_days(register: Register, rows: Rows) -> None:
    """Days for which two people agreed who pays are not a file's to change, only to repeat."""
    references = {key: ref for ref, key in register.placement_ids.items() if key is not None}
    agreed = FundingAgreement.objects.agreed().filter(placement__in=_placements_of(register, rows))
    days: dict[str, list[tuple[date, date | None]]] = defaultdict(list)
    for placement, starts_on, ends_on in agreed.order_by("starts_on", "pk").values_list(
        "placement_id", "starts_on", "ends_on"
    ):
        days[references[placement]].append((starts_on, ends_on))
    if not days:
        return
    same = _agreed_lines(register, rows)
    for row in rows:
        starts_on, ends_on = row["from"], row["until"]
        for first, last in days.get(row["placement"], ()):
            apart = starts_on is None or (last and starts_on >= last) or (ends_on and ends_on <= first)
            if not apart and _as_agreed(register, row) not in same:
                row.refuse(
                    register.report,
                    "from",
                    f"who pays from {first} was agreed in Link Worker: leave the line out, or enter in until "
                    f"when it stopped, {first} or before.",
                )
                break


def _placements_of(register: Register, rows: Rows) -> set[int]:
    known = {register.placement_ids.get(row["placement"]) for row in rows}
    return {key for key in known if key is not None}


def _agreed_lines(register: Register, rows: Rows) -> set[tuple]:
    """The lines of agreements about the placements of a file, as a file would say them."""
    lines = FundingLine.objects.filter(placement__in=_placements_of(register, rows), agreement__isnull=False)
    return set(lines.order_by().values_list("placement", "payer", "stream", "weekly", "starts_on", "ends_on"))


def _as_agreed(register: Register, row: Row) -> tuple:
    payer = row["payer"]
    return (
        register.placement_ids.get(row["placement"]),
        None if payer == PERSON else register.organisation_ids.get(payer, payer),
        *(row[column] for column in ("stream", "weekly", "from", "until")),
    )


def _refuse_overlaps(register: Register, rows: Rows) -> None:
    """One payer pays once under one stream on any day, counting the lines kept already."""
    charges: dict[tuple, list[Span]] = defaultdict(list)
    for row in rows:
        starts_on, ends_on = row["from"], row["until"]
        unread = ends_on is None and row.says("until")
        known = None not in (row["placement"], row["payer"], row["stream"], starts_on)
        if known and not unread and (ends_on is None or ends_on > starts_on):
            charges[_account(register, row)].append(Span(starts_on, ends_on, "another amount", row))
    _add_kept_already(register, charges)
    for own in charges.values():
        for row, other in overlaps(own):
            row.refuse(
                register.report,
                "from",
                f"overlaps {other.where} of the same payer and stream, {other.days}: "
                "enter when the earlier amount stopped, in until.",
            )


def _account(register: Register, row: Row) -> tuple:
    """Placement, payer and stream. A payer kept already counts as itself under a code of today or before."""
    payer = row["payer"]
    return row["placement"], register.organisation_ids.get(payer, payer), row["stream"]


def _add_kept_already(register: Register, charges: dict[tuple, list[Span]]) -> None:
    references = {key: ref for ref, key in register.placement_ids.items() if key is not None}
    named = {reference for reference, _, _ in charges}
    kept = FundingLine.objects.filter(placement__in=[k for k, ref in references.items() if ref in named])
    for placement, payer, stream, starts_on, ends_on in kept.order_by("starts_on", "pk").values_list(
        "placement_id", "payer_id", "stream", "starts_on", "ends_on"
    ):
        account = (references[placement], payer if payer is not None else PERSON, stream)
        own = charges.get(account)
        if own and all(span.row is None or span.starts_on != starts_on for span in own):
            own.append(Span(starts_on, ends_on, "an amount", None))


def _warn_of_odd_sums(register: Register, rows: Rows) -> None:
    """Shares that cannot be right together (domain A3) are told, not refused: the books may say so."""
    packages: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.broken and None not in (row["placement"], row["weekly"], row["from"], row["stream"]):
            packages[row["placement"]].append(row)
    for placement, lines in packages.items():
        told: set[str] = set()
        for row, package in _packages(register, placement, lines):
            for sentence in funding.problems(package):
                if sentence not in told:
                    told.add(sentence)
                    register.report.warn(row.file, row.line, "weekly", f"does not add up. {sentence}")


def _packages(register: Register, placement: str, lines: list[Row]) -> Iterator[tuple[Row, funding.Package]]:
    """What was paid for a placement from each day on which a line of the file starts."""
    nursing = register.home_of_placement.get(placement) in register.nursing_homes
    for start in {row["from"]: row for row in lines}.values():
        day = start["from"]
        shares = tuple(
            funding.Share(
                row["payer"],
                funding.payer_kind(register.organisation_kinds.get(row["payer"])),
                row["stream"],
                row["weekly"],
            )
            for row in lines
            if row["from"] <= day and (row["until"] is None or row["until"] > day)
        )
        # Outcomes may stand in chc.csv, which is kept later, or nowhere yet: a missing one is not told here.
        yield (
            start,
            funding.Package(
                shares=shares, responsible_council="", nursing_possible=nursing, nhs_outcome_recorded=True
            ),
        )
