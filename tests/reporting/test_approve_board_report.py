"""A second person approves, after a page that says what becomes final; then it never changes."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from reporting import actions
from reporting.choices import ReportState
from tests.accounts import recipes as accounts
from tests.reporting.october import NOW, approved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


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
