"""What can never be true of a circle, a reference or a health map, refused by the database in raw SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.accounts.recipes import icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def refused(constraint: str, row, **values) -> None:
    """Writing these values into the row itself fails by this very constraint."""
    sets = ", ".join(f'"{column}" = %s' for column in values)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {row._meta.db_table} SET {sets} WHERE id = %s",
            [*values.values(), row.pk],
        )
    assert refusal.value.__cause__.diag.constraint_name == constraint


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("circle_member_named", {"name": ""}),
        ("circle_member_ends_after_start", {"ends_on": "2025-03-02"}),
        ("circle_member_family_is_family", {"role": "parent"}),
        ("circle_member_advocate_is_advocate", {"role": "advocate"}),
        ("circle_member_advocate_is_advocate", {"side": "advocate"}),
        ("circle_member_advocacy_of_advocates", {"advocate_kind": "imca"}),
    ],
)
def test_a_circle_member(constraint, values):
    refused(constraint, recipes.circle_member(), **values)


def test_a_circle_member_of_one_organisation():
    member = recipes.circle_member(organisation_name="Fen Trust")
    refused("circle_member_one_organisation", member, organisation_id=icb().pk)


def test_a_first_contact_ends_after_it_began():
    refused("first_contact_ends_after_start", recipes.first_contact(), ends_on="2026-05-31")


def test_an_advocacy_step_of_a_known_kind():
    refused("advocacy_state_known", recipes.advocacy_offer(), state="maybe")


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("person_reference_not_empty", {"reference": ""}),
        ("person_reference_removed_with_reason", {"removed_on": "2026-01-01"}),
        ("person_reference_removed_with_reason", {"removed_because": "other"}),
    ],
)
def test_a_reference_elsewhere(constraint, values):
    refused(constraint, recipes.person_reference(), **values)


def test_a_reference_once_an_organisation_whatever_the_case():
    recipes.person_reference(reference="LLR/77")
    refused("person_reference_once_an_organisation", recipes.person_reference(), reference="llr/77")


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("health_provision_ends_after_start", {"service": "dentist", "ends_on": "2024-01-31"}),
        ("health_provision_by_nobody", {"side": "nobody"}),
        ("health_provision_other_is_named", {"service": "other"}),
        ("health_provision_ods_code_of_a_gp", {"service": "dentist", "ods_code": "C82001"}),
        ("health_provision_ods_code_of_a_gp", {"ods_code": "c-1"}),
    ],
)
def test_a_health_provision(constraint, values):
    refused(constraint, recipes.health_provision(), **values)


def test_a_health_provision_of_one_organisation():
    refused("health_provision_one_organisation", recipes.health_provision(), organisation_id=icb().pk)


def test_one_gp_at_a_time():
    there = recipes.health_provision()
    dentist = recipes.health_provision(person=there.person, service="dentist")
    refused("health_provision_one_gp", dentist, service="gp")
