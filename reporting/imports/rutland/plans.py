"""What the demonstration's link workers mean to do next: visits and calls of the coming weeks, one put off."""

from datetime import time, timedelta
from typing import Any

from accounts import audit
from accounts.models import Staff
from accounts.policies import as_of
from casework.models import Contact, PlannedContact
from reporting.imports.rutland.scene import Scene
from reporting.imports.rutland.staff import SECOND_LINK_WORKER

# How many days from today, at what time (none is any time of the day), how, and what for
PLANS: tuple[tuple[int, tuple[int, int] | None, str, str], ...] = (
    (-2, (14, 0), "phone", "Ask the home how the new medicine suits"),
    (0, (10, 30), "visit", "See the room, and talk about Christmas at home"),
    (0, None, "phone", "Ring the home about the dentist"),
    (1, (9, 30), "visit", "Goals, and the photograph album"),
    (2, (15, 0), "video", ""),
    (3, (11, 0), "meeting", "Planning meeting with the host team"),
    (5, (13, 30), "visit", "With the advocate"),
    (7, None, "letter", "Easy-read letter about the review"),
    (9, (10, 0), "visit", ""),
    (13, (14, 30), "visit", "See the new kitchen"),
    (16, (10, 0), "phone", "Sister, before the holidays"),
    (21, (11, 30), "visit", ""),
    (28, (10, 0), "visit", "First visit of the new term"),
    (35, (13, 0), "visit", ""),
)
PUT_OFF, PUT_OFF_BY = 8, 6  # which of them was planned earlier once, and by how many days
TOLD = 3
BECAUSE = "At a hospital appointment that day"


def keep(scene: Scene) -> None:
    """Keep them, the plan one of them stands instead of, and what a colleague did today."""
    _told_of_a_colleague(scene)
    people = scene.of("out")
    rows = [_row(scene, people[place % len(people)], place) for place in range(len(PLANS))]
    first = rows[PUT_OFF] | {
        "planned_on": scene.today - timedelta(days=1),
        "cancelled_at": scene.pen.at(scene.ago(3), 9, 10),
        "cancelled_by_id": scene.worker,
        "cancelled_because": BECAUSE,
        "created_at": scene.pen.at(scene.ago(3 + PUT_OFF_BY), 15, 0),
    }
    (kept,) = scene.pen.put(PlannedContact, [first])
    rows[PUT_OFF]["instead_of_id"] = kept["id"]
    scene.pen.put(PlannedContact, rows)


def _row(scene: Scene, someone, place: int) -> dict[str, Any]:
    days, at, method, note = PLANS[place]
    return {
        "person_id": someone.row["id"],
        "organisation_id": scene.owner.pk,
        "worker_id": someone.row.get("link_worker_id") or scene.worker,
        "planned_on": scene.today + timedelta(days=days),
        "planned_at": time(*at) if at else None,
        "method": method,
        "note": note,
        "instead_of_id": None,
        "cancelled_at": None,
        "cancelled_by_id": None,
        "cancelled_because": "",
        "created_at": scene.pen.at(scene.ago(4), 16, 0),
    }


def _told_of_a_colleague(scene: Scene) -> None:
    """Lines of the trail, so that the first morning has something others changed.

    The trail stamps them with the moment the demonstration is loaded.
    """
    niamh = as_of(Staff.objects.get(pk=scene.staff[SECOND_LINK_WORKER]), scene.today)
    theirs = Contact.objects.standing().filter(author=niamh, person__link_worker=scene.worker)
    for contact in theirs.select_related("person").order_by("-happened_at", "-pk")[:TOLD]:
        method = {"method": contact.method}
        audit.record(by=niamh, verb="logged contact", subject=contact, person=contact.person, **method)
