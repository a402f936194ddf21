"""Another organisation's reference for a person."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements.actions import references as actions
from placements.models import PersonReference
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.at_once import posted_at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def add(by, person, **said):
    said = {"organisation": accounts.icb(), "reference": "LLR/77"} | said
    return actions.add_person_reference(by=by, person=person, today=TODAY, **said)


def test_it_stands_on_the_summary_and_finds_the_person(link_worker, finance, browse):
    person, client = recipes.person(), browse(link_worker)
    said = {"organisation": str(accounts.icb().uid), "reference": "LLR/77", "given_on": "1 May 2024"}
    answer = client.post(f"/people/{person.uid}/references/new/", said, follow=True)
    assert "LLR/77" in answer.content.decode()
    assert "Given 1 May 2024" in answer.content.decode()
    for staff, question in ((link_worker, "llr/7"), (finance, "LLR/77")):
        found = browse(staff).get("/people/", {"q": question}).context["table"].paginated_rows
        assert [row.record["reference"] for row in found] == [person.reference]


def test_it_finds_nobody_out_of_reach(stranger, browse):
    recipes.person_reference(reference="LLR/77")
    assert not list(browse(stranger).get("/people/", {"q": "LLR/77"}).context["table"].paginated_rows)


def test_one_reference_of_one_organisation_is_one_person(link_worker):
    add(link_worker, recipes.person())
    with pytest.raises(Refusal, match="has given it to somebody already") as refusal:
        add(link_worker, recipes.person(), reference="llr/77")
    assert set(refusal.value.told) == {"reference"}
    assert add(link_worker, recipes.person(), organisation=accounts.council(recipes.LINCOLNSHIRE))


def test_a_reference_taken_off_may_be_given_again(link_worker):
    recipes.person_reference(reference="LLR/77", removed_on=TODAY, removed_because="wrong_person")
    assert add(link_worker, recipes.person()).removed_on is None


def test_the_same_again_is_the_one_already_there(link_worker, trail):
    person = recipes.person()
    assert add(link_worker, person) == add(link_worker, person, reference="llr/77")
    assert trail() == ["added person reference"]


def test_the_trail_names_whose_and_not_which(link_worker):
    add(link_worker, recipes.person())
    assert AuditEvent.objects.get().details == {"given_by": "QK1"}


def test_the_keeper_of_the_record_has_its_reference_on_it(link_worker):
    with pytest.raises(Refusal) as refusal:
        add(link_worker, recipes.person(), organisation=accounts.council())
    assert set(refusal.value.told) == {"organisation"}


def test_it_was_not_given_tomorrow(link_worker):
    with pytest.raises(Refusal) as refusal:
        add(link_worker, recipes.person(), given_on=date(2026, 11, 23))
    assert set(refusal.value.told) == {"given_on"}


def test_five_windows_add_one(committed, browse):
    person, worker = recipes.person(), accounts.staff(Role.LINK_WORKER)
    said = {"organisation": str(accounts.icb().uid), "reference": "LLR/77"}
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, f"/people/{person.uid}/references/new/", said) == [302] * 5
    assert PersonReference.objects.count() == 1


def test_who_may_not_know_gets_404_and_who_may_not_change_403(browse, stranger, finance):
    address = f"/people/{recipes.person().uid}/references/new/"
    assert browse(stranger).get(address).status_code == 404
    assert browse(finance).get(address).status_code == 403
