"""What was set aside is brought back before its day, by the organisation that set it aside."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from reporting import actions
from reporting.actions.attention import BroughtBackAlready
from tests.accounts.recipes import council, staff
from tests.reporting.aside import put, shown
from tests.reporting.caseloads import LINCOLNSHIRE
from tests.reviews.answers import words

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


def test_it_is_on_the_list_again_at_once(manager, worker, browse, unseen):
    aside = put(worker, unseen)
    answer = browse(manager).post(f"/attention/{aside.uid}/bringing-back/", follow=True)
    assert "It is back on the list." in words(answer)
    assert len(shown(manager)) == 1
    assert AuditEvent.objects.filter(verb="brought back").count() == 1
    put(worker, unseen)
    assert shown(manager) == [], "it may be set aside again"


def test_a_second_press_says_that_it_is_back_already(manager, worker, unseen):
    aside = put(worker, unseen)
    actions.bring_back(by=manager, aside=aside, now=NOON)
    with pytest.raises(BroughtBackAlready):
        actions.bring_back(by=manager, aside=aside, now=NOON)


@pytest.mark.parametrize("at", [LINCOLNSHIRE, "E10000018"])
def test_no_other_council_brings_it_back(at, worker, browse, unseen):
    aside = put(worker, unseen)
    other = staff(Role.TEAM_MANAGER, council(at))
    with pytest.raises(PermissionDenied):
        actions.bring_back(by=other, aside=aside, now=NOON)
    assert browse(other).post(f"/attention/{aside.uid}/bringing-back/").status_code == 404


def test_its_address_opened_does_nothing(worker, browse, unseen, manager):
    aside = put(worker, unseen)
    answer = browse(worker).get(f"/attention/{aside.uid}/bringing-back/", follow=True)
    assert "Nothing was changed." in words(answer)
    assert shown(manager) == []
