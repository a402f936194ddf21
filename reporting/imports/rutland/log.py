"""Thirteen months of contacts, with the actions that came of them and three unfinished drafts."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from casework.models import Action, Contact, ContactAmendment, Draft
from reporting.imports.invented_names import Pen
from reporting.imports.rutland import beside, words
from reporting.imports.rutland.calendar import Calendar, weekday
from reporting.imports.rutland.cohort import Someone
from reporting.imports.rutland.reviews import OVERDUE

EARLY_START_DAYS = 60  # so that the oldest month told already has a last contact
LONG_GAP, SHARE_LONG_GAPS = 1.9, 0.06
NOT_SEEN_LATELY = {6: 95, 20: 70, 33: 110, 47: 60}  # place on the register: days since anyone saw them
LATE_DAYS = (3, 12)
SHARE_LATE, SHARE_WITH_ACTION = 0.1, 0.09
SHARED_WITH = {"out": "host", "school": "host", "in": "placing"}
SEEN_BY = ("visit", "visit", "visit", "visit", "meeting", "video")
SPOKEN_BY = ("phone", "phone", "phone", "email", "email", "letter", "text")


def keep(pen: Pen, people: list[Someone], owner_id: int, workers: list[int]) -> None:
    """Keep contacts, an amendment, a withdrawn contact, actions and drafts."""
    rows: list[dict[str, Any]] = []
    for place, someone in enumerate(people):
        rows += _contacts(pen, place, someone)
    _one_visit_to_several(pen, rows)
    rows.sort(key=lambda row: (row["happened_at"], row["person_id"]))
    _share(rows, {someone.row["id"]: someone.group for someone in people})
    for number, row in enumerate(rows, start=1):
        row |= {
            "organisation_id": owner_id,
            "reference": f"LWC-{number:05}",
            "created_at": row["recorded_at"],
        }
        row["author_id"] = workers[1] if number % 5 == 0 else workers[0]
    withdrawn = rows[len(rows) // 2]
    withdrawn |= {
        "withdrawn_at": withdrawn["recorded_at"] + timedelta(hours=1),
        "withdrawn_by_id": withdrawn["author_id"],
        "withdrawn_because": words.WITHDRAWN,
    }
    beside.write_under_headings(rows)
    pen.put(Contact, rows)
    pen.put(ContactAmendment, list(_added(rows, pen.now)))
    _keep_actions(pen, people, rows, owner_id, workers)
    _keep_drafts(pen, people, workers[0], owner_id)


def _contacts(pen: Pen, place: int, someone: Someone) -> Iterator[dict[str, Any]]:
    """Being seen comes round about as often as it should; calls and letters fill the time between."""
    last_day = min(filter(None, [someone.caseload_until, pen.today])) - timedelta(days=1)
    first_day = max(
        someone.row["caseload_from"], Calendar(pen.today).first_day - timedelta(days=EARLY_START_DAYS)
    )
    seen_until = last_day - timedelta(days=NOT_SEEN_LATELY.get(place, 0))
    day = first_day + timedelta(days=pen.chance.randrange(5, 25))
    while day <= seen_until:
        yield _seen(pen, someone, day)
        gap = someone.row["contact_every_days"] * pen.chance.uniform(0.55, 0.98)
        if pen.chance.random() < SHARE_LONG_GAPS:
            gap *= LONG_GAP
        day = weekday(day + timedelta(days=round(gap)))
    day = first_day + timedelta(days=pen.chance.randrange(3, 20))
    while day <= last_day:
        yield _spoken(pen, someone, day)
        day = weekday(day + timedelta(days=pen.chance.randrange(9, 34)))
    if someone.group == "out" and place in OVERDUE:
        yield _entry(pen, someone, last_day - timedelta(days=3), "phone", OVERDUE[place][1], present=False)


def _seen(pen: Pen, someone: Someone, day: date) -> dict[str, Any]:
    method = pen.chance.choice(SEEN_BY)
    text = pen.chance.choice(words.SEEN[method])
    row = _entry(pen, someone, day, method, text, present=True)
    row["seen_alone"] = pen.chance.choice([True, True, False, None])
    row["sides"] = ["person", "provider"] if pen.chance.random() < 0.6 else ["person"]
    row["duties"] = sorted(pen.chance.sample(range(1, 9), 2))
    row["travel_minutes"] = pen.chance.randrange(20, 130, 5) if method != "video" else None
    if row["person_present"] and pen.chance.random() < 0.03:
        row["person_present"] = None  # nobody ticked it: not recorded is not the same as no
    return row


def _spoken(pen: Pen, someone: Someone, day: date) -> dict[str, Any]:
    method = pen.chance.choice(SPOKEN_BY)
    answered = method != "phone" or pen.chance.random() < 0.88
    text = pen.chance.choice(words.NOT_SEEN[method]) if answered else words.NO_ANSWER
    row = _entry(pen, someone, day, method, text, present=pen.chance.choice([False, False, None]))
    row["reached"] = answered
    row["sides"] = [
        pen.chance.choice(["provider", "family", "placing", "host", "host_nhs", "icb_chc", "advocate"])
    ]
    row["duties"] = [pen.chance.randrange(1, 9)]
    return row


def _entry(
    pen: Pen, someone: Someone, day: date, method: str, text: str, *, present: bool | None
) -> dict[str, Any]:
    happened_at = pen.at(weekday(day), pen.chance.randrange(9, 17), pen.chance.choice([0, 10, 15, 30, 45]))
    return {
        "person_id": someone.row["id"],
        "happened_at": happened_at,
        "recorded_at": _recorded(pen, happened_at),
        "method": method,
        "text": text.format(name=someone.row["given_name"]),
        "person_present": present,
        "minutes": pen.chance.choice([10, 15, 20, 45, 60, 90, None]),
        "sensitivity": pen.chance.choices(["normal", "sensitive", "third_party"], [30, 2, 1])[0],
        "significant": pen.chance.random() < 0.03,
    }


def _recorded(pen: Pen, happened_at: datetime) -> datetime:
    """The same day as a rule; now and then a week later, from notes."""
    at = happened_at + timedelta(minutes=pen.chance.randrange(20, 240))
    if pen.chance.random() < SHARE_LATE:
        at += timedelta(days=pen.chance.randint(*LATE_DAYS))
    return min(at, pen.now - timedelta(minutes=30))


def _one_visit_to_several(pen: Pen, rows: list[dict[str, Any]]) -> None:
    """Three who live in one house were seen together: one row each, tied, no one's copy shows another's."""
    by_person: dict[int, dict[str, Any]] = {}
    for row in rows:
        if row["method"] == "visit" and row["person_present"]:
            by_person[row["person_id"]] = row
    together = [by_person[key] for key in sorted(by_person)[-5:-2]]
    visit, first = pen.uid(), together[0]
    for row in together:
        row |= {"visit": visit, "happened_at": first["happened_at"], "recorded_at": first["recorded_at"]}


def _share(rows: list[dict[str, Any]], groups: dict[int, str]) -> None:
    """Every sixth that may be is shared with the other council, every twelfth with the NHS board as well."""
    may_be = (row for row in rows if row["sensitivity"] == "normal")
    for number, row in enumerate(may_be):
        other = SHARED_WITH.get(groups[row["person_id"]])
        row["shared_with"] = (
            [] if number % 6 or other is None else [other, *(["icb"] if number % 12 == 0 else [])]
        )


def _added(rows: list[dict[str, Any]], now: datetime) -> Iterator[dict[str, Any]]:
    """What came to be known afterwards, and who marked an entry that should not have been Normal."""
    standing = [row for row in rows if "withdrawn_at" not in row]
    marked = [row for row in standing if row["sensitivity"] == "third_party"]
    told = [(rows[-40], words.AMENDMENT, 1), (marked[-1], words.MARKED, 2), (marked[-3], words.MARKED, 5)]
    told += [(row, text, 3) for row, text in zip(standing[-90::20], words.ADDED, strict=False)]
    for row, text, days in told:
        yield {
            "contact_id": row["id"],
            "author_id": row["author_id"],
            "text": text,
            "created_at": min(row["recorded_at"] + timedelta(days=days), now),
        }


def _keep_actions(
    pen: Pen, people: list[Someone], rows: list[dict[str, Any]], owner_id: int, workers: list[int]
) -> None:
    actions = []
    current = {someone.row["id"] for someone in people if someone.group != "left"}
    for row in rows:
        if row["person_id"] in current and pen.chance.random() < SHARE_WITH_ACTION:
            actions.append(_action(pen, row, owner_id, workers))
    pen.put(Action, actions)


def _action(pen: Pen, row: dict[str, Any], owner_id: int, workers: list[int]) -> dict[str, Any]:
    made_on = row["happened_at"].date()
    due_on = made_on + timedelta(days=pen.chance.choice([7, 14, 14, 28, 42]))
    outside = pen.chance.random() < 0.35
    what, who = (
        pen.chance.choice(words.ACTIONS_OUTSIDE) if outside else (pen.chance.choice(words.ACTIONS_INSIDE), "")
    )
    done_on = due_on + timedelta(days=pen.chance.randrange(-6, 12))
    recent = (pen.today - made_on).days < 60
    done = done_on < pen.today and pen.chance.random() < (0.6 if recent else 0.985)
    return {
        "person_id": row["person_id"],
        "organisation_id": owner_id,
        "contact_id": row["id"],
        "what": what,
        "owner_id": None if outside else pen.chance.choice(workers),
        "owner_outside": who,
        "due_on": due_on,
        "created_by_id": row["author_id"],
        "done_on": max(done_on, made_on) if done else None,
        "outcome": pen.chance.choice(words.OUTCOMES) if done else "",
        "created_at": row["recorded_at"],
    }


def _keep_drafts(pen: Pen, people: list[Someone], author_id: int, owner_id: int) -> None:
    pen.put(
        Draft,
        [
            {
                "author_id": author_id,
                "person_id": people[place * 3].row["id"],
                "organisation_id": owner_id,
                "submission": pen.uid(),
                "answers": answers,
                "saved_at": pen.at(pen.today - timedelta(days=words.DRAFTS_KEPT_DAYS[place]), 16, 20),
            }
            for place, answers in enumerate(words.DRAFTS)
        ],
    )
