"""A goal is set in the person's words, in a part of life, to be looked at every so many weeks."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.policies import as_of
from accounts.roles import Role
from casework import actions
from casework.models import Goal
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words
from tests.placements import recipes as placements

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.django_db


def address(person) -> str:
    return f"/people/{person.uid}/goals/new/"


def wanting(**more) -> dict:
    """What is answered, and the key of the form."""
    return {
        "submission": str(uuid4()),
        "text": "I want to see my sister more",
        "said_by": "theirs",
        "part_of_life": "people",
        "first_step": "Ring her on Sunday",
        "who_helps": "Ravi",
        "set_on": "today",
    } | more


def test_a_goal_is_kept_in_the_persons_words(link_worker, browse, ada):
    page = browse(link_worker).post(address(ada), wanting(), follow=True)
    assert "The goal is set. It is looked at every 8 weeks." in words(page)
    goal = Goal.objects.get()
    assert (goal.text, goal.domain, goal.said_by) == (
        "I want to see my sister more",
        "Important people",
        "theirs",
    )
    assert (goal.set_on, goal.owner, goal.check_every_weeks) == (TODAY, link_worker, None)
    assert AuditEvent.objects.get(verb="set goal").details == {
        "part_of_life": "people",
        "set_on": "2026-11-22",
    }
    assert "Next look by 17 January 2027" in words(page)
    assert "Set on 22 November 2026, and looked at every 8 weeks." in words(page)
    assert "Preparing for Adulthood: Friends, relationships and community" in words(page)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"text": ""}, "Enter what the person wants"),
        ({"said_by": ""}, "Select whose words these are"),
        ({"part_of_life": ""}, "Select the part of life"),
        ({"part_of_life": "money"}, "Select the part of life from the list"),
        ({"check_every_weeks": "0"}, "How often it is looked at must be between 1 and 104"),
        ({"check_every_weeks": "soon"}, "must be a whole number, like 3"),
        ({"set_on": "tomorrow"}, "The date it was agreed must be today or in the past"),
        ({"set_on": "1 May 1930"}, "Check the year: the person was not born yet"),
        ({"owner": "11ba3ab3-5e4f-4026-8ec8-1b50531e4768"}, "Choose who looks at how it goes"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words_and_nothing_typed_is_lost(answers, told, link_worker, browse, ada):
    page = browse(link_worker).post(address(ada), wanting(**answers))
    assert told in words(page)
    assert "Ring her on Sunday" in page.content.decode()
    assert not Goal.objects.exists()


def test_the_same_form_sent_again_sets_nothing(link_worker, browse, ada):
    client, answers = browse(link_worker), wanting()
    assert client.post(address(ada), answers).url == client.post(address(ada), answers).url
    assert Goal.objects.count() == 1
    page = client.post(address(ada), answers | {"text": "Something else"})
    assert "This form has already been sent" in words(page)


@pytest.mark.parametrize(
    ("role", "council", "answer"),
    [
        (Role.TEAM_MANAGER, "E06000017", 200),
        (Role.FINANCE, "E06000017", 403),
        (Role.HOST_OFFICER, placements.LINCOLNSHIRE, 403),
        (Role.LINK_WORKER, "E10000018", 404),
        (Role.BOARD_MEMBER, "E06000017", 404),
    ],
)
def test_who_may_set_a_goal(role, council, answer, browse, ada):
    reader = accounts.staff(role, accounts.council(council))
    assert browse(reader).get(address(ada)).status_code == answer


def test_nobody_sets_a_goal_past_the_page(finance, ada):
    with pytest.raises(PermissionDenied):
        actions.set_goal(
            by=as_of(finance, TODAY),
            person=ada,
            text="x",
            part_of_life=recipes.part_of_life(),
            said_by="theirs",
            set_on=TODAY,
            today=TODAY,
            submission=uuid4(),
        )
