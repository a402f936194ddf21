"""A goal is looked at: the person rates it first, the worker second, and what ends it has a reason."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from casework.models import GoalCheck
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import plainly, words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(ada):
    return recipes.goal(person=ada)


def address(goal) -> str:
    return f"/goals/{goal.uid}/check/"


def looking(**more) -> dict:
    return {
        "submission": str(uuid4()),
        "person_rating": "same",
        "person_words": "It rained.",
        "rating": "improving",
        "words": "Needs one prompt now.",
        "checked_on": "today",
    } | more


def test_the_person_is_asked_before_the_worker(link_worker, browse, goal):
    page = words(browse(link_worker).get(address(goal)))
    assert page.index("First ask the person") < page.index("Then you: how do you see it?")


def test_both_ratings_are_kept_and_the_persons_counts(link_worker, browse, goal):
    page = plainly(browse(link_worker).post(address(goal), looking(), follow=True))
    check = GoalCheck.objects.get()
    assert (check.person_rating, check.rating, check.counts_as) == ("same", "improving", "The same")
    assert "Kept: The same. The next look is due by 17 January 2027." in page
    assert "the person says the same, “It rained.”; the worker says improving" in page
    assert AuditEvent.objects.get(verb="looked at goal").details["person_rating"] == "same"


def test_who_did_not_say_leaves_it_to_the_worker(link_worker, browse, goal):
    browse(link_worker).post(address(goal), looking(person_rating="not_said"))
    assert GoalCheck.objects.get().counts_as == "Improving"


def test_what_ends_the_goal_needs_a_reason_and_then_it_has_ended(link_worker, browse, goal):
    client = browse(link_worker)
    page = client.post(address(goal), looking(person_rating="achieved"))
    assert "Enter why the goal ends" in words(page)
    assert "It rained." in page.content.decode()
    reached = looking(person_rating="achieved", because="Three times alone")
    page = plainly(client.post(address(goal), reached, follow=True))
    assert "The goal has ended." in page
    assert "Ended on 22 November 2026: Three times alone" in page
    assert "This goal has ended" in words(client.post(address(goal), looking()))


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"person_rating": ""}, "Select what the person says, or that they did not say"),
        ({"rating": ""}, "Select how you see it"),
        ({"checked_on": "tomorrow"}, "must be today or in the past"),
        ({"checked_on": "31 August 2026"}, "on or after the day the goal was set"),
        ({"checked_on": "15 September 2026"}, "Somebody looked at this goal after that day"),
        ({"checked_on": "1 October 2026"}, "This goal was checked on that day already"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, link_worker, browse, goal):
    recipes.goal_check(goal=goal, checked_on=date(2026, 10, 1))
    assert told in words(browse(link_worker).post(address(goal), looking(**answers)))
    assert GoalCheck.objects.count() == 1


def test_the_same_form_sent_again_is_one_look(link_worker, browse, goal):
    client, answers = browse(link_worker), looking()
    client.post(address(goal), answers)
    client.post(address(goal), answers)
    assert GoalCheck.objects.count() == 1


def test_another_councils_goal_is_not_there(browse, ada):
    theirs = recipes.goal(person=ada, organisation=accounts.council(placements.LINCOLNSHIRE))
    assert browse(accounts.staff("link_worker")).get(address(theirs)).status_code == 404
