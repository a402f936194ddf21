"""A service joins the health provision map, or a gap does."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements.actions import health_provision as actions
from placements.models import HealthProvision
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.at_once import posted_at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def typed(**answers) -> dict:
    return {
        "submission": str(uuid4()),
        "service": "gp",
        "side": "host_nhs",
        "organisation_name": "The Fen Practice",
        "ods_code": "c82 001",
        "starts_on": "1 February 2024",
    } | answers


def add(by, person, **said):
    said = {"service": "dentist", "side": "host_nhs"} | said
    return actions.add_health_provision(by=by, person=person, today=TODAY, submission=uuid4(), **said)


def test_a_gp_is_kept_with_practice_code_and_day_of_registration(link_worker, browse):
    person, client = recipes.person(), browse(link_worker)
    page = client.post(f"/people/{person.uid}/health-provision/new/", typed(), follow=True).content.decode()
    for words in ("The Fen Practice", "ODS code C82001", "1 Feb 2024"):
        assert words in page
    assert "No GP is recorded" not in page
    event = AuditEvent.objects.get(verb="added health provision")
    assert event.details == {"service": "gp", "side": "host_nhs", "gaps_closed": 0}


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"service": ""}, "service"),
        ({"side": ""}, "side"),
        ({"side": "nobody"}, "side"),
        ({"service": "dentist"}, "ods_code"),
        ({"ods_code": "C-1"}, "ods_code"),
        ({"service": "other", "ods_code": ""}, "detail"),
        ({"last_seen_on": "23 November 2026"}, "last_seen_on"),
        ({"waiting_since": "29 February 2026"}, "waiting_since"),
        ({"organisation_name": "x" * 5000}, "organisation_name"),
    ],
)
def test_each_refusal_is_beside_its_question(answers, question, link_worker, browse):
    address = f"/people/{recipes.person().uid}/health-provision/new/"
    page = browse(link_worker).post(address, typed(**answers))
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {question}
    assert not HealthProvision.objects.exists()


def test_whoever_provides_it_closes_the_gap(link_worker):
    person = recipes.person()
    gap = add(link_worker, person, side="nobody", waiting_since=date(2026, 1, 1))
    add(link_worker, person, starts_on=date(2026, 11, 2))
    gap.refresh_from_db()
    assert gap.ends_on == date(2026, 11, 2)


def test_what_somebody_provides_is_no_gap(link_worker):
    person = recipes.person()
    add(link_worker, person)
    with pytest.raises(Refusal, match="Dentist is on the map already") as refusal:
        add(link_worker, person, side="nobody")
    assert set(refusal.value.told) == {"side"}


def test_two_gps_at_a_time_are_one_too_many(link_worker):
    person = recipes.person()
    recipes.health_provision(person=person)
    with pytest.raises(Refusal, match="one GP at a time") as refusal:
        add(link_worker, person, service="gp", starts_on=TODAY)
    assert set(refusal.value.told) == {"starts_on"}
    assert add(link_worker, person, service="psychiatry")
    assert add(link_worker, person, service="psychiatry", side="private")


def test_one_form_sent_from_five_windows_adds_one(committed, browse):
    person, worker = recipes.person(), accounts.staff(Role.LINK_WORKER)
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, f"/people/{person.uid}/health-provision/new/", typed()) == [302] * 5
    assert HealthProvision.objects.count() == 1


def test_who_may_not_know_gets_404_and_who_may_not_change_403(browse, stranger, host_officer, finance):
    person = recipes.person()
    recipes.placement(person=person)
    address = f"/people/{person.uid}/health-provision/new/"
    assert browse(stranger).get(address).status_code == 404
    for staff in (host_officer, finance):
        assert browse(staff).get(address).status_code == 403
