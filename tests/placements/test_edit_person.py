"""Keeping the record of somebody right."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from linkworker.refusals import Refusal
from placements.actions import people as actions
from tests.accounts.recipes import TODAY, council
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
    page = client.get(f"/people/{person.uid}/edit/")
    form = page.context["form"]
    sent = {}
    for field in form:
        value = field.value()
        sent[field.name] = "" if value is None else str(getattr(value, "uid", getattr(value, "code", value)))
    client.post(f"/people/{person.uid}/edit/", sent)
    assert "edited person" not in trail()


def test_the_form_changes_the_record(link_worker, browse):
    person = recipes.person()
    sent = {
        "reference": person.reference,
        "given_name": "Zoë",
        "family_name": "Ness",
        "date_of_birth": "4 May 1996",
        "gender": "2",
        "responsible_council": str(person.responsible_council.uid),
        "contact_every_days": "28",
        "complex_needs": "yes",
        "nhs_number": person.nhs_number,
    }
    page = browse(link_worker).post(f"/people/{person.uid}/edit/", sent)
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


def test_a_host_cannot_say_whose_person_somebody_is(link_worker):
    leicester = council("E06000016")
    placed_in = recipes.person(responsible_council=leicester)
    recipes.placement(person=placed_in, home=recipes.home("E06000017"))
    with pytest.raises(Refusal, match="Only the council responsible"):
        actions.edit_person(
            by=link_worker,
            person=placed_in,
            today=date(2026, 11, 22),
            responsible_council=council(),
        )
    placed_in.refresh_from_db()
    assert placed_in.responsible_council == leicester
