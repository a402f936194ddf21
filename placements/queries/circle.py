"""A person's circle of support: who is in it, whom each side names to speak to first, and where nobody is named.

What a reader may not see is left out, not masked (decision 0018).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts.models import Organisation
from accounts.roles import Permission
from placements.choices import CircleSide
from placements.models import CircleMember, FirstContact, Person, Placement
from placements.policies import people_for
from placements.rules.phone_numbers import to_dial

PRIVATE_SIDES = frozenset({CircleSide.FAMILY, CircleSide.OTHER})  # people at home, not at work
WORKING_SIDES = frozenset(  # what the host's officer needs to know of the circle, and no more
    [
        *(CircleSide.PLACING, CircleSide.HOST, CircleSide.PROVIDER),
        *(CircleSide.HOST_NHS, CircleSide.ICB, CircleSide.ADVOCATE),
    ]
)

RUNG_IN_ORDER = (
    *(CircleSide.PROVIDER, CircleSide.HOST, CircleSide.FAMILY, CircleSide.PLACING),
    *(CircleSide.HOST_NHS, CircleSide.ICB, CircleSide.ADVOCATE, CircleSide.EDUCATION, CircleSide.OTHER),
)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the circle, as far as the reader may know. What is empty is not recorded or not theirs to see."""

    uid: UUID
    name: str
    role: str
    works_at: str
    first_contact_since: date | None
    phone: str
    dial: str
    email: str
    how_best: str
    reached_by: bool  # may the reader see how to reach them?
    may_be_told: bool | None
    told_note: str
    marks: tuple[str, ...]
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Side:
    """Everybody who speaks for one side, first points of contact first."""

    words: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """An organisation tied to the person that has named nobody to speak to."""

    side: str
    organisation: str
    as_what: str


@dataclass(frozen=True, slots=True)
class Circle:
    """All of the circle that a reader may see on a day."""

    sides: tuple[Side, ...]
    gaps: tuple[Gap, ...]
    past: tuple[Member, ...]
    advocates: int  # in force on the day


def members_for(staff) -> QuerySet[CircleMember]:
    """Everybody in the circle of somebody within reach. What of them may be shown is asked afterwards."""
    return CircleMember.objects.filter(person__in=people_for(staff).order_by()).select_related("organisation")


def with_first_contact(people: QuerySet[Person], on: date, *, side: str = "") -> QuerySet[Person]:
    """Those of these people for whom somebody was the named first point of contact on a day, of any side
    or of one.
    """
    named = FirstContact.objects.in_force_on(on).filter(person=OuterRef("pk"))
    if side:
        named = named.filter(member__side=side)
    return people.filter(Exists(named.order_by()))


def first_contacts(
    person: Person, placement: Placement | None, *, on: date, granted: Collection[Permission]
) -> tuple[Member, ...]:
    """Whom each side names to speak to first on a day, whoever is where the person lives first. One query.

    None without names. Somebody of another home, council or board than today's is not whom to ring.
    """
    if Permission.SEE_NAMES not in granted:
        return ()
    return first_contacts_of_each([(person, placement, granted)], on=on)[person.pk]


def first_contacts_of_each(
    people: Iterable[tuple[Person, Placement | None, Collection[Permission]]], *, on: date
) -> dict[int, tuple[Member, ...]]:
    """The same of many people, by key, each with where they live and what is granted of them. One query."""
    asked = list(people)
    rows: dict[int, list[FirstContact]] = {person.pk: [] for person, _, _ in asked}
    named = FirstContact.objects.in_force_on(on).filter(person__in=list(rows))
    for row in named.select_related("member__organisation", "member__contract_area").order_by(
        "member__name", "pk"
    ):
        rows[row.person_id].append(row)
    return {
        person.pk: tuple(_rung(rows[person.pk], list(tied(person, placement)), on, granted))
        for person, placement, granted in asked
    }


def not_to_be_told(granted: Mapping[int, Collection[Permission]], *, on: date) -> dict[int, list[Member]]:
    """Who in the circle of each of these people (keys) must not be told about them, as far as the reader may
    know. One query.
    """
    found: dict[int, list[Member]] = {}
    rows = CircleMember.objects.filter(person__in=list(granted), may_be_told=False)
    for member in rows.select_related("organisation", "contract_area").order_by("name", "pk"):
        its = granted[member.person_id]
        member.named_now = []
        if Permission.SEE_NAMES in its and member.side in sides_shown(its) and _is_there(member, on):
            found.setdefault(member.person_id, []).append(_member(member, its))
    return found


def _rung(rows: list[FirstContact], bodies: list, on: date, granted: Collection[Permission]):
    """Those of them whom to ring today, whoever is where the person lives first."""
    if Permission.SEE_NAMES not in granted:
        return
    found = []
    for row in rows:
        member = row.member
        member.named_now = [row]
        there = member.side in sides_shown(granted) and _is_there(member, on)
        if there and _is_of_today(member, bodies):
            found.append(member)
    for member in sorted(found, key=lambda member: RUNG_IN_ORDER.index(member.side)):
        yield _member(member, granted)


