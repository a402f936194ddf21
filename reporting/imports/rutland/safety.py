"""The safety of the demonstration's people: two concerns, restrictive practice, ratings, medicines, a review asked for.

Nothing here is old enough to make a review overdue, so the published figures stay as they were.
"""

from datetime import datetime, timedelta
from typing import Any

from reporting.imports.rutland.scene import Scene
from reviews.models import (
    ConcernStep,
    DynamicSupport,
    PsychotropicMedicine,
    RestraintStep,
    RestrictivePractice,
    ReviewRequest,
    SafeguardingConcern,
)

# Places in cohort.PLACED_OUT
UNDER_ENQUIRY, CLOSED, HELD, STEADIER, AT_RISK, TIRED, LOW, ASKED_FOR = 1, 13, 10, 6, 15, 3, 9, 7
MINUTES = 12


def keep(scene: Scene) -> None:
    """Keep what was worried about, what was done, and what is still open."""
    _concerns(scene)
    _restraints(scene)
    scene.pen.put(DynamicSupport, _ratings(scene))
    scene.pen.put(PsychotropicMedicine, _medicines(scene))
    scene.pen.put(
        ReviewRequest,
        [
            _of(scene, ASKED_FOR)
            | {
                "kind": "REQ",
                "asked_by": "family",
                "asked_on": scene.ago(9),
                "why": "The family hears that the days at the workshop have stopped, and nobody says why.",
            }
        ],
    )


def _of(scene: Scene, place: int) -> dict[str, Any]:
    return {
        "person_id": scene.out[place].row["id"],
        "organisation_id": scene.owner.pk,
        "recorded_by_id": scene.writer(place),
    }


def _concerns(scene: Scene) -> None:
    rows = [
        _concern(
            scene,
            UNDER_ENQUIRY,
            6,
            ["neglect"],
            "On two visits still in yesterday's clothes, and not washed.",
        )
        | {"about_home": True},
        _concern(
            scene,
            CLOSED,
            13,
            ["financial"],
            "A neighbour borrowed the bank card, twice at least, and did not bring it back.",
        ),
    ]
    open_one, closed = scene.pen.put(SafeguardingConcern, rows)
    wanted = {"kind": "asked", "wishes": "expressed"}
    decided = {"kind": "decided", "decision": "s42", "lead": "Safeguarding adults team of the host council"}
    steps = [
        _step(scene, open_one, 6) | {"kind": "told", "told_id": open_one["host_council_id"]},
        _step(scene, open_one, 4) | decided | {"enquiry": "council"},
        _step(scene, closed, 13) | {"kind": "told", "told_id": closed["host_council_id"]},
        _step(scene, closed, 12) | wanted | {"words": "To have the card back, and to stay friends."},
        _step(scene, closed, 11) | decided | {"enquiry": "conversation"},
        _step(scene, closed, 8)
        | {"kind": "done", "words": "The bank changed the card; the keyworker keeps the number."},
        _step(scene, closed, 3) | {"kind": "closed", "met": "fully", "risk": "removed"},
    ]
    scene.pen.put(ConcernStep, steps)


def _concern(scene: Scene, place: int, days: int, harms: list[str], words: str) -> dict[str, Any]:
    someone = scene.out[place]
    return _of(scene, place) | {
        "host_council_id": scene.place(someone)["host_council_id"],
        "home_id": scene.place(someone)["id"],
        "concern_on": scene.ago(days),
        "harms": harms,
        "place": "home",
        "words": words,
    }


def _step(scene: Scene, concern: dict[str, Any], days: int) -> dict[str, Any]:
    about = {name: concern[name] for name in ("organisation_id", "recorded_by_id")}
    return about | {"concern_id": concern["id"], "done_on": scene.ago(days)}


def _restraints(scene: Scene) -> None:
    words = "Two staff held both arms on the way back to the gate. An hour with the radio afterwards."
    common = _of(scene, HELD) | {
        "home_id": scene.place(scene.out[HELD])["id"],
        "kind": "physical",
        "prone": False,
        "calmed_first": True,
        "person_hurt": False,
        "staff_hurt": False,
        "in_plan": True,
    }
    rows = [
        common | _when(scene, 20, 16) | {"reason": "Ran towards the road.", "words": words},
        common | _when(scene, 3, 8) | {"reason": "Threw plates at another tenant."},
    ]
    first, _ = scene.pen.put(RestrictivePractice, rows)
    scene.pen.put(
        RestraintStep,
        [
            {
                "practice_id": first["id"],
                "kind": kind,
                "done_at": _at(scene, days, 15),
                "words": said,
                "recorded_by_id": first["recorded_by_id"],
            }
            for kind, days, said in (
                ("person", 19, "With pictures. The gate is to have a bell."),
                ("staff", 19, ""),
                ("reviewed", 12, "Done as the plan says. The walk now goes the other way round."),
            )
        ],
    )


def _when(scene: Scene, days: int, hour: int) -> dict[str, datetime]:
    began = _at(scene, days, hour)
    return {"started_at": began, "ended_at": began + timedelta(minutes=MINUTES)}


def _at(scene: Scene, days: int, hour: int) -> datetime:
    return scene.pen.at(scene.ago(days), hour)


def _ratings(scene: Scene) -> list[dict[str, Any]]:
    rated = (
        (STEADIER, 150, "amber", "The keyworker left; nights have been bad since."),
        (STEADIER, 20, "green", "Knows the new keyworker; sleeps through."),
        (AT_RISK, 60, "amber", "The agency changed the night staff."),
        (AT_RISK, 4, "red", "Went out at night three times; the home says it may not be able to go on."),
    )
    return [
        _of(scene, place)
        | {
            "on_register": True,
            "rating": rating,
            "consent": "given",
            "rated_on": scene.ago(days),
            "reason": reason,
            "keyworker": "Jo Ferris, community learning disability team",
        }
        for place, days, rating, reason in rated
    ]


def _medicines(scene: Scene) -> list[dict[str, Any]]:
    return [
        _of(scene, TIRED)
        | {
            "name": "Risperidone 0.5 mg at night",
            "reason": "Shouting in the evenings; no diagnosis of psychosis",
            "reduction": "Halve in the new year if the evenings stay quiet; the psychiatrist looks at it each month.",
            "started_on": scene.ago(120),
        },
        _of(scene, LOW)
        | {
            "name": "Sertraline 50 mg in the morning",
            "reason": "Low mood after a death in the family",
            "started_on": scene.ago(60),
        },
    ]
