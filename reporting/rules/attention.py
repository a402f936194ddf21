"""What on a caseload needs attention, and in which order. Pure: facts and a day in, words and a rank out."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from linkworker.words import UNALLOCATED, counted, long_day, short_day

CHASE_AFTER_DAYS = 14  # a promise of others longer late than this is the manager's to know
FAR_TOO_LATE_DAYS = 90  # domain H, K12: any longer is red, whatever else
TWICE = 2  # somebody unseen for twice as long as agreed is out of sight


class Level(IntEnum):
    """How pressing a row is; the most pressing first."""

    URGENT = 0
    PRESSING = 1
    COMING = 2


class Reason(StrEnum):
    """Why somebody stands on the list, in the order in which rows of one level are shown."""

    SAFEGUARDING = "safeguarding"
    NOT_SEEN = "not-seen"
    ESCALATION = "escalation"
    LIBERTY = "liberty"
    REVIEW = "review"
    CHECK = "check"
    NO_WORKER = "no-worker"
    ACTION = "action"
    NO_ADVOCATE = "no-advocate"
    GOAL = "goal"
    DISPUTED = "disputed"
    NO_FUNDING = "no-funding"
    REVIEW_SOON = "review-soon"


LABELS = {
    Reason.SAFEGUARDING: "Safeguarding to be done",
    Reason.NOT_SEEN: "Not seen in person in time",
    Reason.ESCALATION: "Escalations overdue",
    Reason.LIBERTY: "Requests on liberty overdue",
    Reason.REVIEW: "Reviews overdue",
    Reason.CHECK: "Residents to check",
    Reason.NO_WORKER: "No link worker",
    Reason.ACTION: "Actions overdue",
    Reason.NO_ADVOCATE: "No advocate",
    Reason.GOAL: "Goals to look at",
    Reason.DISPUTED: "Disputed money",
    Reason.NO_FUNDING: "No funding recorded",
    Reason.REVIEW_SOON: "Reviews due soon",
}
ORDER = list(Reason)


LONGEST_ASIDE_DAYS = {Level.URGENT: 7, Level.PRESSING: 28, Level.COMING: 28}
"""How long a row may be set aside: long enough for a holiday or an appointment, never for good."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that somebody set aside until a day, the first on which it is back, and how pressing it was then."""

    uid: str
    reason: str
    about: str
    level: int
    until: date
    because: str
    who: str
    set_on: date

    def hides(self, need: "Need", about: str, on: date) -> bool:
        """Whether it keeps a row off the list on a day: not once the row is more pressing than it was."""
        same = (need.reason, about) == (self.reason, self.about)
        return same and self.set_on <= on < self.until and need.level >= self.level


@dataclass(frozen=True, slots=True)
class Need:
    """One reason in words, how pressing, since how many days (None where days do not tell), and `due` in
    words.
    """

    reason: Reason
    level: Level
    words: str
    days: int | None = None
    due: str = ""


def rank(need: Need) -> tuple[int, int, int]:
    """Sorts the most pressing first: by level, then by reason, then the longest first.

    What is still coming goes by the soonest: its days are below zero.
    """
    return (need.level, ORDER.index(need.reason), -(need.days or 0))


def next_due(seen_on: date | None, every_days: int, known_from: date) -> date:
    """The day by which somebody is to be seen: their interval after the last time, or after they joined the
    caseload when nobody has seen them yet.
    """
    return (seen_on or known_from) + timedelta(days=every_days)


def not_seen(
    *, seen_on: date | None, video_on: date | None, every_days: int, known_from: date, on: date
) -> Need | None:
    """Not seen in person within the person's own interval. Urgent after twice the interval.

    In person is a visit, a meeting or a review they came to (`reviews.queries.sight`). A video call within
    the interval counts for K19, which asks for either, but is not being in the same room: the row stays and
    is only coming.
    """
    if on <= next_due(seen_on, every_days, known_from):
        return None
    waited = (on - (seen_on or known_from)).days
    if seen_on:
        words = f"Not seen in person for {counted(waited, 'day')}; to be seen every {every_days}."
    else:
        words = f"Never seen in person; to be seen every {counted(every_days, 'day')}."
    level = Level.URGENT if waited > TWICE * every_days else Level.PRESSING
    if video_on and (on - video_on).days <= every_days:
        words += f" Last seen by video on {long_day(video_on)}."
        level = Level.COMING
    return Need(Reason.NOT_SEEN, level, words, waited - every_days, overdue(waited - every_days))


