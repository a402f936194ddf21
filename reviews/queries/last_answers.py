"""What was answered to the same question the last time it was: it stands beside the question on the form."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from accounts.roles import Permission
from linkworker.words import long_day
from placements.models import Person
from reviews import policies
from reviews.choices import ANSWERS, Answer
from reviews.models import ReviewAnswer

IN_WORDS = dict(ANSWERS)
KindAndCode = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """One answer, the day its review was held, and the words that stood with it."""

    held_on: date
    answer: str
    note: str

    @property
    def sentence(self) -> str:
        """Last time, 3 May 2026: No."""
        said = "" if self.answer == Answer.NOT_RECORDED else f"{IN_WORDS[self.answer]}."
        return f"Last time, {long_day(self.held_on)}: {said}".strip()


def last_answers(staff, person: Person, kinds: Collection[str]) -> dict[KindAndCode, LastAnswer]:
    """The latest answer to each question of these kinds, of the reviews somebody may read, whatever the version.

    What was not recorded is passed over for what was, further back. One query.
    """
    readable = policies.reviews_for(staff, Permission.READ_REVIEW).filter(person=person).order_by()
    found = (
        ReviewAnswer.objects.filter(review__in=readable, question__kind__in=kinds)
        .exclude(answer=Answer.NOT_RECORDED, note="")
        .order_by("question__kind", "question__code", "-review__held_on", "-review__pk")
        .distinct("question__kind", "question__code")
        .values_list("question__kind", "question__code", "review__held_on", "answer", "note")
    )
    return {(kind, code): LastAnswer(held_on, answer, note) for kind, code, held_on, answer, note in found}
