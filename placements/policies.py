"""Which people somebody may know of, and what of each. The row scope, from the first query on."""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from accounts.policies import acting_for, organisations_for
from accounts.roles import Link, Permission
from placements.models import FundingLine, Home, Person, Placement

LINKS = (Link.PLACING, Link.HOST, Link.FUNDER)


def people_for(staff, permission: Permission = Permission.SEE_PEOPLE) -> QuerySet[Person]:
    """The people a permission reaches today, through the roles held at the organisations linked to each.

    Responsible council: placing. Council of the home they live in today: host. Board responsible for
    them, or paying a line in force today: funder. No role held, or none that grants it: nobody.
    """
    return Person.objects.filter(_reach(staff, permission))


def reach_by_link(staff, permission: Permission) -> dict[Link, Q]:
    """For each link through which a permission reaches anybody today, which people it reaches.

    Kept apart because the rights of one link never widen another: what the host may read of a person
    is not what the placing council may.
    """
    return {
        link: _tied(link, organisations, staff.acting_on)
        for link in LINKS
        if (organisations := acting_for(staff, permission, link))
    }


def people_of(organisations, on: date) -> QuerySet[Person]:
    """Everybody these organisations are responsible for, host or pay for on a day, whoever asks."""
    ours = [organisation.pk for organisation in organisations]
    return Person.objects.filter(reduce(or_, (_tied(link, ours, on) for link in LINKS)))


def _tied(link: Link, organisations, on: date) -> Q:
    if link == Link.PLACING:
        return Q(responsible_council__in=organisations)
    if link == Link.HOST:
        living_there = Placement.objects.open_on(on).filter(home__host_council__in=organisations)
        return Q(pk__in=living_there.order_by().values("person"))
    paid_for = FundingLine.objects.in_force_on(on).filter(payer__in=organisations)
    paid = Q(pk__in=paid_for.order_by().values("placement__person"))
    return Q(responsible_icb__in=organisations) | paid


def placements_for(staff, permission: Permission = Permission.SEE_PEOPLE) -> QuerySet[Placement]:
    """The placements, past and present, of the people a permission reaches."""
    return Placement.objects.filter(person__in=people_for(staff, permission).order_by())


def _reach(staff, permission: Permission) -> Q:
    return reduce(or_, reach_by_link(staff, permission).values(), Q(pk__in=[]))


def may(staff, permission: Permission, person: Person) -> bool:
    """Does a permission reach this one person?"""
    return people_for(staff, permission).filter(pk=person.pk).exists()


def is_responsible(staff, permission: Permission, person: Person) -> bool:
    """Does the permission reach this person as one's own council's, not only as living here?"""
    return person.responsible_council_id in acting_for(staff, permission, Link.PLACING)


def granted(staff, person: Person, *permissions: Permission) -> frozenset[Permission]:
    """Which of these permissions reach this one person, in one query. The rest is left out, not masked."""
    found = Person.objects.filter(pk=person.pk).values_list(
        *[Q(_reach(staff, permission)) for permission in permissions]
    )
    row = found.first() or ()
    return frozenset(permission for permission, reached in zip(permissions, row, strict=False) if reached)


def marked(people: QuerySet[Person], staff, *permissions: Permission) -> QuerySet[Person]:
    """The same people, each carrying `may_<permission>`: does it reach this one? No query of its own."""
    return people.annotate(
        **{
            f"may_{permission}": ExpressionWrapper(_reach(staff, permission), output_field=BooleanField())
            for permission in permissions
        }
    )


def homes_for(staff, permission: Permission = Permission.SEE_PLACEMENTS) -> QuerySet[Home]:
    """The homes somebody may know of: on their own organisation's list, in the area of a council they act
    for as host, or where somebody lives or lived whom the permission reaches.
    """
    return Home.objects.filter(_reach_of_homes(staff, permission))


def _reach_of_homes(staff, permission: Permission) -> Q:
    own = [organisation.pk for organisation in organisations_for(staff, permission)]
    host = acting_for(staff, permission, Link.HOST)
    lived_in = Placement.objects.filter(person__in=people_for(staff, permission).order_by())
    reach = Q(pk__in=lived_in.order_by().values("home"))
    if own:
        reach |= Q(owner__in=own)
    if host:
        reach |= Q(host_council__in=host)
    return reach


def marked_homes(homes: QuerySet[Home], staff, *permissions: Permission) -> QuerySet[Home]:
    """The same homes, each carrying `may_<permission>`: may its address be shown, may it be changed?"""
    return homes.annotate(
        **{
            f"may_{permission}": ExpressionWrapper(
                _reach_of_homes(staff, permission), output_field=BooleanField()
            )
            for permission in permissions
        }
    )


def may_edit_home(staff, home: Home) -> bool:
    """A home is changed by the organisation on whose list it stands."""
    return home.owner_id in acting_for(staff, Permission.EDIT_HOME, Link.NONE)
