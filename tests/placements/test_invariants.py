"""What can never be true, refused by the database itself, whoever writes."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from placements.models import FundingLine, Home, Person, Placement
from tests.accounts.recipes import icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def refused(constraint, change):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        change()
    assert refusal.value.__cause__.diag.constraint_name == constraint


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("person_nhs_number_valid", {"nhs_number": "9990000019"}),
        ("person_nhs_number_valid", {"nhs_number": "999000001"}),
        ("person_contact_interval", {"contact_every_days": 13}),
        ("person_contact_interval", {"contact_every_days": 85}),
        ("person_caseload_ends_after_start", {"caseload_until": date(2024, 1, 1)}),
    ],
)
def test_a_person(constraint, fields):
    person = recipes.person()
    refused(constraint, lambda: Person.objects.filter(pk=person.pk).update(**fields))


def test_a_reference_once_in_each_register():
    recipes.person(reference="P1")
    refused("person_reference_once", lambda: recipes.person(reference="P1"))


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("placement_ends_after_start", {"ends_on": date(2024, 1, 8), "end_reason": "moved"}),
        ("placement_end_has_reason", {"ends_on": date(2025, 1, 8)}),
        ("placement_end_has_reason", {"end_reason": "moved"}),
    ],
)
def test_a_placement(constraint, fields):
    stay = recipes.placement()
    refused(constraint, lambda: Placement.objects.filter(pk=stay.pk).update(**fields))


def test_one_home_on_any_day():
    stay = recipes.placement(ends_on=date(2025, 1, 1), end_reason="moved")
    refused(
        "placement_no_overlap_for_person",
        lambda: recipes.placement(person=stay.person, starts_on=date(2024, 12, 31)),
    )
    assert recipes.placement(person=stay.person, starts_on=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("funding_not_negative", {"weekly": Decimal("-0.01")}),
        ("funding_ends_after_start", {"ends_on": date(2024, 1, 8)}),
    ],
)
def test_a_funding_line(constraint, fields):
    line = recipes.funding_line()
    refused(constraint, lambda: FundingLine.objects.filter(pk=line.pk).update(**fields))


@pytest.mark.parametrize("payer", [icb, lambda: None])
def test_a_payer_once_under_a_stream_on_any_day(payer):
    line = recipes.funding_line(payer=payer(), stream="joint")
    refused(
        "funding_no_overlap_for_payer",
        lambda: recipes.funding_line(placement=line.placement, payer=payer(), stream="joint"),
    )
    assert recipes.funding_line(placement=line.placement, payer=payer(), stream="fnc")


def test_a_home():
    home = recipes.home()
    refused("home_code_once", lambda: recipes.home(code=home.code))
    refused("home_cqc_location_shape", lambda: Home.objects.filter(pk=home.pk).update(cqc_location="x"))
    recipes.inspection(home=home)
    refused("home_inspected_once_a_day", lambda: recipes.inspection(home=home))


def test_raw_sql_is_refused_too():
    person = recipes.person()
    with (
        pytest.raises(IntegrityError, match="person_nhs_number_valid"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE placements_person SET nhs_number = '1234567890' WHERE id = %s", [person.pk])
