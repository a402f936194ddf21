"""An advocate was offered, accepted, declined, or none was to be had; counted by where people live."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.models import AdvocacyOffer, Person
from placements.queries.advocacy import needed_and_not_available, not_available_by_host
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.at_once import posted_at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def typed(**answers) -> dict:
    return {
        "submission": str(uuid4()),
        "state": "not_available",
        "kind": "care_act",
        "happened_on": "20 November 2026",
        "note": "The contract stops at the boundary",
    } | answers


def without_advocate(host=recipes.LINCOLNSHIRE, **fields):
    person = recipes.person(advocate_needed=True, **fields)
    recipes.placement(person=person, home=recipes.home(host))
    recipes.advocacy_offer(person=person)
    return person


def test_a_step_is_kept_and_stands_on_the_tab(link_worker, browse):
    person, client = recipes.person(), browse(link_worker)
    answer = client.post(f"/people/{person.uid}/advocacy/new/", typed(), follow=True)
    assert "Care Act advocate: not available" in answer.content.decode()
    event = AuditEvent.objects.get(verb="recorded advocacy")
    assert event.details == {"state": "not_available", "kind": "care_act", "happened_on": "2026-11-20"}


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"state": ""}, "state"),
        ({"kind": ""}, "kind"),
        ({"happened_on": "23 November 2026"}, "happened_on"),
        ({"note": "x" * 5000}, "note"),
    ],
)
def test_each_refusal_is_beside_its_question(answers, question, link_worker, browse):
    page = browse(link_worker).post(f"/people/{recipes.person().uid}/advocacy/new/", typed(**answers))
    assert set(page.context["form"].errors) == {question}
    assert not AdvocacyOffer.objects.exists()


def test_one_form_sent_from_five_windows_is_one_step(committed, browse):
    person, worker = recipes.person(), accounts.staff(Role.LINK_WORKER)
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, f"/people/{person.uid}/advocacy/new/", typed()) == [302] * 5
    assert AdvocacyOffer.objects.count() == 1


def test_needed_and_not_available_is_counted_by_where_people_live(rutland):
    for host in (recipes.LINCOLNSHIRE, recipes.LINCOLNSHIRE, "E10000018"):
        without_advocate(host)
    assert not_available_by_host(rutland, TODAY) == [("Leicestershire", 1), ("Lincolnshire", 2)]


def test_only_who_needs_one_has_none_and_heard_last_that_there_is_none_is_counted():
    counted = without_advocate()
    not_needed = without_advocate()
    Person.objects.filter(pk=not_needed.pk).update(advocate_needed=None)
    recipes.advocate(person=without_advocate())
    offered_since = without_advocate()
    recipes.advocacy_offer(person=offered_since, state="offered", happened_on=date(2026, 10, 2))
    assert list(needed_and_not_available(Person.objects.order_by("pk"), TODAY)) == [counted]
    assert not needed_and_not_available(Person.objects.order_by("pk"), date(2026, 9, 30)).exists()


def test_the_tab_says_where_record_and_circle_do_not_fit(link_worker, browse):
    person = recipes.person(advocate_needed=True, advocate_in_place=True)
    page = browse(link_worker).get(f"/people/{person.uid}/circle/").content.decode()
    assert "The record says there is an advocate, but none is named in the circle." in page
    recipes.advocate(person=person)
    page = browse(link_worker).get(f"/people/{person.uid}/circle/").content.decode()
    assert "none is named in the circle" not in page


def test_who_may_not_know_gets_404_and_who_may_not_record_403(browse, stranger, host_officer, finance):
    person = recipes.person()
    recipes.placement(person=person)
    address = f"/people/{person.uid}/advocacy/new/"
    assert browse(stranger).get(address).status_code == 404
    for staff in (host_officer, finance):
        assert browse(staff).get(address).status_code == 403
