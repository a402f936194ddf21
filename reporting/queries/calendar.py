"""What is planned and what falls due, on one calendar: contacts to come, reviews, and what was promised by a day.

The page and the feed read the same entries. The page names people as far as the reader may see names; the feed
never does. As many queries for one person as for a thousand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from uuid import UUID, uuid5

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse

from accounts.models import Staff
from accounts.roles import Permission
from casework import queries as casework
from casework.models import Action, ActionChange, PlannedContact
from casework.policies import plans_for
from placements.models import Person
from placements.policies import people_for
from placements.queries.naming import called
from reporting.queries.day.parts import Link, log_it
from reporting.queries.day.people import acting_as, own_people, team_people
from reporting.queries.on_caseload import OnCaseload
from reviews.choices import ReviewKind
from reviews.queries.settling import settled_by
from reviews.rules.cadence import Due


class What(StrEnum):
    """What kind of thing stands on a day."""

    CONTACT = "contact"
    REVIEW = "review"
    ACTION = "action"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing on one day, perhaps at a time of it.

    `name` is how the person is called on a page, `reference` how the feed calls them: reference and initials.
    `detail` is free text and never leaves the product. `key` stays the same however often a plan is moved, and
    `sequence` grows with every change of it.
    """

    what: What
    key: UUID
    on: date
    at: time | None = None
    words: str
    detail: str = ""
    name: str
    reference: str
    person_uid: str
    who: str = ""
    page: str
    uid: str
    late: bool = False
    sequence: int = 0
    cancelled: bool = False
    changed_at: datetime

    @property
    def url(self) -> str:
        """Where it is dealt with."""
        return reverse(self.page, args=[self.uid])

    @property
    def deeds(self) -> tuple[Link, ...]:
        """What is done with a planned contact, from the calendar itself."""
        if self.what != What.CONTACT:
            return ()
        return (
            log_it(self.person_uid, self.uid),
            Link("Move", self.url),
            Link("Cancel", reverse("casework:cancel-planned-contact", args=[self.uid])),
        )

    @property
    def person_url(self) -> str:
        """Whom it is about."""
        return reverse("placements:person", args=[self.person_uid])


def entries(staff: Staff, *, since: date, until: date, on: date, team: bool = False) -> list[Entry]:
    """Everything open between two days, both included: one's own, or everybody's the reader's roles reach.

    One's own are the plans and promises somebody makes, and the reviews and promises about the people whose link
    worker they are.
    """
    plans = casework.planned(staff, since=since, until=until).filter(_named(staff))
    plans = plans if team else plans.filter(worker__in=acting_as(staff))
    found = [_contact(plan, on) for plan in plans]
    return sorted([*found, *_due(staff, (since, until), on, team=team)], key=in_order)


def feed_entries(staff: Staff, *, since: date, until: date, on: date) -> list[Entry]:
    """The same of one's own for a calendar program, which must also be told what was cancelled or is over.

    A plan that was moved is one entry: its key is that of the first, its sequence how often it changed.
    """
    own = plans_for(staff).filter(
        _named(staff), worker__in=acting_as(staff), moved_to=None, planned_on__range=(since, until)
    )
    plans = list(own.select_related("person", "worker"))
    before = _before(plans)
    found = [*(_contact(plan, on, before) for plan in plans), *_due(staff, (since, until), on)]
    return sorted(_as_changed(found), key=in_order)


def in_order(entry: Entry) -> tuple:
    """By day; what has no time first; then by time, name and key."""
    return (entry.on, entry.at is not None, entry.at or time.min, entry.name.casefold(), str(entry.key))


def _named(staff: Staff) -> Q:
    return Q(person__in=people_for(staff, Permission.SEE_NAMES).order_by())


def _about(person: Person) -> dict:
    return {
        "name": called(person, names=True),
        "reference": called(person, names=False),
        "person_uid": str(person.uid),
    }


Before = dict[int, tuple[UUID, int]]  # of each plan: the key of the first it stands instead of, and how many


def _contact(plan: PlannedContact, on: date, before: Before | None = None) -> Entry:
    key, moves = (before or {}).get(plan.pk, (plan.uid, 0))
    cancelled = plan.cancelled_at is not None
    return Entry(
        what=What.CONTACT,
        key=key,
        on=plan.planned_on,
        at=plan.planned_at,
        words=plan.get_method_display(),
        detail=plan.note,
        who=str(plan.worker),
        page="casework:move-planned-contact",
        uid=str(plan.uid),
        late=plan.planned_on < on and not plan.is_closed,
        sequence=moves + cancelled,
        cancelled=cancelled,
        changed_at=plan.cancelled_at or plan.created_at,
        **_about(plan.person),
    )


