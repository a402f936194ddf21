"""A notice is read and acknowledged by somebody of the very organisation it is addressed to, and nobody else."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.actions import notices as actions
from placements.queries import notices as queries
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY, council, icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def notice():
    """Before the move: Lincolnshire has no link to the person at all."""
    proposal = recipes.agreed(
        person=recipes.person(given_name="Ada", family_name="Quill"), expected_on=date(2026, 12, 9)
    )
    return recipes.notice(proposal=proposal, stage="before", about_on=date(2026, 12, 9), words="A garden")


def test_the_host_reads_it_before_it_knows_of_the_person_and_says_so(notice, host_officer, browse):
    address = f"/notices/{notice.uid}/"
    assert browse(host_officer).get(f"/people/{notice.person.uid}/").status_code == 404
    page = browse(host_officer).get(address)
    for words in ("Ada Quill", "A garden", "I have read this"):
        assert words in page.content.decode()
    line = AuditEvent.objects.filter(verb="looked at").latest("position")
    assert (line.person_uid, line.subject_uid) == (notice.person.uid, notice.uid)
    assert browse(host_officer).post(address).status_code == 302
    notice.refresh_from_db()
    assert (notice.acknowledged_by, notice.acknowledged_way) == (host_officer, "product")
    again = browse(host_officer).get(address).content.decode()
    assert "I have read this" not in again
    assert "Acknowledged" in again


def test_it_is_not_there_for_any_other_organisation(
    notice, link_worker, manager, finance, chc_nurse, stranger, browse, client
):
    address = f"/notices/{notice.uid}/"
    for other in (link_worker, manager, chc_nurse, stranger):
        for answer in (browse(other).get(address), browse(other).post(address)):
            assert answer.status_code == 404
    assert browse(finance).get(address).status_code == 404
    assert client.get(address).status_code == 302
    notice.refresh_from_db()
    assert notice.acknowledged_at is None


def test_a_role_held_elsewhere_acknowledges_nothing(notice, link_worker, chc_nurse):
    for by in (link_worker, chc_nurse):
        with pytest.raises(PermissionDenied):
            actions.acknowledge_notice(by=by, notice=notice, now=NOON)


def test_the_second_reader_changes_nothing(notice, host_officer, lincolnshire, trail):
    colleague = accounts.staff(Role.LINK_WORKER, lincolnshire)
    for by in (host_officer, colleague):
        actions.acknowledge_notice(by=by, notice=notice, now=NOON)
    notice.refresh_from_db()
    assert notice.acknowledged_by == host_officer
    assert trail().count("acknowledged notice") == 1


def test_it_counts_only_when_it_is_acknowledged(notice, host_officer):
    def state():
        return next(one.state for one in queries.duties_of(notice.person, on=TODAY) if one.side == "council")

    assert state() == "chase_due"
    recipes.notice_chase(notice=notice)
    assert state() == "sent"
    actions.acknowledge_notice(by=host_officer, notice=notice, now=NOON)
    assert state() == "acknowledged"


def test_a_withdrawn_notice_cannot_be_opened_and_is_owed_again(notice, link_worker, host_officer, browse):
    actions.withdraw_notice(by=link_worker, notice=notice, reason="Wrong person", today=TODAY)
    assert browse(host_officer).get(f"/notices/{notice.uid}/").status_code == 404
    with pytest.raises(actions.WithdrawnAlready):
        actions.acknowledge_notice(by=host_officer, notice=notice, now=NOON)
    owed = queries.duty_named(notice.person, "", on=TODAY)
    assert (owed.stage, owed.side, owed.notice) == ("before", "council", None)


def test_the_board_acknowledges_its_own(chc_nurse, browse):
    theirs = recipes.notice(addressee=icb())
    assert browse(chc_nurse).post(f"/notices/{theirs.uid}/").status_code == 302
    theirs.refresh_from_db()
    assert theirs.acknowledged_by == chc_nurse
    assert theirs.sender == council()