def review(name: str, due_on: date, on: date) -> Need:
    """A review overdue, due today, or coming within the days the rule calls soon. Urgent after 90 days."""
    late = (on - due_on).days
    if late > 0:
        level = Level.URGENT if late > FAR_TOO_LATE_DAYS else Level.PRESSING
        return Need(Reason.REVIEW, level, f"{name} {overdue(late)}", late, f"Due {short_day(due_on)}")
    if late == 0:
        return Need(Reason.REVIEW_SOON, Level.PRESSING, f"{name} due today", 0, "Due today")
    words = f"{name} due in {counted(-late, 'day')}"
    return Need(Reason.REVIEW_SOON, Level.COMING, words, late, f"Due {short_day(due_on)}")


def goal(due_on: date, on: date) -> Need | None:
    """A goal nobody has looked at in time; what is only coming stands with the goals."""
    late = (on - due_on).days
    if late < 0:
        return None
    words = f"Check of a goal {overdue(late)}" if late else "Check of a goal due today"
    return Need(Reason.GOAL, Level.PRESSING, words, late, f"Due {short_day(due_on)}")


def safeguarding(words: str, raised_on: date, on: date, *, presses: bool) -> Need:
    """A concern that is not closed, with what is still to be done. Urgent while a council has not been told."""
    level = Level.URGENT if presses else Level.PRESSING
    return Need(Reason.SAFEGUARDING, level, words, (on - raised_on).days, f"Raised {short_day(raised_on)}")


def liberty(words: str, decide_by: date, on: date) -> Need:
    """A request to deprive of liberty that nobody decided in time: somebody may be held without authority."""
    late = (on - decide_by).days
    said = f"{words} {overdue(late)}" if late > 0 else words
    return Need(Reason.LIBERTY, Level.URGENT, said, late, f"Due {short_day(decide_by)}")


def check(what: str, due_on: date, on: date) -> Need:
    """Nobody has asked how somebody is since something happened where they live. Urgent 90 days too late."""
    late, then = (on - due_on).days, f"{what[0].lower()}{what[1:]}"
    if late > 0:
        level = Level.URGENT if late > FAR_TOO_LATE_DAYS else Level.PRESSING
        words = f"Check after {then} {overdue(late)}"
    else:
        level = Level.COMING if late else Level.PRESSING
        when = f"in {counted(-late, 'day')}" if late else "today"
        words = f"Check after {then} due {when}"
    return Need(Reason.CHECK, level, words, late, f"Due {short_day(due_on)}")


def no_worker(known_from: date, on: date) -> Need:
    """Nobody is their link worker."""
    waited = (on - known_from).days
    return Need(Reason.NO_WORKER, Level.PRESSING, "No link worker", waited, UNALLOCATED)


def action(what: str, owner: str, *, outside: bool, due_on: date, on: date) -> Need:
    """An action past its day, and whether the promise is the team's own or somebody else's.

    Urgent when somebody outside promised it and more than 14 days have passed.
    """
    late = (on - due_on).days
    whose = f"{owner}, outside the council" if outside else owner
    words = f"Action {overdue(late)}: {what.rstrip('.')}; for {whose}"
    level = Level.URGENT if outside and late > CHASE_AFTER_DAYS else Level.PRESSING
    return Need(Reason.ACTION, level, words, late, f"Due {short_day(due_on)}")


def escalation(level: str, due_on: date, on: date) -> Need:
    """Nobody has answered what was raised within the days the level has."""
    late = (on - due_on).days
    words = f"Escalation to the {level} {overdue(late)}"
    return Need(Reason.ESCALATION, Level.URGENT, words, late, f"Due {short_day(due_on)}")


def no_advocate() -> Need:
    """An advocate is needed and there is none, or nobody has recorded one."""
    return Need(Reason.NO_ADVOCATE, Level.PRESSING, "Advocate needed, none in place", due="None in place")


def disputed(payer: str, weekly: str, since: date, on: date) -> Need:
    """Money nobody has settled. `weekly` is the amount in words."""
    waited = (on - since).days
    words = f"{payer} share disputed since {long_day(since)}: {weekly} a week"
    return Need(Reason.DISPUTED, Level.PRESSING, words, waited, f"{counted(waited, 'day')} in dispute")


def no_funding(since: date, on: date, *, waits: bool = False) -> Need:
    """Nobody is recorded as paying for the placement; `waits` where it is proposed who does."""
    waited = (on - since).days
    words = "Who pays is proposed, waiting to be agreed" if waits else "No funding line recorded"
    return Need(Reason.NO_FUNDING, Level.PRESSING, words, waited, f"Since {short_day(since)}")


def overdue(late: int) -> str:
    """ "41 days overdue"."""
    return f"{counted(late, 'day')} overdue"


def when_due(days: int) -> str:
    """ "In 3 days", "Tomorrow", "Today", "41 days overdue": so many days from now."""
    if days < 0:
        return overdue(-days)
    return {0: "Today", 1: "Tomorrow"}.get(days) or f"In {counted(days, 'day')}"
