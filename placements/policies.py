"""Which people somebody may know of, and what of each. The row scope, from the first query on."""

from collections.abc import Collection, Iterator
from datetime import date
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, F, Func, Q, QuerySet, Value

from accounts.models import Membership, Organisation
from accounts.policies import acting_for, organisations_for
from accounts.roles import Link, Permission
from placements.models import (
    CommunicationNeed,
    FundingLine,
    Home,
    Inspection,
    LegalStatus,
    Person,
    Placement,
    ProviderEvent,
    WarningNote,
)

LINKS = (Link.PLACING, Link.HOST, Link.FUNDER)
Scope = tuple[frozenset[int], ...]  # the organisations acted for, by link, in the order of LINKS


class Standing(NamedTuple):
    """For whom somebody writes about a person, and by which link."""

    organisation: Organisation
    link: Link


def people_for(staff, permission: Permission = Permission.SEE_PEOPLE) -> QuerySet[Person]:
    """The people a permission reaches today, through the roles held at the organisations linked to each.

    Responsible council: placing. Council of the home they live in today: host. Board responsible for
    them, or paying a line in force today: funder. No role held, or none that grants it: nobody.
    """
    ways = _ways_of(staff, _scope(staff, permission))
    return Person.objects.filter(any_of(*(keys for _, _, keys in ways)))


def one_of_people_for(staff, permission: Permission = Permission.SEE_PEOPLE) -> QuerySet[Person]:
    """The same people, to look one up among by a key: that one is tested, nobody else's key is gathered."""
    return Person.objects.filter(_reaches(staff, _scope(staff, permission)))


class IsOneOf(Func):
    """Is a key one of an array? As `in`, but PostgreSQL always looks the keys up by index."""

    arg_joiner = " = ANY("
    template = "(%(expressions)s))"
    output_field = BooleanField()


def any_of(*keys: QuerySet) -> Q:
    """The rows whose primary keys stand in any of these subqueries.

    Each subquery starts from an index of an authority's and the keys are gathered first, so that the work
    grows with the authority. The same conditions joined by `or`, or left to be joined in any order, have
    PostgreSQL read every row of the country.
    """
    if not keys:
        return Q(pk__in=[])
    first, *others = keys
    return Q(IsOneOf(F("pk"), ArraySubquery(first.union(*others) if others else first)))


def responsible_to(councils: Collection[int]) -> QuerySet[Person]:
    """Primary keys of the people these councils (primary keys) are responsible for."""
    return Person.objects.filter(responsible_council__in=councils).order_by().values("pk")


def living_in(councils: Collection[int], on: date) -> QuerySet[Placement]:
    """Primary keys of the people who live in the area of these councils on a day, whosever they are."""
    there = Placement.objects.open_on(on).filter(home__host_council__in=councils)
    return there.order_by().values("person")


def reach_by_standing(staff, permission: Permission) -> Iterator[tuple[int, Link, Q]]:
    """For each organisation somebody acts for, and each of its links, which people it reaches by that link today.

    Links are kept apart because the rights of one never widen another: what the host may read of a person is not
    what the placing council may. Organisations are, because somebody with a role at two reads the rows of each
    about the people of that one, never the rows of one about people only the other still reaches.
    """
    for link in LINKS:
        for pk in sorted(acting_for(staff, permission, link)):
            yield pk, link, _reaches(staff, _alone(pk, link))


def people_of(organisations, on: date) -> QuerySet[Person]:
    """Everybody these organisations are responsible for, host or pay for on a day, whoever asks."""
    ours = frozenset(organisation.pk for organisation in organisations)
    return Person.objects.filter(any_of(*(keys for _, _, keys in _ways((ours, ours, ours), on))))


def placements_for(staff, permission: Permission = Permission.SEE_PEOPLE) -> QuerySet[Placement]:
    """The placements, past and present, of the people a permission reaches."""
    return Placement.objects.filter(person__in=people_for(staff, permission).order_by())


def communication_needs_for(staff) -> QuerySet[CommunicationNeed]:
    """The communication needs, past and present, of the people somebody may know of."""
    return CommunicationNeed.objects.filter(person__in=people_for(staff).order_by())


def legal_statuses_for(staff) -> QuerySet[LegalStatus]:
    """The legal statuses, past and present, of the people somebody may know of."""
    return LegalStatus.objects.filter(person__in=people_for(staff).order_by())


def warning_notes_for(staff) -> QuerySet[WarningNote]:
    """The warning notes, past and present, of the people somebody may know of."""
    return WarningNote.objects.filter(person__in=people_for(staff).order_by())


def _scope(staff, permission: Permission) -> Scope:
    return tuple(acting_for(staff, permission, link) for link in LINKS)


