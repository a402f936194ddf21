"""A board report is made by whichever worker lives, kept with its fingerprint, and read by those it is for."""

from datetime import date, datetime

import pytest
from django.urls import reverse
from kombu.exceptions import OperationalError

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.periods import Month
from reporting import actions, tasks
from reporting.choices import Edition, ReportState
from reporting.documents import making, store, waiting
from reporting.models import BoardReport, Snapshot
from reporting.models.reports import MOST_ATTEMPTS
from reporting.rules.schedule import first_working_day, months_due
from tests.accounts import recipes as accounts
from tests.reporting import recipes
from tests.reporting.october import LONDON, NOW, OCTOBER, TODAY, approved, made_in_october

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


def test_both_editions_are_printed_from_one_frozen_month(manager, rutland, register, queue):
    drafts = made_in_october(manager, rutland)
    assert {report.state for report in drafts.values()} == {ReportState.DRAFT}
    assert Snapshot.objects.get().fingerprint.startswith("sha256:")
    assert len({report.file_name for report in drafts.values()}) == len(Edition)
    for report in drafts.values():
        assert store.fetch(report.file_name).startswith(b"%PDF")


def test_a_report_is_claimed_once_and_an_outdated_worker_finishes_nothing(drafts):
    report = drafts["public"]
    BoardReport.objects.filter(pk=report.pk).update(state=ReportState.QUEUED, attempts=0)
    first = BoardReport.objects.claim(report.pk)
    assert BoardReport.objects.claim(report.pk) is None
    BoardReport.objects.filter(pk=report.pk).update(leased_until=datetime(2020, 1, 1, tzinfo=LONDON))
    second = BoardReport.objects.claim(report.pk)
    assert second > first
    assert not BoardReport.objects.renew(report.pk, first)
    lines = AuditEvent.objects.filter(verb="made board report").count()
    assert not making._finished(report, first, report.snapshot, report.file_name)
    assert making._finished(report, second, report.snapshot, report.file_name)
    assert AuditEvent.objects.filter(verb="made board report").count() == lines + 1


def test_a_board_member_reads_what_was_approved_for_the_public_and_nothing_else(
    drafts, finance, board_member, browse, queue
):
    client = browse(board_member)
    draft, restricted = drafts["public"], drafts["restricted"]
    assert client.get(reverse("reporting:board-report", args=[draft.uid])).status_code == 404
    report = approved(draft, finance)
    assert client.get(reverse("reporting:board-report", args=[report.uid])).status_code == 200
    assert client.get(reverse("reporting:download-board-report", args=[restricted.uid])).status_code == 404
    answer = client.get(reverse("reporting:download-board-report", args=[report.uid]))
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    assert AuditEvent.objects.get(verb="downloaded board report").staff_uid == board_member.uid


def test_another_councils_manager_finds_no_report_here(drafts, browse):
    stranger = accounts.staff(Role.TEAM_MANAGER, at=accounts.council("E10000019"))
    client = browse(stranger)
    for name in ("board-report", "download-board-report", "write-narrative"):
        assert client.get(reverse(f"reporting:{name}", args=[drafts["public"].uid])).status_code == 404
    assert "October 2026" not in client.get(reverse("reporting:board-reports")).content.decode()


@pytest.mark.parametrize("role", [Role.LINK_WORKER, Role.CHC_NURSE, Role.HOST_OFFICER, Role.ADMINISTRATOR])
def test_roles_without_reports_are_refused(role, browse):
    assert browse(accounts.staff(role)).get(reverse("reporting:board-reports")).status_code == 403


def test_a_changed_file_is_never_served(drafts, manager, browse, settings):
    report = drafts["public"]
    file = settings.MEDIA_ROOT / store.FOLDER / report.file_name
    file.write_bytes(file.read_bytes() + b"x")
    answer = browse(manager).get(reverse("reporting:download-board-report", args=[report.uid]))
    assert answer.status_code == 500
    assert "damaged" in answer.content.decode()


def test_the_broker_may_be_away_the_row_waits_and_is_sent_when_it_is_back(
    manager, rutland, register, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(*, report_id):
        raise OperationalError("no broker")

    monkeypatch.setattr(tasks.make_board_report, "delay", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        actions.request_board_report(by=manager, authority=rutland, month=OCTOBER, today=TODAY, now=NOW)
    later = NOW + waiting.SEND_AGAIN_AFTER * 2
    assert sorted(waiting.left_waiting(later)) == sorted(BoardReport.objects.values_list("pk", flat=True))
    assert waiting.left_waiting(later) == []  # sent just now: not again at once


def test_a_report_that_wears_every_worker_out_is_given_up_with_a_reason(rutland):
    report = recipes.board_report(
        state=ReportState.MAKING, attempts=MOST_ATTEMPTS, leased_until=datetime(2020, 1, 1, tzinfo=LONDON)
    )
    assert waiting.left_waiting(NOW) == []
    report.refresh_from_db()
    assert (report.state, report.failure) == (ReportState.FAILED, waiting.WORN_OUT)


def test_a_failure_is_tried_again_and_kept_in_words(rutland, register, monkeypatch):
    def refuse(*args, **kwargs):
        raise making.PdfTookTooLong("The report took too long to print.")

    monkeypatch.setattr(making.documents, "board_report", refuse)
    report = recipes.board_report()
    for _ in range(MOST_ATTEMPTS):
        assert not making.make(report.pk)
    report.refresh_from_db()
    assert (report.state, report.failure) == (ReportState.FAILED, "The report took too long to print.")


def test_every_missing_month_is_asked_for_once_and_only_for_councils_that_report(manager, rutland):
    recipes.board_report(month=date(2026, 8, 1), edition="public")
    first = waiting.ask_for_missing(TODAY, NOW)
    assert waiting.ask_for_missing(TODAY, NOW) == []
    made = set(BoardReport.objects.filter(pk__in=first).values_list("authority__code", "month", "edition"))
    assert made == {
        ("E06000017", date(2026, month, 1), edition) for month in (9, 10) for edition in Edition.values
    }


@pytest.mark.parametrize(
    ("month", "day"), [("2026-11", 2), ("2026-08", 3), ("2027-01", 4), ("2026-12", 1), ("2028-01", 3)]
)
def test_the_first_working_day(month, day):
    assert first_working_day(Month.parse(month)).day == day


def test_a_months_report_is_due_on_the_first_working_day_after_it():
    assert months_due(first=OCTOBER, on=date(2026, 11, 1)) == ()
    assert months_due(first=OCTOBER, on=date(2026, 11, 2)) == (OCTOBER,)
    assert months_due(first=OCTOBER, on=date(2027, 1, 3)) == (OCTOBER, OCTOBER.next())


def test_a_role_held_elsewhere_opens_nothing_here(drafts, browse):
    """Manager at another council, auditor at this one: may read here, may not write or approve here."""
    both = accounts.staff(Role.TEAM_MANAGER, at=accounts.council("E10000019"))
    accounts.membership(both, Role.AUDITOR)
    client, report = browse(both), drafts["public"]
    assert client.get(reverse("reporting:board-report", args=[report.uid])).status_code == 200
    assert client.get(reverse("reporting:write-narrative", args=[report.uid])).status_code == 403
    assert client.post(reverse("reporting:approve-board-report", args=[report.uid])).status_code == 403