def _as_changed(entries: list[Entry]) -> list[Entry]:
    """The promises as often and as lately changed as their changes say. One query."""
    promised = [entry.key for entry in entries if entry.what == What.ACTION]
    rows = ActionChange.objects.filter(action__uid__in=promised).order_by().values_list("action__uid")
    changes = {uid: (times, at) for uid, times, at in rows.annotate(Count("pk"), Max("created_at"))}
    return [
        replace(entry, sequence=changes[entry.key][0], changed_at=changes[entry.key][1])
        if entry.key in changes
        else entry
        for entry in entries
    ]


def _before(plans: Iterable[PlannedContact]) -> Before:
    """Where each chain of moves begins. One query: of these people, every plan that stands instead of another."""
    moved = [plan.person_id for plan in plans if plan.instead_of_id]
    links = dict(_chains(PlannedContact.objects.filter(person__in=moved))) if moved else {}
    found: Before = {}
    for plan in plans:
        key, steps, earlier = plan.uid, 0, plan.instead_of_id
        while earlier is not None:
            key, steps = links[earlier][0], steps + 1
            earlier = links[earlier][1]
        found[plan.pk] = (key, steps)
    return found


def _chains(plans: QuerySet[PlannedContact]) -> Iterator[tuple[int, tuple[UUID, int | None]]]:
    for pk, uid, instead_of in plans.order_by().values_list("pk", "uid", "instead_of"):
        yield pk, (uid, instead_of)


def _due(staff: Staff, days: tuple[date, date], on: date, *, team: bool = False) -> Iterator[Entry]:
    """What falls due: reviews, and what was promised."""
    yield from _reviews(staff, days, on, team=team)
    promised = casework.open_actions(staff).filter(_named(staff), due_on__range=days)
    if not team:
        whose = acting_as(staff)
        promised = promised.filter(Q(owner__in=whose) | Q(person__link_worker__in=whose))
    yield from (_action(action, on) for action in promised)


def _reviews(staff: Staff, days: tuple[date, date], on: date, *, team: bool) -> Iterator[Entry]:
    """The reviews owed and not held: each on the day by which it is due."""
    whose = acting_as(staff)
    found = (team_people if team else own_people)(staff, on=on).people
    for one in found if team else (one for one in found if one.worker_pk in whose):
        for due in one.dues:
            if days[0] <= due.due_on <= days[1]:
                yield _review(one, due, on)
            if due.planned_on and days[0] <= due.planned_on <= days[1]:
                yield _planned(one, due, on)


def _review(one: OnCaseload, due: Due, on: date) -> Entry:
    """By which day it is due."""
    told = f"{due.kind} {due.due_on} {due.placement_reference or due.about or ''}"
    deed = settled_by(due, one.uid)
    own_page = due.about is not None and deed.permission in one.granted
    return Entry(
        key=uuid5(UUID(one.uid), told),
        on=due.due_on,
        words=f"{ReviewKind(due.kind).label} due",
        page=deed.page if own_page else "reviews:reviews",
        uid=deed.args[0] if own_page else one.uid,
        late=due.due_on < on,
        **_of(one, on),
    )


def _planned(one: OnCaseload, due: Due, on: date) -> Entry:
    """On which day it is to be held: the key stays when it is moved, so a calendar program moves it too."""
    return Entry(
        key=uuid5(UUID(one.uid), f"planned {due.key} {due.due_on}"),
        on=due.planned_on,
        words=f"{ReviewKind(due.kind).label} planned",
        page="reviews:plan-review",
        uid=one.uid,
        late=due.planned_on < on,
        **_of(one, on),
    )


def _of(one: OnCaseload, on: date) -> dict:
    return {
        "what": What.REVIEW,
        "name": one.name,
        "reference": one.reference_and_initials,
        "person_uid": one.uid,
        "who": one.worker or "No link worker",
        "changed_at": datetime.combine(on, time.min, UTC),
    }


def _action(action: Action, on: date) -> Entry:
    return Entry(
        what=What.ACTION,
        key=action.uid,
        on=action.due_on,
        words="Promised by this day",
        detail=action.what,
        who=action.who,
        page="casework:complete-action",
        uid=str(action.uid),
        late=action.due_on < on,
        changed_at=action.created_at,
        **_about(action.person),
    )
