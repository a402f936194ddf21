"""Continuing healthcare in the demonstration: decided in time, one late, one disputed, one in its 28 days.

Days are counted back from the newest figures or from today; places are those of cohort.PLACED_OUT. Its reviews
are held in time, so that those overdue are the three of reviews.py.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import Organisation
from linkworker.periods import add_months
from placements.choices import ChcLateReason, ChcOutcome
from placements.models import ChcCase, ChcDispute, Checklist
from reporting.imports.invented_names import Pen
from reporting.imports.rutland.calendar import Calendar
from reporting.imports.rutland.cohort import Someone
from reporting.imports.rutland.staff import BOARD, RUTLAND
from reviews.models import Review

EARLY_DAYS = 6  # a review is held so long before it is due
POSITIVE, POSITIVE_BY_STAR = "BABACBBACBC", "CBBCBBBBACC"


@dataclass(frozen=True, slots=True)
class Decided:
    """What the board decided about somebody, how long before the newest figures, and how long it took."""

    place: int
    outcome: ChcOutcome
    days_ago: int
    took_days: int
    letters: str = POSITIVE


DECISIONS = (
    Decided(7, ChcOutcome.FULL, 700, 24),
    Decided(1, ChcOutcome.JOINT, 430, 27, POSITIVE_BY_STAR),
    Decided(5, ChcOutcome.JOINT, 215, 41),
    Decided(10, ChcOutcome.JOINT, 60, 26, POSITIVE_BY_STAR),
    Decided(3, ChcOutcome.FNC, 17, 21),
    Decided(13, ChcOutcome.FULL, 12, 28),
    Decided(15, ChcOutcome.JOINT, 9, 33),
)
DISPUTED = 15
IN_ITS_28_DAYS, DAYS_SINCE_RECEIVED = 14, 17


def keep(
    pen: Pen,
    people: list[Someone],
    organisations: dict[str, Organisation],
    owner_id: int,
    recorded_by_id: int,
) -> None:
    """Keep the cases, their Checklists, the dispute, and the reviews that followed."""
    days = Calendar(pen.today)
    out = [someone for someone in people if someone.group == "out"]
    board = organisations[BOARD].pk
    cases = pen.put(ChcCase, [_decided(days, out[one.place], one, board) for one in DECISIONS])
    received_on = pen.today - timedelta(days=DAYS_SINCE_RECEIVED)
    waiting = _case(out[IN_ITS_28_DAYS], board, received_on)
    pen.put(ChcCase, [waiting])
    letters = [one.letters for one in DECISIONS]
    pen.put(
        Checklist,
        [_checklist(case, told) for case, told in zip([*cases, waiting], [*letters, POSITIVE], strict=True)],
    )
    disputed = next(case for case, one in zip(cases, DECISIONS, strict=True) if one.place == DISPUTED)
    pen.put(
        ChcDispute,
        [
            {
                "case_id": disputed["id"],
                "stage": "between_bodies",
                "asked_on": disputed["decided_on"] + timedelta(days=3),
                "interim_funder_id": organisations[RUTLAND].pk,
                "without_prejudice": True,
            }
        ],
    )
    held = [
        review
        for case, one in zip(cases, DECISIONS, strict=True)
        for review in _reviews(pen, case["person_id"], case["decided_on"], owner_id, recorded_by_id)
        if one.outcome in (ChcOutcome.FULL, ChcOutcome.JOINT, ChcOutcome.FNC)
    ]
    for number, row in enumerate(held, start=1):
        row["reference"] = f"LWC-{number:04}"
    pen.put(Review, held)


def _case(someone: Someone, board: int, received_on: date) -> dict:
    return {
        "person_id": someone.row["id"],
        "icb_id": board,
        "considered_on": received_on - timedelta(days=9),
        "consent_to_share": True,
        "received_by_icb_on": received_on,
    }


def _decided(days: Calendar, someone: Someone, one: Decided, board: int) -> dict:
    decided_on = days.reported_on - timedelta(days=one.days_ago)
    late = one.took_days > 28
    return _case(someone, board, decided_on - timedelta(days=one.took_days)) | {
        "decided_on": decided_on,
        "outcome": one.outcome.value,
        "late_reason": ChcLateReason.BODIES.value if late else "",
        "la_consulted_on": decided_on - timedelta(days=8),
        "verified_on": decided_on,
        "decision_letter_on": min(decided_on + timedelta(days=4), days.today),
    }


def _checklist(case: dict, letters: str) -> dict:
    return {
        "case_id": case["id"],
        "completed_on": case["received_by_icb_on"] - timedelta(days=3),
        "completed_by": "A social worker of the council",
        "letters": letters,
        "result": "positive",
    }


def _reviews(pen: Pen, person_id: int, decided_on: date, owner_id: int, recorded_by_id: int) -> list[dict]:
    """Three months after the decision, and yearly after that, each a few days before it is due."""
    found, kind, due_on = [], "CHC3", add_months(decided_on, 3)
    while due_on - timedelta(days=EARLY_DAYS) < pen.today:
        held_on = due_on - timedelta(days=EARLY_DAYS)
        found.append(
            {
                "person_id": person_id,
                "organisation_id": owner_id,
                "recorded_by_id": recorded_by_id,
                "kind": kind,
                "covers": [],
                "held_on": held_on,
                "outcome": "continue",
                "person_present": True,
                "created_at": pen.at(held_on, 17),
            }
        )
        kind, due_on = "CHC12", add_months(held_on, 12)
    return found
