"""What people in the demonstration want to reach, how life is for them, and what they think of the help they get.

Goals are looked at about every eight weeks; some looks are late, a few goals are reached, one or two stopped. How
life is was asked two or three times. Feedback was asked every quarter; some did not want to answer, and one sheet
is still out.
"""

from datetime import date, timedelta
from typing import Any

from casework.choices import AskedIn
from casework.models import (
    FaceQuestion,
    Feedback,
    FeedbackAnswer,
    FeedbackRequest,
    Goal,
    GoalCheck,
    Outcome,
    OutcomeAnswer,
    PartOfLife,
    WorkerCard,
)
from casework.rules import codes
from reporting.imports.rutland import wishes
from reporting.imports.rutland.cohort import Someone
from reporting.imports.rutland.scene import Scene
from reporting.imports.rutland.staff import LINK_WORKER, SECOND_LINK_WORKER

WEEKS = 8
SHARE_LATE, SHARE_BY_PERSON, SHARE_PROXY, SHARE_DECLINED = 0.2, 0.75, 0.2, 0.12
QUARTER_DAYS, QUARTERS = 91, 4
SHEET_DAYS = 60
LONG_SINCE_LOOKED = {3, 8}  # places among the sixteen whose goals nobody looked at for a while
STILL_OUT = 4  # place of somebody whose sheet has not come back


def keep(scene: Scene) -> None:
    """Keep goals, outcomes, feedback, and how the two link workers are reached."""
    parts = {part.code: part for part in PartOfLife.objects.all()}
    questions = list(FaceQuestion.objects.order_by("asked_in", "order", "pk"))
    people = [someone for someone in scene.told if scene.adult(someone)]
    _goals(scene, people, parts)
    asked = [question for question in questions if question.asked_in == AskedIn.OUTCOME]
    _outcomes(scene, people[::2], asked)
    asked = [question for question in questions if question.asked_in == AskedIn.FEEDBACK]
    _feedback(scene, people, asked)
    scene.pen.put(
        WorkerCard,
        [
            {"staff_id": scene.staff[LINK_WORKER], "phone": "01632 960 142"},
            {"staff_id": scene.staff[SECOND_LINK_WORKER], "phone": "01632 960 177"},
        ],
    )


def _goals(scene: Scene, people: list[Someone], parts: dict[str, PartOfLife]) -> None:
    chance, rows, looks = scene.pen.chance, [], []
    for place, someone in enumerate(people):
        for wish in chance.sample(wishes.WISHES, chance.choice([1, 2, 2, 3])):
            set_on = _after(someone, scene.ago(chance.randrange(30, 330)))
            row = {
                "person_id": someone.row["id"],
                "organisation_id": scene.owner.pk,
                "reference": f"LWG-{len(rows) + 1:04}",
                "domain": parts[wish.part].label,
                "part_of_life_id": parts[wish.part].pk,
                "text": wish.text,
                "set_on": set_on,
                "said_by": "theirs" if chance.random() < SHARE_BY_PERSON else "for_them",
                "first_step": wish.first_step,
                "who_helps": wish.who_helps,
                "owner_id": scene.worker,
                "created_by_id": scene.worker,
                "created_at": scene.pen.at(set_on, 15),
            }
            rows.append(row)
            looks.append(_looks(scene, set_on, until=60 if place in LONG_SINCE_LOOKED else 0))
    kept = scene.pen.put(Goal, rows)
    scene.pen.put(
        GoalCheck,
        [{"goal_id": goal["id"], **look} for goal, found in zip(kept, looks, strict=True) for look in found],
    )


def _looks(scene: Scene, set_on: date, until: int) -> list[dict[str, Any]]:
    chance, found, day = scene.pen.chance, [], set_on
    while True:
        late = chance.randrange(3, 20) if chance.random() < SHARE_LATE else -chance.randrange(0, 12)
        day += timedelta(days=WEEKS * 7 + late)
        if day >= scene.ago(until):
            return found
        rating = chance.choices(["improving", "same", "achieved", "worse", "stopped"], [50, 22, 14, 8, 3])[0]
        by_person = rating if chance.random() < SHARE_BY_PERSON else ""
        ends = rating in {"achieved", "stopped"}
        found.append(
            {
                "checked_on": day,
                "rating": rating,
                "person_rating": by_person,
                "person_words": chance.choice(wishes.SAID[rating]) if by_person else "",
                "words": chance.choice(wishes.SEEN) if chance.random() < 0.4 else "",
                "because": wishes.BECAUSE[rating] if ends else "",
                "checked_by_id": scene.writer(len(found) + day.day),
                "created_at": scene.pen.at(day, 16),
            }
        )
        if ends:
            return found


