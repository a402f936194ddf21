"""Short stays away with the placement kept, and how much support each placement brings."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from placements.models import ShortStay, SupportLevel
from reporting.imports.rutland.cohort import Someone
from reporting.imports.rutland.scene import Scene

IN_HOSPITAL, RESPITE, HOLIDAY = 11, 6, 3  # places of PLACED_OUT; reviews.py says that a ward keeps the first
HOSPITAL_DAYS = 9
HOURS = (Decimal("84"), Decimal("35.5"), Decimal("112"), Decimal("28"), Decimal("63"), Decimal("14.5"))
NIGHTS = ("waking", "sleep_in", "waking", "responder", "sleep_in", "technology", "none")
TECHNOLOGY = (
    "Epilepsy sensor in the bed",
    "",
    "Door sensor at night; falls pendant",
    "",
    "Medicine dispenser",
)
CUT_EVERY, RAISED_EVERY = 7, 5
CHANGED_OUT = 2  # of those placed out; a change is told to the host, and theirs was not


def keep(scene: Scene) -> None:
    """Keep who is or was away for a while, and the support of everybody placed out or in."""
    scene.pen.put(ShortStay, list(_away(scene)))
    supported = [one for one in scene.told if scene.adult(one)]
    scene.pen.put(
        SupportLevel, [row for number, one in enumerate(supported) for row in _support(scene, number, one)]
    )


def _away(scene: Scene) -> Iterator[dict[str, Any]]:
    out, placed_in = scene.out, scene.of("in")
    hospital = {"kind": "hospital", "place": "Kettering General Hospital, ward for medicine"}
    yield (
        _stay(scene, out[IN_HOSPITAL], HOSPITAL_DAYS, None)
        | hospital
        | {
            "expected_end_on": scene.today + timedelta(days=12),
            "reason": "Pneumonia after a cold; eats again. The keyworker visits each day.",
        }
    )
    yield _stay(scene, out[RESPITE], 62, 48) | {
        "kind": "respite",
        "home_id": scene.homes["rut-4"],
        "host_council_id": scene.owner.pk,
        "reason": "The Shared Lives carer was on leave.",
    }
    yield _stay(scene, out[HOLIDAY], 118, 109) | {"kind": "holiday", "place": "With a sister, in Whitby"}
    yield _stay(scene, placed_in[2], 210, 190) | {"kind": "hospital", "place": "Leicester Royal Infirmary"}
    yield _stay(scene, placed_in[9], 3, None) | {
        "kind": "holiday",
        "place": "With parents, in Melton Mowbray",
        "expected_end_on": scene.today + timedelta(days=4),
    }


def _stay(scene: Scene, someone: Someone, left: int, back: int | None) -> dict[str, Any]:
    return {
        "person_id": someone.row["id"],
        "placement_id": someone.home.row["id"],
        "starts_on": scene.ago(left),
        "ends_on": None if back is None else scene.ago(back),
        "recorded_by_id": scene.worker,
    }


def _support(scene: Scene, number: int, someone: Someone) -> Iterator[dict[str, Any]]:
    """As it began, and for some of them as it changed: less only after its risks were looked at."""
    hours = HOURS[number % len(HOURS)]
    first = {
        "placement_id": someone.home.row["id"],
        "starts_on": someone.home.starts_on,
        "hours_a_week": hours,
        "night": NIGHTS[number % len(NIGHTS)],
        "technology": TECHNOLOGY[number % len(TECHNOLOGY)],
        "recorded_by_id": scene.writer(number),
    }
    yield first
    changed_on = scene.ago(200 - number)
    if changed_on <= someone.home.starts_on or (someone.group == "out" and number >= CHANGED_OUT):
        return
    if number % CUT_EVERY == 1:
        yield first | {
            "starts_on": changed_on,
            "hours_a_week": hours - 7,
            "reduces": True,
            "risk_assessed_on": changed_on - timedelta(days=20),
            "mitigation": "Sensor by the door, and a responder on call; looked at again after six weeks.",
        }
    elif number % RAISED_EVERY == 0:
        yield first | {"starts_on": changed_on, "hours_a_week": hours + Decimal("10.5")}