def _ways(scope: Scope, on: date) -> Iterator[tuple[Link, Q, QuerySet]]:
    """Each way a scope reaches people: the link, a test of one person, and the keys of all of them."""
    placing, host, funder = scope
    if placing:
        yield Link.PLACING, Q(responsible_council__in=placing), responsible_to(placing)
    if host:
        living_there = living_in(host, on)
        yield Link.HOST, Q(pk__in=living_there), living_there
    if funder:
        theirs = Person.objects.filter(responsible_icb__in=funder)
        yield Link.FUNDER, Q(responsible_icb__in=funder), theirs.order_by().values("pk")
        lines = FundingLine.objects.in_force_on(on).filter(payer__in=funder)
        paid_for = lines.order_by().values("placement__person")
        yield Link.FUNDER, Q(pk__in=paid_for), paid_for


def _ways_of(staff, scope: Scope) -> Iterator[tuple[Link, Q, QuerySet]]:
    """None for somebody who acts for nobody: they may not even have a day."""
    return _ways(scope, staff.acting_on) if any(scope) else iter(())


def _reaches(staff, scope: Scope) -> Q:
    return reduce(or_, (reached for _, reached, _ in _ways_of(staff, scope)), Q(pk__in=[]))


def may(staff, permission: Permission, person: Person) -> bool:
    """Does a permission reach this one person?"""
    return one_of_people_for(staff, permission).filter(pk=person.pk).exists()


def may_for(staff, permission: Permission, person: Person, organisation: int) -> bool:
    """Does a permission reach this one person through this very organisation (primary key)?"""
    scope = tuple(own & {organisation} for own in _scope(staff, permission))
    return Person.objects.filter(_reaches(staff, scope), pk=person.pk).exists()


def is_responsible(staff, permission: Permission, person: Person) -> bool:
    """Does the permission reach this person as one's own council's, not only as living here?"""
    return person.responsible_council_id in acting_for(staff, permission, Link.PLACING)


def hosts(staff, permission: Permission, placement: Placement) -> bool:
    """Does the permission reach a placement as the council in whose area its home lies?"""
    return placement.home.host_council_id in acting_for(staff, permission, Link.HOST)


def standing(staff, person: Person, permission: Permission) -> Standing | None:
    """For whom somebody would do this deed for a person: the placing side first, then host, then funder.

    None when no role held today grants it for this person. One query, of the same ties as `people_for`.
    """
    for_whom = [(link, pk) for link in LINKS for pk in sorted(acting_for(staff, permission, link))]
    if not for_whom:
        return None
    each = [Q(_reaches(staff, _alone(pk, link))) for link, pk in for_whom]
    tied = Person.objects.filter(pk=person.pk).values_list(*each).first() or ()
    held = {membership.organisation_id: membership.organisation for membership in staff.held}
    found = (Standing(held[pk], link) for (link, pk), so in zip(for_whom, tied, strict=False) if so)
    return next(found, None)


def _alone(organisation: int, link: Link) -> Scope:
    return tuple(frozenset({organisation} if link == one else ()) for one in LINKS)


def granted(staff, person: Person, *permissions: Permission) -> frozenset[Permission]:
    """Which of these permissions reach this one person, in one query. The rest is left out, not masked."""
    scopes = {permission: _scope(staff, permission) for permission in permissions}
    different = list(dict.fromkeys(scopes.values()))  # what reaches alike is asked of the database once
    found = Person.objects.filter(pk=person.pk).values_list(*[Q(_reaches(staff, one)) for one in different])
    reached = dict(zip(different, found.first() or (), strict=False))
    return frozenset(permission for permission, scope in scopes.items() if reached.get(scope))


def marked_people(
    staff, *permissions: Permission, within: Permission = Permission.SEE_PEOPLE
) -> QuerySet[Person]:
    """The people the permission `within` reaches, each carrying `may_<permission>`: does that one, too?
    No query of its own.
    """
    known = _scope(staff, within)
    return people_for(staff, within).annotate(
        **{f"may_{permission}": _mark(staff, permission, known) for permission in permissions}
    )


def marked(people: QuerySet[Person], staff, *permissions: Permission) -> QuerySet[Person]:
    """Any people, each carrying `may_<permission>`: does it reach this one? No query of its own."""
    return people.annotate(**{f"may_{permission}": _test(staff, permission) for permission in permissions})


def _test(staff, permission: Permission) -> ExpressionWrapper:
    return ExpressionWrapper(_reaches(staff, _scope(staff, permission)), output_field=BooleanField())


def _mark(staff, permission: Permission, known: Scope) -> ExpressionWrapper | Value:
    """Certain, where the permission reaches whomever the scope they are known by reaches."""
    scope = _scope(staff, permission)
    if all(wide >= narrow for wide, narrow in zip(scope, known, strict=True)):
        return Value(True, output_field=BooleanField())
    return _test(staff, permission)


