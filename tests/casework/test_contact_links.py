"""What a contact may be about: one's own organisation's goals and referrals, and nobody else's."""

from datetime import date
from itertools import product

import pytest

from accounts.policies import as_of
from accounts.roles import Role
from casework import queries
from casework.choices import GoalRating
from casework.models import Contact, Goal
from casework.queries.links import Linkable, are_of
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.casework import recipes
from tests.casework.answers import address, four_answers, words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


@pytest.fixture
def hosts(db):
    """A link worker of the council the person lives in."""
    return accounts.staff(at=accounts.council(placements.LINCOLNSHIRE))


def test_the_form_of_the_host_council_never_shows_what_the_placing_council_wants(hosts, browse, ada):
    goal = recipes.goal(person=ada, text="Canary goal")
    recipes.referral(person=ada, service="Canary service")
    own = recipes.goal(person=ada, organisation=accounts.council(placements.LINCOLNSHIRE), text="Ours to see")
    page = words(browse(hosts).get(address(ada)))
    assert "Canary" not in page
    assert own.text in page
    browse(hosts).post(address(ada), four_answers(links=[f"goal:{goal.uid}"]))
    assert not Contact.objects.exists()


def test_whoever_works_for_both_is_offered_the_goals_of_whom_they_write_for(link_worker, browse, ada):
    accounts.membership(link_worker, Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    theirs = recipes.goal(person=ada, organisation=accounts.council(placements.LINCOLNSHIRE), text="Theirs")
    recipes.goal(person=ada, text="Swim every week")
    page = words(browse(link_worker).get(address(ada)))
    assert "Swim every week" in page
    assert "Goal: Theirs" not in page
    contact = recipes.contact(person=ada, author=link_worker)
    assert not are_of(contact, [Linkable("goal", theirs.pk, theirs.uid, "Theirs")])
    recipes.contact_link(contact=contact, goal=theirs)
    assert "Theirs" not in words(browse(link_worker).get(f"/contacts/{contact.uid}/"))


def test_a_goal_is_open_to_the_database_as_it_is_to_the_rule(ada):
    for theirs, ours in product(["", *GoalRating.values], GoalRating.values):
        goal = recipes.goal(person=ada)
        recipes.goal_check(goal=goal, checked_on=date(2026, 10, 1), rating="stopped")
        last = recipes.goal_check(goal=goal, checked_on=date(2026, 11, 1), rating=ours, person_rating=theirs)
        assert Goal.objects.open().filter(pk=goal.pk).exists() is not last.look.ends, (theirs, ours)


def test_a_goal_the_person_goes_on_with_is_offered_and_one_they_reached_is_not(link_worker, ada):
    reader = as_of(link_worker, TODAY)
    on, ended = recipes.goal(person=ada, text="Goes on"), recipes.goal(person=ada, text="Reached")
    recipes.goal_check(goal=on, rating="achieved", person_rating="same")
    recipes.goal_check(goal=ended, rating="same", person_rating="achieved")
    offered = queries.linkable(
        reader, ada, ours=accounts.council(), on=TODAY, granted=list(queries.links.PERMISSIONS.values())
    )
    assert [link.words for link in offered if link.kind == "goal"] == ["Goal: Goes on"]
    assert [told.goal for told in queries.open_goals(reader, ada, TODAY)] == [on]
