"""What earlier reviews of a person left open: each is looked at again when the next one is recorded."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.roles import Permission
from casework.models import Action
from casework.models.actions import OPEN
from casework.policies import actions_for
from placements import policies
from placements.models import Person


def left_open(staff, person: Person, asked: Collection[UUID] = ()) -> QuerySet[Action]:
    """The open actions of earlier reviews that somebody may complete: their own organisation's, the soonest first.

    `asked` are those a form that was sent asked about: they stay in it when they have been closed since, so that the
    same form sent again says the same. Two queries.
    """
    standing = policies.standing(staff, person, Permission.COMPLETE_ACTION)
    if standing is None:
        return Action.objects.none()
    theirs = actions_for(staff).filter(person=person, organisation=standing.organisation)
    theirs = theirs.filter(OPEN | Q(uid__in=asked))
    tied = theirs.filter(reviews__isnull=False).select_related("owner", "owner_organisation")
    return tied.distinct().order_by("due_on", "pk")
