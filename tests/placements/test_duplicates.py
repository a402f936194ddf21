"""Who might be the same person: the reasons, each of them, and nobody out of reach."""

from datetime import date

import pytest

from placements.queries import duplicates
from tests.placements import recipes

pytestmark = pytest.mark.django_db

TYPED = {"given_name": "Siân", "family_name": "O’Brien", "date_of_birth": date(1984, 3, 7), "nhs_number": ""}


def reasons(staff, **typed) -> list[tuple[str, ...]]:
    return [found.reasons for found in duplicates.likenesses(staff, **TYPED | typed)]


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"given_name": "Sian", "family_name": "OBRIEN"}, duplicates.SAME_NAME),
        ({"given_name": "Jane", "preferred_name": "siân", "family_name": "O'Brien"}, duplicates.SAME_NAME),
        ({"given_name": "O’Brien", "family_name": "Siân"}, duplicates.TURNED_NAME),
        ({"given_name": "Shan", "preferred_name": "Sean", "family_name": "O’Brian"}, duplicates.ALIKE_NAME),
        ({"given_name": "O’Bryan", "family_name": "Sian"}, duplicates.ALIKE_NAME),
        (
            {"given_name": "Siân", "family_name": "O’Brien", "date_of_birth": date(1984, 7, 3)},
            duplicates.TURNED_DAY,
        ),
    ],
)
def test_each_reason_is_told(link_worker, known, reason):
    if reason == duplicates.ALIKE_NAME:
        known = known | {"preferred_name": "Sien"}
    recipes.person(**{"date_of_birth": date(1984, 3, 7)} | known)
    assert reasons(link_worker) == [(reason,)]


@pytest.mark.parametrize(
    "known",
    [
        {"given_name": "Siân", "family_name": "O’Brien", "date_of_birth": date(1985, 3, 7)},
        {"given_name": "Siân", "family_name": "Pettifer"},
        {"given_name": "Tomasz", "family_name": "O’Brien"},
        {"given_name": "Sien", "family_name": "O’Brian", "date_of_birth": date(1984, 7, 3)},
    ],
)
def test_somebody_else_is_somebody_else(link_worker, known):
    recipes.person(**{"date_of_birth": date(1984, 3, 7)} | known)
    assert reasons(link_worker) == []


def test_two_reasons_are_both_told(link_worker):
    known = recipes.person(given_name="Siân", family_name="O’Brien", date_of_birth=date(1984, 3, 7))
    assert reasons(link_worker, nhs_number=known.nhs_number) == [
        (duplicates.SAME_NUMBER, duplicates.SAME_NAME)
    ]


def test_nobody_out_of_reach_is_hinted_at(stranger, link_worker):
    known = recipes.person(given_name="Siân", family_name="O’Brien", date_of_birth=date(1984, 3, 7))
    assert reasons(stranger, nhs_number=known.nhs_number) == []
    assert reasons(link_worker)
