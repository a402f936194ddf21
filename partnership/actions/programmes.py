"""Writes of a programme."""

from datetime import date

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker.refusals import keep
from partnership.models import Milestone


@transaction.atomic
def complete_milestone(*, by: Staff, milestone: Milestone, done_on: date) -> Milestone:
    """The step was done on a day. A second, different day replaces the first and both stay in the trail.

    The same day sent twice changes nothing the second time.
    """
    milestone = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if milestone.done_on == done_on:
        return milestone
    before, milestone.done_on = milestone.done_on, done_on
    keep(milestone)
    audit.record(
        by=by, verb="completed milestone", subject=milestone, done_on=str(done_on), before=str(before or "")
    )
    return milestone
