"""reviews.csv: the reviews that were held."""

from typing import Any

from linkworker.bulk import Tally, Values, found_by, keep
from placements.imports import values
from placements.imports.register import Register
from placements.imports.shapes import Column, Row, Rows, Shape
from reviews.choices import Outcome, ReviewKind
from reviews.models import Review

LONGEST_DECISION = 10_000
SHAPE = Shape(
    "reviews",
    (
        Column("reference", values.words(40), required=True),
        Column("person", values.words(40), required=True),
        Column("kind", values.one_of(ReviewKind.values), required=True),
        Column("held_on", values.day, required=True),
        Column("covers", values.several(values.one_of(ReviewKind.values)), empty=[]),
        Column("outcome", values.words(LONGEST_DECISION), empty=""),
        Column("person_present", values.yes_or_no),
        Column("advocate_present", values.yes_or_no),
        Column("family_present", values.yes_or_no),
    ),
    key="reference",
)
PRESENT = ("person_present", "advocate_present", "family_present")
OUTCOMES = {word.casefold(): value for value, label in Outcome.choices for word in (value, label)}


def check(register: Register, rows: Rows) -> None:
    """Refuse reviews of nobody, from the future or from before birth; warn of a decision outside the list."""
    register.refuse_beyond(rows, _kept_already(register, rows))
    for row in rows:
        if row["person"] is not None:
            register.person(row, "person", row["person"])
        register.not_after_today(row, "held_on")
        born_on, held_on = register.births.get(row["person"]), row["held_on"]
        if born_on and held_on and held_on < born_on:
            row.refuse(
                register.report, "held_on", f"{held_on} is before {row['person']} was born: correct the day."
            )
        if row["outcome"] and row["outcome"].casefold() not in OUTCOMES:
            says = f"is not one of {', '.join(Outcome.values)}: it is kept as the words of the decision."
            register.report.warn(row.file, row.line, "outcome", says)


def keep_all(register: Register, rows: Rows) -> Tally:
    """Keep the reviews, each under the importing organisation's reference."""
    wanted = {row["reference"]: _values(register, row, rows.columns) for row in rows}
    tally, _ = keep(Review, wanted, found_by(_kept_already(register, rows), "reference"))
    return tally


def _kept_already(register: Register, rows: Rows):
    references = [row["reference"] for row in rows]
    return Review.objects.filter(organisation=register.owner, reference__in=references)


def _values(register: Register, row: Row, columns: frozenset[str]) -> Values:
    kept: dict[str, Any] = {name: row[name] for name in PRESENT if name in columns}
    if "covers" in columns:
        kept["covers"] = [kind for kind in row["covers"] if kind != row["kind"]]
    if "outcome" in columns:
        kept["outcome"] = OUTCOMES.get(row["outcome"].casefold(), "")
        kept["decision"] = "" if kept["outcome"] else row["outcome"]
    return {
        **kept,
        "organisation_id": register.owner.pk,
        "reference": row["reference"],
        "person_id": register.person_ids[row["person"]],
        "kind": row["kind"],
        "held_on": row["held_on"],
    }
