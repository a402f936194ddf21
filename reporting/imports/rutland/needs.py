"""What people need to be reached and understood, and what was decided about sharing what is known of them."""

from collections.abc import Iterator
from typing import Any

from placements.models import CommunicationNeed, SharingDecision
from reporting.imports.rutland.cohort import Someone
from reporting.imports.rutland.scene import Scene

# Subset, and each need with how to meet it; the fourth in a row is nobody's.
NEEDS = (
    ("contact", ("via_carer", "Ring the home and ask for the keyworker"), ("by_text", "Short words, one question"),
     ("by_letter", "With a photograph of whoever is coming"), ("by_telephone", "After ten; ask for time")),
    ("format", ("easy_read", "One page, large pictures"), ("in_pictures", "The home has the symbols"),
     ("large_print", "18 point, black on yellow"), ("audio", "Recordings on the tablet")),
    ("professional", ("makaton", "Knows about forty signs; the home has the list"), None, None,
     ("bsl", "Book through the host council, two weeks ahead")),
    ("support", ("longer_time", "Twice the usual time, first in the morning"),
     ("passport", "Hangs by the front door; take it along"), ("hearing_aid", "Left ear; check that it is in"),
     ("device", "Speaks with a tablet; it must be charged")),
)  # fmt: skip
OVERDUE_EVERY = 6  # one need in so many was not looked at again within the year
SIDES = ("host_council", "host_nhs", "provider", "family")
WHAT = {
    "host_council": "Where they live, who places them, and whom to ring in an emergency",
    "host_nhs": "Health action plan, epilepsy and dysphagia guidelines, medicines",
    "provider": "Support plan, communication passport, and contacts of the circle",
    "family": "How they are, and what is planned",
}
BEST_INTERESTS = (
    "best_interests",
    "best_interests",
    "Social worker, with the family and the keyworker",
    True,
)
ANSWERS = (  # answer, basis, who decided, capacity considered
    ("agreed", "consent", "The person, with the easy read sheet", True),
    BEST_INTERESTS,
    ("agreed", "consent", "The person", None),
    ("refused", "", "The person, in words of their own", True),
    ("refused", "legal_duty", "The person; shared under the duty to tell the host council", True),
    ("not_asked", "", "the link worker: to be asked at the next visit", None),
)
PARENTS = ("agreed", "consent", "A parent, with the young person there", None)


def keep(scene: Scene) -> None:
    """Keep the needs and decisions of everybody whose record is full."""
    told = list(enumerate(scene.told))
    needs = [row for number, someone in told for row in _needs(scene, number, someone)]
    scene.pen.put(CommunicationNeed, needs)
    scene.pen.put(SharingDecision, [row for number, one in told for row in _decisions(scene, number, one)])


def _needs(scene: Scene, number: int, someone: Someone) -> Iterator[dict[str, Any]]:
    for place, (subset, *needs) in enumerate(NEEDS):
        need = needs[(number + place) % len(needs)]
        if need is None:
            continue
        recorded_on = scene.ago(500 + (number * 31 + place * 90) % 400)
        late = (number + place * 2) % OVERDUE_EVERY == 0
        yield {
            "person_id": someone.row["id"],
            "subset": subset,
            "value": need[0],
            "note": need[1],
            "recorded_on": recorded_on,
            "recorded_by_id": scene.writer(number),
            "shareable": (number + place) % 7 != 0,
            "last_reviewed_on": None if late else scene.ago(20 + (number * 23 + place * 40) % 320),
        }


def _decisions(scene: Scene, number: int, someone: Someone) -> Iterator[dict[str, Any]]:
    for place, side in enumerate(SIDES):
        answer, basis, who, considered = (
            ANSWERS[(number + place) % len(ANSWERS)] if scene.adult(someone) else PARENTS
        )
        if side != "host_council" and basis == "legal_duty":
            answer, basis, who, considered = BEST_INTERESTS
        if side == "family" and number % 3 == 0:
            continue
        decided_on = scene.ago(60 + (number * 37 + place * 11) % 500)
        yield {
            "person_id": someone.row["id"],
            "what_about": WHAT[side],
            "side": side,
            "answer": answer,
            "basis": basis,
            "decided_on": decided_on,
            "decided_by": who,
            "capacity_considered": considered,
            "review_on": decided_on.replace(day=1, year=decided_on.year + 1) if place % 2 == 0 else None,
            "recorded_by_id": scene.writer(number),
        }
