"""Which questions a review asks today: the newest version of each kind's record."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from reviews.choices import ReviewKind
from reviews.models import Question


@dataclass(frozen=True, slots=True)
class Record:
    """The questions one kind of review asks, in their order, all of one version."""

    kind: ReviewKind
    version: int
    questions: tuple[Question, ...]

    @property
    def label(self) -> str:
        """The kind in words."""
        return self.kind.label


def newest_records(kinds: Collection[str] | None = None) -> list[Record]:
    """The newest version of every kind's record, or of these kinds'; kinds without questions are left out.

    One query, in the order of the kinds.
    """
    newest = Question.objects.filter(kind=OuterRef("kind")).order_by("-version").values("version")[:1]
    found = Question.objects.filter(version=Subquery(newest)).order_by("kind", "order", "pk")
    asked: dict[str, list[Question]] = {}
    for question in found if kinds is None else found.filter(kind__in=kinds):
        asked.setdefault(question.kind, []).append(question)
    return [Record(kind, asked[kind][0].version, tuple(asked[kind])) for kind in ReviewKind if kind in asked]
