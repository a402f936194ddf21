"""A step recorded in error is taken back, the last first; it is kept, and the referral stands where it stood."""

import pytest

from accounts.models import AuditEvent
from tests.casework import recipes
from tests.casework.answers import words
from tests.casework.services import step

pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(ada):
    """Ada's referral of 1 September 2026."""
    return recipes.referral(person=ada)


def record(client, referral, kind, **more):
    client.post(f"/referrals/{referral.uid}/steps/new/", step(kind, **more))
    return referral.steps.order_by("-pk").first()


def test_steps_are_taken_back_one_by_one_from_the_last(link_worker, browse, referral):
    client = browse(link_worker)
    accepted, started = record(client, referral, "accepted"), record(client, referral, "started")
    page = client.post(f"/referrals/steps/{accepted.uid}/take-back/", follow=True)
    assert "Take back the last step first" in words(page)
    for taken, left in ((started, "accepted"), (accepted, "waiting")):
        page = client.post(f"/referrals/steps/{taken.uid}/take-back/", follow=True)
        assert "Taken back." in words(page)
        referral.refresh_from_db()
        assert referral.result == left
    assert (referral.accepted_on, referral.started_on) == (None, None)
    accepted.refresh_from_db()
    assert accepted.taken_back_by == link_worker
    assert AuditEvent.objects.filter(verb="took back referral step").count() == 2
    assert record(client, referral, "started").step == "started"


def test_a_declined_referral_waits_again_without_its_reason(link_worker, browse, referral):
    client = browse(link_worker)
    declined = record(client, referral, "declined", reason="Full")
    client.post(f"/referrals/steps/{declined.uid}/take-back/")
    referral.refresh_from_db()
    assert (referral.result, referral.declined_on, referral.declined_reason) == ("waiting", None, "")


def test_what_an_import_has_changed_since_stands(link_worker, browse, referral):
    client = browse(link_worker)
    accepted = record(client, referral, "accepted")
    type(referral).objects.update(accepted_on="2026-09-09")
    page = client.post(f"/referrals/steps/{accepted.uid}/take-back/", follow=True)
    assert "Something was recorded after this" in words(page)
