"""Moves thought of in the demonstration: one at each stage, one refused, one taken back. Places of PLACED_OUT."""

from datetime import timedelta
from typing import Any

from placements.models import MoveDecision, Proposal
from reporting.imports.rutland.cohort import NEW
from reporting.imports.rutland.scene import Scene
from reporting.imports.rutland.staff import FINANCE, MANAGER

HOMEWARD, UNDECIDED, READY, REFUSED, TAKEN_BACK = 8, 5, 2, 11, 0
LOCAL_OPTIONS = (
    "Vale Terrace has a ground-floor room from the spring. Oakham Grange and Ketton House were full."
)
CONSENT = {
    "kind": "consent",
    "capacity": "has",
    "capacity_assessed_by": "Link worker, with the speech and language therapist",
    "wishes": "Has been to tea there three times and has chosen the colour of the room.",
}
BEST_INTERESTS = {
    "kind": "best_interests",
    "capacity": "lacks",
    "capacity_assessed_by": "Social worker, learning disability team",
    "decided_by": "Social worker, at the meeting with the family",
    "options_considered": "Staying; a flat nearer home with a waking night; Shared Lives.",
    "wishes": "Points at the photograph of the garden; is calm there; was not calm at the other house.",
    "consulted": "Mother, keyworker, community nurse, advocate.",
    "less_restrictive_considered": True,
    "authority": "nobody",
    "dissent": "The brother would have had them stay, and was told how to object.",
}


def keep(scene: Scene) -> None:
    """Keep the proposals and the decisions some of them wait for, or began with."""
    out = scene.out
    decided = scene.pen.put(
        MoveDecision,
        [
            _decision(scene, out[READY], "rut-7", BEST_INTERESTS, scene.ago(8))
            | {"risk_assessed_on": scene.ago(15), "mitigation": "Same night staff for the first six weeks."},
            _decision(scene, out[NEW], "leic-1", CONSENT, out[NEW].home.starts_on - timedelta(days=20))
            | {"placement_id": out[NEW].home.row["id"]},
        ],
    )
    scene.pen.put(MoveDecision, _of_old(scene))
    scene.pen.put(Proposal, [*_open(scene, decided[0]["id"]), *_settled(scene, decided[1]["id"])])


def _of_old(scene: Scene) -> list[dict[str, Any]]:
    """Who decided about the moves that brought them where they live; of some nothing was written down."""
    return [
        _decision(scene, one, "", answers, one.home.starts_on - timedelta(days=25 + number))
        | {"home_id": one.home.row["home_id"], "placement_id": one.home.row["id"]}
        for number, one in enumerate(scene.out)
        if number % 4 and number != NEW
        for answers in [CONSENT | {"wishes": ""} if number % 3 == 0 else BEST_INTERESTS | {"dissent": ""}]
    ]


def _open(scene: Scene, decision: int) -> list[dict[str, Any]]:
    out, agreed = scene.out, {"state": "agreed", "agreed_by_id": scene.staff[MANAGER]}
    return [
        _proposal(scene, out[HOMEWARD], "rut-6", days=70, proposed=12),
        _proposal(scene, out[UNDECIDED], "rut-1", days=45, proposed=30)
        | agreed
        | {"agreed_on": scene.ago(21), "barriers": ["funding"]},
        _proposal(scene, out[READY], "rut-7", days=12, proposed=60)
        | agreed
        | {"agreed_on": scene.ago(40), "decision_id": decision, "barriers": ["none"]},
    ]


def _settled(scene: Scene, decision: int) -> list[dict[str, Any]]:
    out, new = scene.out, scene.out[NEW]
    moved_on = new.home.starts_on
    return [
        _proposal(scene, new, "leic-1", days=0, proposed=0)
        | {
            "replaces_id": new.stays[0].row["id"],
            "expected_on": moved_on - timedelta(days=14),
            "proposed_on": moved_on - timedelta(days=60),
            "state": "started",
            "agreed_by_id": scene.staff[FINANCE],
            "agreed_on": moved_on - timedelta(days=45),
            "decision_id": decision,
            "placement_id": new.home.row["id"],
            "why_out_of_area": "specialist_need",
        },
        _proposal(scene, out[REFUSED], "powys-1", days=-20, proposed=95)
        | _closed(
            scene, "refused", 80, "Further from the family than where they live now, and no waking night."
        ),
        _proposal(scene, out[TAKEN_BACK], "borders-1", days=-60, proposed=150)
        | _closed(scene, "withdrawn", 130, "They went to see it and did not want to stay."),
    ]


def _closed(scene: Scene, state: str, days_ago: int, because: str) -> dict[str, Any]:
    return {
        "state": state,
        "closed_by_id": scene.staff[MANAGER],
        "closed_on": scene.ago(days_ago),
        "closed_because": because,
        "why_out_of_area": "no_local_provision",
    }


def _proposal(scene: Scene, someone, home: str, *, days: int, proposed: int) -> dict[str, Any]:
    return {
        "person_id": someone.row["id"],
        "home_id": scene.homes[home],
        "replaces_id": someone.home.row["id"],
        "placed_by_id": scene.owner.pk,
        "expected_on": scene.today + timedelta(days=days),
        "chosen_by_person": True,
        "emergency": False,
        "local_options_tested_on": scene.ago(proposed + 20),
        "local_options_found": LOCAL_OPTIONS,
        "barriers": ["housing", "funding"],
        "proposed_by_id": scene.worker,
        "proposed_on": scene.ago(proposed),
    }


def _decision(scene: Scene, someone, home: str, answers: dict[str, Any], decided_on) -> dict[str, Any]:
    return answers | {
        "person_id": someone.row["id"],
        "home_id": scene.homes.get(home),
        "decided_on": decided_on,
        "capacity_assessed_on": decided_on - timedelta(days=6),
        "recorded_by_id": scene.worker,
    }
