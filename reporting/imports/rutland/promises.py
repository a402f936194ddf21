"""Whose the promises are, how they were chased, what was moved or dropped, and what went up to a manager or a board."""

from datetime import date, timedelta
from typing import Any

from casework.choices import ChaseWay, EscalationLevel, StepKind
from casework.models import Action, ActionChange, ActionChase, Escalation, EscalationStep
from casework.queries.escalations import due_on_of
from placements.models import ResponsibilityDispute
from reporting.imports.rutland.calendar import weekday
from reporting.imports.rutland.scene import Scene
from reporting.imports.rutland.staff import MANAGER

PROVIDERS = ("Registered manager of the home", "Keyworker at the home")
BOARDS = ("Continuing healthcare team", "Community nurse, host NHS")
NOT_RECORDED_EVERY = 9  # of the promises of others, one in nine says nothing of the organisation
EMAILS = {"Continuing healthcare team": "chc@example.org", "Keyworker at the home": "home@example.org"}
CHASED, MOVED, DROPPED = 4, 3, 2  # how many of the late ones


def keep(scene: Scene) -> None:
    """Keep all of it, from what the log holds."""
    promised = list(Action.objects.filter(organisation=scene.owner, owner=None).order_by("pk"))
    _say_whose(scene, promised)
    late = [action for action in promised if action.is_open and action.due_on < scene.today]
    late.sort(key=lambda action: (action.due_on, action.pk))
    _chase(scene, late[:CHASED])
    _move(scene, late[CHASED : CHASED + MOVED])
    _drop(scene, late[CHASED + MOVED : CHASED + MOVED + DROPPED])
    _escalate(scene, late)


def _say_whose(scene: Scene, promised: list[Action]) -> None:
    living = {someone.row["id"]: scene.place(someone) for someone in scene.told if someone.home}
    boards = {someone.row["id"]: someone.row["responsible_icb_id"] for someone in scene.people}
    for number, action in enumerate(promised):
        place = living.get(action.person_id)
        if number % NOT_RECORDED_EVERY == 0:
            continue
        if action.owner_outside in PROVIDERS and place:
            action.owner_organisation_id = place["provider_id"]
        elif action.owner_outside in BOARDS:
            theirs = place and place["host_icb_id"]
            action.owner_organisation_id = (
                boards.get(action.person_id) if action.owner_outside == BOARDS[0] else theirs
            )
        action.owner_email = EMAILS.get(action.owner_outside, "")
    Action.objects.bulk_update(promised, ["owner_organisation", "owner_email"])


def _chase(scene: Scene, late: list[Action]) -> None:
    rows = []
    for number, action in enumerate(late):
        by_letter = number == 1
        chased_on = weekday(scene.ago(3 + number))
        if chased_on <= action.due_on:
            continue
        at = scene.pen.at(chased_on, 10, 5 * number)
        rows.append(
            {
                "action_id": action.pk,
                "way": ChaseWay.LETTER.value if by_letter else ChaseWay.EMAIL.value,
                "to_organisation_id": action.owner_organisation_id,
                "to_name": action.owner_outside,
                "to_email": "" if by_letter else action.owner_email or "team@example.org",
                "address": "1 Example Street\nAnytown\nAN1 1AA" if by_letter else "",
                "chased_on": chased_on,
                "chased_by_id": scene.writer(number),
                "created_at": at,
                "sent_at": None if by_letter else at,
            }
        )
    scene.pen.put(ActionChase, rows)


def _move(scene: Scene, late: list[Action]) -> None:
    rows = []
    for number, action in enumerate(late):
        action.first_due_on, action.due_on = action.due_on, scene.today + timedelta(days=7 + number)
        rows.append(
            {
                "action_id": action.pk,
                "changed_by_id": scene.writer(number),
                "due_before": action.first_due_on,
                "due_after": action.due_on,
                "who_before": action.who,
                "who_after": action.who,
                "because": "Whoever does it is on leave until then",
                "created_at": scene.pen.at(scene.ago(2), 14, number),
            }
        )
    Action.objects.bulk_update(late, ["first_due_on", "due_on"])
    scene.pen.put(ActionChange, rows)


def _drop(scene: Scene, late: list[Action]) -> None:
    for action in late:
        action.dropped_on, action.dropped_by_id = scene.ago(3), scene.worker
        action.dropped_because = "Somebody else there had done it before"
    Action.objects.bulk_update(late, ["dropped_on", "dropped_by", "dropped_because"])


def _escalate(scene: Scene, late: list[Action]) -> None:
    """A late promise the manager has not answered in time, a dispute before the programme board, one resolved."""
    if late:
        _raised(
            scene,
            late[0].person_id,
            14,
            "Asked by email and by telephone, more than once. It is still not done, and nobody says why.",
            action_id=late[0].pk,
        )
    dispute = ResponsibilityDispute.objects.open().filter(person__owner=scene.owner).order_by("pk").first()
    whose = dispute.person_id if dispute else scene.out[2].row["id"]
    words = "Neither body has said who pays from April. The home has asked twice."
    about = {"responsibility_dispute_id": dispute.pk} if dispute else {}
    _raised(scene, whose, 30, words, up_after=7, **about)
    words = "The home could not say who is on duty at night."
    _raised(scene, scene.out[5].row["id"], 60, words, resolved_after=12)


def _raised(
    scene: Scene,
    person: int,
    days_ago: int,
    words: str,
    *,
    up_after: int | None = None,
    resolved_after: int | None = None,
    **about: int,
) -> None:
    raised_on, level = weekday(scene.ago(days_ago)), EscalationLevel.TEAM_MANAGER
    steps = [_step(scene, StepKind.RAISED, level, raised_on, words, by=scene.worker)]
    resolved: dict[str, Any] = {}
    if up_after is not None:
        level = EscalationLevel.PROGRAMME_BOARD
        passed_on = weekday(raised_on + timedelta(days=up_after))
        steps.append(_step(scene, StepKind.PASSED_UP, level, passed_on, "Please decide who pays meanwhile."))
    if resolved_after is not None:
        day = weekday(raised_on + timedelta(days=resolved_after))
        how = "The provider has sent the rota and named a night lead. The person has been told."
        steps.append(_step(scene, StepKind.RESOLVED, level, day, how))
        resolved = {"answered_on": day, "resolved_on": day, "resolution": how}
    (row,) = scene.pen.put(
        Escalation,
        [
            {
                "person_id": person,
                "organisation_id": scene.owner.pk,
                "words": words,
                "level": level.value,
                "owner_id": scene.staff[MANAGER],
                "raised_on": raised_on,
                "due_on": [step["due_on"] for step in steps if step["due_on"]][-1],
                "created_at": steps[0]["created_at"],
                **resolved,
                **about,
            }
        ],
    )
    scene.pen.put(EscalationStep, [{"escalation_id": row["id"], **step} for step in steps])


def _step(scene: Scene, kind, level, day: date, words: str, *, by: int | None = None) -> dict[str, Any]:
    starts = kind in (StepKind.RAISED, StepKind.PASSED_UP)
    return {
        "kind": kind.value,
        "level": level.value,
        "owner_id": scene.staff[MANAGER],
        "taken_on": day,
        "taken_by_id": by or scene.staff[MANAGER],
        "due_on": due_on_of(level, day) if starts else None,
        "words": words,
        "created_at": scene.pen.at(day, 11),
    }
