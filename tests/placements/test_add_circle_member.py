"""Somebody joins a person's circle of support."""

import re
from datetime import date
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements.actions import circle as actions
from placements.models import CircleMember, FirstContact
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.at_once import at_once, posted_at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def typed(**answers) -> dict:
    return {
        "submission": str(uuid4()),
        "name": "Wren Sedge",
        "role": "social_worker",
        "side": "placing",
        "phone": "01572 722577 ext 12",
        "email": "wren.sedge@example.org",
    } | answers


def add(by, person, **said):
    said = {"name": "Wren Sedge", "role": "social_worker", "side": "placing"} | said
    return actions.add_circle_member(by=by, person=person, today=TODAY, submission=uuid4(), **said)


def address(person) -> str:
    return f"/people/{person.uid}/circle/new/"


def test_somebody_joins_and_stands_on_the_tab_with_a_number_to_press(link_worker, browse):
    person, client = recipes.person(), browse(link_worker)
    answer = client.post(address(person), typed())
    assert (answer.status_code, answer.url) == (302, f"/people/{person.uid}/circle/")
    page = client.get(answer.url).content.decode()
    assert 'href="tel:01572722577"' in page
    assert 'href="mailto:wren.sedge@example.org"' in page
    assert "Wren Sedge is in the circle." in page


def test_the_trail_holds_codes_and_no_name(link_worker):
    person = recipes.person()
    add(link_worker, person, phone="01572 722577")
    event = AuditEvent.objects.get()
    assert (event.verb, event.person_uid) == ("added circle member", person.uid)
    assert event.details == {"role": "social_worker", "side": "placing", "first_contact": False}


def test_named_first_at_once_when_asked(link_worker):
    person = recipes.person()
    earlier = recipes.first_contact(member=recipes.circle_member(person=person))
    member = add(link_worker, person, first_contact=True)
    earlier.refresh_from_db()
    assert earlier.ends_on == TODAY
    assert FirstContact.objects.in_force_on(TODAY).get().member == member


@pytest.mark.parametrize("needed", [True, None])
def test_an_advocate_who_joins_makes_the_record_say_there_is_one(needed, link_worker, browse):
    person = recipes.person(advocate_needed=needed, advocate_in_place=False)
    answers = typed(role="advocate", side="advocate", advocate_kind="imca")
    page = browse(link_worker).post(address(person), answers, follow=True).content.decode()
    person.refresh_from_db()
    assert (person.advocate_in_place, person.advocate_needed) == (True, needed)
    assert "The record now says that the person has an advocate." in page
    assert AuditEvent.objects.get(verb="added circle member").details["advocate_in_place"] is True


def test_nobody_else_changes_whether_there_is_an_advocate(link_worker):
    person = recipes.person(advocate_in_place=False)
    add(link_worker, person)
    person.refresh_from_db()
    assert person.advocate_in_place is False


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"name": ""}, "Enter the name"),
        ({"role": ""}, "Select who they are to the person"),
        ({"side": ""}, "Select for which side they speak"),
        ({"side": "placing", "role": "parent"}, "Relatives, partners and friends are on the side of family"),
        (
            {"side": "placing", "role": "advocate"},
            "An advocate, and nobody else, is on the side of the advocates",
        ),
        ({"phone": "ring the bell"}, "Enter a phone number, like 01572 722577"),
        ({"email": "wren at work"}, "Enter an email address in the correct format"),
        ({"starts_on": "24 November 2026"}, "must be"),
        ({"starts_on": "29 February 2025"}, "must be a real date"),
        ({"name": "x" * 5000}, "The name must be 160 characters or less"),
        ({"advocate_kind": "imca"}, "Leave the questions about advocacy empty: this is no advocate"),
    ],
)
def test_each_refusal_keeps_what_was_typed_and_nothing_else(answers, sentence, link_worker, browse):
    person = recipes.person()
    page = browse(link_worker).post(address(person), typed(how_best="Mornings, O’Łuczak 🌻", **answers))
    told = page.content.decode()
    assert page.status_code == 200
    assert sentence in told
    assert "Mornings, O’Łuczak 🌻" in told
    assert not CircleMember.objects.exists()


def test_an_organisation_is_chosen_or_written_not_both(link_worker):
    with pytest.raises(Refusal) as refusal:
        add(link_worker, recipes.person(), organisation=accounts.icb(), organisation_name="The ICB")
    assert set(refusal.value.told) == {"organisation_name"}


def test_the_same_name_in_the_same_role_is_somebody_known(link_worker):
    person = recipes.person()
    add(link_worker, person)
    with pytest.raises(Refusal, match="Wren Sedge is in the circle already"):
        add(link_worker, person, name="wren sedge")


def test_somebody_who_left_may_come_back(link_worker):
    person = recipes.person()
    recipes.circle_member(person=person, name="Wren Sedge", ends_on=date(2026, 1, 1))
    assert add(link_worker, person).ends_on is None


def test_one_form_sent_from_five_windows_adds_one(committed, browse):
    person, worker = recipes.person(), accounts.staff(Role.LINK_WORKER)
    answers = typed(first_contact="on")
    assert posted_at_once([browse(worker) for _ in range(5)], address(person), answers) == [302] * 5
    assert (CircleMember.objects.count(), FirstContact.objects.count()) == (1, 1)
    assert AuditEvent.objects.filter(verb="added circle member").count() == 1


def test_two_forms_at_once_name_one_first_contact(committed, browse):
    person, worker = recipes.person(), accounts.staff(Role.LINK_WORKER)
    clients = [browse(worker) for _ in range(2)]
    each = [typed(name=f"Wren {number}", first_contact="on") for number in range(2)]
    statuses = at_once(
        *(
            lambda client=client, said=said: client.post(address(person), said).status_code
            for client, said in zip(clients, each, strict=True)
        )
    )
    assert statuses == [302, 302]
    assert FirstContact.objects.in_force_on(TODAY).count() == 1


def test_the_form_carries_a_key_of_its_own(link_worker, browse):
    page = browse(link_worker).get(address(recipes.person())).content.decode()
    assert re.search(r'name="submission" value="[0-9a-f-]{36}"', page)


def test_who_may_not_know_gets_404_and_who_may_not_change_403(
    browse, stranger, finance, host_officer, chc_nurse
):
    person = recipes.person(responsible_icb=accounts.icb())
    recipes.placement(person=person)
    assert browse(stranger).post(address(person), typed()).status_code == 404
    for staff in (finance, host_officer, chc_nurse):
        assert browse(staff).post(address(person), typed()).status_code == 403
    assert not CircleMember.objects.exists()
