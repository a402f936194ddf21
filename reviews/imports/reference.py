"""The duty rules, the questions of a review, the checkpoints of a discharge: which file fills which columns."""

from pathlib import Path

from linkworker import reference
from linkworker.reference import is_true

REFERENCE = Path(__file__).resolve().parent.parent / "reference"


def load(*, duty_rule_class, question_class) -> None:
    """Keep every rule and question of the files, whose columns are named as the fields."""
    rules = (
        row | {"valid_until": row["valid_until"] or None}
        for row in reference.rows(REFERENCE / "duty_rules.csv")
    )
    reference.keep(duty_rule_class, rules, known_by=["kind", "valid_from"])
    questions = (
        row | {"yes_or_no": is_true(row["yes_or_no"])} for row in reference.rows(REFERENCE / "questions.csv")
    )
    reference.keep(question_class, questions, known_by=["kind", "version", "code"])


def load_discharge_checkpoints(*, checkpoint_class) -> None:
    """Keep every checkpoint of the plan to leave hospital."""
    rows = (
        row | {"valid_until": row["valid_until"] or None}
        for row in reference.rows(REFERENCE / "discharge_checkpoints.csv")
    )
    reference.keep(checkpoint_class, rows, known_by=["code", "valid_from"])
