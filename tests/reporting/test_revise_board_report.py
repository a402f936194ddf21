"""A report approved in error is revised: the old one stays as it was, the new one is approved anew."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.urls import reverse

from accounts.models import AuditEvent, Organisation, Staff
from accounts.roles import Role
from linkworker.periods import Month
from reporting import actions, figures, policies
from reporting.choices import Edition, ReportState
from reporting.documents import making, store, waiting
from reporting.models import BoardReport, Snapshot
from reporting.queries import reports as queries
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reporting import recipes

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/London"))
TODAY, OCTOBER = NOW.date(), Month.parse("2026-10")
REASON = "The sentence on spend named the wrong month."


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def printed(monkeypatch):
    """Stands in for the printer where a test is about the row: what it was given, as bytes."""

    def board_report(content, **words):
        told = {**words, "fingerprint": content["fingerprint"]}
        return b"%PDF-1.7 " + json.dumps(told, default=str, sort_keys=True).encode()

    monkeypatch.setattr(making.documents, "board_report", board_report)


@pytest.fixture
def approved(db, printed, manager, finance, rutland):
    """October's two editions by edition: asked for and written by the manager, approved by finance."""
    placements.funding_line(placement=placements.placement(), payer=rutland)
    asked = actions.request_board_report(by=manager, authority=rutland, month=OCTOBER, today=TODAY, now=NOW)
    for report in asked:
        made(report)
        actions.write_narrative(by=manager, report=report, narrative="Spend rose.", asks="", now=NOW)
        made(report)
        actions.approve_board_report(by=finance, report=report, file_name=report.file_name, now=NOW)
        made(report)
    return {report.edition: report for report in asked}


def made(report):
    assert making.make(report.pk)
    report.refresh_from_db()
    return report


def revised(by, report, *, figures_anew=False):
    """The next revision, made, by edition."""
    found = actions.revise_board_report(
        by=by, report=report, reason=REASON, figures_anew=figures_anew, now=NOW
    )
    return {one.edition: made(one) for one in found}


def as_stored(report):
    return BoardReport.objects.filter(pk=report.pk).values().get()


def test_both_editions_are_made_again_from_the_same_frozen_figures_with_the_reason_on_them(approved, manager):
    placements.placement()  # recorded since: the frozen figures do not see it
    new = revised(manager, approved["public"])
    assert sorted(new) == sorted(Edition.values)
    for edition, report in new.items():
        assert (report.state, report.revision, report.narrative) == (ReportState.DRAFT, 2, "Spend rose.")
        assert report.snapshot == approved[edition].snapshot
        assert json.loads(store.fetch(report.file_name)[9:])["revision_reason"] == REASON
    assert Snapshot.objects.count() == 1


def test_figures_are_taken_anew_when_asked_and_told_only_once_approved(approved, manager, finance, rutland):
    placements.placement()
    new = revised(manager, approved["restricted"], figures_anew=True)
    assert {report.snapshot for report in new.values()} == {Snapshot.objects.get(revision=2)}
    assert figures.for_month(rutland, OCTOBER).figure("K01").value == 1
    actions.approve_board_report(
        by=finance, report=new["restricted"], file_name=new["restricted"].file_name, now=NOW
    )
    made(new["restricted"])
    assert figures.for_month(rutland, OCTOBER).figure("K01").value == 2


def test_the_old_revision_is_never_changed_and_stays_readable_marked_superseded(
    approved, manager, finance, browse
):
    old = approved["public"]
    before, file = as_stored(old), store.fetch(old.file_name)
    new = revised(manager, old)["public"]
    assert policies.reports_for(manager).get(pk=old.pk).superseded_by is None
    actions.approve_board_report(by=finance, report=new, file_name=new.file_name, now=NOW)
    made(new)
    assert as_stored(old) == before
    assert policies.reports_for(manager).get(pk=old.pk).superseded_by == new.uid
    reader = browse(accounts.staff(Role.BOARD_MEMBER))
    told = reader.get(reverse("reporting:board-report", args=[old.uid])).content.decode()
    assert "Superseded" in told
    assert str(new.uid) in told
    assert reader.get(reverse("reporting:download-board-report", args=[old.uid])).content == file
    assert queries.latest_approved(accounts.staff(Role.BOARD_MEMBER)) == new


def test_a_second_person_approves_again(approved, manager, finance):
    new = revised(finance, approved["public"])["public"]
    for first_person in (finance, manager):  # who asked for it, and whose words are in it
        with pytest.raises(actions.CannotApproveOnesOwn):
            actions.approve_board_report(by=first_person, report=new, file_name=new.file_name, now=NOW)
    second = accounts.staff(Role.FINANCE)
    assert new in queries.waiting_for_approval(second)
    actions.approve_board_report(by=second, report=new, file_name=new.file_name, now=NOW)
    assert made(new).state == ReportState.APPROVED


def test_a_revision_stands_in_the_trail_without_its_reason(approved, manager):
    revised(manager, approved["public"], figures_anew=True)
    lines = AuditEvent.objects.filter(verb="revised board report")
    assert {line.details["edition"] for line in lines} == set(Edition.values)
    for line in lines:
        assert (line.details["revision"], line.details["figures_anew"]) == (2, True)
        assert REASON not in str(line.details)


def test_what_is_not_approved_is_not_revised(approved, manager):
    new = revised(manager, approved["public"])["public"]
    with pytest.raises(actions.NotApproved):
        revised(manager, new)


