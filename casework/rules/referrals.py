"""How far a referral may go next, and what an organisation's own referrals tell of a service. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from linkworker.words import FEWEST_FOR_A_PERCENTAGE, counted

WAITING, ACCEPTED, DECLINED, STARTED, ENDED = "waiting", "accepted", "declined", "started", "ended"
NEXT = {  # what a service may do after what; some start at once, and what nobody wants any more ends before
    WAITING: (ACCEPTED, DECLINED, STARTED, ENDED),
    ACCEPTED: (STARTED, DECLINED, ENDED),
    STARTED: (ENDED,),
    DECLINED: (),
    ENDED: (),
}
TAKEN_UP_WITHIN_DAYS = 28  # domain H, K20
FEWEST_FOR_A_MEDIAN = 3


def may_follow(state: str, step: str) -> bool:
    """May this step be taken when a referral has come so far?"""
    return step in NEXT[state]


def taken_up_on(accepted_on: date | None, started_on: date | None) -> date | None:
    """The day a service took somebody on: it accepted them, or just started."""
    return min((day for day in (accepted_on, started_on) if day), default=None)


def taken_up_in_time(made_on: date, accepted_on: date | None, started_on: date | None) -> bool:
    """Accepted or started on the 28th day after it was made, at the latest."""
    day = taken_up_on(accepted_on, started_on)
    return day is not None and (day - made_on).days <= TAKEN_UP_WITHIN_DAYS


@dataclass(frozen=True, slots=True)
class Course:
    """How one referral went. Empty days are not recorded."""

    made_on: date
    accepted_on: date | None
    declined_on: date | None
    started_on: date | None
    ended_on: date | None
    result: str

    @property
    def was_accepted(self) -> bool:
        return bool(self.accepted_on or self.started_on) or self.result in (ACCEPTED, STARTED)

    @property
    def was_declined(self) -> bool:
        return self.result == DECLINED

    @property
    def waits(self) -> bool:
        return self.result in ("", WAITING) and not (self.accepted_on or self.started_on or self.ended_on)

    @property
    def reply_days(self) -> int | None:
        """Days until the first answer, whatever came of it later; None where no day is recorded."""
        days = [day for day in (self.accepted_on, self.started_on, self.declined_on) if day]
        return (min(days) - self.made_on).days if days else None


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What became of an organisation's own referrals to one service."""

    made: int = 0
    accepted: int = 0
    answered: int = 0
    waiting: int = 0
    reply_days: tuple[int, ...] = ()

    @classmethod
    def of(cls, courses: Iterable[Course]) -> "TrackRecord":
        listed = list(courses)
        accepted = sum(course.was_accepted for course in listed)
        return cls(
            made=len(listed),
            accepted=accepted,
            answered=accepted + sum(course.was_declined and not course.was_accepted for course in listed),
            waiting=sum(course.waits for course in listed),
            reply_days=tuple(course.reply_days for course in listed if course.reply_days is not None),
        )

    @property
    def accepted_words(self) -> str:
        """ "2 of 3 accepted"; a percentage only beside ten answers or more."""
        if not self.answered:
            return ""
        share = f"{self.accepted} of {self.answered} accepted"
        if self.answered < FEWEST_FOR_A_PERCENTAGE:
            return share
        return f"{share} ({(200 * self.accepted + self.answered) // (2 * self.answered)}%)"

    @property
    def reply_words(self) -> str:
        """ "Half our replies came within 9 days": the middle reply, of three or more."""
        if len(self.reply_days) < FEWEST_FOR_A_MEDIAN:
            return ""
        return f"Half our replies came within {counted(int(median(self.reply_days) + 0.5), 'day')}"

    @property
    def waiting_words(self) -> str:
        """ "1 waiting now"."""
        return f"{self.waiting} waiting now" if self.waiting else ""

    @property
    def words(self) -> str:
        """All of it on one line; nothing when nobody was referred."""
        return ". ".join(filter(None, (self.accepted_words, self.reply_words, self.waiting_words)))
