"""feedback.csv: what people think of the support they get. Known by the person and the day."""

from casework.models import Feedback
from casework.models.feedback import HIGHEST_SCORE, LONGEST_WORDS, LOWEST_SCORE
from linkworker.bulk import Tally, found_by, keep
from placements.imports import values
from placements.imports.register import Register
from placements.imports.shapes import Column, Rows, Shape

SHAPE = Shape(
    "feedback",
    (
        Column("person", values.words(40), required=True),
        Column("given_on", values.day, required=True),
        Column("score", values.whole(LOWEST_SCORE, HIGHEST_SCORE), required=True),
        Column("by_proxy", values.yes_or_no),
        Column("words", values.words(LONGEST_WORDS), empty=""),
    ),
)
PLAIN = ("given_on", "score", "by_proxy", "words")


def check(register: Register, rows: Rows) -> None:
    """Refuse feedback of nobody, from the future or before birth, and two answers on one day."""
    lines: dict[tuple, int] = {}
    for row in rows:
        person, given_on = row["person"], row["given_on"]
        if person is not None:
            register.person(row, "person", person)
        register.not_after_today(row, "given_on")
        born_on = register.births.get(person)
        if born_on and given_on and given_on < born_on:
            row.refuse(
                register.report, "given_on", f"{given_on} is before {person} was born: correct the day."
            )
        if person is not None and given_on:
            first = lines.setdefault((person, given_on), row.line)
            if first != row.line:
                says = f"{person} gave feedback on {given_on} on line {first} already: leave one of them out."
                row.refuse(register.report, "given_on", says)


def keep_all(register: Register, rows: Rows) -> Tally:
    """Keep the answers."""
    wanted = {}
    for row in rows:
        person = register.person_ids[row["person"]]
        wanted[person, row["given_on"]] = {
            **{name: row[name] for name in PLAIN if name in rows.columns},
            "organisation_id": register.owner.pk,
            "person_id": person,
        }
    kept = Feedback.objects.filter(organisation=register.owner, person__in={person for person, _ in wanted})
    own, from_merges = kept.filter(merged_times=0), kept.filter(merged_times__gt=0)
    key = ("person_id", "given_on")  # of two of one day the file tells of the record's own
    tally, _ = keep(Feedback, wanted, found_by(from_merges, *key) | found_by(own, *key))
    return tally
