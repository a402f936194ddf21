"""The rows that wait to be made. The queue may lose every message: these are what is true."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Case, Q, When

from accounts.models import Organisation, Staff
from linkworker.periods import Month
from reporting.choices import Edition, ReportState
from reporting.models import BoardReport
from reporting.queries.reports import authorities_reporting, months_missing

SEND_AGAIN_AFTER = timedelta(seconds=settings.REPORT_LEASE_SECONDS)
WORN_OUT = "Every attempt ended before the report was finished. Try again; if that fails, tell support."


def ask_for(
    *,
    authority: Organisation,
    month: Month,
    edition: str,
    requested_by: Staff | None,
    now: datetime | None = None,
) -> tuple[BoardReport, bool]:
    """The one row of an authority, month and edition, and whether it is new. Asking twice changes nothing.

    Where the report was revised, the revision in force: the newest approved one, else the newest.
    """
    revisions = BoardReport.objects.filter(authority=authority, month=month.first_day, edition=edition)
    is_approved = Case(When(state=ReportState.APPROVED, then=1), default=0)
    there = revisions.order_by(is_approved.desc(), "-revision").first()
    if there:
        return there, False
    return BoardReport.objects.get_or_create(
        authority=authority,
        month=month.first_day,
        edition=edition,
        revision=1,
        defaults={"requested_by": requested_by, "queued_at": now},
    )


@transaction.atomic
def ask_for_missing(on: date, now: datetime) -> list[int]:
    """Make the rows of every month that is due and not there, for every authority that reports."""
    asked = [
        ask_for(authority=authority, month=month, edition=edition, requested_by=None, now=now)
        for authority in authorities_reporting(on)
        for month in months_missing(authority, on)
        for edition in Edition.values
    ]
    return [report.pk for report, new in asked if new]


@transaction.atomic
def left_waiting(now: datetime) -> list[int]:
    """Reports to send to the queue now, noted as sent; those tried too often are given up with a reason."""
    BoardReport.objects.worn_out().update(state=ReportState.FAILED, failure=WORN_OUT, leased_until=None)
    waiting = (
        BoardReport.objects.waiting()
        .filter(Q(queued_at=None) | Q(queued_at__lt=now - SEND_AGAIN_AFTER))
        .select_for_update(skip_locked=True)
        .order_by("pk")
    )
    chosen = [report.pk for report in waiting]
    BoardReport.objects.filter(pk__in=chosen).update(queued_at=now)
    return chosen
