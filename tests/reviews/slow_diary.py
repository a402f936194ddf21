"""What is known of a person at the close of one day after another, for the slow calendar.

It shares no code with the rules. Nothing here looks back: what matters later is noted on the day it happens.
"""

import calendar
import copy
from bisect import bisect
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
LONG_LIFE = 60
CHC = {"CHC3", "CHC12"}
CETR = {"CTR_PRE", "CTR_POST", "CTR_NS", "CTR_SEC", "CETR"}
REQUESTS = {"CTR_PRE", "REQ", "UNPL"}
BANK_HOLIDAYS = {
    *(date(2024, 1, 1), date(2024, 3, 29), date(2024, 4, 1), date(2024, 5, 6), date(2024, 5, 27)),
    *(date(2024, 8, 26), date(2024, 12, 25), date(2024, 12, 26), date(2025, 1, 1), date(2025, 4, 18)),
    *(date(2025, 4, 21), date(2025, 5, 5), date(2025, 5, 26), date(2025, 8, 25), date(2025, 12, 25)),
    *(date(2025, 12, 26), date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4)),
    *(date(2026, 5, 25), date(2026, 8, 31), date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)),
}


def months_after(day, months):
    years, before = divmod(day.month - 1 + months, 12)
    year, number = day.year + years, before + 1
    if day.day <= 28:
        return date(year, number, day.day)
    return date(year, number, min(day.day, calendar.monthrange(year, number)[1]))


def working_days_after(day, number):
    while number:
        day += ONE_DAY
        if day.weekday() not in (5, 6) and day not in BANK_HOLIDAYS:
            number -= 1
    return day


def end_of_school_year(day):
    """The 31 August that ends the school year a day is in."""
    return date(day.year if (day.month, day.day) <= (8, 31) else day.year + 1, 8, 31)


def kinds_of(review):
    """What a meeting settles: a visit counts only when somebody was there."""
    kinds = {review.kind} | set(review.covers)
    return kinds if review.on_site else kinds - {"VISIT"}


def earliest(placements):
    return sorted(placements, key=lambda p: (p.stay.starts_on, p.reference))


