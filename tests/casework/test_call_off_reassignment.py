"""What is planned for a day to come can be called off; what happened is moved back instead."""

from datetime import UTC, date, datetime

import pytest

from accounts.models import AuditEvent
from casework import actions
from casework.tasks import carry_out_reassignments
from linkworker.refusals import Refusal
from tests.accounts.recipes import council, staff
from tests.casework import recipes

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_called_off_nobody_moves(manager, browse, time_machine):
    time_machine.move_to(NOON, tick=False)
    one = recipes.reassigned_person()
    client, uid = browse(manager), one.reassignment.uid
    assert (
        f"/caseload/reassignments/{uid}/calling-off/"
        in client.get("/caseload/reassignments/").content.decode()
    )
    assert client.post(f"/caseload/reassignments/{uid}/calling-off/").status_code == 302
    time_machine.move_to("2026-12-02 09:00:00+00:00", tick=False)
    assert carry_out_reassignments() == 0
    one.person.refresh_from_db()
    assert one.person.link_worker == one.reassignment.from_worker
    assert "Called off" in browse(manager).get("/caseload/reassignments/").content.decode()
    assert AuditEvent.objects.filter(verb="called off reassignment").count() == 1


def test_what_was_carried_out_stays(manager):
    done = recipes.reassignment(done_at=NOON, effective_on=date(2026, 11, 20))
    with pytest.raises(Refusal, match="carried out or called off already"):
        actions.call_off_reassignment(by=manager, reassignment=done, now=NOON)


def test_another_council_s_are_not_there(manager, link_worker, browse):
    theirs = recipes.reassignment(organisation=council("E10000019"), from_worker=staff())
    address = f"/caseload/reassignments/{theirs.uid}/calling-off/"
    assert browse(manager).get(address).status_code == 404
    ours = recipes.reassignment()
    assert browse(link_worker).get(f"/caseload/reassignments/{ours.uid}/calling-off/").status_code == 404
