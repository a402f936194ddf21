"""A goal is kept right by two people at once, and what it said before stays in its versions."""

from datetime import date

import pytest
from django.db import connection

from accounts.models import AuditEvent
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words
from tests.editing import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(ada):
    return recipes.goal(person=ada, part_of_life=recipes.part_of_life(), said_by="for_them")


def address(goal) -> str:
    return f"/goals/{goal.uid}/edit/"


def test_the_words_are_changed_and_the_old_ones_kept(link_worker, browse, goal):
    client = browse(link_worker)
    form = typed(client, address(goal))
    client.post(address(goal), form | {"text": "I want to live by my sister", "part_of_life": "home_skills"})
    goal.refresh_from_db()
    assert (goal.text, goal.domain) == ("I want to live by my sister", "Home and doing things for myself")
    assert AuditEvent.objects.get(verb="edited goal").details == {"fields": ["part_of_life", "text"]}
    with connection.cursor() as cursor:
        cursor.execute("SELECT before ->> 'text' FROM accounts_version WHERE \"table\" = 'casework_goal'")
        assert cursor.fetchall() == [("See her sister every week",)]


def test_two_who_change_one_answer_both_read_what_the_other_wrote(link_worker, manager, browse, goal):
    one, other = browse(link_worker), browse(manager)
    first, second = typed(one, address(goal)), typed(other, address(goal))
    one.post(address(goal), first | {"who_helps": "Ravi"})
    page = words(other.post(address(goal), second | {"who_helps": "Jo"}))
    assert "Ravi" in page
    assert "Jo" in page
    goal.refresh_from_db()
    assert goal.who_helps == "Ravi"


def test_an_owner_whose_role_ended_stays_until_somebody_chooses_another(link_worker, browse, goal):
    goal.owner = accounts.staff(name="Kwame Sedge")
    goal.save()
    goal.owner.memberships.update(ends_on=date(2026, 11, 1))
    client = browse(link_worker)
    client.post(address(goal), typed(client, address(goal)) | {"who_helps": "Ravi"})
    goal.refresh_from_db()
    assert (goal.who_helps, str(goal.owner)) == ("Ravi", "Kwame Sedge")
    assert "Kwame Sedge" not in words(client.get(f"/people/{goal.person.uid}/goals/new/"))


def test_saving_without_a_change_writes_nothing(link_worker, browse, goal):
    client = browse(link_worker)
    client.post(address(goal), typed(client, address(goal)))
    assert not AuditEvent.objects.filter(verb="edited goal").exists()


def test_a_goal_that_has_ended_is_kept_as_it_was(link_worker, browse, goal):
    recipes.goal_check(goal=goal, rating="achieved")
    client = browse(link_worker)
    page = client.post(address(goal), typed(client, address(goal)) | {"text": "Something else"})
    assert "This goal has ended" in words(page)
