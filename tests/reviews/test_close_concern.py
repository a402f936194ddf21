"""A concern is closed with what became of the risk and of what the person wanted."""

from datetime import date

import pytest

from accounts.roles import Role
from reviews.models import ConcernStep
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.safety import form, plainly

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(ada):
    """A concern in which there is an enquiry."""
    concern = recipes.concern(person=ada)
    recipes.concern_step(concern=concern, kind="decided", decision="s42", enquiry="council")
    return concern


def address(concern) -> str:
    return f"/safeguarding/{concern.uid}/close/"


def closing(**more) -> dict:
    return form(met="fully", risk="removed", done_on="today", words="New night staff") | more


def test_it_is_closed_with_what_the_person_wanted(decided, browse, manager):
    recipes.concern_step(concern=decided, kind="asked", wishes="expressed", words="Supper every day")
    page = browse(manager).post(address(decided), closing(), follow=True)
    assert "What they wanted: Fully. The risk: Removed" in plainly(page)
    assert "Closed" in plainly(page)
    assert decided.steps.get(kind="closed").done_on == date(2026, 11, 22)


def test_what_nobody_asked_for_cannot_have_come_about(decided, browse, manager):
    page = browse(manager).post(address(decided), closing())
    assert "Nobody has recorded what the person wants." in plainly(page)
    browse(manager).post(address(decided), closing(met="none_said"))
    assert decided.steps.filter(kind="closed").exists()


def test_it_is_not_closed_before_it_is_decided(ada, browse, manager):
    concern = recipes.concern(person=ada)
    page = browse(manager).post(address(concern), closing(met="none_said"))
    assert "Record first what was decided" in plainly(page)


def test_it_is_closed_once(decided, browse, manager):
    client, sent = browse(manager), closing(met="none_said")
    client.post(address(decided), sent)
    client.post(address(decided), sent)
    assert ConcernStep.objects.filter(kind="closed").count() == 1
    assert "This concern is closed." in plainly(client.post(address(decided), closing(met="none_said")))


@pytest.mark.parametrize(
    ("role", "where", "answer"),
    [
        (Role.TEAM_MANAGER, "E06000017", 200),
        (Role.HOST_OFFICER, placements.LINCOLNSHIRE, 200),
        (Role.LINK_WORKER, "E06000017", 403),
        (Role.TEAM_MANAGER, "E10000018", 404),
    ],
)
def test_who_may_close_one(role, where, answer, decided, browse):
    reader = accounts.staff(role, accounts.council(where))
    assert browse(reader).get(address(decided)).status_code == answer
