"""The duty rules, the questions of a review, the checkpoints of a discharge: which file fills which columns."""

from datetime import date
from pathlib import Path

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


def load_rules(duty_rule_class) -> None:
    """Add the rules of those kinds and ages that have none; a rule somebody changed stays as it is."""
    fields = {field.name for field in duty_rule_class._meta.get_fields()}
    known = duty_rule_class.objects
    for row in reference.rows(REFERENCE / "duty_rules.csv"):
        if not fields.issuperset(row):
            return
        from_age, until_age = int(row["from_age"]), int(row["until_age"]) if row["until_age"] else None
        same = (
            known.filter(kind=row["kind"], from_age__lt=until_age)
            if until_age
            else known.filter(kind=row["kind"])
        )
        if not any(until is None or until > from_age for until in same.values_list("until_age", flat=True)):
            known.create(
                **row
                | {"from_age": from_age, "until_age": until_age}
                | {
                    "valid_from": date.fromisoformat(row["valid_from"]),
                    "valid_until": row["valid_until"] or None,
                }
            )


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


def load_discharge_checkpoints(*, checkpoint_class) -> None:
    """Keep every checkpoint of the plan to leave hospital."""
    rows = (
        row | {"valid_until": row["valid_until"] or None}
        for row in reference.rows(REFERENCE / "discharge_checkpoints.csv")
    )
    reference.keep(checkpoint_class, rows, known_by=["code", "valid_from"])