def circle(
    person: Person, placement: Placement | None, *, on: date, granted: Collection[Permission]
) -> Circle:
    """The circle on a day, for somebody with these permissions. At most four queries.

    `placement` is the one open that day; its home may name its ICB, which is asked for here.
    """
    named = Prefetch(
        "named", queryset=FirstContact.objects.in_force_on(on).order_by("pk"), to_attr="named_now"
    )
    everybody = list(
        person.circle.select_related("organisation", "contract_area")
        .prefetch_related(named)
        .order_by("name", "pk")
    )
    there = [member for member in everybody if _is_there(member, on)]
    shown = [member for member in everybody if member.side in sides_shown(granted)]
    return Circle(
        sides=tuple(_by_side([member for member in shown if _is_there(member, on)], granted)),
        gaps=tuple(_gaps(person, placement, there)),
        past=tuple(_member(member, granted) for member in shown if not _is_there(member, on)),
        advocates=sum(member.side == CircleSide.ADVOCATE for member in there),
    )


def members_shown(person: Person, *, on: date, granted: Collection[Permission]) -> list[CircleMember]:
    """Who is in the circle on a day, as far as somebody with these permissions may see them, by name. One query."""
    if Permission.SEE_NAMES not in granted:
        return []
    shown = person.circle.in_force_on(on).filter(side__in=sides_shown(granted))
    return list(shown.select_related("organisation").order_by("name", "pk"))


def sides_shown(granted: Collection[Permission]) -> frozenset[str]:
    """Without health no private life: the host's officer sees who works with the person, never family."""
    return frozenset(CircleSide) if Permission.SEE_HEALTH in granted else WORKING_SIDES


def _is_there(member: CircleMember, on: date) -> bool:
    return (member.starts_on is None or member.starts_on <= on) and (
        member.ends_on is None or member.ends_on > on
    )


def _by_side(members: list[CircleMember], granted):
    for side in CircleSide:
        found = [member for member in members if member.side == side]
        if found:
            found.sort(key=lambda member: not member.named_now)
            yield Side(side.label, tuple(_member(member, granted) for member in found))


def _member(member: CircleMember, granted) -> Member:
    reached_by = member.side not in PRIVATE_SIDES or Permission.EDIT_PERSON in granted
    return Member(
        uid=member.uid,
        name=member.name,
        role=member.get_role_display(),
        works_at=member.works_at,
        first_contact_since=member.named_now[0].starts_on if member.named_now else None,
        phone=member.phone if reached_by else "",
        dial=to_dial(member.phone) if reached_by else "",
        email=member.email if reached_by else "",
        how_best=member.how_best if reached_by else "",
        reached_by=reached_by,
        may_be_told=member.may_be_told,
        told_note=member.may_be_told_note if reached_by and Permission.SEE_HEALTH in granted else "",
        marks=tuple(_marks(member, granted)),
        starts_on=member.starts_on,
        ends_on=member.ends_on,
    )


def _marks(member: CircleMember, granted):
    if member.next_of_kin:
        yield "Next of kin"
    if member.lives_with:
        yield "Lives with the person"
    if Permission.SEE_HEALTH in granted and member.advocate_kind:
        yield member.get_advocate_kind_display()
    if member.contract_area:
        yield f"Contract of {member.contract_area}"


def _gaps(person: Person, placement: Placement | None, there: list[CircleMember]):
    """The organisations tied to the person, each once, that have named nobody to speak to first."""
    named = [member for member in there if member.named_now]
    ours: dict[Organisation, list[tuple[str, str]]] = {}
    for side, as_what, organisation in tied(person, placement):
        if organisation is not None:
            ours.setdefault(organisation, []).append((side, as_what))
    for organisation, ways in ours.items():
        if not any(_speaks_for(member, organisation, side) for member in named for side, _ in ways):
            yield Gap(ways[0][0], str(organisation), " and ".join(as_what for _, as_what in ways))


def tied(person: Person, placement: Placement | None):
    """(side, as what, organisation or None) of each body tied to a person by where they live and who answers."""
    yield CircleSide.PLACING, "responsible council", person.responsible_council
    if placement is not None:
        yield CircleSide.HOST, "host council", placement.home.host_council
    yield CircleSide.ICB, "responsible ICB", person.responsible_icb
    if placement is not None:
        yield CircleSide.HOST_NHS, "ICB where they live", placement.home.host_icb
        yield CircleSide.PROVIDER, "provider", placement.home.provider


def _is_of_today(member: CircleMember, tied: list[tuple[str, str, Organisation | None]]) -> bool:
    """Of the organisation that stands on their side today, or of a side on which none stands."""
    there = [organisation for side, _, organisation in tied if side == member.side and organisation]
    return not there or any(_speaks_for(member, organisation, member.side) for organisation in there)


def _speaks_for(member: CircleMember, organisation: Organisation, side: str) -> bool:
    """The organisation's own, or of its side and not of another organisation of its kind: the manager of the
    home before does not speak for the provider of this one; a trust's nurse does for the NHS there.
    """
    if member.organisation_id == organisation.pk:
        return True
    return member.side == side and (
        member.organisation is None or member.organisation.kind != organisation.kind
    )
