"""Which contacts and actions somebody may read, and which contacts they may change."""

from django.db.models import Q, QuerySet

from accounts.policies import acting_for
from accounts.roles import Link, Permission
from casework.choices import Sensitivity, SharedWith
from casework.models import Action, Contact
from placements.models import Person
from placements.policies import may, reach_by_link

SIDE_OF = {Link.PLACING: SharedWith.PLACING, Link.HOST: SharedWith.HOST, Link.FUNDER: SharedWith.ICB}


def contacts_for(staff) -> QuerySet[Contact]:
    """The standing contacts somebody may read today.

    Of the people SEE_CONTACTS reaches: what their own organisation wrote, and what another shared with
    their side. A contact marked sensitive or about somebody else is never shared, whatever it says.
    """
    reach = Q(pk__in=[])
    for link, people in reach_by_link(staff, Permission.SEE_CONTACTS).items():
        own = Q(organisation__in=acting_for(staff, Permission.SEE_CONTACTS, link))
        shared = Q(shared_with__contains=[SIDE_OF[link]], sensitivity=Sensitivity.NORMAL)
        reach |= Q(person__in=Person.objects.order_by().filter(people)) & (own | shared)
    return Contact.objects.standing().filter(reach)


def withdrawn_contacts_for(staff) -> QuerySet[Contact]:
    """The copies of withdrawn contacts, for those who may withdraw one of that organisation's."""
    reach = Q(pk__in=[])
    for link, people in reach_by_link(staff, Permission.WITHDRAW_CONTACT).items():
        own = Q(organisation__in=acting_for(staff, Permission.WITHDRAW_CONTACT, link))
        reach |= Q(person__in=Person.objects.order_by().filter(people)) & own
    return Contact.objects.exclude(withdrawn_at=None).filter(reach)


def actions_for(staff) -> QuerySet[Action]:
    """The actions somebody may read today: their own organisation's, about the people SEE_ACTIONS reaches.

    An action promised in a contact that was withdrawn stays: somebody is still waiting for it.
    """
    reach = Q(pk__in=[])
    for link, people in reach_by_link(staff, Permission.SEE_ACTIONS).items():
        own = Q(organisation__in=acting_for(staff, Permission.SEE_ACTIONS, link))
        reach |= Q(person__in=Person.objects.order_by().filter(people)) & own
    return Action.objects.filter(reach)


def may_change(staff, contact: Contact, permission: Permission) -> bool:
    """Does this deed reach the contact's person, at the organisation that wrote the contact?

    What another organisation shared can be read, never amended or withdrawn.
    """
    own = frozenset().union(*(acting_for(staff, permission, link) for link in SIDE_OF))
    return contact.organisation_id in own and may(staff, permission, contact.person)
