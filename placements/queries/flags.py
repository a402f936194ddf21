"""The flags that matter before anything else is read, and the next dates of a person's record."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from accounts.roles import Permission
from linkworker.periods import add_months
from linkworker.words import counted, long_day
from placements.choices import LegalKind, SharingAnswer, WarningKind
from placements.models import Person
from placements.queries.facts import Facts
from placements.rules import legal, warning_notes

ALWAYS_FLAGGED = {  # a status that changes what may be done with somebody today, in the fewest words
    LegalKind.DOLS_STANDARD: "DoLS",
    LegalKind.DOLS_URGENT: "Urgent DoLS",
    LegalKind.COURT_OF_PROTECTION: "Court of Protection order",
    LegalKind.MHA: "Mental Health Act section",
    LegalKind.CTO: "Community treatment order",
    LegalKind.GUARDIANSHIP: "Guardianship",
}
HEALTH_CHECK_EVERY_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Flag:
    """A few words at the top of every page. `alarm` says that something is wrong or dangerous."""

    words: str
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class NextDate:
    """A day something is to be done by, and for how many days that has been so in vain."""

    day: date
    words: str
    days_late: int = 0

    @property
    def overdue(self) -> bool:
        """Has the day passed?"""
        return self.days_late > 0

    @property
    def late(self) -> str:
        """How long it is overdue: "218 days"."""
        return counted(self.days_late, "day")


@dataclass(frozen=True, slots=True)
class LastTime:
    """The last day something was done, and how; None while it never was, as far as the reader may know."""

    words: str
    day: date | None
    how: str = ""


def flags(person: Person, facts: Facts, *, on: date, granted: Collection[Permission]) -> tuple[Flag, ...]:
    """What somebody must know before they ring or go: what is wrong or dangerous first, then law and needs."""
    told = _flags(person, facts, on, health=Permission.SEE_HEALTH in granted)
    return tuple(sorted(told, key=lambda flag: not flag.alarm))


def _flags(person, facts, on, *, health):
    warned = {note.kind for note in facts.warnings or ()}
    for kind in WarningKind:
        if kind in warned:
            yield Flag(f"Warning: {kind.label[0].lower()}{kind.label[1:]}", alarm=True)
    overdue = [note for note in facts.warnings or () if warning_notes.is_overdue(note.review_by, on)]
    if overdue:
        yield Flag(f"{counted(len(overdue), 'warning note')} overdue for review", alarm=True)
    yield from _disputed(facts)
    for status in facts.statuses or ():
        yield from _legal_flag(status, on)
    for need in facts.needs or ():
        yield Flag(need.in_words)
    if facts.sharing is not None:
        asked = [each for each in facts.sharing if each.answer != SharingAnswer.NOT_ASKED]
        refused = [each.get_side_display() for each in asked if each.answer == SharingAnswer.REFUSED]
        if not asked:
            yield Flag("No decision on sharing recorded")
        for side in refused:
            yield Flag(f"Refused sharing with: {side}")
    if health and person.advocate_needed and not person.advocate_in_place:
        yield Flag("Needs an advocate, none in place", alarm=True)


def _disputed(facts):
    for words, since in (
        ("Whose: disputed since", facts.whose_disputed_since),
        ("Money: disputed since", facts.money_disputed_since),
    ):
        if since is not None:
            yield Flag(f"{words} {long_day(since)}", alarm=True)


def _legal_flag(status, on):
    ends_soon = legal.alert(status.ends_on, on)
    short = ALWAYS_FLAGGED.get(status.kind, status.get_kind_display())
    name = f"{short} {status.section}".strip()
    if ends_soon is not None:
        left = (status.last_day - on).days
        when = "today" if left == 0 else f"in {counted(left, 'day')}"
        yield Flag(f"{name} runs out {when}, on {long_day(status.last_day)}", alarm=True)
    elif status.kind in ALWAYS_FLAGGED:
        until = f" until {long_day(status.last_day)}" if status.last_day else ""
        yield Flag(f"{name} in force{until}")


def next_dates(
    person: Person, facts: Facts, *, on: date, granted: Collection[Permission]
) -> tuple[NextDate, ...]:
    """The days that come next in the record, soonest first; what is overdue stands first."""
    found = _next_dates(person, facts, health=Permission.SEE_HEALTH in granted)
    return in_order(next_date(day, words, on=on) for day, words in found)


def next_date(day: date, words: str, *, on: date) -> NextDate:
    """A day as it stands on another."""
    return NextDate(day, words, days_late=max((on - day).days, 0))


def in_order(dates: Iterable[NextDate]) -> tuple[NextDate, ...]:
    """Soonest first; what is overdue stands first, the longest first."""
    return tuple(sorted(dates, key=lambda each: (each.day, each.words)))


def _next_dates(person, facts, *, health):
    for note in facts.warnings or ():
        yield note.review_by, f"Review the warning: {note.get_kind_display().lower()}"
    for need in facts.needs or ():
        yield need.review_due_on, f"Ask again about: {need.in_words}"
    for status in facts.statuses or ():
        if status.last_day:
            yield status.last_day, f"{status.in_words}: last day"
    for decision in facts.sharing or ():
        if decision.review_on:
            yield decision.review_on, f"Ask again about sharing with: {decision.get_side_display()}"
    if health and person.health_check_on:
        due = add_months(person.health_check_on, HEALTH_CHECK_EVERY_MONTHS)
        yield due, "Annual health check"
