"""Every constraint of every model refuses, in raw SQL, what it is there to refuse; and none is left out."""

import pytest
from django.apps import apps

from tests.constraints import (
    of_accounts,
    of_casework,
    of_homes,
    of_money,
    of_moves,
    of_people,
    of_reporting,
    of_reviews,
    of_rights,
    of_safety,
)
from tests.constraints.attempts import refusal_of

pytestmark = pytest.mark.django_db

FLOORS = ("accounts", "placements", "casework", "reviews", "partnership", "reporting")
TABLES = (
    of_accounts,
    of_casework,
    of_homes,
    of_money,
    of_moves,
    of_people,
    of_reporting,
    of_reviews,
    of_rights,
    of_safety,
)
ATTEMPTS = [attempt for table in TABLES for attempt in table.ATTEMPTS]
NEVER_FIRST = {  # what no statement can reach, and why
    "inspection_and_regulator": "the key of the row alone refuses first: it is what the ratings point at",
}


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt.rule)
def test_what_can_never_be_true_is_refused_by_its_own_name(attempt):
    assert refusal_of(attempt) == attempt.rule


def test_no_constraint_of_a_model_is_without_an_attempt():
    ours = [model for model in apps.get_models() if model._meta.app_label in FLOORS]
    named = {constraint.name for model in ours for constraint in model._meta.constraints}
    assert {attempt.rule for attempt in ATTEMPTS} | NEVER_FIRST.keys() == named
