"""Which contacts, plans and actions somebody may read, and which contacts they may change."""

from datetime import datetime

from django.db.models import Q, QuerySet

from accounts.policies import acting_for, allowed
from accounts.roles import Link, Permission
from casework.choices import Sensitivity, SharedWith
from casework.models import (
    Action,
    Contact,
    Escalation,
    Feedback,
    FeedbackRequest,
    Goal,
    Outcome,
    PlannedContact,
    Referral,
    Service,
)
from placements.models import Person
from placements.policies import may_for, reach_by_standing

SIDE_OF = {Link.PLACING: SharedWith.PLACING, Link.HOST: SharedWith.HOST, Link.FUNDER: SharedWith.ICB}


def contacts_for(staff) -> QuerySet[Contact]:
    """The standing contacts somebody may read today.

    Of the people SEE_CONTACTS reaches: what their own organisation wrote, and what another shared with
    their side. A contact marked sensitive or about somebody else is never shared, whatever it says.
    """
    reach = Q(pk__in=[])
    for organisation, link, people in reach_by_standing(staff, Permission.SEE_CONTACTS):
        shared = Q(shared_with__contains=[SIDE_OF[link]], sensitivity=Sensitivity.NORMAL)
        readable = Q(organisation=organisation) | shared
        reach |= Q(person__in=Person.objects.order_by().filter(people)) & readable
    return Contact.objects.standing().filter(reach)


def withdrawn_contacts_for(staff) -> QuerySet[Contact]:
    """The copies of withdrawn contacts, for those who may withdraw one of that organisation's."""
    return Contact.objects.exclude(withdrawn_at=None).filter(_their_own(staff, Permission.WITHDRAW_CONTACT))


def actions_for(staff) -> QuerySet[Action]:
    """The actions somebody may read today: their own organisation's, about the people SEE_ACTIONS reaches.

    An action promised in a contact that was withdrawn stays: somebody is still waiting for it.
    """
    return Action.objects.filter(_their_own(staff, Permission.SEE_ACTIONS))


def plans_for(staff) -> QuerySet[PlannedContact]:
    """The planned contacts somebody may see today: their own organisation's, with people whose log they keep."""
    return PlannedContact.objects.filter(_their_own(staff, Permission.LOG_CONTACT))


def referrals_for(staff) -> QuerySet[Referral]:
    """The referrals somebody may read today: their own organisation's, of the people SEE_REFERRALS reaches."""
    return Referral.objects.filter(_their_own(staff, Permission.SEE_REFERRALS))


def services_for(staff) -> QuerySet[Service]:
    """The directory, whosever the entries: public knowledge for everybody whose role opens it."""
    return Service.objects.all() if allowed(staff, Permission.SEE_SERVICES) else Service.objects.none()


def may_edit_service(staff, service: Service) -> bool:
    """An entry is kept right by the organisation that made it."""
    return service.owner_id in acting_for(staff, Permission.EDIT_SERVICE, Link.NONE)


def may_follow(staff, referral: Referral) -> bool:
    """Does somebody record what came of this referral? At the organisation that made it."""
    return may_for(staff, Permission.REFER_PERSON, referral.person, referral.organisation_id)


def escalations_for(staff) -> QuerySet[Escalation]:
    """The escalations somebody may read today: their own organisation's, about the people ESCALATE reaches."""
    return Escalation.objects.filter(_their_own(staff, Permission.ESCALATE))


def goals_for(staff, permission: Permission = Permission.SEE_GOALS) -> QuerySet[Goal]:
    """The goals somebody may see today: their own organisation's, of the people the permission reaches."""
    return Goal.objects.filter(_their_own(staff, permission))


def outcomes_for(staff) -> QuerySet[Outcome]:
    """How life is, as their own organisation asked it, of the people SEE_GOALS reaches."""
    return Outcome.objects.filter(_their_own(staff, Permission.SEE_GOALS))


def feedback_for(staff) -> QuerySet[Feedback]:
    """What people think, as their own organisation was told it, of the people SEE_FEEDBACK reaches."""
    return Feedback.objects.filter(_their_own(staff, Permission.SEE_FEEDBACK))


def feedback_requests_for(
    staff, permission: Permission = Permission.RECORD_FEEDBACK
) -> QuerySet[FeedbackRequest]:
    """Whom their own organisation asked what they think, of the people the permission reaches."""
    return FeedbackRequest.objects.filter(_their_own(staff, permission))


def may_change(staff, contact: Contact, permission: Permission) -> bool:
    """Does this deed reach the contact's person, at the organisation that wrote the contact?

    What another organisation shared can be read, never amended or withdrawn.
    """
    return may_for(staff, permission, contact.person, contact.organisation_id)


def _their_own(staff, permission: Permission) -> Q:
    """Rows of one's own organisation about the people it reaches: each organisation and each link apart."""
    reach = Q(pk__in=[])
    for organisation, _, people in reach_by_standing(staff, permission):
        reach |= Q(person__in=Person.objects.order_by().filter(people)) & Q(organisation=organisation)
    return reach


def may_correct(staff, contact: Contact) -> bool:
    """Is it theirs, and may they still write in it? Whether it is late for that, the deed says."""
    return contact.author_id == staff.pk and may_change(staff, contact, Permission.AMEND_CONTACT)


def may_correct_now(staff, contact: Contact, now: datetime) -> bool:
    """The same, and it is not late for that yet."""
    return open_for_a_slip(contact, now) and may_correct(staff, contact)


def open_for_a_slip(contact: Contact, now: datetime) -> bool:
    """May whoever wrote it still put a slip right, as far as the clock and the row itself say?"""
    return now < contact.corrected_until and contact.withdrawn_at is None
