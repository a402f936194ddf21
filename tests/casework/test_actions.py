"""What was promised about a person, in one list."""

from datetime import date

import pytest

from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


def test_open_actions_come_first_due_first_and_overdue_ones_say_so(link_worker, browse, ada):
    recipes.action(person=ada, what="Later", due_on=date(2026, 12, 24))
    recipes.action(person=ada, what="Sooner", due_on=date(2026, 11, 20))
    recipes.action(person=ada, what="Finished", done_on=date(2026, 11, 21), outcome="The GP answered.")
    page = words(browse(link_worker).get(f"/people/{ada.uid}/actions/"))
    assert page.index("Sooner") < page.index("Later") < page.index("Finished")
    assert page.count("lw-actions__row--overdue") == 1
    assert "The GP answered." in page


def test_an_action_about_somebody_out_of_reach_is_not_there(link_worker, browse):
    away = accounts.council("E10000019")
    action = recipes.action(person=placements.person(responsible_council=away), organisation=away)
    client = browse(link_worker)
    assert client.get(f"/actions/{action.uid}/completion/").status_code == 404
    assert client.get(f"/people/{action.person.uid}/actions/new/").status_code == 404


def test_who_reads_contacts_only_sees_no_actions(browse, ada):
    officer = accounts.staff(Role.HOST_OFFICER, at=accounts.council("E10000019"))
    client = browse(officer)
    assert client.get(f"/people/{ada.uid}/actions/").status_code == 403
    assert client.get(f"/people/{ada.uid}/actions/new/").status_code == 403
