"""Whom to speak to first: one at a time for each organisation, whatever happens at once."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements.actions import circle as actions
from placements.models import FirstContact, Person
from placements.queries.circle import with_first_contact
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.at_once import posted_at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def name_first(by, member, today=TODAY):
    return actions.name_first_contact(by=by, member=member, today=today)


def now(person, day=TODAY) -> list[str]:
    named = FirstContact.objects.in_force_on(day).filter(person=person).order_by("member__name")
    return list(named.values_list("member__name", flat=True))


def test_whoever_is_named_replaces_whom_the_organisation_named_before(link_worker, browse):
    person = recipes.person()
    old = recipes.circle_member(person=person, name="Old")
    new = recipes.circle_member(person=person, name="New")
    recipes.first_contact(member=old)
    answer = browse(link_worker).post(f"/circle/{new.uid}/first-contact/", follow=True)
    assert "New is the first point of contact now." in answer.content.decode()
    assert (now(person), now(person, date(2026, 11, 21))) == (["New"], ["Old"])
    event = AuditEvent.objects.get(verb="named first contact")
    assert event.details == {"side": "placing", "replaced": str(old.uid)}


def test_each_organisation_names_its_own(link_worker):
    person = recipes.person()
    for fields in (
        {"name": "A"},
        {"name": "B", "side": "host"},
        {"name": "C", "side": "host_nhs", "organisation_name": "Fen Trust"},
        {"name": "D", "side": "host_nhs", "organisation": accounts.icb()},
    ):
        name_first(link_worker, recipes.circle_member(person=person, **fields))
    assert now(person) == ["A", "B", "C", "D"]


def test_naming_back_and_forth_on_one_day_ends_with_the_last(link_worker):
    person = recipes.person()
    one, two = (recipes.circle_member(person=person, name=name) for name in ("One", "Two"))
    for member in (one, two, one):
        name_first(link_worker, member)
    assert now(person) == ["One"]


def test_named_twice_changes_nothing(link_worker, trail):
    member = recipes.circle_member()
    name_first(link_worker, member)
    name_first(link_worker, member)
    assert trail() == ["named first contact"]


def test_who_has_left_is_not_named(link_worker, browse):
    member = recipes.circle_member(ends_on=date(2026, 1, 1))
    with pytest.raises(Refusal, match="left the circle"):
        name_first(link_worker, member)
    page = browse(link_worker).post(f"/circle/{member.uid}/first-contact/", follow=True)
    assert "left the circle on 1 January 2026" in page.content.decode()


def test_five_windows_name_one(committed, browse):
    person, worker = recipes.person(), accounts.staff(Role.LINK_WORKER)
    member = recipes.circle_member(person=person)
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, f"/circle/{member.uid}/first-contact/", {}) == [302] * 5
    assert FirstContact.objects.count() == 1


def test_the_database_refuses_a_second_one_on_the_same_days():
    named = recipes.first_contact()
    other = recipes.circle_member(person=named.person)
    with (
        pytest.raises(IntegrityError, match="first_contact_one_at_a_time"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO placements_firstcontact (uid, created_at, person_id, member_id, speaks_for, starts_on) "
            "VALUES (gen_random_uuid(), now(), %s, %s, %s, '2026-07-01')",
            [named.person_id, other.pk, named.speaks_for],
        )


def test_people_with_a_named_contact_are_found_on_the_day_and_not_before():
    named = recipes.first_contact(starts_on=date(2026, 6, 1), ends_on=date(2026, 9, 1))
    recipes.circle_member()  # in a circle, and named by nobody
    everybody = Person.objects.order_by("pk")
    for day, found in (
        (date(2026, 5, 31), []),
        (date(2026, 6, 1), [named.person]),
        (date(2026, 8, 31), [named.person]),
        (date(2026, 9, 1), []),
    ):
        assert list(with_first_contact(everybody, day)) == found
    assert list(with_first_contact(everybody, date(2026, 7, 1), side="placing")) == [named.person]
    assert list(with_first_contact(everybody, date(2026, 7, 1), side="host")) == []


def test_who_may_not_know_gets_404_and_who_may_not_change_403(browse, stranger, host_officer):
    member = recipes.circle_member()
    recipes.placement(person=member.person)
    address = f"/circle/{member.uid}/first-contact/"
    assert browse(stranger).post(address).status_code == 404
    assert browse(host_officer).post(address).status_code == 403
