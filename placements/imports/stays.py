"""placements.csv: who lives where, from when until when."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from linkworker.bulk import Tally, found_by, keep
from placements.choices import EndReason, WhyOutOfArea
from placements.imports import values
from placements.imports.overlaps import Span, overlaps
from placements.imports.register import Register
from placements.imports.shapes import Column, Row, Rows, Shape
from placements.models import Person, Placement
from placements.queries.home_warnings import Warnings

SHAPE = Shape(
    "placements",
    (
        Column("reference", values.words(40), required=True),
        Column("person", values.words(40), required=True),
        Column("home", values.words(40), required=True),
        Column("starts_on", values.day, required=True),
        Column("ends_on", values.day),
        Column("end_reason", values.one_of(EndReason.values), empty=""),
        Column("placed_by", values.words(20)),
        Column("why_out_of_area", values.one_of(WhyOutOfArea.values), empty=""),
        Column("chosen_by_person", values.yes_or_no),
        Column("emergency", values.yes_or_no),
        Column("local_options_tested_on", values.day),
    ),
    key="reference",
)
PLAIN = (
    "reference",
    "starts_on",
    "ends_on",
    "end_reason",
    "why_out_of_area",
    "chosen_by_person",
    "emergency",
    "local_options_tested_on",
)
LONG_AGO = date(1, 1, 1)


def check(register: Register, rows: Rows) -> None:
    """Refuse placements of nobody, in no home, before birth, ending before they start or overlapping."""
    new: list[Row] = []
    for row in rows:
        if register.beyond(row, register.reach.placements_beyond):
            continue
        if row["person"] is not None:
            register.person(row, "person", row["person"])
        if row["home"] is not None and row["home"] not in register.home_ids:
            says = f"“{row['home']}” is no home: add it to homes.csv or correct the code."
            row.refuse(register.report, "home", says)
        register.organisation(row, "placed_by")
        register.not_after_today(row, "local_options_tested_on")
        _check_days(register, row)
        if row["reference"] is not None:
            kept_already = register.placement_ids.get(row["reference"]) is not None
            new += [] if kept_already else [row]
            register.placement_ids.setdefault(row["reference"], None)
            register.home_of_placement[row["reference"]] = row["home"]
            register.person_of_placement[row["reference"]] = register.person_ids.get(row["person"])
    _warn_of_homes(register, new)
    _refuse_overlaps(register, rows)


def keep_all(register: Register, rows: Rows) -> Tally:
    """Keep the placements. Placed by: the person's responsible council unless the file says otherwise."""
    plain = [name for name in PLAIN if name in rows.columns]
    people = [register.person_ids[row["person"]] for row in rows]
    responsible = dict(
        Person.objects.filter(pk__in=people).order_by().values_list("pk", "responsible_council_id")
    )
    references = [row["reference"] for row in rows]
    found = found_by(Placement.objects.filter(owner=register.owner, reference__in=references), "reference")

    def wanted_of(row: Row) -> dict[str, Any]:
        person = register.person_ids[row["person"]]
        placed_by = register.organisation_ids.get(row["placed_by"], responsible[person])
        if "placed_by" not in rows.columns and row["reference"] in found:
            placed_by = found[row["reference"]]["placed_by_id"]
        return {
            **{name: row[name] for name in plain},
            "owner_id": register.owner.pk,
            "person_id": person,
            "home_id": register.home_ids[row["home"]],
            "placed_by_id": placed_by,
        }

    tally, keys = keep(Placement, {row["reference"]: wanted_of(row) for row in rows}, found, apart=_long_ago)
    register.placement_ids.update(keys)
    return tally


def _long_ago(number: int) -> dict[str, Any]:
    start = LONG_AGO + timedelta(days=number)
    return {"starts_on": start, "ends_on": start + timedelta(days=1), "end_reason": EndReason.OTHER}


def _check_days(register: Register, row: Row) -> None:
    report = register.report
    starts_on, ends_on = row["starts_on"], row["ends_on"]
    born_on = register.births.get(row["person"])
    if starts_on and born_on and starts_on < born_on:
        row.refuse(report, "starts_on", f"{starts_on} is before {row['person']} was born: correct the day.")
    if starts_on and ends_on and ends_on <= starts_on:
        row.refuse(
            report,
            "ends_on",
            f"{ends_on} is not after the start ({starts_on}): enter the day of leaving, or correct the start.",
        )
    if ends_on and not row["end_reason"] and not row.says("end_reason"):
        row.refuse(report, "end_reason", "is empty: a placement that ended needs the reason why.")
    if row["end_reason"] and not ends_on and not row.says("ends_on"):
        row.refuse(report, "ends_on", "is empty: enter the day the placement ended, or take the reason out.")


def _warn_of_homes(register: Register, rows: list[Row]) -> None:
    """A placement that came after an embargo, notice or word of a closure stops nothing; somebody looks."""
    homes = {key for row in rows if (key := register.home_ids.get(row["home"])) is not None}
    warnings = Warnings(homes, today=register.today) if homes else None
    for row in rows:
        key, starts_on = register.home_ids.get(row["home"]), row["starts_on"]
        warning = warnings.of(key, starts_on) if warnings and key is not None and starts_on else None
        if warning is not None:
            says = f"{warning.words} Make sure that this placement was agreed all the same."
            register.report.warn(row.file, row.line, "home", says)


def _refuse_overlaps(register: Register, rows: Rows) -> None:
    """A person lives in one home at a time, counting the placements kept already."""
    stays: dict[str, list[Span]] = defaultdict(list)
    for row in rows:
        starts_on, ends_on = row["starts_on"], row["ends_on"]
        unread = ends_on is None and row.says("ends_on")
        if (
            row["person"] is not None
            and starts_on
            and not unread
            and (ends_on is None or ends_on > starts_on)
        ):
            stays[row["person"]].append(Span(starts_on, ends_on, row["reference"] or "another row", row))
    for person, stay in _kept_already(register, rows, stays.keys()):
        stays[person].append(stay)
    for own in stays.values():
        for row, other in overlaps(own):
            row.refuse(
                register.report,
                "starts_on",
                f"overlaps {other.where}, which runs {other.days}: "
                "correct the days so that the person lives in one home at a time.",
            )


def _kept_already(register: Register, rows: Rows, people: Any) -> list[tuple[str, Span]]:
    """Stays of these people that this import leaves as they are, whoever keeps their reference."""
    references = {key: ref for ref in people if (key := register.person_ids.get(ref)) is not None}
    in_file = {row["reference"] for row in rows}
    kept = Placement.objects.filter(person__in=references).order_by("starts_on", "pk")
    return [
        (references[person], Span(starts_on, ends_on, reference, None))
        for person, owner, reference, starts_on, ends_on in kept.values_list(
            "person_id", "owner_id", "reference", "starts_on", "ends_on"
        )
        if owner != register.owner.pk or reference not in in_file
    ]
