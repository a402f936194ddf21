"""The reviews held for the demonstration's people: most on time, some late, three overdue and why."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from linkworker.periods import add_months
from reporting.imports.invented_names import Pen
from reporting.imports.rutland.calendar import weekday
from reporting.imports.rutland.cohort import Someone, Stay
from reviews.choices import Outcome
from reviews.models import Review

FIRST_REVIEW_DAYS, ANNUAL_MONTHS, SCHEME_MONTHS, DECIDED_MONTHS = 56, 12, 6, 12
YEARS_BACK = 3
ONE_MEETING_DAYS = 30  # reviews due this close together are held as one
RECENT_DAYS = 75  # a review due this lately is held on time unless it is one of OVERDUE
OVERDUE = {  # place in the cohort of those placed out: which kind was not held, and what the log says of it
    4: (
        "CONC",
        "The provider put the review off: their manager is away and the deputy is new. New day to be agreed.",
    ),
    8: ("CA12", "She asked for the review to wait until her advocate is back from leave."),
    11: ("CONC", "The host ward could not release her keyworker. We wait for a day from them."),
}
AFTERCARE = 9  # whose care is s117 aftercare: the yearly review looks at it, too
NHS_PAYS_ALL = {7, 13}  # no council money, so no Care Act review
VIEWS = (
    "Showed me the garden and said this is home.",
    "Would like to live nearer to a sister, but not leave friends here.",
    "Said the evenings are long and asked for something to do.",
    "Smiled and pointed at the photographs when asked about the house.",
    "",
)


@dataclass(slots=True)
class Held:
    """One meeting, before it is kept."""

    kind: str
    on: date
    covers: list[str] = field(default_factory=list)


def keep(pen: Pen, people: list[Someone], owner_id: int, recorded_by_id: int) -> None:
    """Keep the reviews of everybody Rutland answers for."""
    rows = []
    ours = [someone for someone in people if someone.ours]
    for place, someone in enumerate(ours):
        for held in sorted(_held(pen, place, someone), key=lambda held: (held.on, held.kind)):
            rows.append(_row(pen, someone, held, owner_id, recorded_by_id))
    for number, row in enumerate(rows, start=1):
        row["reference"] = f"LWR-{number:04}"
    pen.put(Review, rows)


def _held(pen: Pen, place: int, someone: Someone) -> list[Held]:
    skipped = OVERDUE.get(place, ("", ""))[0] if someone.group == "out" else ""
    found: list[Held] = []
    for stay in someone.stays:
        first = stay.starts_on + timedelta(days=FIRST_REVIEW_DAYS)
        found += _once(pen, stay, first)
    adult = someone.group in {"out", "returned"} and not (someone.group == "out" and place in NHS_PAYS_ALL)
    if adult:
        yearly = _yearly(pen, someone, found, late_now=skipped == "CA12")
        if someone.group == "out" and place == AFTERCARE:
            for meeting in yearly:
                meeting.covers.append("S117R")
        found += yearly
    for stay in someone.stays:
        away = someone.group in {"out", "school"} and not stay.home.startswith("family")
        if away or (someone.group == "returned" and stay.ends_on):
            found += _half_yearly(pen, stay, found, late_now=skipped == "CONC" and stay is someone.home)
            if someone.group != "school":
                _decide_about_home(stay, found)
    return found


def _decide_about_home(stay: Stay, held: list[Held]) -> None:
    """Whether to come home is decided at a half-yearly review: at the first, then at one a year."""
    due = add_months(stay.starts_on, SCHEME_MONTHS)
    there = [h for h in held if h.on >= stay.starts_on and (stay.ends_on is None or h.on < stay.ends_on)]
    for meeting in sorted(there, key=lambda h: h.on):
        if "CONC" in {meeting.kind, *meeting.covers} and meeting.on >= due - timedelta(days=ONE_MEETING_DAYS):
            meeting.covers.append("DEC")
            due = add_months(meeting.on, DECIDED_MONTHS)


def _once(pen: Pen, stay: Stay, due: date) -> list[Held]:
    on = weekday(due + timedelta(days=_early_or_late(pen, latest=20)))
    inside = stay.ends_on is None or on < stay.ends_on
    return [Held("INIT", on)] if inside and on < pen.today else []


def _yearly(pen: Pen, someone: Someone, held: list[Held], *, late_now: bool) -> list[Held]:
    start = someone.home.starts_on if someone.group == "out" else someone.stays[0].starts_on
    initial = min((h.on for h in held if h.on >= start), default=start)
    due = add_months(initial, ANNUAL_MONTHS)
    while due < pen.today - timedelta(days=365 * YEARS_BACK):
        due = add_months(due, ANNUAL_MONTHS)
    return _repeated(pen, "CA12", due, ANNUAL_MONTHS, None, late_now=late_now)


def _half_yearly(pen: Pen, stay: Stay, held: list[Held], *, late_now: bool) -> list[Held]:
    due = add_months(stay.starts_on, SCHEME_MONTHS)
    while due < pen.today - timedelta(days=365 * YEARS_BACK):
        due = add_months(due, SCHEME_MONTHS)
    annual = [h for h in held if h.kind == "CA12"]
    return _repeated(pen, "CONC", due, SCHEME_MONTHS, stay.ends_on, late_now=late_now, annual=annual)


def _repeated(
    pen: Pen,
    kind: str,
    due: date,
    months: int,
    until: date | None,
    *,
    late_now: bool,
    annual: list[Held] | None = None,
) -> list[Held]:
    """Reviews one after another, each due from the last, up to yesterday."""
    found: list[Held] = []
    last_day = until or pen.today
    while due < last_day:
        recent = (pen.today - due).days <= RECENT_DAYS
        on = weekday(due + timedelta(days=_early_or_late(pen, latest=0 if recent else 40)))
        together = next((h for h in annual or [] if abs((h.on - due).days) <= ONE_MEETING_DAYS), None)
        if late_now and add_months(on, months) >= pen.today:
            break
        if together and together.on <= due:
            together.covers.append(kind)
            on = together.on
        elif on < last_day:
            found.append(Held(kind, on))
        else:
            break
        due = add_months(on, months)
    if late_now and due >= pen.today:  # nothing was skipped yet: the last one was not held after all
        while found and add_months(found[-1].on, months) >= pen.today:
            found.pop()
    return found


def _early_or_late(pen: Pen, latest: int) -> int:
    """Days from the due date: four times in five before it."""
    if latest and pen.chance.random() < 0.2:
        return pen.chance.randint(3, latest)
    return -pen.chance.randint(1, 24)


def _row(pen: Pen, someone: Someone, held: Held, owner_id: int, recorded_by_id: int) -> dict[str, Any]:
    outcome = pen.chance.choice(
        [Outcome.CONTINUE, Outcome.CONTINUE, Outcome.CONTINUE, Outcome.CHANGE, Outcome.MOVE_NEARER]
    )
    return {
        "person_id": someone.row["id"],
        "organisation_id": owner_id,
        "recorded_by_id": recorded_by_id,
        "kind": held.kind,
        "covers": sorted(set(held.covers)),
        "held_on": held.on,
        "outcome": outcome.value,
        "person_present": pen.chance.choice([True, True, True, True, False, None]),
        "advocate_present": pen.chance.choice([True, False, None]),
        "family_present": pen.chance.choice([True, True, False, None]),
        "person_view": pen.chance.choice(VIEWS),
        "still_right": "no"
        if outcome == Outcome.MOVE_NEARER
        else pen.chance.choice(["yes", "yes", "not_recorded"]),
        "decision": "Look for a tenancy nearer home; report in three months."
        if outcome == Outcome.MOVE_NEARER
        else "",
        "created_at": pen.at(held.on, 17),
    }
