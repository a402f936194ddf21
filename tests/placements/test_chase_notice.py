"""What is sent and not read is asked for again, answered outside, or taken back; by who sent it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from linkworker.refusals import Refusal
from placements.actions import notices as actions
from placements.models import NoticeChase
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def notice():
    return recipes.notice()


def chase(by, notice, **answers):
    said = {"chased_on": date(2026, 11, 20), "way": "email", "words": "Rang Kit’s team"}
    return actions.chase_notice(by=by, notice=notice, today=TODAY, **said | answers)


def outside(by, notice, **answers):
    said = {"acknowledged_at": NOON - timedelta(days=1), "way": "email", "who": "Kit Ó Sé, duty desk"}
    return actions.record_acknowledged_outside(by=by, notice=notice, now=NOON, **said | answers)


def test_the_same_chase_twice_is_one(link_worker, notice, trail):
    assert chase(link_worker, notice) == chase(link_worker, notice)
    assert trail() == ["chased notice"]
    with pytest.raises(Refusal, match="that day already") as refusal:
        chase(link_worker, notice, words="Again")
    assert refusal.value.question == "chased_on"


@pytest.mark.parametrize("day", [date(2026, 11, 11), TODAY + timedelta(days=1)])
def test_a_chase_lies_between_sending_and_today(link_worker, notice, day):
    with pytest.raises(Refusal) as refusal:
        chase(link_worker, notice, chased_on=day)
    assert refusal.value.question == "chased_on"
    assert not NoticeChase.objects.exists()


def test_only_the_sender_follows_up(host_officer, stranger, finance, notice):
    for by in (host_officer, stranger, finance):
        for deed in (chase, outside):
            with pytest.raises(PermissionDenied):
                deed(by, notice)
        with pytest.raises(PermissionDenied):
            actions.withdraw_notice(by=by, notice=notice, reason="No", today=TODAY)


@pytest.mark.parametrize("page", ["chases/new", "acknowledgement", "withdrawal"])
def test_the_pages_are_the_senders(link_worker, host_officer, stranger, notice, browse, page):
    address = f"/notices/{notice.uid}/{page}/"
    assert browse(link_worker).get(address).status_code == 200
    for other in (host_officer, stranger):
        assert browse(other).get(address).status_code == 404
    long = {"reason": "x" * 5000, "who": "x" * 5000, "words": "x" * 5000}
    answer = browse(link_worker).post(address, long)
    assert answer.status_code == 200
    assert "x" * 5000 in answer.content.decode()
    notice.refresh_from_db()
    assert (notice.withdrawn_on, notice.acknowledged_at) == (None, None)
