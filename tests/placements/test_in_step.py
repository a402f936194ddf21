"""What stands on a person is the open dated row: refused otherwise at commit, by the database, whoever writes."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from linkworker.bulk import copy_in
from placements.models import Person, Responsibility, ResponsibilityDispute
from tests.accounts.recipes import council, icb, staff
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def committed(sql, values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refused(constraint, sql, *values):
    """In raw SQL, with the deferred guards asked at once as a commit would ask them."""
    with pytest.raises(IntegrityError) as refusal:
        committed(sql, values)
    assert refusal.value.__cause__.diag.constraint_name == constraint


def test_the_first_rows_come_with_the_person():
    worker = staff(None)
    person = recipes.person(responsible_icb=icb(), link_worker=worker, contact_every_days=28)
    assert list(person.responsibilities.values_list("kind", "organisation__code", "starts_on", "basis")) == [
        ("council", "E06000017", None, "first_recorded"),
        ("icb", "QK1", None, "first_recorded"),
    ]
    assert list(person.caseload_spells.values_list("starts_on", "contact_every_days")) == [
        (date(2024, 1, 1), 28)
    ]
    assert list(person.allocations.values_list("link_worker", flat=True)) == [worker.pk]


def test_a_thousand_people_copied_in_have_theirs_by_one_statement():
    rows = [
        {
            "owner_id": council().pk,
            "reference": f"B{number}",
            "given_name": "Ada",
            "family_name": "Larch",
            "date_of_birth": date(1990, 1, 1),
            "responsible_council_id": council().pk,
        }
        for number in range(1000)
    ]
    copy_in(Person, rows)
    assert Responsibility.objects.count() == 1000


@pytest.mark.parametrize(
    ("constraint", "column", "value"),
    [
        ("responsibility_in_step", "responsible_council_id", lambda: council("E06000016").pk),
        ("responsibility_in_step", "responsible_icb_id", lambda: icb().pk),
        ("allocation_in_step", "link_worker_id", lambda: staff(None).pk),
        ("caseload_spell_in_step", "caseload_from", lambda: None),
        ("caseload_spell_in_step", "caseload_from", lambda: date(2024, 1, 2)),
        ("caseload_spell_in_step", "caseload_until", lambda: date(2025, 1, 2)),
        ("caseload_spell_in_step", "contact_every_days", lambda: 28),
    ],
)
def test_a_column_changed_alone_is_refused_at_commit(constraint, column, value):
    person = recipes.person()
    refused(constraint, f"UPDATE placements_person SET {column} = %s WHERE id = %s", value(), person.pk)


@pytest.mark.parametrize(
    ("constraint", "sql"),
    [
        ("responsibility_in_step", "DELETE FROM placements_responsibility WHERE person_id = %s"),
        (
            "responsibility_in_step",
            "UPDATE placements_responsibility SET ends_on = '2026-01-01' WHERE person_id = %s",
        ),
        ("caseload_spell_in_step", "DELETE FROM placements_caseloadspell WHERE person_id = %s"),
        ("allocation_in_step", "DELETE FROM placements_allocation WHERE person_id = %s"),
    ],
)
def test_a_dated_row_changed_alone_is_refused_at_commit(constraint, sql):
    refused(constraint, sql, recipes.person(link_worker=staff(None)).pk)


@pytest.mark.parametrize("since", [None, date(2025, 6, 1)])
def test_one_council_a_day(since):
    person = recipes.person()
    recipes.was_of(person, council=council("E06000016"), until=date(2025, 12, 1))
    refused(
        "responsibility_one_a_day",
        "INSERT INTO placements_responsibility (uid, created_at, person_id, kind, organisation_id, starts_on, "
        "ends_on, basis, evidence) VALUES (gen_random_uuid(), now(), %s, 'council', %s, %s, '2025-12-01', "
        "'gp_registration', '')",
        person.pk,
        council().pk,
        since,
    )


@pytest.mark.parametrize(
    ("constraint", "recipe", "change"),
    [
        ("responsibility_ends_after_start", "responsibility", "ends_on = starts_on"),
        ("responsibility_confirmed_by_somebody", "responsibility", "confirmed_on = '2026-01-01'"),
        ("caseload_spell_ends_after_start", "caseload_spell", "ends_on = starts_on"),
        ("caseload_spell_interval", "caseload_spell", "contact_every_days = 13"),
        ("caseload_spell_one_a_day", "caseload_spell", "ends_on = '2024-06-01'"),
        ("allocation_ends_after_start", "allocation", "ends_on = starts_on"),
        ("dispute_closed_with_outcome", "responsibility_dispute", "closed_on = '2026-10-01'"),
        (
            "dispute_closed_after_raised",
            "responsibility_dispute",
            "closed_on = '2026-08-01', outcome = 'Ours'",
        ),
        ("dispute_referred_after_raised", "responsibility_dispute", "referred_on = '2026-08-01'"),
    ],
)
def test_what_no_dated_row_may_say(constraint, recipe, change):
    row = getattr(recipes, recipe)()
    refused(constraint, f"UPDATE {row._meta.db_table} SET {change} WHERE id = %s", row.pk)


def test_one_link_worker_a_day():
    row = recipes.allocation(person=recipes.person(link_worker=staff(None)))
    refused(
        "allocation_one_a_day",
        "UPDATE placements_allocation SET ends_on = '2024-06-01' WHERE id = %s",
        row.pk,
    )


def test_one_open_dispute_of_a_kind():
    row = recipes.responsibility_dispute()
    refused(
        "dispute_one_open_of_a_kind",
        "INSERT INTO placements_responsibilitydispute (uid, created_at, person_id, kind, other_body_id, "
        "interim_funder_id, raised_on, stage, outcome) VALUES (gen_random_uuid(), now(), %s, 'la_la', %s, %s, "
        "'2026-09-02', 'raised', '')",
        row.person_id,
        row.other_body_id,
        row.interim_funder_id,
    )
    ResponsibilityDispute.objects.filter(pk=row.pk).update(closed_on=date(2026, 10, 1), outcome="Rutland’s")
    assert recipes.responsibility_dispute(person=row.person).pk


def test_a_home_stood_once_in_an_area():
    row = recipes.former_host()
    refused(
        "former_host_once",
        "INSERT INTO placements_formerhost (uid, created_at, home_id, organisation_id, until) "
        "VALUES (gen_random_uuid(), now(), %s, %s, '2026-01-01')",
        row.home_id,
        row.organisation_id,
    )
