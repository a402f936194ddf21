"""contacts.csv: what was said and done. A contact in the log is locked: a file adds, it never rewrites."""

import uuid
from typing import Any

from django.utils import timezone

from casework.choices import Duty, Method, Sensitivity, Side
from casework.models import Contact
from casework.models.contacts import LONGEST_TEXT
from linkworker.bulk import Tally, Values, found_by, keep
from placements.imports import values
from placements.imports.register import Register
from placements.imports.shapes import Column, Row, Rows, Shape

MINUTES_A_DAY = 1_440
Names = dict[int | None, str]  # addresses of staff by their key

SHAPE = Shape(
    "contacts",
    (
        Column("reference", values.words(40), required=True),
        Column("people", values.several(values.words(40)), required=True, empty=[]),
        Column("happened_at", values.moment, required=True),
        Column("method", values.one_of(Method.values), required=True),
        Column("text", values.words(LONGEST_TEXT), required=True),
        Column("person_present", values.yes_or_no),
        Column("reached", values.yes_or_no, empty=True),
        Column("with", values.several(values.one_of(Side.values)), empty=[]),
        Column("duties", values.several(values.whole(min(Duty.values), max(Duty.values))), empty=[]),
        Column("minutes", values.whole(0, MINUTES_A_DAY)),
        Column("travel_minutes", values.whole(0, MINUTES_A_DAY)),
        Column("author", values.email),
        Column("recorded_at", values.moment),
        Column("sensitivity", values.one_of(Sensitivity.values), empty=Sensitivity.NORMAL.value),
    ),
    key="reference",
)
FIELDS = {
    "happened_at": "happened_at",
    "method": "method",
    "text": "text",
    "person_present": "person_present",
    "reached": "reached",
    "sides": "with",
    "duties": "duties",
    "minutes": "minutes",
    "travel_minutes": "travel_minutes",
    "sensitivity": "sensitivity",
}


def check(register: Register, rows: Rows) -> None:
    """Refuse contacts with nobody, from the future, recorded too early, or in the log in other words."""
    register.look_up_staff(row["author"] for row in rows)
    for row in rows:
        for reference in row["people"] or []:
            register.person(row, "people", reference)
        register.staff(row, "author")
        _check_moments(register, row)
    _refuse_rewriting(register, rows)


def keep_all(register: Register, rows: Rows) -> Tally:
    """Keep one row for each person of a contact, tied together by `visit`.

    When a file does not say when a contact was recorded, nothing is known of a delay: it counts as recorded
    when it happened, and `created_at` says when it came in.
    """
    wanted: dict[tuple, Values] = {}
    for row in rows:
        shared = _shared(register, row, rows)
        for reference in row["people"]:
            person = register.person_ids[reference]
            wanted[row["reference"], person] = {**shared, "person_id": person}
    found = _kept_already(register, rows)
    for key, contact in wanted.items():
        if key in found:
            contact |= _added_since(found[key], contact)
            contact["recorded_at"] = contact["recorded_at"] or found[key]["recorded_at"]
        contact["recorded_at"] = contact["recorded_at"] or contact["happened_at"]
    tally, _ = keep(Contact, wanted, found, counted_by=lambda key: key[0])
    return tally


def _added_since(kept: Values, told: Values) -> Values:
    """What somebody marked or filled in since, and the file it came from does not say. A file takes neither away."""
    added = {}
    if "sensitivity" in told and kept["sensitivity"] != Sensitivity.NORMAL:
        added["sensitivity"] = kept["sensitivity"]
    if "person_present" in told and told["person_present"] is None:
        added["person_present"] = kept["person_present"]
    return added


def _check_moments(register: Register, row: Row) -> None:
    happened_at, recorded_at = row["happened_at"], row["recorded_at"]
    for column in ("happened_at", "recorded_at"):
        if row[column] and row[column] > register.now:
            row.refuse(
                register.report,
                column,
                f"{timezone.localtime(row[column]):%Y-%m-%dT%H:%M} is in the future: enter when it really happened.",
            )
            return
    if happened_at and recorded_at and recorded_at < happened_at:
        row.refuse(
            register.report, "recorded_at", "is before the contact happened: correct one of the two times."
        )


def _shared(register: Register, row: Row, rows: Rows) -> Values:
    """What every person's copy of a contact says."""
    several = len(row["people"]) > 1
    kept: dict[str, Any] = {field: row[column] for field, column in FIELDS.items() if column in rows.columns}
    if "author" in rows.columns:
        kept["author_id"] = register.staff_ids.get(row["author"])
    return {
        **kept,
        "organisation_id": register.owner.pk,
        "reference": row["reference"],
        "visit": uuid.uuid5(register.owner.uid, row["reference"]) if several else None,
        "recorded_at": row["recorded_at"],
    }


def _kept_already(register: Register, rows: Rows) -> dict[tuple, Values]:
    references = [row["reference"] for row in rows]
    kept = Contact.objects.filter(organisation=register.owner, reference__in=references)
    return found_by(kept, "reference", "person_id")


def _refuse_rewriting(register: Register, rows: Rows) -> None:
    """Only a whole row can be compared, so broken ones are left to their own faults."""
    sound = Rows(rows.file, rows.columns, [row for row in rows if not row.broken])
    names: Names = {key: email for email, key in register.staff_ids.items()}
    for portion in sound.portions():
        _refuse_rewriting_of(register, portion, names)


def _refuse_rewriting_of(register: Register, rows: Rows, names: Names) -> None:
    found = _kept_already(register, rows)
    if not found:
        return
    for row in rows:
        for reference in row["people"]:
            kept = found.get((row["reference"], register.person_ids.get(reference)))
            if kept is not None and _other_words(register, row, kept, rows, names):
                row.refuse(
                    register.report,
                    "reference",
                    f"{row['reference']} is in the log already in other words, and is never rewritten: "
                    "add an amendment in Link Worker, or give a new contact a reference of its own.",
                )
                break


def _other_words(register: Register, row: Row, kept: Values, rows: Rows, names: Names) -> bool:
    told = {field: row[column] for field, column in FIELDS.items() if column in rows.columns}
    told |= _added_since(kept, told)
    if any(words != kept[field] for field, words in told.items()):
        return True
    if row["recorded_at"] is not None and row["recorded_at"] != kept["recorded_at"]:
        return True
    author = None if row["author"] in register.elsewhere else row["author"]
    return "author" in rows.columns and author != names.get(kept["author_id"])
