"""The Goals tab, and which goals are to be looked at by a day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.policies import as_of
from accounts.roles import Role
from casework import queries
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words
from tests.placements import recipes as placements

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.django_db


def test_goals_to_be_looked_at_come_first_and_ended_ones_last(link_worker, browse, ada):
    late = recipes.goal(person=ada, set_on=date(2026, 9, 1), text="Late one")
    recipes.goal(person=ada, set_on=date(2026, 11, 1), text="New one", domain="Brass bands")
    ended = recipes.goal_check(goal=recipes.goal(person=ada, text="Done one"), rating="achieved")
    page = words(browse(link_worker).get(f"/people/{ada.uid}/goals/"))
    assert page.index("Late one") < page.index("New one") < page.index("Done one")
    assert "Look overdue, was due by 27 October 2026" in page
    assert "Brass bands" in page  # an imported domain in words of its own
    assert ended.goal.text in page
    assert late.text in page


def test_without_goals_the_page_says_what_to_do(link_worker, browse, ada):
    page = words(browse(link_worker).get(f"/people/{ada.uid}/goals/"))
    assert "Ask what the person wants in the next months" in page


def test_the_page_asks_as_many_questions_for_twenty_goals_as_for_one(link_worker, browse, ada):
    client, where = browse(link_worker), f"/people/{ada.uid}/goals/"
    recipes.goal_check(goal=recipes.goal(person=ada))
    client.get(where)
    with CaptureQueriesContext(connection) as one:
        client.get(where)
    for _ in range(19):
        recipes.goal_check(goal=recipes.goal(person=ada))
    with CaptureQueriesContext(connection) as twenty:
        client.get(where)
    assert len(twenty) == len(one)


def test_the_looks_due_by_a_day_the_longest_due_first(link_worker, ada):
    reader = as_of(link_worker, TODAY)
    recipes.goal(person=ada, set_on=date(2026, 9, 27), check_every_weeks=None, text="Today")
    recipes.goal(person=ada, set_on=date(2026, 9, 28), check_every_weeks=None, text="Tomorrow")
    recipes.goal(person=ada, set_on=date(2026, 1, 1), text="Long due")
    recipes.goal_check(goal=recipes.goal(person=ada, text="Ended"), rating="stopped")
    recipes.goal(organisation=accounts.council(placements.LINCOLNSHIRE), person=ada, text="Theirs")
    recipes.goal(person=placements.person(), set_on=date(2026, 1, 1), text="Nobody asked about this person")
    found = queries.goal_checks_due(reader, [ada.pk], TODAY)
    assert [told.goal.text for told in found] == ["Long due", "Today"]
    assert found[0].due.because == "Set on 1 January 2026, and looked at every 8 weeks."


def test_the_usual_interval_is_that_of_the_day(link_worker, ada):
    recipes.goal(person=ada, set_on=date(2027, 1, 1), check_every_weeks=None)
    queries.goal_checks_due(as_of(link_worker, TODAY), [ada.pk], TODAY)
    type(recipes.casework_period()).objects.filter(valid_from__lt=date(2027, 1, 1), kind="goal_check").update(
        valid_until=date(2027, 1, 1)
    )
    reader = as_of(link_worker, TODAY)
    assert queries.goal_checks_due(reader, [ada.pk], date(2027, 2, 11)) == []
    assert len(queries.goal_checks_due(reader, [ada.pk], date(2027, 2, 12))) == 1


@pytest.mark.parametrize("page", ["goals", "outcomes", "feedback", "my-page"])
@pytest.mark.parametrize(
    ("role", "council", "answer"),
    [
        (Role.TEAM_MANAGER, "E06000017", 200),
        (Role.FINANCE, "E06000017", 403),
        (Role.HOST_OFFICER, placements.LINCOLNSHIRE, 403),
        (Role.LINK_WORKER, "E10000018", 404),
        (Role.AUDITOR, "E06000017", 404),
    ],
)
def test_who_may_see_them(page, role, council, answer, browse, ada):
    reader = accounts.staff(role, accounts.council(council))
    assert browse(reader).get(f"/people/{ada.uid}/{page}/").status_code == answer


def test_the_host_councils_link_worker_sees_their_own_goals_only(browse, ada):
    recipes.goal(person=ada, text="Of the placing council")
    recipes.goal(person=ada, text="Of the host", organisation=accounts.council(placements.LINCOLNSHIRE))
    host = accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    page = words(browse(host).get(f"/people/{ada.uid}/goals/"))
    assert "Of the host" in page
    assert "Of the placing council" not in page