def _outcomes(scene: Scene, people: list[Someone], questions: list[FaceQuestion]) -> None:
    chance, rows, faces = scene.pen.chance, [], []
    for someone in people:
        level = {question.pk: chance.choice([2, 3, 3, 4]) for question in questions}
        proxy = chance.choice(wishes.PROXIES) if chance.random() < SHARE_PROXY else ""
        for ago in (350, 170, 20)[chance.choice([0, 0, 1]) :]:
            day = scene.ago(ago + chance.randrange(-9, 10))
            if day < _after(someone, day):
                continue
            rows.append(
                {
                    "person_id": someone.row["id"],
                    "organisation_id": scene.owner.pk,
                    "answered_on": day,
                    "by_proxy": bool(proxy),
                    "answered_by": proxy,
                    "people_met": chance.randrange(0, 5),
                    "people_rung": chance.randrange(0, 7),
                    "times_out": chance.randrange(1, 13),
                    "recorded_by_id": scene.worker,
                    "created_at": scene.pen.at(day, 16),
                }
            )
            faces.append(dict(level))
            for pk in level:
                level[pk] = max(1, min(5, level[pk] + chance.choice([-1, 0, 0, 1, 1, 1])))
    kept = scene.pen.put(Outcome, rows)
    scene.pen.put(
        OutcomeAnswer,
        [
            {"outcome_id": row["id"], "question_id": question, "face": face}
            for row, chosen in zip(kept, faces, strict=True)
            for question, face in chosen.items()
        ],
    )


def _feedback(scene: Scene, people: list[Someone], questions: list[FaceQuestion]) -> None:
    chance, asked = scene.pen.chance, []
    for place, someone in enumerate(people):
        for quarter in range(QUARTERS):
            day = scene.ago(QUARTER_DAYS * quarter + 12 + chance.randrange(0, 60))
            if day >= _after(someone, day):
                asked.append(_asked(scene, someone, day))
        if place == STILL_OUT:
            asked.append(_asked(scene, someone, scene.ago(5)) | {"out": True})
    out = [row.pop("out", False) for row in asked]
    declined = [not still and chance.random() < SHARE_DECLINED for still in out]
    for row, no in zip(asked, declined, strict=True):
        row["declined_on"] = row["asked_on"] if no else None
    kept = scene.pen.put(FeedbackRequest, asked)
    given = [
        _given(scene, row, questions)
        for row, still, no in zip(kept, out, declined, strict=True)
        if not still and not no
    ]
    answers = scene.pen.put(Feedback, [row for row, _ in given])
    scene.pen.put(
        FeedbackAnswer,
        [
            {"feedback_id": row["id"], "question_id": question, "face": face}
            for row, (_, faces) in zip(answers, given, strict=True)
            for question, face in faces.items()
        ],
    )


def _asked(scene: Scene, someone: Someone, day: date) -> dict[str, Any]:
    seven = "".join(scene.pen.chance.choice(codes.ALPHABET) for _ in range(codes.LENGTH - 1))
    return {
        "person_id": someone.row["id"],
        "organisation_id": scene.owner.pk,
        "asked_on": day,
        "asked_by_id": scene.worker,
        "code": codes.with_check(seven),
        "expires_on": day + timedelta(days=SHEET_DAYS),
        "created_at": scene.pen.at(day, 11),
    }


def _given(scene: Scene, asked: dict, questions: list[FaceQuestion]) -> tuple[dict[str, Any], dict[int, int]]:
    chance = scene.pen.chance
    faces = {question.pk: chance.choices([1, 2, 3, 4, 5], [2, 6, 14, 45, 33])[0] for question in questions}
    score = next(faces[question.pk] for question in questions if question.overall)
    proxy = chance.choice(wishes.PROXIES) if chance.random() < SHARE_PROXY else ""
    row = {
        "person_id": asked["person_id"],
        "organisation_id": asked["organisation_id"],
        "request_id": asked["id"],
        "given_on": asked["asked_on"],
        "score": score,
        "by_proxy": bool(proxy),
        "answered_by": proxy,
        "words": chance.choice(wishes.THINKS[score]),
        "recorded_by_id": scene.worker,
        "created_at": scene.pen.at(asked["asked_on"], 12),
    }
    return row, faces


def _after(someone: Someone, day: date) -> date:
    """No earlier than they joined the caseload."""
    return max(day, someone.row["caseload_from"])
