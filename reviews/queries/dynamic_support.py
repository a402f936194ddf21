"""How somebody stands on the dynamic support register, since when they are rated red, and what that asks for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from placements.models import Person
from reviews import policies
from reviews.choices import ReviewKind, SupportRating
from reviews.models import DynamicSupport, Review
from reviews.rules.dynamic_support import Rated, red_since

COLOURS = {
    SupportRating.RED: "red",
    SupportRating.AMBER: "orange",
    SupportRating.GREEN: "green",
    SupportRating.BLUE: "blue",
}
ASKS_FOR = ReviewKind.CTR_PRE


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the history, in words."""

    row: DynamicSupport
    words: str
    colour: str


@dataclass(frozen=True, slots=True)
class Support:
    """How somebody stands, and how they came to."""

    entries: tuple[Entry, ...]
    red_since: date | None
    review_held: bool

    @property
    def now(self) -> Entry | None:
        """The latest entry that stands; None while there is none."""
        return next((entry for entry in self.entries if entry.row.withdrawn_at is None), None)

    @property
    def review_owed(self) -> bool:
        """Rated red, and no community C(E)TR held since?"""
        return self.red_since is not None and not self.review_held


def in_short(row: DynamicSupport) -> str:
    """The rating in one word, or that they are not on the register."""
    return SupportRating(row.rating).label.partition(":")[0] if row.on_register else "Not on the register"


def support_of(staff, person: Person, on: date) -> Support:
    """One person's place on the register, the latest entry first, with those withdrawn. Two queries at most."""
    found = policies.dynamic_support_for(staff).filter(person=person)
    related = ("recorded_by", "organisation", "withdrawn_by")
    rows = list(found.select_related(*related).order_by("-rated_on", "-pk"))
    since = red_since(_rated([row for row in rows if row.withdrawn_at is None]), on)
    held = since is not None and _held_since(person, since, on)
    entries = tuple(Entry(row, in_short(row), COLOURS.get(row.rating, "grey")) for row in rows)
    return Support(entries, since, held)


def _rated(latest_first: list[DynamicSupport]) -> list[Rated]:
    return [Rated(row.rated_on, row.rating) for row in reversed(latest_first)]


def _held_since(person: Person, since: date, on: date) -> bool:
    kinds = Q(kind=ASKS_FOR) | Q(covers__contains=[ASKS_FOR])
    return Review.objects.filter(kinds, person=person, held_on__gte=since, held_on__lte=on).exists()
