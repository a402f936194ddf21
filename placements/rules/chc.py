"""NHS continuing healthcare: what a Checklist says, what a tool may say, and every clock of the path.

Source: DHSC, National Framework for NHS CHC and NHS-funded Nursing Care (July 2022), its Checklist, Decision
Support Tool and Fast Track tool; SI 2012/2996 part 6. What a tool indicates helps people to decide: nothing
here decides.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from linkworker.periods import add_months
from linkworker.words import counted, long_day

CHECKLIST_DOMAINS = 11
DECISION_WITHIN = timedelta(days=28)  # the day the ICB receives the Checklist is day 0
FAR_TOO_LATE_DAYS = 84  # more than twelve weeks is flagged apart
FIRST_REVIEW_MONTHS = 3
FAST_TRACK_HOURS = 48
MONTHS_TO_ASK_FOR_REVIEW = 6  # a local review from the letter, an independent one from the local outcome
MONTHS_OF_LOCAL_REVIEW = 3
LEVELS = "NLMHSP"  # no needs, low, moderate, high, severe, priority: in that order
LEVEL_WORDS = {
    "N": "No needs",
    "L": "Low",
    "M": "Moderate",
    "H": "High",
    "S": "Severe",
    "P": "Priority",
}
NEVER_A_DECISION = "This is help, never a decision: the ICB decides, after the team has met."
SOCIAL_CARE = frozenset({"social_worker", "care_act_assessor"})  # who assess under section 9 of the Care Act
LEFT_OUT_OF_THE_CLOCK = frozenset({"withdrawn"})


# The Checklist


@dataclass(frozen=True, slots=True)
class ChecklistReading:
    """Positive or not, and why in words."""

    positive: bool
    because: str

    @property
    def words(self) -> str:
        """The result and its reason: "Positive: one A in Behaviour, which is marked *"."""
        return f"{'Positive' if self.positive else 'Negative'}: {self.because}"


def read_checklist(
    letters: Sequence[str], names: Sequence[str], starred: Collection[int]
) -> ChecklistReading:
    """What eleven letters say: `names` are the domains in the same order, `starred` the places, counted from
    0, of those marked with an asterisk.

    Positive with two A; five B; one A and four B; or one A in a domain marked *. Raises ValueError for
    anything but eleven letters A, B or C.
    """
    if len(letters) != CHECKLIST_DOMAINS or set(letters) - set("ABC"):
        raise ValueError("A Checklist has eleven letters, each A, B or C.")
    number = Counter(letters)
    marked = [names[place] for place in sorted(starred) if letters[place] == "A"]
    said = f"{number['A'] or 'no'} A and {number['B'] or 'no'} B"
    if number["A"] >= 2:
        return ChecklistReading(True, f"{number['A']} domains are A, and two are enough")
    if marked:
        return ChecklistReading(True, f"one A in {marked[0]}, which is marked *")
    if number["B"] >= 5:
        return ChecklistReading(True, f"{number['B']} domains are B, and five are enough")
    if number["A"] and number["B"] >= 4:
        return ChecklistReading(True, f"one A and {number['B']} B, and one A with four B is enough")
    return ChecklistReading(
        False, f"{said}. It takes two A, five B, one A with four B, or one A in a domain marked *"
    )


# The Decision Support Tool


class Indicated(StrEnum):
    """What the levels of a tool point to. Never a decision."""

    CLEAR = "clear"
    MAY = "may"
    LITTLE = "little"


INDICATED_WORDS = {
    Indicated.CLEAR: "A clear recommendation of eligibility would be expected",
    Indicated.MAY: "This may indicate a primary health need",
    Indicated.LITTLE: "The levels alone do not point to a primary health need",
}
SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the levels point to, with what was counted."""

    indicated: Indicated
    because: str

    @property
    def words(self) -> str:
        """What they point to and why, as one sentence."""
        return f"{INDICATED_WORDS[self.indicated]}: {self.because}."

    @property
    def never_a_decision(self) -> str:
        """Stands under every indicator."""
        return NEVER_A_DECISION