class Diary:
    """One person's notes. What a dictionary holds is never changed, so that a diary is quickly copied."""

    def __init__(self, person):
        self.person, self.today = person, None
        self.birthdays = [months_after(person.born_on, 12 * years) for years in range(1, LONG_LIFE)]
        self.year_9_ends = end_of_school_year(self.birthdays[13])
        self.open, self.admitted, self.moved_out = {}, {}, {}
        self.first_reviewed, self.last_initial, self.last_conc = {}, {}, {}
        self.last_decision, self.last_visit = {}, {}
        self.last_annual = self.decided = self.last_chc = None
        self.fast_tracked = self.not_fast_on = self.last_fast = None
        self.aftercare, self.first_aftercare, self.discharged, self.last_aftercare = {}, None, None, None
        self.last_cetr = self.last_check = self.preparing = self.last_transition = None
        self.listed, self.last_whole_home, self.unanswered, self.authorised = {}, {}, {}, {}
        self.looked_at, self.goals, self.plans, self.medicines = {}, {}, {}, {}

    def copy(self):
        """A second diary that says the same, to be kept differently from now on."""
        other = copy.copy(self)
        for name, note in vars(self).items():
            if isinstance(note, dict):
                setattr(other, name, dict(note))
        return other

    # What happens in the morning

    def leaves(self, _, placement):
        self.open.pop(placement.reference, None)
        if placement.ward:
            self.discharged, self.last_aftercare = self.today, None
            if placement.reference in self.admitted:
                self.moved_out[placement.reference] = (*self.admitted.pop(placement.reference), self.today)

    def arrives(self, _, placement):
        if placement.stay.ends_on == self.today:
            return
        self.open[placement.reference] = placement
        if placement.ward:
            recent = self.last_cetr and self.last_cetr + 28 * ONE_DAY >= self.today
            alone = (self.today, self.last_cetr if recent else None)
            moves = [(since, last) for since, last, on in self.moved_out.values() if on == self.today]
            self.admitted[placement.reference] = min(moves, key=lambda move: move[0], default=alone)

    def decides(self, _, decision):
        if decision.outcome in {"full", "joint", "fnc"} and not decision.fast_track:
            self.decided, self.last_chc = self.today, None
        if not decision.fast_track:
            self.not_fast_on, self.fast_tracked = self.today, None
        elif self.today not in (self.not_fast_on, self.fast_tracked):
            # of two fast tracks on one day, the one that is reviewed is the one that counts
            self.fast_tracked = self.today if decision.outcome == "full" else None
            self.last_fast = None

    def aftercare_starts(self, key, _):
        self.aftercare[key] = self.today
        if self.first_aftercare is None:
            self.first_aftercare = self.today
            if self.discharged is None:
                self.last_aftercare = None

    def aftercare_ends(self, key, _):
        self.aftercare.pop(key)

    def lists_home(self, key, home_review):
        self.listed[key] = home_review

    def takes_home_off(self, key, _):
        self.listed.pop(key, None)
        self.last_whole_home.pop(key, None)

    def asks(self, key, asked):
        self.unanswered[key] = asked

    def takes_back(self, key, _):
        self.unanswered.pop(key, None)

    def authorises(self, key, authorisation):
        self.authorised[key] = authorisation

    def sets_goal(self, key, goal):
        self.goals[key] = (goal, self.today, None)

    def closes_goal(self, key, _):
        self.goals.pop(key)

    def issues_plan(self, key, _):
        self.plans[key] = (self.today, None)

    def ends_plan(self, key, _):
        self.plans.pop(key)

    def takes(self, key, _):
        self.medicines[key] = (self.today, None)

    def stops_taking(self, key, _):
        self.medicines.pop(key)

    def prepares(self, *_):
        self.preparing = self.today

    # What is held during the day

    def review(self, kinds, about=None):
        """A meeting is held, about one thing or about the person."""
        for key, asked in list(self.unanswered.items()):
            if asked.kind in kinds and asked.about == about:
                self.unanswered.pop(key)
        for key, (goal, since, _) in self.goals.items():
            if "GOAL" in kinds and goal.about == about:
                self.goals[key] = (goal, since, self.today)
        if about is None:
            self.review_of_placements(kinds)
            self.review_of_health(kinds)

    def review_of_placements(self, kinds):
        for reference in self.open:
            if "INIT" in kinds:
                self.first_reviewed.setdefault(reference, self.today)
                self.last_initial[reference] = self.today
            for kind, last in (
                ("CONC", self.last_conc),
                ("DEC", self.last_decision),
                ("VISIT", self.last_visit),
            ):
                if kind in kinds:
                    last[reference] = self.today
        if "CA12" in kinds:
            self.last_annual = self.today
        for key, listed in self.listed.items():
            if "WH" in kinds and listed.placement in self.open:
                self.last_whole_home[key] = self.today
        if kinds & CETR:
            self.last_cetr = self.today
            for reference, (since, _) in self.admitted.items():
                self.admitted[reference] = (since, self.today)

    def review_of_health(self, kinds):
        if kinds & CHC and self.decided:
            self.last_chc = self.today
        if "FT" in kinds:
            self.last_fast = self.today
        if "S117R" in kinds:
            self.last_aftercare = self.today
        if "DOL" in kinds:
            self.looked_at.update(self.authorised)
        if "AHC" in kinds:
            self.last_check = self.today
        if "TRN" in kinds and self.preparing:
            self.last_transition = self.today
        for kind, notes in (("EHC", self.plans), ("MED", self.medicines)):
            if kind in kinds:
                notes.update({key: (since, self.today) for key, (since, _) in notes.items()})

    # What is owed in the evening: (kind, due, counted from, placement, about)

    def age(self, day):
        return bisect(self.birthdays, day)

    def owed(self, leaving_today=()):
        """Everything unsettled this evening."""
        there = earliest(self.open.values())
        for placement in [*there, *leaving_today]:
            if placement.reference not in self.first_reviewed:
                start = placement.stay.starts_on
                yield "INIT", start + 56 * ONE_DAY, start, placement.reference, None
        yield from self.where_they_live(there)
        yield from self.in_hospital(there)
        yield from self.paid_by_the_nhs()
        yield from self.asked_for()
        yield from self.begun_and_not_ended()
        yield from self.growing_up()

    def where_they_live(self, there):
        paid = any(
            days.starts_on <= self.today and (days.ends_on is None or self.today < days.ends_on)
            for placement in there
            for days in placement.council_paid
        )
        if paid and self.age(self.today) >= 18:
            first = there[0]
            since = self.last_annual or self.last_initial.get(first.reference) or first.stay.starts_on
            yield "CA12", months_after(since, 12), since, first.reference, None
        away = [p for p in there if p.hosted_elsewhere]
        if away:
            reference, start = away[0].reference, away[0].stay.starts_on
            since = self.last_conc.get(reference, start)
            yield "CONC", months_after(since, 6), since, reference, None
            if self.age(self.today) >= 18:
                last = self.last_decision.get(reference)
                due = months_after(last, 12) if last else months_after(start, 6)
                yield "DEC", due, last or start, reference, None
        whole_homes = set()
        for key, listed in self.listed.items():
            if listed.placement in self.open:
                last = self.last_whole_home.get(key)
                came = self.open[listed.placement].stay.starts_on
                since = last or max(listed.listed_on, came)
                if came > listed.due_on:  # after that round: one of their own, from when they came
                    since = last or came
                first = months_after(came, 24) if came > listed.due_on else listed.due_on
                due = months_after(last, 24) if last else first
                whole_homes.add(("WH", due, since, listed.placement, None))  # listed twice, told once
        yield from whole_homes

    def in_hospital(self, there):
        wards = [p for p in there if p.ward]
        if not wards:
            return
        stay, age = wards[0], self.age(self.today)
        since, last = self.admitted[stay.reference]
        if last is None:
            weeks = 4 if self.age(since) >= 18 else 2
            yield "CTR_POST", since + 7 * weeks * ONE_DAY, since, stay.reference, None
        if age < 18 or (age < 25 and self.plans) or stay.ward == "HOSP_CYP":
            kind, months = "CETR", 3
        else:
            kind, months = {"HOSP_NS": ("CTR_NS", 6), "HOSP_SEC": ("CTR_SEC", 12)}[stay.ward]
        yield kind, months_after(last or since, months), last or since, stay.reference, None
        if stay.outside_own_icb:
            seen = self.last_visit.get(stay.reference, stay.stay.starts_on)
            weeks = 8 if self.age(seen) >= 18 else 6
            yield "VISIT", seen + 7 * weeks * ONE_DAY, seen, stay.reference, None

    def paid_by_the_nhs(self):
        if self.decided and self.last_chc is None:
            yield "CHC3", months_after(self.decided, 3), self.decided, None, None
        if self.last_chc:
            yield "CHC12", months_after(self.last_chc, 12), self.last_chc, None, None
        if self.fast_tracked:
            since = self.last_fast or self.fast_tracked
            yield "FT", months_after(since, 3), since, None, None
        if self.aftercare:
            since = self.discharged or self.first_aftercare
            last = self.last_aftercare
            due = months_after(last, 12) if last else since + 42 * ONE_DAY
            yield "S117R", due, last or since, None, None

    def asked_for(self):
        for asked in self.unanswered.values():
            if asked.kind == "CTR_PRE":
                due = working_days_after(asked.asked_on, 10)
            else:
                due = asked.asked_on + {"REQ": 28, "UNPL": 14}[asked.kind] * ONE_DAY
            yield asked.kind, due, asked.asked_on, None, asked.about
        last = max(((known.last_day, known.starts_on) for known in self.authorised.values()), default=None)
        for key, known in self.authorised.items():
            over = known.ended_on and known.ended_on <= self.today
            renewing = known.renewal_asked_on and known.renewal_asked_on <= self.today
            if (known.last_day, known.starts_on) == last and not (over or renewing or key in self.looked_at):
                yield "DOL", known.last_day - 56 * ONE_DAY, known.starts_on, None, None
                break  # two that run together are renewed together

    def begun_and_not_ended(self):
        for goal, since, last in self.goals.values():
            counted_from = last or since
            apart = 56 if goal.every_days is None else goal.every_days
            yield "GOAL", counted_from + apart * ONE_DAY, counted_from, None, goal.about
        if self.plans:
            since, last = min(self.plans.values(), key=lambda note: note[0])
            yield "EHC", months_after(last or since, 12), last or since, None, None
        if self.medicines:
            since, last = min(self.medicines.values(), key=lambda note: note[0])
            yield "MED", months_after(last, 12) if last else months_after(since, 6), last or since, None, None

    def growing_up(self):
        age = self.age(self.today)
        if self.person.on_gp_register and age >= 14 and self.last_check:
            yield "AHC", months_after(self.last_check, 12), self.last_check, None, None
        if self.preparing and 14 <= age <= 25:
            since = self.last_transition or self.preparing
            due = months_after(since, 12 if self.age(since) < 17 else 6)
            if self.last_transition is None and self.preparing <= self.year_9_ends:
                due = self.year_9_ends
            yield "TRN", due, since, None, None
