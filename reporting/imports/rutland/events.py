"""What happened to homes: a fallen rating, an embargo, a notice that a home closes; who was told and checked."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings

from placements.models import Inspection, ProviderEvent, ProviderNotice, ResidentCheck
from placements.queries import events as queries
from reporting.imports.rutland.cohort import Someone
from reporting.imports.rutland.scene import Scene
from reporting.imports.rutland.staff import LINK_WORKER, MANAGER

EMBARGOED, CLOSING, FALLEN, OVER = "nnor-1", "rut-2", "nnor-1", "lincs-2"
CHECKS = (  # home, which of those who live there by order, days ago, outcome, words
    (
        EMBARGOED,
        0,
        16,
        "actions_needed",
        "Two agency staff did not know the epilepsy plan. Trained this week.",
    ),
    (CLOSING, 0, 3, "safe", ""),
    (CLOSING, 1, 2, "move_planned", "Placing council has found a room at Ketton House from the new year."),
    (OVER, 0, 118, "safe", "Knows all the staff; the kitchen is clean again."),
)
HOST_OFFICER = "host.officer@example.org"


def keep(scene: Scene) -> None:
    """Keep the events with their notices and checks; some checks and some acknowledgements are outstanding."""
    events = {row["key"]: row for row in _events(scene)}
    keys = [row.pop("key") for row in events.values()]
    scene.pen.put(ProviderEvent, list(events.values()))
    notices = [
        notice for key in keys for notice in _notices(scene, events[key], acknowledged=key != "closing")
    ]
    scene.pen.put(ProviderNotice, notices)
    about = {EMBARGOED: "embargo", CLOSING: "closing", OVER: "over"}
    scene.pen.put(ResidentCheck, [_check(scene, check, events[about[check[0]]]["id"]) for check in CHECKS])


def _events(scene: Scene) -> list[dict[str, Any]]:
    latest = {
        row.home_id: row
        for row in Inspection.objects.filter(home__in=[scene.homes[FALLEN], scene.homes[OVER]]).order_by(
            "published_on"
        )
    }
    fallen, over = latest[scene.homes[FALLEN]], latest[scene.homes[OVER]]
    return [
        _event(scene, "fallen", FALLEN, "rating_fell", fallen.published_on)
        | {"inspection_id": fallen.pk, "source": "CQC"},
        _event(scene, "over", OVER, "rating_fell", over.published_on)
        | {"inspection_id": over.pk, "source": "CQC", "ends_on": scene.ago(60)},
        _event(scene, "embargo", EMBARGOED, "embargo", scene.ago(33))
        | {
            "words": "No new people until the action plan on medicines is signed off.",
            "source": "Letter of the host council's quality team",
        },
        _event(scene, "closing", CLOSING, "notice_given", scene.ago(6))
        | {
            "words": "The provider gives three months' notice on the home: it cannot staff the nights.",
            "source": "Telephone call of the registered manager, then an email",
        },
    ]


def _event(scene: Scene, key: str, home: str, kind: str, happened_on: date) -> dict[str, Any]:
    return {
        "key": key,
        "home_id": scene.homes[home],
        "kind": kind,
        "happened_on": happened_on,
        "checks_due_on": happened_on + timedelta(days=settings.PROVIDER_EVENT_CHECK_DAYS),
        "recorded_by_id": scene.worker,
        "created_at": scene.pen.at(happened_on, 16),
    }


def _notices(scene: Scene, row: dict[str, Any], *, acknowledged: bool) -> list[dict[str, Any]]:
    """To every body the product would tell; those whose officers have accounts here have read it."""
    readers = {"E06000017": MANAGER if acknowledged else LINK_WORKER, "E10000019": HOST_OFFICER}
    sent_at = scene.pen.at(row["happened_on"], 16)
    event = ProviderEvent.objects.get(pk=row["id"])
    found = []
    for body in queries.bodies_to_tell(event, on=scene.today):
        reader = readers.get(body.code)
        found.append(
            {
                "event_id": row["id"],
                "organisation_id": body.pk,
                "sent_at": sent_at,
                "acknowledged_at": sent_at + timedelta(hours=19) if reader else None,
                "acknowledged_by_id": scene.staff[reader] if reader else None,
            }
        )
    return found


def _check(scene: Scene, check: tuple, event: int) -> dict[str, Any]:
    home, which, days_ago, outcome, words = check
    return {
        "event_id": event,
        "person_id": _living_in(scene, home)[which].row["id"],
        "checked_on": scene.ago(days_ago),
        "outcome": outcome,
        "words": words,
        "checked_by_id": scene.worker,
    }


def _living_in(scene: Scene, home: str) -> list[Someone]:
    return [
        one
        for one in scene.people
        if one.home.row["home_id"] == scene.homes[home] and one.home.ends_on is None
    ]
