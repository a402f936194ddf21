"""Rules of dates, questions, checkpoints of a discharge, standards of a peer review: which file fills which columns."""

from datetime import date
from pathlib import Path
from typing import Any

from linkworker import reference
from linkworker.reference import is_true

REFERENCE = Path(__file__).resolve().parent.parent / "reference"


def load_question_sets(*, question_class) -> None:
    """Keep the questions of every kind whose record came after the Winterbourne-style one."""
    sets = (
        row | {name: is_true(row[name]) for name in ("yes_or_no", "rated")}
        for row in reference.rows(REFERENCE / "question_sets.csv")
    )
    reference.keep(question_class, sets, known_by=["kind", "version", "code"])


def load(*, duty_rule_class, question_class) -> None:
    """Keep every question of the file, and the rules there are none of yet, as the tables are at the time.

    The steps before 0012 have no column for an age or a working day: what they call this for is left to that step.
    """
    load_rules(duty_rule_class)
    questions = (
        row | {"yes_or_no": is_true(row["yes_or_no"])} for row in reference.rows(REFERENCE / "questions.csv")
    )
    reference.keep(question_class, questions, known_by=["kind", "version", "code"])


def first_rules() -> list[dict[str, Any]]:
    """The rules the product comes with, by the names of their columns."""
    return [
        row
        | {name: int(row[name]) for name in row if name.startswith(("first_", "then_", "from_", "due_"))}
        | {"until_age": int(row["until_age"]) if row["until_age"] else None}
        | {
            name: date.fromisoformat(row[name]) if row[name] else None
            for name in ("valid_from", "valid_until")
        }
        for row in reference.rows(REFERENCE / "duty_rules.csv")
    ]


def load_rules(duty_rule_class) -> None:
    """Add the rules of those kinds and ages that have none; a rule somebody changed stays as it is."""
    columns = {field.name for field in duty_rule_class._meta.get_fields()}
    known = duty_rule_class.objects
    for row in first_rules():
        if not columns.issuperset(row):
            return
        ages = known.filter(kind=row["kind"]).values_list("from_age", "until_age")
        if not any(_meet((row["from_age"], row["until_age"]), age) for age in ages):
            known.create(**row)


def _meet(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    """Have two ranges of ages an age in common?"""
    return all(until is None or start < until for start, until in ((one[0], other[1]), (other[0], one[1])))


def load_liberty_tests(*, liberty_test_class) -> None:
    """Keep the tests by which a deprivation of liberty is concluded, each from its day."""
    tests = (
        row
        | {
            "consent_may_be_shown": is_true(row["consent_may_be_shown"]),
            "valid_until": row["valid_until"] or None,
        }
        for row in reference.rows(REFERENCE / "liberty_tests.csv")
    )
    reference.keep(liberty_test_class, tests, known_by=["code"])


def load_peer_standards(*, standard_class) -> None:
    """Keep every version of the standards a record is held to in a peer review."""
    rows = (
        row | {"about_money": is_true(row["about_money"])}
        for row in reference.rows(REFERENCE / "peer_standards.csv")
    )
    reference.keep(standard_class, rows, known_by=["version", "code"])


def load_discharge_checkpoints(*, checkpoint_class) -> None:
    """Keep every checkpoint of the plan to leave hospital."""
    rows = (
        row | {"valid_until": row["valid_until"] or None}
        for row in reference.rows(REFERENCE / "discharge_checkpoints.csv")
    )
    reference.keep(checkpoint_class, rows, known_by=["code", "valid_from"])