def homes_for(staff, permission: Permission = Permission.SEE_PLACEMENTS) -> QuerySet[Home]:
    """The homes somebody may know of: on their own organisation's list, in the area of a council they act
    for as host, or where somebody lives or lived whom the permission reaches.
    """
    return Home.objects.filter(any_of(*(keys for _, keys in _ways_to_homes(staff, permission))))


def _ways_to_homes(staff, permission: Permission) -> Iterator[tuple[Q, QuerySet]]:
    """Each way to know of a home: a test of one home, and the keys of all of them."""
    lived_in = placements_for(staff, permission).order_by().values("home")
    yield Q(pk__in=lived_in), lived_in
    own = [organisation.pk for organisation in organisations_for(staff, permission)]
    host = acting_for(staff, permission, Link.HOST)
    for reach in (Q(owner__in=own), Q(host_council__in=host)):
        yield reach, Home.objects.filter(reach).order_by().values("pk")


def marked_homes(homes: QuerySet[Home], staff, *permissions: Permission) -> QuerySet[Home]:
    """The same homes, each carrying `may_<permission>`: may its address be shown, may it be changed?"""
    return homes.annotate(
        **{
            f"may_{permission}": ExpressionWrapper(
                reduce(or_, (reach for reach, _ in _ways_to_homes(staff, permission))),
                output_field=BooleanField(),
            )
            for permission in permissions
        }
    )


def may_record_about(staff, home: Home) -> bool:
    """What happens to a home is recorded by whoever keeps it on their list, hosts it, or has somebody there
    today.
    """
    return may_record_about_any(staff, Home.objects.filter(pk=home.pk))


def may_record_about_any(staff, homes: QuerySet[Home]) -> bool:
    """The same for an event about several homes: one of them is enough."""
    bodies = acting_for(staff, Permission.RECORD_PROVIDER_EVENT, Link.NONE)
    if not bodies:
        return False
    there = Placement.objects.open_on(staff.acting_on).filter(person__responsible_council__in=bodies)
    theirs = Q(pk__in=there.order_by().values("home"))
    return homes.filter(Q(owner__in=bodies) | Q(host_council__in=bodies) | theirs).order_by().exists()


def events_to_end(staff) -> QuerySet[ProviderEvent]:
    """What is over is said by an organisation of whoever recorded it, or by the council in whose area the home lies:
    whoever places somebody there does not lift the host's embargo (decision 0015).
    """
    bodies = acting_for(staff, Permission.RECORD_PROVIDER_EVENT, Link.NONE)
    hosted = Home.objects.filter(host_council__in=bodies).order_by()
    return ProviderEvent.objects.filter(
        Q(recorded_by__in=_staff_of(bodies))
        | Q(home__in=hosted.values("pk"))
        | Q(provider__in=hosted.exclude(provider=None).values("provider"))
    ).order_by("pk")


def inspections_to_withdraw(staff) -> QuerySet[Inspection]:
    """An inspection is withdrawn by an organisation of whoever recorded it; one that came with a file, by whoever
    keeps the home on their list.
    """
    bodies = acting_for(staff, Permission.RECORD_PROVIDER_EVENT, Link.NONE)
    return Inspection.objects.filter(
        Q(recorded_by__in=_staff_of(bodies)) | Q(recorded_by=None, home__owner__in=bodies)
    ).order_by("pk")


def may_end(staff, event: ProviderEvent) -> bool:
    """One of `events_to_end`?"""
    return events_to_end(staff).filter(pk=event.pk).exists()


def may_withdraw(staff, inspection: Inspection) -> bool:
    """One of `inspections_to_withdraw`?"""
    return inspections_to_withdraw(staff).filter(pk=inspection.pk).exists()


def _staff_of(bodies) -> QuerySet:
    return Membership.objects.filter(organisation__in=bodies).order_by().values("staff")


def may_record_for(staff, person: Person) -> bool:
    """Somebody within reach, for whom a body that records such things is responsible or hosts them."""
    if not may(staff, Permission.SEE_PLACEMENTS, person):
        return False
    bodies = acting_for(staff, Permission.RECORD_PROVIDER_EVENT, Link.NONE)
    hosted = Placement.objects.open_on(staff.acting_on).filter(person=person, home__host_council__in=bodies)
    return person.responsible_council_id in bodies or hosted.exists()


def may_edit_home(staff, home: Home) -> bool:
    """A home is changed by the organisation on whose list it stands."""
    return home.owner_id in acting_for(staff, Permission.EDIT_HOME, Link.NONE)
