"""A slow second opinion on review duties: lives every day of a history one at a time, keeping notes as it
goes.

It shares no code with the rules. Facts come in as the rules' own values; periods are written out here.
"""

import calendar
import copy
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
CHC = {"CHC3", "CHC12"}
ONCE = {"INIT", "CHC3"}
SETTLES = {"INIT": {"INIT"}, "CA12": {"CA12"}, "CONC": {"CONC"}, "CHC3": CHC, "CHC12": CHC}


def months_after(day, months):
    year, number, wanted = day.year, day.month, day.day
    for _ in range(months):
        year, number = (year, number + 1) if number < 12 else (year + 1, 1)
    return date(year, number, min(wanted, calendar.monthrange(year, number)[1]))


def kinds_of(review):
    return {review.kind} | set(review.covers)


class Diary:
    """What is known at the close of one day after another."""

    def __init__(self, person, today):
        self.person, self.today = person, today
        self.open, self.first_reviewed, self.last_initial, self.last_conc = {}, {}, {}, {}
        self.last_annual = self.decided = self.last_chc = None

    def morning(self):
        """Placements are left and started; decisions arrive."""
        for placement in self.person.placements:
            if placement.stay.starts_on == self.today and placement.stay.ends_on != self.today:
                self.open[placement.reference] = placement
            elif placement.stay.ends_on == self.today:
                self.open.pop(placement.reference, None)
        for decision in self.person.decisions:
            regular = decision.outcome in {"full", "joint", "fnc"} and not decision.fast_track
            if decision.decided_on == self.today and regular:
                self.decided, self.last_chc = self.today, None

    def review(self, kinds):
        """A meeting is held."""
        for reference in self.open:
            if "INIT" in kinds:
                self.first_reviewed.setdefault(reference, self.today)
                self.last_initial[reference] = self.today
            if "CONC" in kinds:
                self.last_conc[reference] = self.today
        if "CA12" in kinds:
            self.last_annual = self.today
        if kinds & CHC and self.decided:
            self.last_chc = self.today

    def owed(self, leaving_today=()):
        """(kind, due, counted from, placement) for everything unsettled this evening."""
        there = sorted(self.open.values(), key=lambda p: (p.stay.starts_on, p.reference))
        for placement in [*there, *leaving_today]:
            if placement.reference not in self.first_reviewed:
                start = placement.stay.starts_on
                yield "INIT", start + 56 * ONE_DAY, start, placement.reference
        yield from self.annual(there)
        away = [p for p in there if p.hosted_elsewhere]
        if away:
            since = self.last_conc.get(away[0].reference, away[0].stay.starts_on)
            yield "CONC", months_after(since, 6), since, away[0].reference
        if self.decided and self.last_chc is None:
            yield "CHC3", months_after(self.decided, 3), self.decided, None
        if self.last_chc:
            yield "CHC12", months_after(self.last_chc, 12), self.last_chc, None

    def annual(self, there):
        born = self.person.born_on
        years = self.today.year - born.year - ((self.today.month, self.today.day) < (born.month, born.day))
        paid = any(
            days.starts_on <= self.today and (days.ends_on is None or self.today < days.ends_on)
            for placement in there
            for days in placement.council_paid
        )
        if there and paid and years >= 18:
            first = there[0]
            since = self.last_annual or self.last_initial.get(first.reference) or first.stay.starts_on
            yield "CA12", months_after(since, 12), since, first.reference


def first_day_of(person):
    events = [p.stay.starts_on for p in person.placements] + [d.decided_on for d in person.decisions]
    return min([*events, *(r.held_on for r in person.held)], default=None)


def days_of(person, until):
    day = first_day_of(person)
    while day is not None and day <= until:
        yield day
        day += ONE_DAY


def owed_on(person, on):
    """Everything owed at the close of a day."""
    diary = Diary(person, on)
    for diary.today in days_of(person, on):
        diary.morning()
        for review in person.held:
            if review.held_on == diary.today:
                diary.review(kinds_of(review))
    diary.today = on
    return sorted((due, kind, ref or "") for kind, due, _, ref in diary.owed())


def fell_due(person, month_days):
    """(due, kind, placement, held on or None) for each due date that came round within the given days.

    Whenever a meeting is held, a second diary is opened that never hears of it nor of any after it; a
    date it comes to owe, counted from before the meeting, was settled early by the meeting. A date the
    true diary owes in the evening it falls is noted as missed, and filled in by the first later meeting
    to settle it.
    """
    wanted = set(month_days)
    end = max([month_days[-1], *(r.held_on for r in person.held)])
    diary, unaware, noted = Diary(person, end), [], []
    for today in days_of(person, end):
        left = [p for p in person.placements if p.stay.ends_on == today and p.stay.starts_on < today]
        for each in (diary, *(other for other, _, _ in unaware)):
            each.today = today
            each.morning()
        kinds = set().union(*(kinds_of(r) for r in person.held if r.held_on == today))
        if kinds:
            for row in noted:
                if row["held"] is None and SETTLES[row["kind"]] & kinds:
                    row["held"] = today
            unaware.append((copy.deepcopy(diary), kinds, today))
            diary.review(kinds)
            diary.first_reviewed.update({p.reference: today for p in left if "INIT" in kinds})
        if today not in wanted:
            continue
        for other, missed_kinds, held_on in unaware:
            for kind, due, since, reference in other.owed(left):
                early_enough = since <= held_on if kind in ONCE else since < held_on
                if due == today and SETTLES[kind] & missed_kinds and early_enough:
                    noted.append({"due": due, "kind": kind, "reference": reference or "", "held": held_on})
        for kind, due, _, reference in diary.owed(left):
            if due == today:
                noted.append({"due": due, "kind": kind, "reference": reference or "", "held": None})
    rows = [tuple(row.values()) for row in noted]
    return sorted(rows, key=lambda row: (*row[:3], row[3] or date.max))
