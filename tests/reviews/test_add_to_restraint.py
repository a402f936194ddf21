"""What followed a restrictive practice: its end, talking it through with each, its review."""

import pytest

from accounts.roles import Role
from reviews.models import RestraintStep
from tests.accounts import recipes as accounts
from tests.reviews import recipes
from tests.reviews.safety import form, plainly

pytestmark = pytest.mark.django_db


@pytest.fixture
def apart(ada):
    """Seclusion that goes on since 10 November, nine o'clock."""
    return recipes.restraint(person=ada, kind="seclusion", ended_at=None)


def address(practice) -> str:
    return f"/restrictive-practice/{practice.uid}/steps/new/"


def following(**more) -> dict:
    return form(kind="ended", done_at_date="10 November 2026", done_at_time="10:30") | more


def test_it_ends(apart, browse, link_worker):
    page = browse(link_worker).post(address(apart), following(), follow=True)
    assert "Seclusion 1 90 minutes" in plainly(page)
    assert "Goes on" not in plainly(page)


def test_talking_it_through_is_recorded_for_each(apart, browse, link_worker):
    page = browse(link_worker).post(address(apart), following(kind="family", words="By Jo"), follow=True)
    assert "The family were told, and listened to 10 November 2026 at 10:30: By Jo" in plainly(page)
    assert "The staff were talked with about it Not recorded" in plainly(page)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"kind": ""}, "Select what followed"),
        ({"done_at_time": "8:59"}, "This must be after it began"),
        ({"done_at_date": "tomorrow"}, "must be today or in the past"),
        ({"kind": "reviewed"}, "Enter who reviewed it and what they found."),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, apart, browse, link_worker):
    assert told in plainly(browse(link_worker).post(address(apart), following(**answers)))
    assert not RestraintStep.objects.exists()


def test_it_ends_once(apart, browse, link_worker):
    client, sent = browse(link_worker), following()
    client.post(address(apart), sent)
    client.post(address(apart), sent)
    assert RestraintStep.objects.count() == 1
    assert "When it ended is recorded already." in plainly(client.post(address(apart), following()))


def test_what_was_recorded_with_its_end_does_not_end_again(ada, browse, link_worker):
    ended = recipes.restraint(person=ada)
    page = browse(link_worker).post(address(ended), following())
    assert "When it ended is recorded already." in plainly(page)


def test_another_council_does_not_know_of_it(apart, browse):
    stranger = accounts.staff(Role.LINK_WORKER, accounts.council("E10000018"))
    assert browse(stranger).get(address(apart)).status_code == 404
