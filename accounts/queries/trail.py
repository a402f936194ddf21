"""Reading the trail: who did what to whom, and who looked."""

from uuid import UUID

from django.db.models import QuerySet

from accounts.models import AuditEvent


def trail_of(organisations, *, person: UUID | None = None, staff: UUID | None = None) -> QuerySet[AuditEvent]:
    """The lines written for these organisations, newest first; of one person's record, or by one of the staff."""
    lines = AuditEvent.objects.filter(
        organisation_uid__in=[organisation.uid for organisation in organisations]
    )
    if person:
        lines = lines.filter(person_uid=person)
    if staff:
        lines = lines.filter(staff_uid=staff)
    return lines.order_by("-position")
