"""Links to a new password: few at a time, each in the trail."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts import audit
from accounts.models import AuditEvent, Staff

LINKS_AT_A_TIME = 3
WITHIN = timedelta(minutes=15)
VERB = "sent password link"


@transaction.atomic
def allow_password_link(*, staff: Staff, now: datetime) -> bool:
    """May one more link be mailed to this account? Writes the line when it may; asked for by nobody we know.

    Counted in the database, a few in a quarter of an hour, so that nobody's post box is flooded.
    """
    Staff.objects.select_for_update().get(pk=staff.pk)
    sent = AuditEvent.objects.filter(subject_uid=staff.uid, verb=VERB, at__gt=now - WITHIN).count()
    if sent >= LINKS_AT_A_TIME:
        return False
    held = staff.memberships.in_force_on(now.date()).select_related("organisation").order_by("pk").first()
    audit.record(by=None, verb=VERB, subject=staff, organisation=held and held.organisation)
    return True
