"""One person's reviews: what is owed, when and why, and what was held."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch, QuerySet

from accounts.models import Staff
from accounts.roles import Permission
from casework.policies import actions_for
from linkworker.words import counted
from placements.models import Person
from reviews import policies
from reviews.choices import ReviewKind
from reviews.models import Review, ReviewAnswer
from reviews.queries import duties, plans
from reviews.queries.plans import Said
from reviews.queries.settling import Settling, settled_by
from reviews.rules.cadence import Due, State
from reviews.rules.plans import Key

BESIDE_THE_FORM = 3
COLOURS = {State.OVERDUE: "red", State.DUE: "orange", State.DUE_SOON: "yellow", State.UPCOMING: "grey"}


@dataclass(frozen=True, slots=True)
class Owed:
    """A review a person is owed, in words: which, by when, how it stands on the day asked about, and why."""

    kind: ReviewKind
    due_on: date
    state: State
    words: str
    because: str
    settling: Settling
    key: Key
    about: str | None = None
    planned_on: date | None = None
    said: tuple[Said, ...] = ()
    event_on: date | None = None

    @property
    def label(self) -> str:
        """The kind in words."""
        return self.kind.label

    @property
    def colour(self) -> str:
        """The colour of the tag that repeats how it stands."""
        return COLOURS[self.state]

    @property
    def presses(self) -> bool:
        """It is overdue, due, or due soon."""
        return self.state != State.UPCOMING


def owed_to(person: Person, on: date, staff: Staff) -> list[Owed]:
    """Every review owed to one person and not held by a day that somebody may know of, the soonest first.

    Fifteen queries at the most.
    """
    one = Person.objects.filter(pk=person.pk)
    rows = duties.known_due_by_person(staff, one, on).get(person.pk, [])
    return [_owed(row, on, str(person.uid)) for row in rows]


def owed_with_history(person: Person, on: date, staff: Staff) -> list[Owed]:
    """The same, each with what was said before of when it is held, the latest first. One query more."""
    said = plans.history(person)
    return [replace(one, said=tuple(said.get(one.key, ()))) for one in owed_to(person, on, staff)]


def owed_elsewhere(person: Person) -> bool:
    """Does another council keep the dates? Its reviews are not recorded here, so nothing of them is overdue here.

    So it is with somebody placed in, whom the host put on its own register.
    """
    return person.owner_id != person.responsible_council_id


def next_due(person: Person, kinds: list[str], on: date, staff: Staff) -> dict[ReviewKind, Owed | None]:
    """For each of these kinds, what is owed next on a day; None when nothing of the kind is.

    What is settled in a place of its own is left out: no review settles it.
    """
    owed = {row.kind: row for row in reversed(owed_to(person, on, staff)) if row.about is None}
    return {ReviewKind(kind): owed.get(ReviewKind(kind)) for kind in kinds}


def held_for(staff, person: Person) -> QuerySet[Review]:
    """The reviews of one person that somebody may know were held, the latest first."""
    return (
        policies.reviews_for(staff)
        .filter(person=person)
        .select_related("recorded_by", "organisation", "home_event")
    )


def previous_for(staff, person: Person) -> QuerySet[Review]:
    """The latest few, whole, to stand beside the form."""
    return review_for(staff).filter(person=person)[:BESIDE_THE_FORM]


def review_for(staff) -> QuerySet[Review]:
    """The reviews somebody may open, whole: answers as they were asked, and the actions they may read."""
    found = policies.reviews_for(staff, Permission.READ_REVIEW)
    found = found.select_related("recorded_by", "organisation", "home_event")
    return _whole(found, staff)


def _whole(reviews: QuerySet[Review], staff) -> QuerySet[Review]:
    answers = ReviewAnswer.objects.select_related("question").order_by(
        "question__kind", "question__order", "pk"
    )
    promised = actions_for(staff).select_related("owner", "contact").order_by("due_on", "pk")
    return reviews.prefetch_related(
        Prefetch("answers", queryset=answers), Prefetch("actions", queryset=promised, to_attr="readable")
    )


def _owed(due: Due, on: date, person: str) -> Owed:
    return Owed(
        kind=ReviewKind(due.kind),
        due_on=due.due_on,
        state=due.state,
        words=standing_in_words(due, on),
        because=due.because,
        key=due.key,
        planned_on=due.planned_on,
        settling=settled_by(due, person),
        about=due.about,
        event_on=due.event_on,
    )


def standing_in_words(due: Due, on: date) -> str:
    """How a review stands on a day: "41 days overdue", "Due today", "Due in 12 days", "Not due yet"."""
    days = abs((due.due_on - on).days)
    away = counted(days, "day")
    return {
        State.OVERDUE: f"{away} overdue",
        State.DUE: "Due today",
        State.DUE_SOON: f"Due in {away}",
        State.UPCOMING: "Not due yet",
    }[due.state]
