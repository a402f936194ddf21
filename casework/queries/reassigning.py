"""Moving a caseload: who would move with what, how it leaves each worker, and what is planned or was done."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count, Exists, F, Q, QuerySet, Subquery
from django.db.models import OuterRef as Outer
from django.db.models.functions import TruncDate

from accounts.models import Membership, Organisation, Staff
from accounts.roles import Permission
from casework.models import (
    Action,
    Contact,
    Draft,
    Goal,
    GoalCheck,
    PlannedContact,
    ReassignedPerson,
    Reassignment,
)
from casework.rules.sharing_out import shared_out
from linkworker.moments import end_of
from linkworker.words import UNALLOCATED, counted, long_day
from placements.policies import any_of, living_in, marked_people, responsible_to
from placements.queries import naming, residence

TOLD_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Carried:
    """One person as the preview shows them, with what is open about them and would move too."""

    pk: int
    uid: str
    name: str
    reference: str
    host: str
    home: str
    worker: int | None
    on_caseload: bool
    seen_in_time: bool
    actions: int = 0
    plans: int = 0
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How many people of the caseload a worker carries, and how many of them were seen in time (as K19 counts)."""

    name: str
    people: int
    met: int
    people_after: int
    met_after: int


def carried_by_anyone(staff: Staff, council: Organisation, on: date) -> list[Carried]:
    """Everybody a council carries whom somebody may reassign, by name. One question."""
    reached = marked_people(staff, Permission.SEE_NAMES, within=Permission.REASSIGN_CASELOAD)
    near = reached.filter(any_of(responsible_to([council.pk]), living_in([council.pk], on)))
    theirs = near.filter(carried_for(council, on))
    seen = Contact.objects.standing().seen().up_to(end_of(on)).filter(person=Outer("pk"))
    latest = seen.order_by("-happened_at").values(day=TruncDate("happened_at"))[:1]
    rows = residence.with_stay(theirs, on).order_by("family_name", "given_name", "reference", "pk")
    return [
        _carried(row, on)
        for row in rows.values(
            *("pk", "uid", "reference", "given_name", "family_name", "link_worker_id", "contact_every_days"),
            *("caseload_from", "caseload_until", f"may_{Permission.SEE_NAMES}"),
            host=residence.short_name("stay__home__host_council"),
            home=F("stay__home__name"),
            seen_on=Subquery(latest),
        )
    ]


def carried_for(council: Organisation, on: date) -> Q:
    """People a council may move: its own team's, whether they still hold their role or have left, and nobody's.

    The link worker belongs to the council that carries the person: another's is never taken away, whoever is
    responsible. Somebody who left for another council keeps nobody of ours, and brings nobody of theirs.
    """
    there, held = Q(organisation=council), Membership.objects.order_by().values("staff")
    today = Membership.objects.in_force_on(on).order_by().values("staff")
    gone_elsewhere = Q(link_worker__in=today.exclude(there))
    return (
        Q(link_worker=None)
        | Q(link_worker__in=today.filter(there))
        | Q(link_worker__in=held.filter(there)) & (Q(responsible_council=council) | ~gone_elsewhere)
    )


def _carried(row: dict, on: date) -> Carried:
    joined, left, seen_on = row["caseload_from"], row["caseload_until"], row["seen_on"]
    return Carried(
        pk=row["pk"],
        uid=str(row["uid"]),
        name=naming.called_by(
            row["given_name"], row["family_name"], row["reference"], names=row[f"may_{Permission.SEE_NAMES}"]
        ),
        reference=row["reference"],
        host=row["host"] or "",
        home=row["home"] or "",
        worker=row["link_worker_id"],
        on_caseload=joined is not None and joined <= on and (left is None or left > on),
        seen_in_time=seen_on is not None and (on - seen_on).days <= row["contact_every_days"],
    )


def movable(everyone: Iterable[Carried], worker: Staff | None, area: str = "") -> list[Carried]:
    """Whoever would move away from a worker, perhaps only from one area; of the unallocated those on the caseload."""
    kept = [one for one in everyone if one.worker == (worker.pk if worker else None)]
    return [one for one in kept if (worker or one.on_caseload) and area in ("", one.host)]


def carriers(everyone: Iterable[Carried], team: Iterable[int]) -> list[tuple[Staff, int]]:
    """Whoever carries anybody, or is of the team, by name, with how many. One question."""
    numbers = Counter(one.worker for one in everyone if one.worker is not None)
    known = Staff.objects.filter(pk__in={*numbers, *team}).order_by("name", "pk")
    return [(one, numbers[one.pk]) for one in known]


def totals(people: Iterable[Carried], moves: Mapping[int, int]) -> tuple[int, int, int]:
    """How many open actions, plans and drafts go with those who move."""
    moving = [one for one in people if one.pk in moves]
    return (
        sum(one.actions for one in moving),
        sum(one.plans for one in moving),
        sum(one.drafts for one in moving),
    )


def with_open_work(people: Sequence[Carried], worker: Staff | None, council: Organisation) -> list[Carried]:
    """The same people with how much of the worker's is open about each. Three questions, or none."""
    if worker is None:
        return list(people)
    actions, plans, drafts = (_by_person(rows) for rows in open_work(worker, council)[:3])
    return [
        replace(one, actions=actions[one.pk], plans=plans[one.pk], drafts=drafts[one.pk]) for one in people
    ]


