"""Whose reports somebody may read, and in which edition."""

from django.db.models import Q, QuerySet

from accounts.policies import acting_for
from accounts.roles import Link, Permission
from reporting.choices import Edition, ReportState
from reporting.models import BoardReport, SetAside


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


def asides_for(staff) -> QuerySet[SetAside]:
    """What was set aside by an organisation somebody works for, of the people its list reaches for them."""
    placed, hosted = (acting_for(staff, Permission.SET_ASIDE, link) for link in (Link.PLACING, Link.HOST))
    return SetAside.objects.filter(organisation__in=placed | hosted)
