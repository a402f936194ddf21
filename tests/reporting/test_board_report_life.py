"""A board report is asked for, made, written in, approved by a second person, and then never changes."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

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
from tests.placements import recipes as placements
from tests.reporting import recipes

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=LONDON)
TODAY = NOW.date()
OCTOBER = Month.parse("2026-10")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def queue(monkeypatch):
    """What was sent to the worker, instead of sending it."""
    sent = []
    monkeypatch.setattr(tasks.make_board_report, "delay", lambda *, report_id: sent.append(report_id))
    return sent


@pytest.fixture
def register(rutland):
    stay = placements.placement()
    return placements.funding_line(placement=stay, payer=rutland)


@pytest.fixture
def quick_printer(monkeypatch):
    """Stands in for the printer where a test is about the row: other words, other bytes."""

    def printed(snapshot, **words):
        return f"%PDF-1.7 {sorted(words.items())}".encode()

    monkeypatch.setattr(making.documents, "board_report", printed)


@pytest.fixture
def drafts(quick_printer, manager, rutland, register, queue):
    """October's two editions, asked for by the manager and made."""
    return made_in_october(manager, rutland)


def made_in_october(manager, rutland) -> dict[str, BoardReport]:
    reports = actions.request_board_report(by=manager, authority=rutland, month=OCTOBER, today=TODAY, now=NOW)
    for report in reports:
        assert making.make(report.pk)
        report.refresh_from_db()
    return {report.edition: report for report in reports}


def test_asking_twice_makes_one_row_an_edition_and_sends_it_once(
    manager, rutland, register, queue, django_capture_on_commit_callbacks
):
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            actions.request_board_report(by=manager, authority=rutland, month=OCTOBER, today=TODAY, now=NOW)
    assert BoardReport.objects.count() == len(Edition)
    assert sorted(queue) == sorted(BoardReport.objects.values_list("pk", flat=True))
    assert AuditEvent.objects.filter(verb="requested board report").count() == len(Edition)


def test_a_month_that_goes_on_is_refused(manager, rutland, queue):
    with pytest.raises(actions.MonthIsNotOver):
        actions.request_board_report(
            by=manager, authority=rutland, month=Month.of(TODAY), today=TODAY, now=NOW
        )


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


def test_words_are_printed_in_and_the_writer_cannot_approve(drafts, manager, queue, finance):
    report = drafts["public"]
    report.requested_by = None
    report.save(update_fields=["requested_by"])
    before = report.file_name
    actions.write_narrative(by=manager, report=report, narrative="More people were seen.", asks="", now=NOW)
    making.make(report.pk)
    report.refresh_from_db()
    assert report.file_name != before
    with pytest.raises(actions.CannotApproveOnesOwn):
        actions.approve_board_report(by=manager, report=report, now=NOW)
    actions.approve_board_report(by=finance, report=report, now=NOW)
    making.make(report.pk)
    report.refresh_from_db()
    assert (report.state, report.approved_by) == (ReportState.APPROVED, finance)


def test_whoever_asked_for_it_cannot_approve_it(drafts, manager):
    with pytest.raises(actions.CannotApproveOnesOwn):
        actions.approve_board_report(by=manager, report=drafts["restricted"], now=NOW)


def test_a_report_is_approved_only_after_a_page_that_says_what_becomes_final(drafts, finance, browse, queue):
    report = drafts["public"]
    report.narrative, report.narrative_by = "More people were seen.", accounts.staff(name="Wren Words")
    report.save()
    client, address = browse(finance), reverse("reporting:approve-board-report", args=[report.uid])
    page = client.get(address).content.decode()
    for words in ("October 2026", "Public", "More people were seen.", "Wren Words", "can never be changed"):
        assert words in page
    assert str(report.requested_by) in page
    report.refresh_from_db()
    assert report.state == ReportState.DRAFT
    client.post(address)
    report.refresh_from_db()
    assert (report.state, report.approved_by) == (ReportState.QUEUED, finance)
    assert client.get(address).url == reverse("reporting:board-report", args=[report.uid])
    assert "not a draft any more" in client.post(address).content.decode()


def test_whoever_asked_for_it_is_told_why_on_the_page(drafts, manager, browse):
    address = reverse("reporting:approve-board-report", args=[drafts["public"].uid])
    page = browse(manager).post(address)
    assert page.status_code == 200
    assert (
        "Somebody who neither asked for this report nor wrote in it must approve it." in page.content.decode()
    )


def approved(report, by):
    actions.approve_board_report(by=by, report=report, now=NOW)
    making.make(report.pk)
    report.refresh_from_db()
    return report


def test_an_approved_report_and_a_snapshot_never_change(drafts, finance, queue):
    report = approved(drafts["public"], finance)
    with pytest.raises(actions.NotADraft):
        actions.write_narrative(by=finance, report=report, narrative="x", asks="", now=NOW)
    for statement in (
        "UPDATE reporting_boardreport SET narrative = 'x' WHERE state = 'approved'",
        "DELETE FROM reporting_boardreport WHERE state = 'approved'",
        "UPDATE reporting_snapshot SET content = '{}'",
        "DELETE FROM reporting_snapshot",
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            connection.cursor().execute(statement)


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
        raise tasks.OperationalError("no broker")

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


def test_a_report_that_could_not_be_made_is_tried_again(manager, rutland, register, queue, browse):
    report = recipes.board_report(state=ReportState.FAILED, attempts=MOST_ATTEMPTS, failure=waiting.WORN_OUT)
    address = reverse("reporting:try-board-report-again", args=[report.uid])
    assert browse(accounts.staff(Role.FINANCE)).post(address).status_code == 403
    browse(manager).post(address)
    assert making.make(report.pk)
    report.refresh_from_db()
    assert (report.state, report.failure) == (ReportState.DRAFT, "")
    with pytest.raises(actions.NotFailed):
        actions.try_board_report_again(by=manager, report=report, now=NOW)


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