def open_work(worker: Staff, council: Organisation) -> tuple[QuerySet, QuerySet, QuerySet, QuerySet]:
    """The open actions and plans a worker has for a council, the drafts they write for it about somebody, and the
    goals they look at that have not ended.
    """
    last = GoalCheck.objects.filter(goal=Outer("pk")).order_by("-checked_on", "-pk").values("pk")[:1]
    ended = GoalCheck.objects.ending().filter(pk=Outer("last_look")).order_by()
    goals = Goal.objects.filter(owner=worker, organisation=council).annotate(last_look=Subquery(last))
    return (
        Action.objects.open().filter(owner=worker, organisation=council),
        PlannedContact.objects.open().filter(worker=worker, organisation=council),
        Draft.objects.filter(author=worker, organisation=council).exclude(person=None),
        goals.filter(~Exists(ended)),
    )


def _by_person(rows: QuerySet) -> Counter[int]:
    return Counter(dict(rows.order_by().values_list("person").annotate(number=Count("pk"))))


def proposal(people: Sequence[Carried], workers: Sequence[Staff]) -> dict[int, int]:
    """To whom each would go: shared out so that people of one place stay together."""
    placed = ((one.pk, (one.host, one.home, one.name, one.pk)) for one in people)
    return shared_out(placed, [worker.pk for worker in workers])


def standings(
    everyone: Iterable[Carried], moves: Mapping[int, int], names: Mapping[int, str]
) -> list[Standing]:
    """Each worker before and after the move, the unallocated first of all; everybody together last."""
    known = [one for one in everyone if one.on_caseload]
    before = [(one.worker, one.seen_in_time) for one in known]
    after = [(moves.get(one.pk, one.worker), one.seen_in_time) for one in known]
    tallies = [Counter(pairs) for pairs in (before, after)]
    workers = [None, *sorted(names, key=lambda pk: (names[pk].casefold(), pk))]
    rows = [_standing(names.get(pk, UNALLOCATED), pk, *tallies) for pk in workers]
    met = sum(row.met for row in rows)
    total = Standing("Everybody", len(before), met, len(after), sum(row.met_after for row in rows))
    return [*rows, total]


def _standing(name: str, pk: int | None, before: Counter, after: Counter) -> Standing:
    return Standing(
        name,
        before[pk, True] + before[pk, False],
        before[pk, True],
        after[pk, True] + after[pk, False],
        after[pk, True],
    )


def print_of(people: Iterable[int], worker: Staff | None) -> str:
    """A mark of who was shown: another one means that the list has changed since."""
    said = f"{worker.pk if worker else None}:{sorted(people)}"
    return hashlib.sha256(said.encode()).hexdigest()


def waiting_to_move(people: Iterable[int]) -> QuerySet[ReassignedPerson]:
    """Those of these people who are to move on a day to come already."""
    to_come = Reassignment.objects.to_come().order_by()
    return ReassignedPerson.objects.filter(reassignment__in=to_come, person__in=list(people)).order_by("pk")


def reassignments_of(organisations: Iterable[Organisation]) -> QuerySet[Reassignment]:
    """What these organisations moved or mean to move, the latest day first, each with how many people."""
    moved = Count("people", filter=Q(people__left_alone=""))
    return (
        Reassignment.objects.filter(organisation__in=list(organisations))
        .select_related("organisation", "from_worker", "made_by")
        .annotate(number=moved, stayed=Count("people") - moved)
        .order_by("-effective_on", "-pk")
    )


def new_workers(reassignments: Iterable[Reassignment]) -> dict[int, str]:
    """To whom the people of each went, in words: "Niamh Osier 12, Robin Ashdown 3". One question."""
    rows = (
        ReassignedPerson.objects.filter(reassignment__in=[each.pk for each in reassignments], left_alone="")
        .order_by("reassignment", "to_worker__name", "to_worker")
        .values_list("reassignment", "to_worker__name")
        .annotate(number=Count("pk"))
    )
    found: dict[int, list[str]] = {}
    for reassignment, name, number in rows:
        found.setdefault(reassignment, []).append(f"{name} {number:,}")
    return {pk: ", ".join(words) for pk, words in found.items()}


def due(on: date) -> list[int]:
    """The keys of what is to be carried out by a day, the earliest first."""
    found = Reassignment.objects.due_on(on).order_by("effective_on", "pk")
    return list(found.values_list("pk", flat=True))


def told(staff: Staff, on: date) -> list[str]:
    """What moves from or to somebody, or did in the last two weeks, as sentences. One question."""
    rows = (
        ReassignedPerson.objects.filter(
            Q(reassignment__from_worker=staff) | Q(to_worker=staff),
            reassignment__called_off_at=None,
            reassignment__effective_on__gt=on - TOLD_FOR,
            left_alone="",
        )
        .order_by("-reassignment__effective_on", "-reassignment", "to_worker__name", "to_worker")
        .values_list(
            *("reassignment__from_worker", "reassignment__from_worker__name", "to_worker__name"),
            *("reassignment__effective_on", "reassignment__done_at"),
        )
        .annotate(number=Count("pk"))
    )
    return [_sentence(staff, *row) for row in rows]


def _sentence(staff: Staff, origin, origin_name, to_name, effective_on, done_at, number) -> str:
    people = counted(number, "person", "people")
    verb = ("moves" if number == 1 else "move") if done_at is None else "moved"
    if origin == staff.pk:
        return (
            f"{people} of yours {verb} to {to_name} on {long_day(effective_on)}, with what is open about them"
        )
    came = ("comes" if number == 1 else "come") if done_at is None else "came"
    return f"{people} {came} to you from {origin_name or UNALLOCATED.lower()} on {long_day(effective_on)}"
