"""What the figures need of those we work with: the notices we owed them, and what they promised us."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Organisation
from casework.models import Action
from linkworker.periods import Days
from placements.models import FundingLine, Placement, Proposal, SupportLevel
from placements.queries import notices

AROUND = timedelta(days=60)  # longer than any notice's working days before or after the day it is about


class OwedNotice(NamedTuple):
    """A notice that was owed. `to_nobody`: nobody recorded whom to tell. `settled_on`: not needed from that day."""

    person: int
    due_on: date
    sent_on: date | None
    settled_on: date | None
    to_nobody: bool


class Promised(NamedTuple):
    """What somebody outside promised, by the day it was first due. `person` is their public id."""

    person: str
    first_due: date
    done_on: date | None
    dropped_on: date | None


def owed_notices(own: QuerySet, days: Days) -> list[OwedNotice]:
    """The notices about these people (a subquery of keys) due on one of these days. Nine queries at the most."""
    window = (days.starts_on - AROUND, days.ends_on + AROUND)
    changed = [
        Exists(rows.filter(placement=OuterRef("pk"), starts_on__range=window).order_by())
        for rows in (SupportLevel.objects.all(), FundingLine.objects.all())
    ]
    stays = Placement.objects.filter(person__in=own).filter(
        Q(starts_on__range=window) | Q(ends_on__range=window) | Q(changed[0]) | Q(changed[1])
    )
    proposals = Proposal.objects.filter(person__in=own, expected_on__range=window)
    owed = notices.duties(stays, proposals, notices.calendar(), on=days.ends_on)
    return [
        OwedNotice(
            person=duty.person.pk,
            due_on=duty.due_on,
            sent_on=duty.notice.sent_on if duty.notice else None,
            settled_on=duty.not_needed.decided_on if duty.not_needed else None,
            to_nobody=duty.addressee is None,
        )
        for duty in owed
        if duty.due_on in days
    ]


def promised_by_others(council: Organisation, days: Days) -> list[Promised]:
    """What somebody outside promised a council and was first due on one of these days. One query."""
    rows = (
        Action.objects.outside()
        .with_first_due()
        .filter(organisation=council, first_due__gte=days.starts_on, first_due__lt=days.ends_on)
        .order_by("first_due", "pk")
        .values_list("person__uid", "first_due", "done_on", "dropped_on")
    )
    return [Promised(str(person), *rest) for person, *rest in rows]
