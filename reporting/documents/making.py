"""From a claimed row to a finished report: freeze the month, print it, keep the file, say so in one transaction.

Whoever makes a report holds its lease and its fencing token. Everything written at the end is written only
while the token still fits, so two workers can never both finish the same report.
"""

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from accounts import audit
from accounts.models import Organisation
from linkworker.periods import Month
from reporting import documents, figures
from reporting.choices import Edition, ReportState
from reporting.documents import lease, store
from reporting.models import BoardReport, Snapshot
from reporting.models.reports import MOST_ATTEMPTS
from reporting.pdf import PdfCouldNotBeMade, PdfTookTooLong
from reporting.queries import settings


def make(report_id: int) -> bool:
    """Claim a waiting report and make it. False when somebody else has it, or it is made already.

    A failure with a reason is tried again up to MOST_ATTEMPTS times, then kept with its reason in words.
    """
    token = BoardReport.objects.claim(report_id)
    if token is None:
        return False
    report = BoardReport.objects.select_related("authority", "snapshot", "approved_by", "narrative_by").get(
        pk=report_id
    )
    try:
        with lease.held(report_id, token):
            snapshot = report.snapshot or freeze(report.authority, Month.of(report.month), report.revision)
            name = store.keep(printed(report, snapshot))
    except (PdfCouldNotBeMade, PdfTookTooLong, documents.SnapshotIsWrong) as failure:
        return _failed(report, token, str(failure))
    return _finished(report, token, snapshot, name)


def freeze(authority: Organisation, month: Month, revision: int) -> Snapshot:
    """The month's content as it is known now, kept for ever; the one that is there already when there is one."""
    frozen = Snapshot.objects.filter(authority=authority, month=month.first_day, revision=revision).first()
    if frozen:
        return frozen
    content = figures.board_content(authority, month)
    return Snapshot.objects.get_or_create(
        authority=authority,
        month=month.first_day,
        revision=revision,
        defaults={"content": content, "fingerprint": content["fingerprint"]},
    )[0]


def printed(report: BoardReport, snapshot: Snapshot) -> bytes:
    """The report as a PDF: the same row and snapshot give the same bytes."""
    content = snapshot.content
    if report.edition == Edition.PUBLIC:
        month = Month.of(report.month)
        content = figures.public_content(content, settings.disclosure(report.authority, month.last_day))
    return documents.board_report(
        content,
        edition=report.edition,
        narrative=documents.Narrative.from_text(report.narrative, report.asks),
        prepared_by=report.narrative_by.name if report.narrative_by else "",
        approved_by=report.approved_by.name if report.approved_by else "",
        approved_on=timezone.localdate(report.approved_at) if report.approved_at else None,
        revision=report.revision,
        revision_reason=report.revision_reason,
    )


@transaction.atomic
def _finished(report: BoardReport, token: int, snapshot: Snapshot, name: str) -> bool:
    state = ReportState.APPROVED if report.approved_by_id else ReportState.DRAFT
    mine = BoardReport.objects.filter(pk=report.pk, token=token, state=ReportState.MAKING)
    if not mine.update(
        state=state, snapshot=snapshot, file_name=name, made_at=Now(), leased_until=None, failure=""
    ):
        return False
    audit.record(
        by=None,
        verb="made board report",
        subject=report,
        organisation=report.authority,
        **report.codes,
    )
    return True


@transaction.atomic
def _failed(report: BoardReport, token: int, reason: str) -> bool:
    last = report.attempts >= MOST_ATTEMPTS
    BoardReport.objects.filter(pk=report.pk, token=token, state=ReportState.MAKING).update(
        state=ReportState.FAILED if last else ReportState.QUEUED, failure=reason[:300], leased_until=None
    )
    return False
