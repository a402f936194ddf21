"""A slow second opinion on review duties: lives every day of a history one at a time, keeping notes as it
goes.

It shares no code with the rules. Facts come in as the rules' own values; periods are written out in the diary.
"""

from collections import defaultdict
from datetime import date

from tests.reviews.slow_diary import CETR, CHC, ONE_DAY, REQUESTS, Diary, kinds_of

HELD_ONCE = {"INIT", "CHC3", "CTR_POST", "DOL", *REQUESTS}
SETTLES = {
    **{kind: {kind} for kind in ("INIT", "CA12", "CONC", "DEC", "WH", "FT", "S117R", "VISIT", "EHC", "TRN")},
    **{kind: {kind} for kind in ("DOL", "MED", "AHC", "GOAL", "REQ", "UNPL", "CTR_PRE")},
    **dict.fromkeys(CHC, CHC),
    **dict.fromkeys(CETR - {"CTR_PRE"}, CETR),
}
EVERY_KIND = frozenset(SETTLES)


def mornings(person):
    """What each day brings, day by day: (diary entry, key, thing). What ends, ends before anything begins."""
    ending = [("leaves", p.reference, p, p.stay.ends_on) for p in person.placements]
    beginning = [("arrives", p.reference, p, p.stay.starts_on) for p in person.placements]

    def lasts(begin, end, key, thing, starts_on, ends_on):
        if ends_on is None or starts_on < ends_on:
            beginning.append((begin, key, thing, starts_on))
            ending.append((end, key, thing, ends_on))

    for placement in person.placements:
        for number, days in enumerate(placement.aftercare):
            key = (placement.reference, number)
            lasts("aftercare_starts", "aftercare_ends", key, None, days.starts_on, days.ends_on)
    for key, goal in enumerate(person.goals):
        lasts("sets_goal", "closes_goal", key, goal, goal.set_on, goal.closed_on)
    for key, plan in enumerate(person.education_plans):
        lasts("issues_plan", "ends_plan", key, plan, plan.issued_on, plan.ended_on)
    for key, medicine in enumerate(person.medicines):
        lasts("takes", "stops_taking", key, medicine, medicine.starts_on, medicine.ends_on)
    beginning += [("decides", n, thing, thing.decided_on) for n, thing in enumerate(person.decisions)]
    for number, home in enumerate(person.home_reviews):
        lasts("lists_home", "takes_home_off", number, home, home.listed_on, home.until)
    for number, asked in enumerate(person.asked):
        lasts("asks", "takes_back", number, asked, asked.asked_on, asked.until)
    beginning += [("authorises", n, thing, thing.starts_on) for n, thing in enumerate(person.authorisations)]
    beginning.append(("prepares", None, None, person.preparing_since))
    found = defaultdict(list)
    for entry, key, thing, day in [*ending, *beginning]:
        if day is not None:
            found[day].append((entry, key, thing))
    return found


def meetings(person):
    """What is held on each day: (kinds settled, about)."""
    found = defaultdict(list)
    for review in person.held:
        found[review.held_on].append((kinds_of(review), review.about))
    return found


def live(diary, today, brings):
    diary.today = today
    for entry, key, thing in brings.get(today, ()):
        getattr(diary, entry)(key, thing)


def days_of(brings, held, until):
    day = min([*brings, *held], default=None)
    while day is not None and day <= until:
        yield day
        day += ONE_DAY


def owed_on(person, on, kinds=EVERY_KIND):
    """Everything of these kinds owed at the close of a day: (due, kind, placement or empty)."""
    diary, brings, held = Diary(person), mornings(person), meetings(person)
    for today in days_of(brings, held, on):
        live(diary, today, brings)
        for settled, about in held.get(today, ()):
            diary.review(settled, about)
    diary.today = on
    return sorted((due, kind, ref or "") for kind, due, _, ref, _ in diary.owed() if kind in kinds)


def settles(meeting, kind, about):
    return bool(SETTLES[kind] & meeting[0]) and meeting[1] == about


def fell_due(person, month_days, kinds=EVERY_KIND):
    """(due, kind, placement, held on or None) for each due date that came round within the given days.

    Whenever a meeting is held, a second diary is opened that never hears of it nor of any after it; a
    date it comes to owe, counted from before the meeting, was settled early by the meeting. A date the
    true diary owes in the evening it falls is noted as missed, and filled in by the first later meeting
    to settle it.
    """
    wanted, brings, held = set(month_days), mornings(person), meetings(person)
    end = max([month_days[-1], *held])
    diary, unaware, noted = Diary(person), [], []
    for today in days_of(brings, held, end):
        left = [p for p in person.placements if p.stay.ends_on == today and p.stay.starts_on < today]
        for each in (diary, *(other for other, _, _ in unaware)):
            live(each, today, brings)
        if today in held:
            for row in noted:
                if row["held"] is None and any(settles(m, row["kind"], row["about"]) for m in held[today]):
                    row["held"] = today
            unaware.append((diary.copy(), held[today], today))
            for settled, about in held[today]:
                diary.review(settled, about)
                if about is None and "INIT" in settled:
                    diary.first_reviewed.update({p.reference: today for p in left})
        if today not in wanted:
            continue
        for other, missed, held_on in unaware:
            for kind, due, since, reference, about in other.owed(left):
                early_enough = since <= held_on if kind in HELD_ONCE else since < held_on
                if due == today and early_enough and any(settles(m, kind, about) for m in missed):
                    noted.append(row_of(due, kind, reference, about, held_on))
        for kind, due, _, reference, about in diary.owed(left):
            if due == today:
                noted.append(row_of(due, kind, reference, about, None))
    rows = [(row["due"], row["kind"], row["reference"], row["held"]) for row in noted if row["kind"] in kinds]
    return sorted(rows, key=lambda row: (*row[:3], row[3] or date.max))


def row_of(due, kind, reference, about, held_on):
    return {"due": due, "kind": kind, "reference": reference or "", "about": about, "held": held_on}
