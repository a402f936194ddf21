"""A second person approves, after a page that says what becomes final; then it never changes."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from accounts.models import AuditEvent
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


@pytest.mark.parametrize("who", ["asked", "wrote"])
def test_whoever_asked_for_it_or_wrote_in_it_reads_who_approves_and_finds_no_button(
    drafts, manager, finance, browse, who
):
    report = drafts["public"]
    accounts.staff(Role.TEAM_MANAGER, at=accounts.council("E10000019"), name="Elsa Elsewhere")
    writer = accounts.staff(Role.FINANCE, name="Wren Words")
    report.narrative_by = writer
    report.save()
    client = browse(manager if who == "asked" else writer)
    for name in ("approve-board-report", "board-report"):
        page = client.get(reverse(f"reporting:{name}", args=[report.uid])).content.decode()
        assert f"must approve it. Who may: {finance.name}." in page
        assert "Elsa Elsewhere" not in page
        assert "<button" not in page[page.index("<main") : page.index("</main>")]
        assert ">Approve this report</a>" not in page


def test_where_nobody_else_may_approve_the_page_says_so(drafts, manager, browse):
    report = drafts["public"]
    page = browse(manager).get(reverse("reporting:approve-board-report", args=[report.uid])).content.decode()
    assert "Who may: nobody at present: ask your administrator." in page


def test_a_revision_is_named_with_its_reason_before_it_is_approved(drafts, finance, browse, queue):
    first = approved(drafts["public"], finance)
    revision = actions.revise_board_report(
        by=drafts["public"].requested_by, report=first, reason="A home was counted twice", figures_anew=False,
        now=NOW,
    )[-1]  # fmt: skip
    making.make(revision.pk)
    second = browse(accounts.staff(Role.FINANCE))
    page = second.get(reverse("reporting:approve-board-report", args=[revision.uid])).content.decode()
    assert "Revision 2, issued again because: A home was counted twice" in page
    day = second.get("/").content.decode()
    assert f"{revision.get_edition_display().lower()} edition, revision 2" in day
    assert "Issued again because: A home was counted twice" in day


def test_while_it_is_printed_with_the_approval_no_file_is_offered(drafts, finance, manager, browse, queue):
    report, client = drafts["public"], browse(manager)
    page, file = (
        reverse(f"reporting:{name}", args=[report.uid]) for name in ("board-report", "download-board-report")
    )
    draft = report.file_name.removesuffix(".pdf")
    assert draft in client.get(page).content.decode()
    actions.approve_board_report(by=finance, report=report, file_name=report.file_name, now=NOW)
    words = client.get(page).content.decode()
    assert "Being printed with the approval" in words
    assert draft not in words
    assert file not in words
    every = client.get(reverse("reporting:board-reports")).content.decode()
    assert "Being printed with the approval" in every
    assert file not in every
    refused = client.get(file)
    assert refused.status_code == 404
    assert "It is being printed with the approval." in refused.content.decode()
    making.make(report.pk)
    assert client.get(file).status_code == 200


def test_each_line_in_the_trail_says_which_report(drafts, finance, manager, browse, queue):
    report = drafts["public"]
    approved(report, finance)
    browse(manager).get(reverse("reporting:download-board-report", args=[report.uid]))
    which = {"month": "2026-10", "edition": "public", "revision": 1}
    lines = AuditEvent.objects.filter(subject_uid=report.uid).exclude(verb="opened")
    told = {line.verb: {key: line.details.get(key) for key in which} for line in lines}
    verbs = ("requested", "made", "approved", "downloaded")
    assert told == dict.fromkeys([f"{verb} board report" for verb in verbs], which)


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
