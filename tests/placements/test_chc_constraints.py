"""What can never be true of continuing healthcare, tried past the product in SQL."""

import random
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from placements.rules import chc as rules
from tests.placements import recipes
from tests.placements.test_chc_rules import NAMES, STARRED

pytestmark = pytest.mark.django_db


def refused(thing, constraint, **values):
    """Set these columns in SQL: the database refuses by the constraint of this name."""
    columns = ", ".join(f'"{name}" = %s' for name in values)
    statement = f'UPDATE "{thing._meta.db_table}" SET {columns} WHERE id = %s'
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [*values.values(), thing.pk])


DECIDED = {"received_by_icb_on": date(2026, 10, 1), "decided_on": date(2026, 10, 20), "outcome": "full"}


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("chc_decided_after_received", {"decided_on": date(2026, 9, 30)}),
        ("chc_received_after_considered", {"considered_on": date(2026, 10, 2)}),
        ("chc_letter_after_decision", {"decision_letter_on": date(2026, 10, 19)}),
        ("chc_council_consulted_before_decision", {"la_consulted_on": date(2026, 10, 21)}),
        ("chc_verified_before_decision", {"verified_on": date(2026, 10, 21)}),
        ("chc_closed_or_decided", {"closed_on": date(2026, 10, 21)}),
        ("chc_only_fast_track_is_signed", {"fast_track_signed_by": "Jo Heath"}),
    ],
)
def test_days_of_a_case_that_cannot_be(constraint, values):
    refused(recipes.chc_case(**DECIDED), constraint, **values)


def test_a_person_has_one_open_case():
    someone = recipes.person()
    recipes.chc_case(person=someone)
    second = recipes.chc_case(person=someone, **DECIDED)
    refused(second, "chc_one_open_case", decided_on=None, outcome="")


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("checklist_has_eleven_letters", {"letters": "AAA"}),
        ("checklist_result_follows_letters", {"result": "negative"}),
        ("checklist_result_follows_letters", {"letters": "CCCCCCCCCCC"}),
        ("checklist_result_follows_letters", {"result": ""}),
    ],
)
def test_the_stored_result_agrees_with_the_letters(constraint, values):
    refused(recipes.checklist(), constraint, **values)


def test_the_database_reads_random_letters_as_the_rule_does():
    chance = random.Random(7)
    checklist = recipes.checklist()
    for weights in ((1, 1, 8), (1, 4, 6), (0, 5, 6), (1, 2, 3)) * 15:
        letters = "".join(chance.choices("ABC", weights, k=11))
        positive = rules.read_checklist(letters, NAMES, STARRED).positive
        right, wrong = ("positive", "negative") if positive else ("negative", "positive")
        refused(checklist, "checklist_result_follows_letters", letters=letters, result=wrong)
        type(checklist).objects.filter(pk=checklist.pk).update(letters=letters, result=right)


@pytest.mark.parametrize(
    "levels", ["NNNNNNNNNNN", "NNNNNNSNNNNN", "NPNNNNNNNNNN", "NNNNNNNNNNSN", "NNNNNNNNNNNP", "XNNNNNNNNNNN"]
)
def test_a_level_the_tool_does_not_have(levels):
    refused(recipes.decision_support_tool(), "dst_levels_are_allowed", levels=levels)


def test_a_tool_recommends_something_and_a_member_has_a_name():
    refused(recipes.decision_support_tool(), "dst_recommends_something", recommendation="withdrawn")
    refused(recipes.dst_member(), "dst_member_has_a_name", name="")


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("chc_dispute_leaves_no_gap", {"stage": "between_bodies"}),
        ("chc_dispute_end_has_outcome", {"closed_on": date(2026, 11, 20)}),
        ("chc_dispute_closes_after_asked", {"closed_on": date(2026, 11, 15), "outcome": "stands"}),
    ],
)
def test_a_dispute_that_cannot_be(constraint, values):
    refused(recipes.chc_dispute(), constraint, **values)


def test_a_dispute_between_bodies_ends_with_a_funder_or_with_the_package():
    between = {"stage": "between_bodies", "interim_funder": recipes.person().owner, "without_prejudice": True}
    dispute = recipes.chc_dispute(**between)
    ended = {"closed_on": date(2026, 11, 20), "outcome": "settled"}
    refused(dispute, "chc_dispute_ends_with_a_funder", **ended)


def test_one_stage_is_open_once():
    dispute = recipes.chc_dispute()
    other = recipes.chc_dispute(case=dispute.case, stage="ombudsman")
    refused(other, "chc_dispute_once_a_stage", stage="local_review")
