"""A second person approves, after a page that says what becomes final; then it never changes."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from accounts.roles import Role
from reporting import actions
from reporting.choices import ReportState
from reporting.documents import making
from tests.accounts import recipes as accounts
from tests.reporting.october import NOW, approved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


def test_whoever_asked_for_it_cannot_approve_it(drafts, manager):
    with pytest.raises(actions.CannotApproveOnesOwn):
        actions.approve_board_report(
            by=manager, report=drafts["restricted"], file_name=drafts["restricted"].file_name, now=NOW
        )


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
    client.post(address, {"file_name": report.file_name})
    report.refresh_from_db()
    assert (report.state, report.approved_by) == (ReportState.QUEUED, finance)
    assert client.get(address).url == reverse("reporting:board-report", args=[report.uid])
    assert "not a draft any more" in client.post(address).content.decode()


def test_whoever_ever_wrote_in_it_cannot_approve_it(drafts, manager, finance, queue):
    """Not even when somebody else wrote last."""
    other, report = accounts.staff(Role.TEAM_MANAGER), drafts["public"]
    for writer, words in ((other, "One."), (manager, "One.\nTwo.")):
        actions.write_narrative(by=writer, report=report, narrative=words, asks="", now=NOW)
        making.make(report.pk)
    report.refresh_from_db()
    with pytest.raises(actions.CannotApproveOnesOwn):
        actions.approve_board_report(by=other, report=report, file_name=report.file_name, now=NOW)
    actions.approve_board_report(by=finance, report=report, file_name=report.file_name, now=NOW)


def test_words_nobody_read_are_not_approved(drafts, manager, finance, browse, queue):
    report = drafts["public"]
    client, address = browse(finance), reverse("reporting:approve-board-report", args=[report.uid])
    read = client.get(address).context["form"]["file_name"].value()
    actions.write_narrative(by=manager, report=report, narrative="Unseen.", asks="", now=NOW)
    making.make(report.pk)
    for sent in ({"file_name": read}, {}):
        page = client.post(address, sent)
        assert "printed again after you opened this page" in page.content.decode()
    report.refresh_from_db()
    assert (report.state, report.approved_by) == (ReportState.DRAFT, None)


@pytest.mark.parametrize("table", ["reporting_snapshot", "reporting_boardreport"])
def test_what_is_frozen_cannot_be_emptied_away(table, db):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table} CASCADE")


def test_whoever_asked_for_it_is_told_why_on_the_page(drafts, manager, browse):
    address = reverse("reporting:approve-board-report", args=[drafts["public"].uid])
    page = browse(manager).post(address)
    assert page.status_code == 200
    assert (
        "Somebody who neither asked for this report nor wrote in it must approve it." in page.content.decode()
    )


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
