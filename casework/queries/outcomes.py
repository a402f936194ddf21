"""How life was for somebody the first time, and how it is now."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Prefetch

from casework.models import Outcome, OutcomeAnswer
from casework.policies import outcomes_for
from placements.models import Person

COUNTS = (
    ("people_met", "Important people they met"),
    ("people_rung", "Important people they spoke to from afar"),
    ("times_out", "Times out to something in the community"),
)


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of life: the mean of its faces each time it was asked, the earliest first; None: not answered."""

    label: str
    points: tuple[tuple[date, Fraction | None], ...]

    @property
    def change(self) -> Fraction | None:
        """From the first answer to the latest; None with fewer than two."""
        answered = [mean for _, mean in self.points if mean is not None]
        return answered[-1] - answered[0] if len(answered) > 1 else None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of something in the month before, each time; None: not recorded."""

    label: str
    numbers: tuple[int | None, ...]

    @property
    def change(self) -> str:
        """From the first number to the latest, in words."""
        known = [number for number in self.numbers if number is not None]
        by = known[-1] - known[0]
        return (
            "asked once"
            if len(known) < 2
            else f"{abs(by)} {'more' if by > 0 else 'fewer'}"
            if by
            else "the same"
        )


@dataclass(frozen=True, slots=True)
class OverTime:
    """Every time somebody was asked, the earliest first."""

    times: tuple[Outcome, ...]
    panels: tuple[Panel, ...]
    counts: tuple[Counted, ...]

    @property
    def by_proxy(self) -> tuple[Outcome, ...]:
        """The times somebody else answered."""
        return tuple(time for time in self.times if time.by_proxy)


def over_time(staff, person: Person) -> OverTime:
    """What was answered, part by part. Three queries, however often."""
    answers = OutcomeAnswer.objects.select_related("question__part_of_life").order_by(
        "question__order", "question"
    )
    found = outcomes_for(staff).filter(person=person).select_related("recorded_by")
    times = tuple(found.order_by("answered_on", "pk").prefetch_related(Prefetch("answers", answers)))
    parts = {
        answer.question.part_of_life.pk: answer.question.part_of_life
        for time in times
        for answer in time.answers.all()
        if answer.question.part_of_life
    }
    panels = tuple(
        Panel(part.label, tuple((time.answered_on, _mean(time, part)) for time in times))
        for part in sorted(parts.values(), key=lambda part: part.order)
    )
    counts = tuple(
        Counted(label, tuple(getattr(time, name) for time in times))
        for name, label in COUNTS
        if any(getattr(time, name) is not None for time in times)
    )
    return OverTime(times, panels, counts)


def _mean(time: Outcome, part) -> Fraction | None:
    faces = [answer.face for answer in time.answers.all() if answer.question.part_of_life_id == part.pk]
    return Fraction(sum(faces), len(faces)) if faces else None
