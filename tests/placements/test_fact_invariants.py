"""What can never be true of a dated fact, refused by the database itself in raw SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.placements import recipes

pytestmark = pytest.mark.django_db


def refused(constraint, row, change):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET {change} WHERE id = %s", [row.pk])
    assert refusal.value.__cause__.diag.constraint_name == constraint


@pytest.mark.parametrize(
    ("recipe", "change", "constraint"),
    [
        ("warning_note", "words = 'Softer words'", "warningnote_kept_as_said"),
        ("warning_note", "what_to_do = 'Nothing'", "warningnote_kept_as_said"),
        ("warning_note", "raised_on = '2026-11-01'", "warningnote_kept_as_said"),
        ("warning_review", "words = 'Otherwise'", "warningreview_kept_as_said"),
        ("warning_review", "outcome = 'ended'", "warningreview_kept_as_said"),
        ("sharing_decision", "answer = 'refused', basis = ''", "sharingdecision_kept_as_said"),
        ("eligibility_decision", "eligible = false", "eligibilitydecision_kept_as_said"),
        ("communication_need", "value = 'bsl'", "communicationneed_kept_as_said"),
        ("legal_status", "starts_on = '2026-06-11'", "legalstatus_kept_as_said"),
    ],
)
def test_what_was_said_is_kept_as_said(recipe, change, constraint):
    refused(constraint, getattr(recipes, recipe)(), change)


@pytest.mark.parametrize(
    ("recipe", "change", "constraint"),
    [
        ("warning_note", "review_by = '2027-09-09'", "warning_reviewed_within_a_year"),
        ("warning_note", "review_by = '2026-09-07'", "warning_reviewed_within_a_year"),
        ("warning_note", "ended_on = '2026-09-06'", "warning_ends_after_raised"),
        ("communication_need", "last_reviewed_on = '2026-04-01'", "need_reviewed_after_recorded"),
        ("communication_need", "ended_on = '2026-04-01'", "need_ends_after_recorded"),
        ("legal_status", "ends_on = '2026-06-10'", "legal_ends_after_start"),
        ("legal_status", "ends_on = NULL", "legal_standard_within_a_year"),
        ("legal_status", "ends_on = '2027-06-12'", "legal_standard_within_a_year"),
    ],
)
def test_what_may_move_stays_within_what_can_be_true(recipe, change, constraint):
    refused(constraint, getattr(recipes, recipe)(), change)


@pytest.mark.parametrize(
    ("recipe", "fields", "constraint"),
    [
        ("warning_note", {"words": ""}, "warning_says_what_to_do"),
        ("warning_note", {"person_told": False}, "warning_told_or_why_not"),
        ("warning_note", {"why_not_told": "Asleep"}, "warning_told_or_why_not"),
        ("warning_review", {"words": ""}, "warning_review_says_why"),
        ("sharing_decision", {"basis": ""}, "sharing_basis_fits_answer"),
        ("sharing_decision", {"answer": "refused"}, "sharing_basis_fits_answer"),
        (
            "sharing_decision",
            {"answer": "best_interests", "basis": "best_interests", "capacity_considered": None},
            "sharing_best_interests_after_capacity",
        ),
        ("sharing_decision", {"review_on": "2026-04-02"}, "sharing_reviewed_after_decided"),
        ("eligibility_decision", {"reasons": []}, "eligible_for_a_reason"),
        ("eligibility_decision", {"band": 5}, "eligibility_band_one_to_four"),
        ("eligibility_decision", {"words": ""}, "eligibility_says_why"),
        ("communication_need", {"value": "braille"}, "need_in_its_subset"),
        ("communication_need", {"value": "other"}, "need_other_in_words"),
        ("legal_status", {"kind": "lps"}, "legal_kind_in_force_in_england"),
        ("legal_status", {"kind": "mha"}, "legal_section_of_the_mental_health_act"),
        ("legal_status", {"section": "3"}, "legal_section_of_the_mental_health_act"),
        ("legal_status", {"kind": "dols_urgent"}, "legal_urgent_within_a_fortnight"),
    ],
)
def test_a_row_that_cannot_be_true_is_not_kept(recipe, fields, constraint):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        getattr(recipes, recipe)(**fields)
    assert refusal.value.__cause__.diag.constraint_name == constraint


@pytest.mark.parametrize(
    ("recipe", "link", "constraint", "more"),
    [
        ("communication_need", "person", "need_recorded_once", {}),
        ("legal_status", "person", "legal_one_of_a_kind_on_any_day", {}),
        ("warning_review", "note", "warning_ended_once", {"outcome": "ended"}),
    ],
)
def test_two_that_cannot_both_be_true(recipe, link, constraint, more):
    first = getattr(recipes, recipe)(**more)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        getattr(recipes, recipe)(**{link: getattr(first, link)}, **more)
    assert refusal.value.__cause__.diag.constraint_name == constraint


def test_two_records_of_one_person_can_still_be_merged():
    decision, other = recipes.sharing_decision(), recipes.person()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE placements_sharingdecision SET person_id = %s WHERE id = %s", [other.pk, decision.pk]
        )
    decision.refresh_from_db()
    assert decision.person == other
