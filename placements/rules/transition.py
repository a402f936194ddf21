"""The steps from 14 to 25: from when until when each may be done, and how it stands on a day (domain E).

Pure: the milestones come as dated rows of reference data, the birthday and the day as arguments. Somebody born on
29 February has their birthday on the 28th in common years.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from linkworker.periods import add_months
from linkworker.words import counted, long_day
from placements.rules.ages import MONTHS_IN_YEAR, age_on, birthday

YOUNGEST, OLDEST = 14, 25  # the scheme takes people from 14; a plan ends in the year of the 25th birthday
SOON = timedelta(days=90)
DAY = timedelta(days=1)
YEAR_11, LAST_SCHOOL_YEAR = 11, 14
SUMMER = range(6, 10)  # June to September: who leaves in another month moves house, not from phase to phase
AGE_BEFORE_YEAR_NOUGHT = 4  # aged 13 on 31 August: in year 9 from 1 September


class CountedFrom(StrEnum):
    """What the days of a milestone are counted from."""

    BIRTHDAY = "birthday"
    SCHOOL_YEAR = "school_year"  # the school year that starts while they have that age
    SCHOOL_TRANSFER = "school_transfer"  # a move to another school before the end of year 11
    COLLEGE_TRANSFER = "college_transfer"  # the move on after year 11
    LEAVING_SCHOOL = "leaving_school"  # the last Friday in June of the school year of the birthday
    COLLEGE_YEAR = "college_year"  # the birthday until the 31 July after it


class Status(StrEnum):
    """How a milestone stands on a day."""

    NOT_DUE = "not_due"
    DUE_SOON = "due_soon"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


SETTLED = frozenset({Status.DONE, Status.NOT_APPLICABLE})


class Milestone(Protocol):
    """What a row of reference data says."""

    code: str
    counted_from: str
    age: int
    within_months: int
    of_ehcp: bool
    duty: str
    source: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What was recorded of a milestone: the day it was done, or why it does not apply."""

    done_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """What of a young person the rules go by. `education_ends_on` is the first day no longer in it.

    `has_ehcp` is False only where a plan says there is none.
    """

    born_on: date
    education_ends_on: date | None = None
    has_ehcp: bool = True


@dataclass(frozen=True, slots=True)
class Window:
    """From the day something is to be done until the last day on which it is on time."""

    opens_on: date
    last_day: date
    counted: str  # in words, what it is counted from


@dataclass(frozen=True, slots=True)
class Standing:
    """One milestone of one young person on a day, with the reason in a sentence."""

    code: str
    status: Status
    why: str
    opens_on: date | None
    last_day: date | None
    duty: str
    source: str


def school_year_starts(born_on: date, age: int) -> date:
    """1 September of the school year somebody starts at an age: the age they have on the day before it.

    Whoever turns that age on 1 September itself is the oldest of the year below.
    """
    reached = birthday(born_on, age)
    return date(reached.year + (reached >= date(reached.year, 9, 1)), 9, 1)


def school_year(born_on: date, on: date) -> int:
    """The number of the school year on a day, 9 for year 9; above 14 nobody is at school."""
    starts = date(on.year - (on < date(on.year, 9, 1)), 9, 1)
    return age_on(born_on, max(starts - DAY, born_on)) - AGE_BEFORE_YEAR_NOUGHT


def leaving_day(born_on: date, age: int = 16) -> date:
    """The last Friday in June of the school year in which somebody turns 16 (School Leaving Date Order 1997)."""
    reached = birthday(born_on, age)
    last_of_june = date(reached.year + (reached >= date(reached.year, 9, 1)), 6, 30)
    return last_of_june - timedelta(days=(last_of_june.weekday() - 4) % 7)


def window(milestone: Milestone, who: Situation) -> Window | None:
    """When a milestone may be done; None where nothing planned calls for it."""
    return WINDOWS[CountedFrom(milestone.counted_from)](milestone, who)


def _by_birthday(milestone: Milestone, who: Situation) -> Window:
    opens_on = birthday(who.born_on, milestone.age)
    last_day = opens_on
    if milestone.within_months:  # counted from the birth, so that it meets the next birthday in leap years
        last_day = add_months(who.born_on, milestone.age * MONTHS_IN_YEAR + milestone.within_months) - DAY
    return Window(opens_on, last_day, _birthday_in_words(milestone, who))


def _by_school_year(milestone: Milestone, who: Situation) -> Window:
    starts = school_year_starts(who.born_on, milestone.age)
    number = milestone.age - AGE_BEFORE_YEAR_NOUGHT
    born = long_day(birthday(who.born_on, milestone.age))
    return Window(
        starts,
        starts.replace(year=starts.year + 1) - DAY,
        f"year {number}, after the {milestone.age}th birthday on {born}",
    )


