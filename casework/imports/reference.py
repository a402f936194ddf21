"""The lists casework goes by: parts of life, questions with faces, periods. Which file fills which columns."""

from pathlib import Path

from linkworker import reference
from linkworker.reference import first_day_after, is_true

REFERENCE = Path(__file__).resolve().parent.parent / "reference"


def load(*, part_of_life_class, face_question_class, casework_period_class) -> None:
    """Keep every row of the files."""
    _load_parts(part_of_life_class)
    parts = {part.code: part for part in part_of_life_class._default_manager.all()}
    questions = (
        {
            "code": row["code"],
            "asked_in": row["asked_in"],
            "part_of_life": parts.get(row["part_of_life"]),
            "words": row["words"],
            "overall": is_true(row["overall"]),
            "order": order,
            "valid_from": row["valid_from"],
            "valid_until": first_day_after(row["valid_until"]),
        }
        for order, row in enumerate(reference.rows(REFERENCE / "face_questions.csv"), start=1)
    )
    reference.keep(face_question_class, questions, known_by=["asked_in", "code", "valid_from"])
    periods = (
        {
            "kind": row["kind"],
            "days": int(row["days"]),
            "valid_from": row["valid_from"],
            "valid_until": first_day_after(row["valid_until"]),
            "source": row["source"],
        }
        for row in reference.rows(REFERENCE / "periods.csv")
    )
    reference.keep(casework_period_class, periods, known_by=["kind", "valid_from"])


def _load_parts(part_of_life_class) -> None:
    parts = (
        {
            "code": row["code"],
            "label": row["label"],
            "plainly": row["plainly"],
            "adulthood_area": row["adulthood_area"],
            "scheme_area": row["scheme_area"],
            "also": row["also"],
            "order": order,
        }
        for order, row in enumerate(reference.rows(REFERENCE / "parts_of_life.csv"), start=1)
    )
    reference.keep(part_of_life_class, parts, known_by=["code"])


def load_escalation_rules(*, escalation_rule_class) -> None:
    """Keep within how many working days each level answers."""
    rules = (
        {
            "level": row["level"],
            "valid_from": row["valid_from"],
            "valid_until": first_day_after(row["valid_until"]),
            "working_days": row["working_days"],
            "source": row["source"],
        }
        for row in reference.rows(REFERENCE / "escalation_rules.csv")
    )
    reference.keep(escalation_rule_class, rules, known_by=["level", "valid_from"])
