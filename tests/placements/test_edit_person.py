"""Keeping the record of somebody right."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from linkworker.refusals import Refusal
from placements.actions import people as actions
from tests.accounts.recipes import TODAY, council, staff
from tests.editing import opened, typed
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def edit(by, person, **changes):
    return actions.edit_person(by=by, person=person, today=TODAY, **changes)


def test_a_change_is_kept_and_the_trail_names_the_fields_only(link_worker):
    person = recipes.person(given_name="Ada", complex_needs=None)
    edit(link_worker, person, given_name="Adah", complex_needs=True)
    person.refresh_from_db()
    assert (person.given_name, person.complex_needs) == ("Adah", True)
    event = AuditEvent.objects.get()
    assert (event.verb, event.details) == ("edited person", {"fields": ["complex_needs", "given_name"]})


def test_no_change_writes_nothing(link_worker, trail):
    person = recipes.person()
    edit(link_worker, person, given_name=person.given_name)
    assert trail() == []


def test_a_field_can_go_back_to_not_recorded(link_worker):
    person = recipes.person(advocate_needed=False, health_check_on=date(2026, 1, 1))
    edit(link_worker, person, advocate_needed=None, health_check_on=None)
    person.refresh_from_db()
    assert (person.advocate_needed, person.health_check_on) == (None, None)


@pytest.mark.parametrize(
    ("changes", "question"),
    [
        ({"nhs_number": "9990000019"}, "nhs_number"),
        ({"contact_every_days": 85}, "contact_every_days"),
        ({"caseload_from": date(2026, 2, 1), "caseload_until": date(2026, 2, 1)}, "caseload_until"),
        ({"caseload_from": None, "caseload_until": date(2026, 2, 1)}, "caseload_until"),
    ],
)
def test_a_refused_change_is_told_beside_its_question(link_worker, changes, question):
    person = recipes.person()
    with pytest.raises(Refusal) as refusal:
        edit(link_worker, person, **changes)
    assert set(refusal.value.told) == {question}
    assert not AuditEvent.objects.exists()


def test_the_form_opens_with_what_is_recorded_and_saves_it_unchanged(link_worker, browse, trail):
    person = recipes.person(complex_needs=False, advocate_needed=None, link_worker=link_worker)
    client = browse(link_worker)
    address = f"/people/{person.uid}/edit/"
    client.post(address, typed(client, address))
    assert "edited person" not in trail()


def test_the_form_changes_the_record(link_worker, browse):
    person = recipes.person()
    sent = {
        "reference": person.reference,
        "given_name": "Zoë",
        "family_name": "Ness",
        "date_of_birth": "4 May 1996",
        "gender": "2",
        "contact_every_days": "28",
        "complex_needs": "yes",
        "nhs_number": person.nhs_number,
    }
    client, address = browse(link_worker), f"/people/{person.uid}/edit/"
    page = client.post(address, sent | opened(client, address))
    assert page.status_code == 302
    person.refresh_from_db()
    assert (person.given_name, person.gender, person.complex_needs, person.advocate_needed) == (
        "Zoë",
        "2",
        True,
        None,
    )


def test_who_may_not_know_of_them_finds_nothing_and_who_may_not_edit_is_refused(stranger, finance, browse):
    person = recipes.person()
    address = f"/people/{person.uid}/edit/"
    assert browse(stranger).get(address).status_code == 404
    assert browse(finance).get(address).status_code == 403


def test_whose_somebody_is_has_a_page_of_its_own(link_worker, browse):
    person = recipes.person()
    with pytest.raises(TypeError, match="settle_responsibility"):
        edit(link_worker, person, responsible_council=council("E06000016"))
    form = browse(link_worker).get(f"/people/{person.uid}/edit/").context["form"]
    assert not {"responsible_council", "responsible_icb"} & set(form.fields)


def test_another_interval_holds_from_today_and_the_days_before_keep_theirs(link_worker):
    person = recipes.person(caseload_from=date(2024, 1, 1), contact_every_days=42)
    edit(link_worker, person, contact_every_days=28)
    spells = person.caseload_spells.order_by("starts_on").values_list(
        "starts_on", "ends_on", "contact_every_days"
    )
    assert list(spells) == [(date(2024, 1, 1), TODAY, 42), (TODAY, None, 28)]


def test_an_interval_changed_twice_in_a_day_is_one_change(link_worker):
    person = recipes.person(contact_every_days=42)
    edit(link_worker, person, contact_every_days=28)
    edit(link_worker, person, contact_every_days=14)
    assert list(person.caseload_spells.values_list("contact_every_days", flat=True)) == [14, 42]


def test_who_left_the_caseload_and_comes_back_has_two_spells(link_worker):
    person = recipes.person(caseload_from=date(2024, 1, 1), caseload_until=date(2025, 1, 1))
    edit(link_worker, person, caseload_from=date(2026, 1, 1), caseload_until=None)
    assert list(person.caseload_spells.values_list("starts_on", "ends_on")) == [
        (date(2026, 1, 1), None),
        (date(2024, 1, 1), date(2025, 1, 1)),
    ]


def test_another_link_worker_has_them_from_today(link_worker):
    before = staff(None)
    person = recipes.person(link_worker=before)
    edit(link_worker, person, link_worker=link_worker)
    rows = person.allocations.values_list("link_worker", "starts_on", "ends_on")
    assert list(rows) == [(link_worker.pk, TODAY, None), (before.pk, date(2024, 1, 1), TODAY)]
