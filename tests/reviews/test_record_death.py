"""A death is recorded once: what was to come ends, and LeDeR is to be told."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.models import Person
from reviews.models import Death
from reviews.queries.duties import due_rows
from reviews.rules.deaths import leder_is_told
from tests.accounts import recipes as accounts
from tests.casework import recipes as casework
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.safety import form, plainly


def address(person) -> str:
    return f"/people/{person.uid}/safety/death/new/"


def died(**more) -> dict:
    return form(died_on="18 November 2026", place="hospital", expected="no") | more


@pytest.mark.django_db
def test_a_manager_records_it_and_everything_to_come_stops(ada, browse, manager):
    plan = casework.planned_contact(person=ada, planned_on=date(2026, 12, 1))
    ours = Person.objects.filter(pk=ada.pk)
    assert due_rows(ours, date(2026, 11, 22))
    page = browse(manager).post(address(ada), died(), follow=True)
    stay = ada.placements.get()
    assert (stay.ends_on, stay.end_reason) == (date(2026, 11, 18), "died")
    plan.refresh_from_db()
    assert plan.cancelled_because == "The person has died"
    assert due_rows(ours, date(2026, 11, 22)) == []
    assert AuditEvent.objects.get(verb="recorded death").details == {
        "placements_ended": 1,
        "contacts_cancelled": 1,
    }
    assert "Died on 18 November 2026" in plainly(page)
    assert "LeDeR has not been told: 4 days" in plainly(page)
    assert "The placement is still open" not in plainly(page)


@pytest.mark.django_db
def test_whoever_may_not_end_a_placement_is_told_that_it_stands(ada, browse, link_worker):
    page = browse(link_worker).post(address(ada), died(), follow=True)
    assert ada.placements.get().ends_on is None
    assert "The placement is still open: the council that keeps it ends it" in plainly(page)


@pytest.mark.django_db
def test_whoever_died_on_the_day_they_came_stayed_a_day(noon, browse, manager):
    stay = placements.placement(starts_on=date(2026, 11, 18))
    browse(manager).post(address(stay.person), died())
    stay.refresh_from_db()
    assert stay.ends_on == date(2026, 11, 19)


@pytest.mark.django_db
def test_an_open_short_stay_is_ended_first(ada, browse, manager):
    placements.short_stay(
        person=ada, placement=ada.placements.get(), starts_on=date(2026, 11, 17), expected_end_on=None
    )
    page = browse(manager).post(address(ada), died())
    assert "End the short stay first" in plainly(page)
    assert not Death.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"died_on": ""}, "Enter the day they died"),
        ({"died_on": "tomorrow"}, "must be today or in the past"),
        ({"died_on": "1 May 1930"}, "Check the year: the person was not born yet"),
        ({"place": ""}, "Select where they died"),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, ada, browse, manager):
    assert told in plainly(browse(manager).post(address(ada), died(**answers)))
    assert not Death.objects.exists()


@pytest.mark.django_db
def test_it_is_recorded_once(ada, browse, manager):
    client, sent = browse(manager), died()
    client.post(address(ada), sent)
    client.post(address(ada), sent)
    assert Death.objects.count() == 1
    assert "recorded already" in plainly(client.post(address(ada), died()))


@pytest.mark.django_db
def test_who_hosted_is_led_on_when_the_person_is_out_of_reach(noon, browse):
    stay = placements.placement(owner=accounts.council(placements.LINCOLNSHIRE))
    officer = accounts.staff(Role.HOST_OFFICER, accounts.council(placements.LINCOLNSHIRE))
    accounts.membership(officer, Role.TEAM_MANAGER, accounts.council(placements.LINCOLNSHIRE))
    page = browse(officer).post(address(stay.person), died())
    assert page.url == "/people/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "where", "answer"),
    [
        (Role.LINK_WORKER, "E06000017", 200),
        (Role.FINANCE, "E06000017", 403),
        (Role.LINK_WORKER, "E10000018", 404),
        (Role.BOARD_MEMBER, "E06000017", 404),
    ],
)
def test_who_may_record_a_death(role, where, answer, ada, browse):
    assert browse(accounts.staff(role, accounts.council(where))).get(address(ada)).status_code == answer


@pytest.mark.parametrize(
    ("born_on", "told"), [(date(2022, 11, 18), True), (date(2022, 11, 19), False), (date(1990, 1, 1), True)]
)
def test_leder_is_told_of_everybody_from_four(born_on, told):
    assert leder_is_told(born_on, date(2026, 11, 18)) is told


@pytest.mark.django_db
def test_nothing_is_asked_of_leder_for_a_young_child(noon, browse, link_worker):
    child = placements.placement(person=placements.person(date_of_birth=date(2023, 5, 4))).person
    recipes.death(person=child)
    assert "LeDeR has not been told" not in plainly(browse(link_worker).get(f"/people/{child.uid}/safety/"))
