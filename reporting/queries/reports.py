"""Which reports there are, and which authorities get one unasked."""

from datetime import date

from django.db.models import QuerySet

from accounts.models import Membership, Organisation
from accounts.queries import versions
from accounts.queries.versions import Change
from accounts.roles import Permission, roles_granting
from linkworker.periods import Month
from reporting.choices import ReportState
from reporting.models import BoardReport
from reporting.policies import reports_for
from reporting.rules.schedule import months_due


def authorities_reporting(on: date) -> QuerySet[Organisation]:
    """The councils whose staff may ask for a board report: these get one each month unasked."""
    roles = roles_granting(Permission.REQUEST_BOARD_REPORT)
    held = Membership.objects.in_force_on(on).filter(role__in=roles, organisation__kind="council")
    return Organisation.objects.filter(pk__in=held.values("organisation")).order_by("code")


def months_of(staff, *, most_months: int = 24) -> list[tuple[Month, list[BoardReport]]]:
    """The reports somebody may read, month by month, newest first."""
    months: dict[Month, list[BoardReport]] = {}
    for report in reports_for(staff).select_related("authority", "approved_by", "requested_by"):
        months.setdefault(Month.of(report.month), []).append(report)
    return list(months.items())[:most_months]


def months_to_ask_for(authority: Organisation, on: date, *, most: int = 12) -> list[Month]:
    """Whole months, newest first, that have no report yet."""
    last = Month.of(on).previous()
    there = set(BoardReport.objects.filter(authority=authority).values_list("month", flat=True))
    return [month for month in reversed(last.ending(most)) if month.first_day not in there]


def months_missing(authority: Organisation, on: date) -> tuple[Month, ...]:
    """Months whose report is due by a day and not there, from the first month ever reported (or the last)."""
    there = set(BoardReport.objects.filter(authority=authority).values_list("month", flat=True))
    first = Month.of(min(there)) if there else Month.of(on).previous()
    return tuple(month for month in months_due(first=first, on=on) if month.first_day not in there)


def latest_approved(staff) -> BoardReport | None:
    """The newest report somebody may read that has been approved; the public edition first."""
    approved = reports_for(staff).filter(state=ReportState.APPROVED).select_related("authority")
    return approved.order_by("-month", "edition", "-revision", "pk").first()


def approvers(report: BoardReport, on: date) -> list[str]:
    """The names of those who may approve a report on a day: neither asked for nor ever written in by them."""
    roles = roles_granting(Permission.APPROVE_BOARD_REPORT)
    held = Membership.objects.in_force_on(on).filter(role__in=roles, organisation=report.authority_id)
    others = held.exclude(staff__in=[report.requested_by_id or 0, report.narrative_by_id or 0])
    others = others.exclude(staff__in=report.writers.order_by().values("pk"))
    active = others.filter(staff__is_active=True).order_by("staff__name", "staff")
    return list(dict.fromkeys(active.values_list("staff__name", flat=True)))


def waiting_for_approval(staff) -> list[BoardReport]:
    """Drafts somebody may approve: neither asked for nor written in by them, and not revised since; the
    oldest first.
    """
    known = reports_for(staff, Permission.APPROVE_BOARD_REPORT)
    drafts = known.filter(state=ReportState.DRAFT, is_newest=True)
    others = drafts.exclude(requested_by=staff).exclude(narrative_by=staff).exclude(writers=staff)
    return list(others.select_related("authority").order_by("month", "edition", "pk"))


def words_before(report: BoardReport) -> list[Change]:
    """What the managers wrote in a report before, newest first; nothing when it was never changed."""
    fields = [BoardReport._meta.get_field(name) for name in ("narrative", "asks")]
    return versions.told(versions.versions_of(report, fields), fields)