def _by_school_transfer(milestone: Milestone, who: Situation) -> Window | None:
    ends_on = who.education_ends_on
    if ends_on is None or ends_on.month not in SUMMER or school_year(who.born_on, ends_on - DAY) >= YEAR_11:
        return None
    return Window(date(ends_on.year - 1, 9, 1), date(ends_on.year, 2, 15), f"the move in {ends_on.year}")


def _by_college_transfer(milestone: Milestone, who: Situation) -> Window:
    starts = school_year_starts(who.born_on, YEAR_11 + AGE_BEFORE_YEAR_NOUGHT)
    born = long_day(birthday(who.born_on, 16))
    return Window(starts, date(starts.year + 1, 3, 31), f"year 11, the year of the 16th birthday on {born}")


def _by_leaving_school(milestone: Milestone, who: Situation) -> Window:
    left = leaving_day(who.born_on, milestone.age)
    opens_on = left + DAY
    counted = (
        f"the end of compulsory school age on {long_day(left)}, after {_birthday_in_words(milestone, who)}"
    )
    return Window(opens_on, add_months(opens_on, milestone.within_months) - DAY, counted)


def _by_college_year(milestone: Milestone, who: Situation) -> Window:
    reached = birthday(who.born_on, milestone.age)
    ends = date(reached.year + (reached > date(reached.year, 7, 31)), 7, 31)
    return Window(reached, ends, _birthday_in_words(milestone, who))


def _birthday_in_words(milestone: Milestone, who: Situation) -> str:
    return f"the {milestone.age}th birthday on {long_day(birthday(who.born_on, milestone.age))}"


WINDOWS: Mapping[CountedFrom, Callable[[Milestone, Situation], Window | None]] = {
    CountedFrom.BIRTHDAY: _by_birthday,
    CountedFrom.SCHOOL_YEAR: _by_school_year,
    CountedFrom.SCHOOL_TRANSFER: _by_school_transfer,
    CountedFrom.COLLEGE_TRANSFER: _by_college_transfer,
    CountedFrom.LEAVING_SCHOOL: _by_leaving_school,
    CountedFrom.COLLEGE_YEAR: _by_college_year,
}


def standing(milestone: Milestone, who: Situation, settled: Settled | None, on: date) -> Standing:
    """How one milestone stands on a day. What was recorded comes before what the days say."""
    frame = window(milestone, who)
    status, why = _status(milestone, who, frame, settled, on)
    return Standing(
        milestone.code,
        status,
        why,
        frame.opens_on if frame else None,
        frame.last_day if frame else None,
        milestone.duty,
        milestone.source,
    )


def _status(milestone, who, frame: Window | None, settled: Settled | None, on: date) -> tuple[Status, str]:
    if settled is not None and settled.done_on is not None:
        return Status.DONE, _done(frame, settled.done_on)
    if settled is not None:
        return Status.NOT_APPLICABLE, settled.reason
    if milestone.of_ehcp and not who.has_ehcp:
        return (
            Status.NOT_APPLICABLE,
            "The transition plan says that there is no education, health and care plan.",
        )
    if frame is None:
        return Status.NOT_APPLICABLE, "No move between schools before the end of year 11 is planned."
    return _by_days(frame, on)


def _done(frame: Window | None, done_on: date) -> str:
    if frame is not None and done_on > frame.last_day:
        late = (done_on - frame.last_day).days
        return f"Done {counted(late, 'day')} late: the last day was {long_day(frame.last_day)}."
    return "Done on time."


def _by_days(frame: Window, on: date) -> tuple[Status, str]:
    since = f"Counted from {frame.counted}"
    opens, last = long_day(frame.opens_on), long_day(frame.last_day)
    if on > frame.last_day:
        late = (on - frame.last_day).days
        return (
            Status.OVERDUE,
            f"{since}: the last day was {last}, {counted(late, 'day')} ago.",
        )
    if on >= frame.opens_on:
        return Status.DUE, f"{since}: to be done by {last}."
    status = Status.DUE_SOON if frame.opens_on - on <= SOON else Status.NOT_DUE
    by = (
        f"to be done on {opens}"
        if frame.opens_on == frame.last_day
        else f"to be done from {opens} until {last}"
    )
    return status, f"{since}: {by}."


def is_late(one: Standing) -> bool:
    """Should it have been done by now?"""
    return one.status == Status.OVERDUE


def next_of(standings: Sequence[Standing]) -> Standing | None:
    """What is to be done next: the one not settled whose last day comes first, late ones before all others."""
    to_do = [one for one in standings if one.status not in SETTLED and one.last_day is not None]
    return min(to_do, key=lambda one: (one.last_day, one.opens_on), default=None)
