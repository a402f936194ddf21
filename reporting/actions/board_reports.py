"""A board report is asked for, written in, and approved by a second person; then it never changes."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from linkworker.editing import settle
from linkworker.periods import Month
from linkworker.refusals import Refusal, keep
from reporting import policies, tasks
from reporting.choices import Edition, ReportState
from reporting.documents import waiting
from reporting.models import BoardReport


class MonthIsNotOver(Refusal):
    """A report of a month that still goes on would be wrong tomorrow."""

    question = "month"
    message = "Choose a month that is over"


class NotADraft(Refusal):
    """Only a draft can be written in or approved."""

    message = "This report is not a draft any more. Load the page again to see where it stands."


class RevisedAlready(NotADraft):
    """What a later revision stands in for is not worked on any more."""

    message = "There is a newer revision of this report already. Open it from the list of board reports."


class NotApproved(Refusal):
    """Only what was approved needs a revision."""

    message = "This report is not approved, so it can still be changed: a revision is for an approved one."


class NotFailed(Refusal):
    """Only a report that could not be made can be tried again."""

    message = "This report is on its way or made already. Load the page again to see where it stands."


class CannotApproveOnesOwn(Refusal):
    """The one who asked for it, or wrote in it, cannot approve it."""

    message = "Somebody who neither asked for this report nor wrote in it must approve it."


class PrintedAgainSince(Refusal):
    """Only what somebody read can be approved."""

    message = (
        "This report was printed again after you opened this page. Read the new draft, then load this page "
        "again to approve it."
    )


@transaction.atomic
def request_board_report(
    *, by: Staff, authority: Organisation, month: Month, today: date, now: datetime
) -> list[BoardReport]:
    """Ask for both editions of a month; one that was asked for before stays as it is. Raises MonthIsNotOver."""
    if month.last_day >= today:
        raise MonthIsNotOver
    reports = []
    for edition in Edition.values:
        report, new = waiting.ask_for(
            authority=authority, month=month, edition=edition, requested_by=by, now=now
        )
        reports.append(report)
        if new:
            _tell_a_worker(report)
            _note(by, report, "requested board report")
    return reports


@transaction.atomic
def write_narrative(
    *,
    by: Staff,
    report: BoardReport,
    narrative: str,
    asks: str,
    now: datetime,
    seen: Mapping[str, Any] | None = None,
) -> BoardReport:
    """Keep the manager's words and print the draft again with them. `seen` are those the form was opened with.

    Raises ChangedMeanwhile, also while the words of somebody else are being printed, and NotADraft.
    """
    held = BoardReport.objects.select_for_update().get(pk=report.pk)
    words = settle(held, {"narrative": narrative, "asks": asks}, seen)
    report = _the_draft(held)
    for name, text in words.items():
        setattr(report, name, text)
    report.narrative_by = by
    report.writers.add(by)
    return _print_again(by, report, now, verb="wrote narrative")


@transaction.atomic
def approve_board_report(*, by: Staff, report: BoardReport, file_name: str, now: datetime) -> BoardReport:
    """Approve the draft that was read; it is printed once more with the name and day, then frozen.

    `file_name` is the file that was read. Raises NotADraft, PrintedAgainSince when that is not the draft any
    more, or CannotApproveOnesOwn when the same person asked for it or ever wrote in it.
    """
    report = _the_draft(report)
    if not policies.is_second_person(by, report):
        raise CannotApproveOnesOwn
    if file_name != report.file_name:
        raise PrintedAgainSince
    report.approved_by, report.approved_at = by, now
    return _print_again(by, report, now, verb="approved board report")


@transaction.atomic
def revise_board_report(
    *, by: Staff, report: BoardReport, reason: str, figures_anew: bool, now: datetime
) -> list[BoardReport]:
    """Ask for the next revision of both editions of an approved report's month, with its words to begin with.

    The figures are the frozen ones, unless asked to take them anew from the register. What was approved
    stays as it is, and in force until a second person approves the revision. Raises NotApproved, or
    RevisedAlready when somebody was first.
    """
    of_month = BoardReport.objects.filter(authority=report.authority, month=report.month)
    # Two requests stand in line here. The second must look again: a lock does not show rows made since.
    list(of_month.select_for_update().order_by("pk").values_list("pk"))
    editions = {one.edition: one for one in of_month.filter(revision=report.revision).order_by("pk")}
    if of_month.filter(revision__gt=report.revision).exists():
        raise RevisedAlready
    if editions[report.edition].state != ReportState.APPROVED:
        raise NotApproved
    return [
        _revised(by, report, editions.get(edition), edition, reason, figures_anew=figures_anew, now=now)
        for edition in Edition.values
    ]


@transaction.atomic
def try_board_report_again(*, by: Staff, report: BoardReport, now: datetime) -> BoardReport:
    """A report that could not be made goes back to the worker. Raises NotFailed for any other."""
    report = BoardReport.objects.select_for_update().get(pk=report.pk)
    if report.state != ReportState.FAILED:
        raise NotFailed
    return _print_again(by, report, now, verb="tried board report again")


def _note(by: Staff, report: BoardReport, verb: str, **details: bool) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject=report,
        organisation=report.authority,
        **report.codes,
        **details,
    )


def _the_draft(report: BoardReport) -> BoardReport:
    report = BoardReport.objects.select_for_update().get(pk=report.pk)
    if report.state != ReportState.DRAFT:
        raise NotADraft
    if not BoardReport.objects.beside_revisions().get(pk=report.pk).is_newest:
        raise RevisedAlready
    return report


def _revised(
    by: Staff,
    approved: BoardReport,
    before: BoardReport | None,
    edition: str,
    reason: str,
    *,
    figures_anew: bool,
    now: datetime,
) -> BoardReport:
    """The next revision of one edition; `before` is that edition so far, where there is one."""
    words = before or BoardReport()
    report = BoardReport(
        authority=approved.authority,
        month=approved.month,
        edition=edition,
        revision=approved.revision + 1,
        revision_reason=reason,
        requested_by=by,
        queued_at=now,
        snapshot=None if figures_anew else approved.snapshot,
        narrative=words.narrative,
        asks=words.asks,
        narrative_by=words.narrative_by,
    )
    keep(report)
    if before is not None and (words.narrative or words.asks):
        report.writers.set(before.writers.all())
    _tell_a_worker(report)
    _note(by, report, "revised board report", figures_anew=figures_anew)
    return report


def _print_again(by: Staff, report: BoardReport, now: datetime, *, verb: str) -> BoardReport:
    report.state, report.attempts, report.queued_at = ReportState.QUEUED, 0, now
    keep(report)
    _tell_a_worker(report)
    _note(by, report, verb)
    return report


def _tell_a_worker(report: BoardReport) -> None:
    transaction.on_commit(partial(tasks.queue_board_report, report.pk), robust=True)
