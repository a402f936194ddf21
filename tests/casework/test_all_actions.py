"""The actions of all people: the longest overdue first, narrowed by the address, completed and chased from the list."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from casework.models import Action, ActionChase
from casework.rules.references import reference_of, uids_of
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.actions_posted import at, keyed
from tests.casework.answers import words
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db


def test_the_longest_overdue_comes_first_and_the_trail_names_who_was_listed(link_worker, browse, ada):
    recipes.action(person=ada, what="Later", due_on=date(2026, 12, 24))
    recipes.promise(person=ada, what="Late")
    recipes.action(person=ada, what="Done", done_on=date(2026, 11, 20), outcome="It came.")
    page = words(browse(link_worker).get("/actions/"))
    assert page.index("<bdi>Late<") < page.index("16 days overdue") < page.index("<bdi>Later<")
    assert "<bdi>Done<" not in page
    assert AuditEvent.objects.get(verb="listed").details["people"] == [str(ada.uid)]


@pytest.fixture
def five(link_worker, ada):
    """One of mine, one of a colleague's, one of the ICB's that is late, one of a GP's, one that is done."""
    body = accounts.organisation(kind="provider", owner=accounts.council(), name="Harbour Care")
    recipes.action(person=ada, what="Mine", owner=link_worker)
    recipes.action(person=ada, what="Hers", owner=accounts.staff(name="Chidi Moss"))
    recipes.promise(person=ada, what="Boards")
    recipes.action(person=ada, what="Surgerys", owner=None, owner_outside="Dr Rees")
    recipes.promise(
        person=ada,
        what="Finished",
        owner_organisation=body,
        done_on=date(2026, 11, 20),
        outcome="It came.",
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("whose=mine", {"Mine"}),
        ("whose=team", {"Mine", "Hers"}),
        ("whose=outside", {"Boards", "Surgerys"}),
        ("whose=unnamed", {"Surgerys"}),
        ("overdue=on", {"Boards"}),
        ("state=done", {"Finished"}),
        ("state=any&whose=outside", {"Boards", "Surgerys", "Finished"}),
        ("due_until=10+November+2026", {"Boards"}),
        ("words=rees", {"Surgerys"}),
        ("words=larch+mine", {"Mine"}),
        ("words=nothing", set()),
        ("first_due_from=30+November+2026", {"Mine", "Hers", "Surgerys"}),
    ],
)
def test_the_address_narrows_the_list(asked, found, five, link_worker, browse):
    page = words(browse(link_worker).get(f"/actions/?{asked}"))
    named = {"Mine", "Hers", "Boards", "Surgerys", "Finished"}
    assert {what for what in named if f"<bdi>{what}</bdi>" in page} == found


def test_an_organisation_and_a_colleague_are_chosen_by_their_public_id(five, link_worker, browse):
    client, colleague = browse(link_worker), Action.objects.get(what="Hers").owner
    page = words(client.get(f"/actions/?organisation={accounts.icb().uid}"))
    assert "<bdi>Boards</bdi>" in page
    assert "<bdi>Mine</bdi>" not in page
    page = words(client.get(f"/actions/?owner={colleague.uid}"))
    assert "<bdi>Hers</bdi>" in page
    assert "<bdi>Mine</bdi>" not in page


def test_our_reference_finds_the_one_action_however_it_is_typed(five, link_worker, browse):
    action = Action.objects.get(what="Boards")
    for typed in (action.reference, action.reference.lower(), action.reference.removeprefix("A-")):
        page = words(browse(link_worker).get("/actions/", {"words": typed}))
        assert "1 action<" in page
        assert "<bdi>Boards</bdi>" in page


def test_a_reference_has_no_letter_that_is_mistaken_for_a_figure():
    for _ in range(200):
        uid = Action._meta.get_field("uid").default()
        said = reference_of(uid)
        assert not set(said[2:]) & set("ILOU")
        first, last = uids_of(said)
        assert first <= uid <= last
    assert uids_of("A-7K2M9") is None
    assert uids_of("dentist") is None


def test_completing_from_the_list_leads_back_to_it_as_it_was_narrowed(five, link_worker, browse):
    client, action = browse(link_worker), Action.objects.get(what="Mine")
    page = words(client.get("/actions/?whose=mine"))
    link = f"/actions/{action.uid}/completion/?back=whose%3Dmine"
    assert link in page
    answer = client.post(link, {"done_on": "today", "outcome": "Done."})
    assert answer.url == "/actions/?whose=mine"


def test_where_it_leads_back_is_never_another_site(five, link_worker, browse):
    action = Action.objects.get(what="Mine")
    address = f"{at(action, 'completion')}?back=//evil.example/"
    answer = browse(link_worker).post(address, {"done_on": "today", "outcome": "Done."})
    assert answer.url.startswith("/actions/?")


def test_one_click_in_the_list_chases(five, link_worker, browse):
    client, action = browse(link_worker), Action.objects.get(what="Boards")
    page = words(client.get("/actions/?overdue=on"))
    assert "Chase by email" in page
    client.post(at(action, "chase"), keyed(way="email", to_email=action.owner_email))
    assert ActionChase.objects.get().action == action
    assert "chased 1 time" in words(client.get("/actions/?overdue=on"))


def test_the_list_asks_the_same_of_the_database_for_two_and_for_fifty(link_worker, browse, ada):
    client = browse(link_worker)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get("/actions/")
        return len(found)

    for _ in range(2):
        recipes.promise(person=ada)
    client.get("/actions/")
    few = asked()
    for _ in range(12):
        person = placements.placement().person
        for _ in range(4):
            recipes.promise(person=person)
    assert asked() == few


def test_of_many_only_fifty_stand_on_a_page_and_the_rest_follows(link_worker, browse, ada):
    for number in range(51):
        recipes.action(person=ada, what=f"Number {number}")
    page = words(browse(link_worker).get("/actions/"))
    assert page.count("lw-table__first") == 50
    assert words(browse(link_worker).get("/actions/?page=2")).count("lw-table__first") == 1


def test_another_councils_actions_are_not_there(link_worker, browse):
    away = accounts.council("E10000019")
    recipes.action(person=placements.person(responsible_council=away), organisation=away, what="Theirs")
    assert "Theirs" not in words(browse(link_worker).get("/actions/"))


@pytest.mark.parametrize(("state", "closed"), [("done", "done_on"), ("dropped", "dropped_on")])
def test_the_closed_come_by_the_day_they_were_closed_the_latest_first(
    state, closed, link_worker, browse, ada
):
    why = {"outcome": "It came."} if state == "done" else {"dropped_because": "Not needed"}
    for what, day, due in (("First", 10, 30), ("Second", 12, 20), ("Third", 14, 25)):
        days = {closed: date(2026, 11, day), "due_on": date(2026, 11, due)}
        recipes.action(person=ada, what=what, **days, **why)
    page = words(browse(link_worker).get(f"/actions/?state={state}"))
    assert page.index("<bdi>Third<") < page.index("<bdi>Second<") < page.index("<bdi>First<")


def test_who_has_left_can_be_chosen_while_something_was_given_to_them(link_worker, browse, ada):
    leaver, nobody = accounts.staff(name="Juno Sedge"), accounts.staff(name="Iris Moor")
    recipes.action(person=ada, what="Left behind", owner=leaver)
    for somebody in (leaver, nobody):
        somebody.memberships.update(ends_on=date(2026, 11, 1))
    page = words(browse(link_worker).get(f"/actions/?owner={leaver.uid}"))
    assert "<bdi>Left behind</bdi>" in page
    assert "Juno Sedge</option>" in page
    assert "Iris Moor</option>" not in page
