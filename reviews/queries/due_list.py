"""Every review owed to the people somebody may know of, in one list: narrowed, sorted and counted.

What is due is worked out, not stored, so the list is read whole (a constant number of queries) and narrowed in
memory. People are named for the rows of a page alone.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from accounts.models import Staff
from accounts.roles import Permission
from placements.models import Person
from placements.policies import marked_people, people_for
from placements.queries.naming import called_by
from reviews.choices import ReviewKind
from reviews.queries import duties, person_reviews, sight
from reviews.rules.cadence import Due, State, due_order
from reviews.rules.sight import LastSeen

NOBODY = "none"
PLANNED, NOT_PLANNED = "yes", "no"
UNSEEN_FOR = (28, 56, 91, 182)  # days: four weeks, eight, a quarter, half a year
SORTS = {
    "due": "the soonest due first",
    "unseen": "the longest unseen first",
    "planned": "the next planned first",
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What was asked for; empty is anything. `worker` is a public id, or NOBODY; `unseen` a number of days."""

    kind: str = ""
    state: str = ""
    worker: str = ""
    planned: str = ""
    words: str = ""
    unseen: str = ""
    sort: str = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One review somebody is owed. `seen` is None where the reader may not know, and before it was asked."""

    due: Due
    person_pk: int
    person_uid: UUID
    called: str
    worker_uid: UUID | None
    worker: str
    may_plan: bool
    may_see_contacts: bool
    words: str
    seen: LastSeen | None = None

    @property
    def unseen_days(self) -> int | None:
        """Days since somebody was in the same room; None for never, and where the reader may not know."""
        return self.seen.days if self.seen else None

    @property
    def label(self) -> str:
        """The kind in words."""
        return ReviewKind(self.due.kind).label

    @property
    def colour(self) -> str:
        """The colour of the tag that repeats how it stands."""
        return person_reviews.COLOURS[self.due.state]

    @property
    def key(self) -> str:
        """Names the duty and its person in an address."""
        return f"{self.person_uid} {self.due.key}"


@dataclass(frozen=True, slots=True)
class DueList:
    """Every row that was asked for, in order, and how many of everybody's stand in each state."""

    rows: list[Row]
    by_state: Counter[State]
    workers: list[tuple[str, str]] = field(default_factory=list)


def due_list(staff: Staff, narrowing: Narrowing, on: date) -> DueList:
    """What is owed on a day, of everybody SEE_REVIEWS reaches whose dates their own council keeps."""
    people = owed_here(staff)
    dues = duties.known_due_by_person(staff, people, on)
    about = {pk: rest for pk, *rest in _about(staff, dues)}
    rows = [_row(pk, about[pk], due, on) for pk, found in dues.items() if pk in about for due in found]
    workers = {(str(row.worker_uid), row.worker) for row in rows if row.worker_uid}
    chosen = [row for row in rows if _is_asked_for(row, narrowing)]
    if narrowing.sort == "unseen" or narrowing.unseen:
        chosen = [row for row in with_sight(staff, chosen, on) if _is_out_of_sight(row, narrowing)]
    return DueList(
        sorted(chosen, key=lambda row: _order(row, narrowing.sort)),
        Counter(row.due.state for row in rows),
        sorted(workers, key=lambda each: (each[1].casefold(), each[0])),
    )


def owed_here(staff: Staff) -> QuerySet[Person]:
    """The people whose reviews somebody may know of, and whose dates are kept here: by the council that placed them."""
    return people_for(staff, Permission.SEE_REVIEWS).filter(owner=F("responsible_council")).order_by("pk")


def with_sight(staff: Staff, rows: Iterable[Row], on: date) -> list[Row]:
    """The same rows, each with who saw the person last, where the reader may see contacts. One query at the most."""
    listed = list(rows)
    unasked = {row.person_pk for row in listed if row.may_see_contacts and row.seen is None}
    if not unasked:
        return listed
    seen = sight.last_seen(staff, Person.objects.filter(pk__in=unasked), on)
    return [replace(row, seen=seen.get(row.person_pk, row.seen)) for row in listed]


def _about(staff: Staff, pks: Iterable[int]):
    people = marked_people(
        staff,
        *(Permission.SEE_NAMES, Permission.PLAN_REVIEW, Permission.SEE_CONTACTS),
        within=Permission.SEE_REVIEWS,
    )
    return (
        people.filter(pk__in=list(pks))
        .order_by("pk")
        .values_list(
            *("pk", "uid", "given_name", "family_name", "reference"),
            *("link_worker__uid", "link_worker__name"),
            *("may_see_names", "may_plan_review", "may_see_contacts"),
        )
    )


def _row(pk: int, about: list, due: Due, on: date) -> Row:
    uid, given, family, reference, worker_uid, worker, names, plan, contacts = about
    return Row(
        due=due,
        person_pk=pk,
        person_uid=uid,
        called=called_by(given, family, reference, names=names),
        worker_uid=worker_uid,
        worker=worker or "",
        may_plan=plan,
        may_see_contacts=contacts,
        words=person_reviews.standing_in_words(due, on),
    )


def _is_asked_for(row: Row, asked: Narrowing) -> bool:
    worker = str(row.worker_uid) if row.worker_uid else NOBODY
    planned = PLANNED if row.due.planned_on else NOT_PLANNED
    told = f"{row.called} {row.due.person}".casefold()
    return (
        asked.kind in ("", row.due.kind)
        and asked.state in ("", row.due.state)
        and asked.worker in ("", worker)
        and asked.planned in ("", planned)
        and all(word in told for word in asked.words.casefold().split())
    )


def _is_out_of_sight(row: Row, asked: Narrowing) -> bool:
    """Not seen for more than the days asked for, as far as the reader may know; never is longer than any."""
    if not asked.unseen:
        return True
    return row.seen is not None and (row.unseen_days is None or row.unseen_days > int(asked.unseen))


def _order(row: Row, sort: str) -> tuple:
    last = (*due_order(row.due), row.person_pk)
    if sort == "unseen":
        hidden = not row.may_see_contacts
        return (hidden, row.unseen_days is not None, -(row.unseen_days or 0), *last)
    if sort == "planned":
        return (row.due.planned_on is None, row.due.planned_on or date.max, *last)
    return last
