"""Where the people of the demonstration were referred: some wait too long, some were declined, most started."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from casework.models import Referral, ReferralChase, ReferralStep
from reporting.imports.rutland import services
from reporting.imports.rutland.scene import Scene


class Made(NamedTuple):
    """One referral: whose (place of PLACED_OUT), how many days ago, and days after it until each step."""

    who: int
    service: str
    ago: int
    why: str
    accepted: int | None = None
    started: int | None = None
    ended: int | None = None
    declined: int | None = None
    reason: str = ""
    chased: int | None = None
    more: dict[str, Any] = {}


MADE = (
    Made(0, "Wolds learning disability team", 210, "Seizures have changed since the new tablets.", 6, 19),
    Made(
        1,
        "Wolds learning disability team",
        160,
        "A nurse to write the health action plan with the home.",
        9,
        30,
        120,
    ),
    Made(2, "Wolds learning disability team", 41, "Losing weight; the home asks for a dietitian.", 12),
    Made(
        3,
        "Fen speech and language therapy",
        62,
        "Coughs at meals. Wants to order tea without help.",
        None,
        chased=20,
        more={"urgent": True},
    ),
    Made(1, "Fen speech and language therapy", 190, "A communication passport for the move.", 34, 60),
    Made(
        4,
        "Say It Yourself",
        24,
        "Somebody to come to the review; there is no family.",
        3,
        9,
        more={"basis": "best_interests"},
    ),
    Made(5, "Say It Yourself", 12, "Unhappy with the house and says so.", None),
    Made(
        6,
        "Charnwood speech and language therapy",
        55,
        "Signs at college, and nobody in the house does.",
        13,
        20,
    ),
    Made(
        7,
        "Soar Valley learning disability team",
        47,
        "Sleeps badly, and shouts at night.",
        declined=16,
        reason="Already open to the mental health team; they lead.",
    ),
    Made(8, "Soar Valley learning disability team", 130, "Epilepsy review after two years.", 11, 25),
    Made(9, "Soar Valley learning disability team", 300, "Help with a pain nobody can place.", 20, 33, 180),
    Made(7, "Green Fingers at the Walled Garden", 88, "Has asked for years to work with plants.", 4, 11),
    Made(
        10,
        "Ise Valley intensive support",
        35,
        "Three broken windows since the summer; the staff have changed twice.",
        5,
        12,
        more={"urgent": True},
    ),
    Made(11, "Boccia at the Leisure Centre", 70, "Loved boccia at school.", 2, 9),
    Made(
        11,
        "Ready Steady Work",
        50,
        "Wants a job with a uniform.",
        declined=9,
        reason="Works only for people who live in its area.",
    ),
    Made(
        12,
        "Sherwood memory and learning disability clinic",
        58,
        "Forgets the way to the shop he has known for years.",
        None,
        more={"answer_in": 42},
    ),
    Made(4, "Wednesday Swim", 44, "The warm pool helps the stiff legs.", 1, 5),
    Made(13, "Saturday Night Out", 29, "Would like to hear brass bands with somebody.", None),
    Made(14, "The Listening Line", 100, "Nobody rings on Sundays.", 8, 15),
    Made(2, "On the Bus", 33, "To go to the market alone.", 10),
    Made(6, "", 40, "A drum kit and somebody to play with.", None, more={"words": "Charnwood music centre"}),
    Made(15, "Seaward dentist for special care", 66, "Two broken teeth, and afraid.", 40, 58, chased=35),
    Made(0, "Fenside Farm", 9, "Hens.", None),
)


def keep(scene: Scene) -> None:
    """Keep the directory, the referrals to it, and what came of them."""
    entries = services.keep(scene)
    rows = [_referral(scene, made, number, entries) for number, made in enumerate(MADE, start=1)]
    scene.pen.put(Referral, rows)
    pairs = list(zip(MADE, rows, strict=True))
    scene.pen.put(ReferralStep, [step for made, row in pairs for step in _steps(scene, made, row)])
    scene.pen.put(
        ReferralChase,
        [
            {
                "referral_id": row["id"],
                "chased_on": row["made_on"] + timedelta(days=made.chased),
                "how": "phone",
                "note": "On the list; they ring on Monday.",
                "chased_by_id": scene.worker,
            }
            for made, row in pairs
            if made.chased is not None
        ],
    )


def _referral(scene: Scene, made: Made, number: int, entries: dict[str, int]) -> dict[str, Any]:
    made_on, more = scene.ago(made.ago), made.more
    return {
        "person_id": scene.out[made.who].row["id"],
        "organisation_id": scene.owner.pk,
        "reference": f"RF{made_on:%y}-{number:04}",
        "made_on": made_on,
        "service": made.service or more["words"],
        "service_entry_id": entries[made.service] if made.service else None,
        "accepted_on": _after(made_on, made.accepted),
        "started_on": _after(made_on, made.started),
        "ended_on": _after(made_on, made.ended),
        "declined_on": _after(made_on, made.declined),
        "result": _result(made),
        "declined_reason": made.reason,
        "made_by_id": scene.writer(number),
        "why": made.why,
        "basis": more.get("basis", "agreed"),
        "agreed_on": made_on,
        "urgent": more.get("urgent", False),
        "sent_by": "email",
        "answer_by": _after(made_on, more.get("answer_in")),
    }


def _result(made: Made) -> str:
    if made.declined is not None:
        return "declined"
    if made.ended is not None:
        return "ended"
    if made.started is not None:
        return "started"
    return "waiting" if made.accepted is None else "accepted"


def _steps(scene: Scene, made: Made, row: dict[str, Any]):
    for kind, days in (
        ("accepted", made.accepted),
        ("declined", made.declined),
        ("started", made.started),
        ("ended", made.ended),
    ):
        if days is not None:
            yield {
                "referral_id": row["id"],
                "step": kind,
                "happened_on": row["made_on"] + timedelta(days=days),
                "reason": made.reason if kind == "declined" else "",
                "recorded_by_id": row["made_by_id"],
            }


def _after(day: date, days: int | None) -> date | None:
    return None if days is None else day + timedelta(days=days)
