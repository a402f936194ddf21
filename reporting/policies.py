"""Whose reports somebody may read, and in which edition."""

from django.db.models import Q, QuerySet

from accounts.policies import acting_for
from accounts.roles import Link, Permission
from reporting.choices import Edition, ReportState
from reporting.models import BoardReport


def reports_for(staff, permission: Permission = Permission.SEE_BOARD_REPORTS) -> QuerySet[BoardReport]:
    """Reports of the organisations a role is held at.

    A board member reads what was approved for the public. Drafts and the restricted edition are for roles
    that may see restricted reports. Each says whether a later revision stands in its place.
    """
    published = Q(
        authority__in=acting_for(staff, permission, Link.NONE),
        edition=Edition.PUBLIC,
        state=ReportState.APPROVED,
    )
    inside = Q(
        authority__in=acting_for(staff, permission, Link.NONE)
        & acting_for(staff, Permission.SEE_RESTRICTED_REPORTS, Link.NONE)
    )
    return BoardReport.objects.filter(published | inside).beside_revisions()


def is_second_person(staff, report: BoardReport) -> bool:
    """Is this somebody who neither asked for the report nor ever wrote in it? The role is not asked here."""
    concerned = (report.requested_by_id, report.narrative_by_id)
    return staff.pk not in concerned and not report.writers.filter(pk=staff.pk).exists()
