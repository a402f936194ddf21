"""goals.csv: what people want to reach, and how it went each time somebody looked."""

from datetime import date
from typing import NamedTuple

from casework.choices import GoalRating
from casework.models import Goal, GoalCheck, PartOfLife
from casework.models.goals import LONGEST_DOMAIN, LONGEST_GOAL, LONGEST_WEEKS
from linkworker.bulk import Tally, found_by, keep
from placements.imports import values
from placements.imports.faults import CannotBeRead
from placements.imports.register import Register
from placements.imports.shapes import Column, Rows, Shape


class Check(NamedTuple):
    """One look at a goal."""

    checked_on: date
    rating: str


def _check(text: str) -> Check:
    day, sign, rating = (part.strip() for part in text.partition("="))
    if not sign:
        raise CannotBeRead(f"“{text[:40]}” is not a check: write it as 2026-03-31=improving.")
    return Check(values.day(day), values.one_of(GoalRating.values)(rating))


def _checks(text: str) -> list[Check]:
    found = values.several(_check)(text)
    if len({each.checked_on for each in found}) != len(found):
        raise CannotBeRead("names one day twice: leave one of the two ratings out.")
    return found


SHAPE = Shape(
    "goals",
    (
        Column("reference", values.words(40), required=True),
        Column("person", values.words(40), required=True),
        Column("domain", values.words(LONGEST_DOMAIN), required=True),
        Column("text", values.words(LONGEST_GOAL), required=True),
        Column("set_on", values.day, required=True),
        Column("check_every_weeks", values.whole(1, LONGEST_WEEKS)),
        Column("checks", _checks, empty=[]),
    ),
    key="reference",
)
PLAIN = ("reference", "domain", "text", "set_on", "check_every_weeks")


def check(register: Register, rows: Rows) -> None:
    """Refuse goals of nobody, from the future or from before birth, and looks outside the goal's days."""
    register.refuse_beyond(rows, _kept_already(register, rows))
    for row in rows:
        if row["person"] is not None:
            register.person(row, "person", row["person"])
        register.not_after_today(row, "set_on")
        born_on, set_on = register.births.get(row["person"]), row["set_on"]
        if born_on and set_on and set_on < born_on:
            row.refuse(
                register.report, "set_on", f"{set_on} is before {row['person']} was born: correct the day."
            )
        for checked_on, _ in row["checks"] or []:
            if checked_on > register.today:
                says = f"{checked_on} is in the future: enter the day somebody really looked."
                row.refuse(register.report, "checks", says)
            elif set_on and checked_on < set_on <= register.today:
                says = f"{checked_on} is before the goal was set ({set_on}): correct one of the days."
                row.refuse(register.report, "checks", says)


def keep_all(register: Register, rows: Rows) -> Tally:
    """Keep the goals and the looks at them. A look that the file does not name stays."""
    parts, kept = _parts_by_name(), found_by(_kept_already(register, rows), "reference")
    wanted = {
        row["reference"]: {
            **{name: row[name] for name in PLAIN if name in rows.columns},
            "organisation_id": register.owner.pk,
            "person_id": register.person_ids[row["person"]],
            "part_of_life_id": parts.get(row["domain"].casefold()) or _filed(kept.get(row["reference"])),
        }
        for row in rows
    }
    tally, keys = keep(Goal, wanted, kept)
    if "checks" in rows.columns:
        register.also["goal checks"] = register.also.get("goal checks", Tally()) + _keep_checks(rows, keys)
    return tally


def _filed(goal: dict | None) -> int | None:
    """The part of life somebody filed a goal under, which words of no part of ours never take away."""
    return goal and goal["part_of_life_id"]


def _parts_by_name() -> dict[str, int]:
    """Our parts of life by every word they are known by; a domain in other words stays as it was written."""
    named = {}
    for part in PartOfLife.objects.order_by("order", "pk"):
        for word in (part.label, part.code, part.adulthood_area, *part.also.split(";")):
            named.setdefault(word.casefold(), part.pk)
    return named


def _kept_already(register: Register, rows: Rows):
    references = [row["reference"] for row in rows]
    return Goal.objects.filter(organisation=register.owner, reference__in=references)


def _keep_checks(rows: Rows, keys: dict) -> Tally:
    wanted = {
        (keys[row["reference"]], look.checked_on): {
            "goal_id": keys[row["reference"]],
            "checked_on": look.checked_on,
            "rating": look.rating,
        }
        for row in rows
        for look in row["checks"]
    }
    kept = GoalCheck.objects.filter(goal__in={goal for goal, _ in wanted})
    tally, _ = keep(GoalCheck, wanted, found_by(kept, "goal_id", "checked_on"))
    return tally