def test_a_revision_can_itself_be_revised(approved, manager, finance):
    second = revised(manager, approved["public"])["public"]
    actions.approve_board_report(by=finance, report=second, file_name=second.file_name, now=NOW)
    made(second)
    assert revised(manager, second)["public"].revision == 3
    with pytest.raises(actions.RevisedAlready):
        revised(manager, approved["public"])


def test_a_draft_that_was_overtaken_cannot_be_approved(printed, manager, finance, rutland, db):
    draft, public = actions.request_board_report(
        by=manager, authority=rutland, month=OCTOBER, today=TODAY, now=NOW
    )
    for report in (draft, public):
        made(report)
    actions.approve_board_report(by=finance, report=public, file_name=public.file_name, now=NOW)
    made(public)
    revised(manager, public)
    with pytest.raises(actions.RevisedAlready):
        actions.approve_board_report(by=finance, report=draft, file_name=draft.file_name, now=NOW)
    assert draft not in queries.waiting_for_approval(finance)


def test_the_command_fetches_the_revision_in_force(approved, manager, finance, rutland):
    def fetched():
        return waiting.ask_for(authority=rutland, month=OCTOBER, edition="public", requested_by=None)

    new = revised(manager, approved["public"])["public"]
    assert fetched() == (approved["public"], False)
    actions.approve_board_report(by=finance, report=new, file_name=new.file_name, now=NOW)
    made(new)
    assert fetched() == (new, False)


def test_what_was_published_of_a_month_counts_when_its_revision_is_published(approved, rutland):
    own = Snapshot.objects.get().content["disclosure"]["own"]
    assert "beside" not in own["K01"]
    for _ in range(20):
        placements.placement()
    recipes.snapshot(month=OCTOBER.next().first_day, content=figures.board_content(rutland, OCTOBER.next()))
    anew = figures.board_content(rutland, OCTOBER)["disclosure"]["own"]["K01"]
    assert [sum(one["counts"]) for one in anew["beside"]] == [21]  # a month of one person shows nothing


# The page


def test_the_page_of_either_edition_shows_the_fingerprint_of_its_file(approved, manager, browse):
    for report in approved.values():
        told = browse(manager).get(reverse("reporting:board-report", args=[report.uid])).content.decode()
        assert report.file_name.removesuffix(".pdf") in told


def address(report):
    return reverse("reporting:revise-board-report", args=[report.uid])


def test_the_manager_revises_from_the_reports_page(approved, manager, browse):
    client, old = browse(manager), approved["public"]
    page = client.get(reverse("reporting:board-report", args=[old.uid])).content.decode()
    assert address(old) in page
    answer = client.post(address(old), {"reason": REASON, "figures_anew": "kept"})
    new = BoardReport.objects.get(edition="public", revision=2)
    assert answer.url == reverse("reporting:board-report", args=[new.uid])
    told = client.get(answer.url).content.decode()
    assert REASON in told
    again = client.get(reverse("reporting:board-report", args=[old.uid])).content.decode()
    assert address(old) not in again
    assert "A later revision is being prepared" in again


def test_a_revision_needs_a_reason_and_a_choice_of_figures(approved, manager, browse):
    told = browse(manager).post(address(approved["public"]), {}).content.decode()
    assert "Say why the report is issued again" in told
    assert "Select which figures the revision is made from" in told


def test_whoever_comes_second_is_told_and_loses_nothing_typed(approved, manager, browse):
    revised(manager, approved["public"])
    told = browse(manager).post(address(approved["public"]), {"reason": REASON, "figures_anew": "kept"})
    assert "There is a newer revision of this report already" in told.content.decode()
    assert REASON in told.content.decode()
    assert BoardReport.objects.filter(revision=2).count() == len(Edition)


def test_who_may_read_it_but_not_revise_is_refused_and_a_stranger_finds_nothing(approved, browse):
    stranger = accounts.staff(Role.TEAM_MANAGER, at=accounts.council("E10000019"))
    for staff, answer in (
        (accounts.staff(Role.FINANCE), 403),
        (accounts.staff(Role.BOARD_MEMBER), 403),
        (stranger, 404),
    ):
        assert browse(staff).get(address(approved["public"])).status_code == answer


# Two at once


def test_two_requests_at_the_same_moment_make_one_revision(committed, printed, monkeypatch):
    rutland = accounts.council()
    manager, finance = accounts.staff(Role.TEAM_MANAGER), accounts.staff(Role.FINANCE)
    for edition in Edition.values:
        recipes.approved_report(edition=edition, snapshot=first_snapshot(rutland), approved_by=finance)
    old = BoardReport.objects.get(edition="public")
    monkeypatch.setattr(actions.board_reports, "_tell_a_worker", lambda report: None)

    def ask(_):
        try:
            revised_now = actions.revise_board_report(
                by=Staff.objects.get(pk=manager.pk), report=old, reason=REASON, figures_anew=True, now=NOW
            )
        except actions.RevisedAlready:
            return 0
        finally:
            connection.close()
        return len(revised_now)

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(ask, range(4)))
    assert answers == [0, 0, 0, 2]
    assert BoardReport.objects.filter(revision=2).count() == len(Edition)


def first_snapshot(council: Organisation) -> Snapshot:
    return Snapshot.objects.first() or recipes.snapshot(authority=council)


def test_each_revision_is_saved_under_a_name_of_its_own(approved, manager, browse):
    first = approved["public"]
    second = revised(manager, first)["public"]
    client = browse(manager)
    names = [
        client.get(reverse("reporting:download-board-report", args=[report.uid]))["Content-Disposition"]
        for report in (first, second)
    ]
    assert "revision" not in names[0]
    assert names[1].endswith('-revision-2.pdf"')