def indicator(levels: Sequence[str]) -> Indicator:
    """What the levels (letters of LEVELS) of a tool's domains point to (domain A2).

    Clear: one priority, or two severe. May: one severe with needs elsewhere, or several high or moderate.
    """
    number = Counter(levels)
    needs_elsewhere = sum(number[level] for level in "LMH")
    high_or_moderate = number["H"] + number["M"]
    if number["P"]:
        return Indicator(Indicated.CLEAR, counted(number["P"], "priority level"))
    if number["S"] >= 2:
        return Indicator(Indicated.CLEAR, f"{number['S']} severe levels")
    if number["S"] and needs_elsewhere:
        others = counted(needs_elsewhere, "other domain")
        return Indicator(Indicated.MAY, f"one severe level, and needs in {others}")
    if high_or_moderate >= SEVERAL:
        return Indicator(Indicated.MAY, f"{high_or_moderate} levels high or moderate")
    return Indicator(Indicated.LITTLE, "no priority, fewer than two severe and few high or moderate levels")


def level_is_allowed(level: str, allowed: str) -> bool:
    """Is this one of the letters a domain may have?"""
    return len(level) == 1 and level in allowed


def team_is_whole(professions: Collection[str]) -> bool:
    """Two people of different healthcare professions, or one of health and one who assesses under section 9."""
    health = {profession for profession in professions if profession not in SOCIAL_CARE}
    assessor = any(profession in SOCIAL_CARE for profession in professions)
    return len(health) >= 2 or bool(health and assessor)


# The 28 days


class ClockState(StrEnum):
    """How the decision stands against its 28 days."""

    NOT_COUNTED = "not_counted"
    NOT_STARTED = "not_started"
    RUNNING = "running"
    OVERDUE = "overdue"
    IN_TIME = "in_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Clock:
    """The 28 days as they stand: `day` counts from the day of receipt, which is day 0."""

    state: ClockState
    words: str
    day: int | None = None
    due_on: date | None = None

    @property
    def far_too_late(self) -> bool:
        """More than twelve weeks, decided or not."""
        late = self.state in (ClockState.OVERDUE, ClockState.LATE)
        return late and self.day is not None and self.day > FAR_TOO_LATE_DAYS


def decision_due(received_on: date) -> date:
    """The last day on which a decision is in time."""
    return received_on + DECISION_WITHIN


def is_late(received_on: date, decided_on: date) -> bool:
    """Day 29 is the first late one."""
    return decided_on > decision_due(received_on)


def clock(
    *,
    received_on: date | None,
    decided_on: date | None,
    on: date,
    fast_track: bool = False,
    outcome: str = "",
) -> Clock:
    """The 28 days as they stand on a day. Fast track and withdrawn cases are not counted."""
    if fast_track:
        return Clock(
            ClockState.NOT_COUNTED,
            f"Fast track: the package should be in place within {FAST_TRACK_HOURS} hours. The 28 days do not apply.",
        )
    if outcome in LEFT_OUT_OF_THE_CLOCK:
        return Clock(ClockState.NOT_COUNTED, "Withdrawn: the 28 days do not apply.")
    if received_on is None:
        words = (
            "The day the ICB received it is not recorded, so nobody can say whether the decision was in time."
        )
        if decided_on is None:
            words = "The clock starts on the day the ICB receives the Checklist."
        return Clock(ClockState.NOT_STARTED, words)
    due_on = decision_due(received_on)
    if decided_on is not None:
        day = (decided_on - received_on).days
        if not is_late(received_on, decided_on):
            return Clock(
                ClockState.IN_TIME,
                f"Decided on day {day}, in time: it was due {long_day(due_on)}",
                day,
                due_on,
            )
        words = f"Decided {_days(decided_on - due_on)} late, on day {day}: it was due {long_day(due_on)}"
        return Clock(ClockState.LATE, words, day, due_on)
    day = (on - received_on).days
    if on > due_on:
        words = f"{_days(on - due_on)} late: the decision was due {long_day(due_on)}. Today is day {day}"
        return Clock(ClockState.OVERDUE, words, day, due_on)
    words = f"Day {day} of {DECISION_WITHIN.days}: decision due {long_day(due_on)}"
    return Clock(ClockState.RUNNING, words, day, due_on)


def _days(length: timedelta) -> str:
    return counted(length.days, "day")


def first_review_due(decided_on: date) -> date:
    """Three calendar months after the decision, clipped to the month's end."""
    return add_months(decided_on, FIRST_REVIEW_MONTHS)


# Disputes of the person


def last_day_to_ask(told_on: date) -> date:
    """Six months from the decision letter for a local review; from its outcome for an independent one."""
    return add_months(told_on, MONTHS_TO_ASK_FOR_REVIEW)


def dispute_due(stage: str, asked_on: date) -> date | None:
    """When a stage should be finished; None where the Framework names no day."""
    return add_months(asked_on, MONTHS_OF_LOCAL_REVIEW) if stage == "local_review" else None
