"""What the end of a body would change: people, homes, money and staff, each with whoever takes over, or undecided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Membership, Organisation
from placements.models import FundingAgreement, FundingLine, Home, Person, Placement, Responsibility

WHAT = ("person", "home", "staff")


@dataclass(frozen=True, slots=True)
class Plan:
    """One body ends on a day and others take over. `shares` says who gets what where there are several:
    (what, reference, public id or email) to the successor. `by_host_area`: who is not named follows the home.
    """

    old: Organisation
    successors: tuple[Organisation, ...]
    on: date
    shares: Mapping[tuple[str, str], Organisation] = field(default_factory=dict)
    by_host_area: bool = False

    @property
    def only(self) -> Organisation | None:
        """The one successor of a merger or a new name; None for a split."""
        return self.successors[0] if len(self.successors) == 1 else None

    def named(self, what: str, *names: str) -> Organisation | None:
        """Who takes over, by the plan."""
        found = (self.shares.get((what, name.casefold())) for name in names)
        return self.only or next((one for one in found if one), None)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything affected, in order, each with its successor; what nobody takes over is in `undecided`."""

    people: tuple[tuple[Person, Organisation], ...]
    facts: tuple[tuple[Responsibility, Organisation], ...]
    homes: tuple[tuple[Home, Organisation], ...]
    lines: tuple[tuple[FundingLine, Organisation], ...]
    proposals: tuple[tuple[FundingAgreement, Organisation], ...]
    memberships: tuple[tuple[Membership, Organisation], ...]
    undecided: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        return not (
            self.facts or self.homes or self.lines or self.proposals or self.memberships or self.undecided
        )


def changes(plan: Plan, today: date) -> Changes:
    """What the plan changes, in a constant number of queries. Nothing when it was applied before."""
    undecided: list[str] = []
    homes = list(hosted(plan.old))
    new_hosts = {home.pk: plan.named("home", home.code, str(home.uid)) for home in homes}
    undecided += [f"home {home.code} ({home.uid})" for home in homes if new_hosts[home.pk] is None]
    facts, lines, proposals = list(_facts(plan)), list(_lines(plan)), list(_proposals(plan))
    people = {row.person_id: row.person for row in facts}
    people |= {row.placement.person_id: row.placement.person for row in (*lines, *proposals)}
    takers = {pk: plan.named("person", one.reference, str(one.uid)) for pk, one in people.items()}
    if plan.by_host_area:
        _follow_homes(plan, takers, new_hosts, today)
    _follow_the_kept(takers, people)
    ordered = sorted(people.values(), key=lambda one: (one.reference, one.pk))
    undecided += [f"person {one.reference} ({one.uid})" for one in ordered if takers[one.pk] is None]
    memberships = _memberships(plan, today, undecided)
    known = {("home", name) for home in homes for name in (home.code, str(home.uid))}
    known |= {("person", name) for one in ordered for name in (one.reference, str(one.uid))}
    known |= {("staff", row.staff.email) for row in _held(plan.old, today)}
    named = {(what, name.casefold()) for what, name in known}
    return Changes(
        people=tuple((one, taker) for one in ordered if (taker := takers[one.pk])),
        facts=tuple((row, taker) for row in facts if (taker := takers[row.person_id])),
        homes=tuple((home, taker) for home in homes if (taker := new_hosts[home.pk])),
        lines=tuple((line, taker) for line in lines if (taker := takers[line.placement.person_id])),
        proposals=tuple((one, taker) for one in proposals if (taker := takers[one.placement.person_id])),
        memberships=memberships,
        undecided=tuple(undecided),
        unknown=tuple(" ".join(key) for key in sorted(set(plan.shares) - named)),
    )


def hosted(body: Organisation) -> QuerySet[Home]:
    """The homes in the area of a council or NHS board."""
    return Home.objects.filter(Q(host_council=body) | Q(host_icb=body)).order_by("code", "pk")


def _facts(plan: Plan) -> QuerySet[Responsibility]:
    """Every dated fact that names the body on the day it ended or later."""
    found = Responsibility.objects.filter(Q(ends_on=None) | Q(ends_on__gt=plan.on), organisation=plan.old)
    return found.select_related("person").order_by("person__reference", "person_id", "kind", "pk")


def _lines(plan: Plan) -> QuerySet[FundingLine]:
    """Every line it pays on the day it ended or later."""
    found = FundingLine.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=plan.on),
        Q(placement__ends_on=None) | Q(placement__ends_on__gt=plan.on),
        payer=plan.old,
    )
    return found.select_related("placement__person", "agreement__placement__person").order_by(
        "placement__person__reference", "starts_on", "pk"
    )


def _proposals(plan: Plan) -> QuerySet[FundingAgreement]:
    """What waits to be agreed and would have the body pay on the day it ended or later."""
    found = FundingAgreement.objects.waiting().filter(
        Q(ends_on=None) | Q(ends_on__gt=plan.on), shares__payer=plan.old
    )
    return (
        found.distinct()
        .select_related("placement__person")
        .order_by("placement__person__reference", "starts_on", "pk")
    )


def _follow_homes(
    plan: Plan, takers: dict, new_hosts: Mapping[int, Organisation | None], today: date
) -> None:
    """Who is not named goes with the home they live in, when one of the successors hosts it."""
    stays = Placement.objects.open_on(today).filter(
        person__in=[pk for pk, one in takers.items() if one is None]
    )
    successors = {one.pk: one for one in plan.successors}
    for person, home, council, board in stays.order_by("pk").values_list(
        "person_id", "home_id", "home__host_council_id", "home__host_icb_id"
    ):
        takers[person] = new_hosts.get(home) or successors.get(council) or successors.get(board)


def _follow_the_kept(takers: dict, people: Mapping[int, Person]) -> None:
    """A record merged into another one goes where that one goes, so that the merge can still be undone."""
    for pk, one in people.items():
        kept = one
        while kept.merged_into_id in people:
            kept = people[kept.merged_into_id]
        takers[pk] = takers[pk] or takers[kept.pk]


def _held(body: Organisation, today: date) -> Iterable[Membership]:
    rows = Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gt=today), organisation=body)
    return rows.filter(staff__is_active=True).select_related("staff").order_by("staff__email", "role", "pk")


def _memberships(
    plan: Plan, today: date, undecided: list[str]
) -> tuple[tuple[Membership, Organisation], ...]:
    """Roles held at the body that their holder does not hold at a successor yet."""
    there = Membership.objects.in_force_on(today).filter(organisation__in=plan.successors).order_by()
    carried = set(there.values_list("staff_id", "role"))
    found = []
    for row in _held(plan.old, today):
        if (row.staff_id, row.role) in carried:
            continue
        taker = plan.named("staff", row.staff.email)
        if taker is None:
            undecided.append(f"staff {row.staff.email}")
        else:
            found.append((row, taker))
    return tuple(found)
