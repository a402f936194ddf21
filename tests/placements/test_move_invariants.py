"""What can never be true of a move, a short stay, support or a plan: tried in raw SQL and refused."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.placements import recipes

pytestmark = pytest.mark.django_db


def sql(constraint, statement, *values):
    """The database itself refuses the statement, by this constraint."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    assert refusal.value.__cause__.diag.constraint_name == constraint


PROPOSAL = "UPDATE placements_proposal SET"


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("proposal_agreed_by_another", "agreed_by_id = proposed_by_id, agreed_on = '2026-11-02'"),
        ("proposal_agreed_by_another", "agreed_on = '2026-11-02'"),
        ("proposal_agreed_before_start", "state = 'agreed'"),
        ("proposal_ends_after_start", "expected_end_on = expected_on"),
        ("proposal_closed_with_reason", "state = 'refused'"),
        ("proposal_closed_with_reason", "closed_because = 'Too far'"),
    ],
)
def test_a_proposal(constraint, change):
    sql(constraint, f"{PROPOSAL} {change} WHERE id = %s", recipes.proposal().pk)


def test_a_proposal_does_not_start_without_a_decision_nor_without_a_placement():
    proposal = recipes.agreed()
    stay = recipes.placement(person=proposal.person)
    decision = recipes.move_decision(person=proposal.person, home=proposal.home)
    sql(
        "proposal_starts_with_decision",
        f"{PROPOSAL} state = 'started', placement_id = %s WHERE id = %s",
        stay.pk,
        proposal.pk,
    )
    sql(
        "proposal_starts_with_decision",
        f"{PROPOSAL} state = 'started', decision_id = %s WHERE id = %s",
        decision.pk,
        proposal.pk,
    )


def test_a_home_is_proposed_once_for_a_person():
    first = recipes.proposal()
    second = recipes.proposal(person=first.person)
    sql("proposal_open_once", f"{PROPOSAL} home_id = %s WHERE id = %s", first.home.pk, second.pk)


DECISION = "UPDATE placements_movedecision SET"
WHOLE = (
    "kind = 'best_interests', capacity = 'lacks', decided_by = 'Tom', options_considered = 'Two', "
    "wishes = 'A garden', consulted = 'Her sister', less_restrictive_considered = true, authority = 'nobody'"
)


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("decision_fits_capacity", "capacity = 'lacks'"),
        ("decision_fits_capacity", "capacity = ''"),
        ("decision_capacity_was_looked_at", "capacity_assessed_on = NULL"),
        ("decision_capacity_was_looked_at", "capacity_assessed_on = decided_on + 1"),
        ("decision_capacity_was_looked_at", "capacity_assessed_by = ''"),
        ("decision_is_whole", "kind = 'best_interests', capacity = 'lacks'"),
        ("decision_is_whole", WHOLE.replace("'A garden'", "''")),
        ("decision_is_whole", WHOLE.replace("= true", "= NULL")),
        ("decision_is_whole", WHOLE.replace("= true", "= false")),
        ("decision_is_whole", "kind = 'legal', capacity = ''"),
        ("decision_risk_with_mitigation", "risk_assessed_on = '2026-10-01'"),
    ],
)
def test_a_decision(constraint, change):
    sql(constraint, f"{DECISION} {change} WHERE id = %s", recipes.move_decision().pk)


def test_a_whole_best_interests_decision_is_kept():
    decision = recipes.move_decision()
    with connection.cursor() as cursor:
        cursor.execute(f"{DECISION} {WHOLE} WHERE id = %s", [decision.pk])
    decision.refresh_from_db()
    assert decision.kind == "best_interests"


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("short_stay_ends_after_start", "ends_on = starts_on"),
        ("short_stay_expected_after_start", "expected_end_on = starts_on - 1"),
        ("short_stay_is_somewhere", "place = ''"),
    ],
)
def test_a_short_stay(constraint, change):
    sql(constraint, f"UPDATE placements_shortstay SET {change} WHERE id = %s", recipes.short_stay().pk)


def test_nobody_is_away_twice_on_one_day():
    first = recipes.short_stay()
    second = recipes.short_stay()
    sql(
        "short_stay_no_overlap_for_person",
        "UPDATE placements_shortstay SET person_id = %s WHERE id = %s",
        first.person.pk,
        second.pk,
    )


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("support_cut_after_risks", "reduces = true"),
        ("support_cut_after_risks", "reduces = true, risk_assessed_on = '2026-11-01'"),
        ("support_cut_after_risks", "reduces = true, mitigation = 'A sensor'"),
        ("support_hours_exist", "hours_a_week = -1"),
        ("support_hours_exist", "hours_a_week = 841"),
    ],
)
def test_support(constraint, change):
    sql(constraint, f"UPDATE placements_supportlevel SET {change} WHERE id = %s", recipes.support_level().pk)


def test_one_plan_is_open_for_a_person_and_ends_after_it_starts():
    first, second = recipes.return_plan(), recipes.return_plan()
    change = "UPDATE placements_returnplan SET"
    sql("return_plan_one_open", f"{change} person_id = %s WHERE id = %s", first.person.pk, second.pk)
    sql("return_plan_ends_after_start", f"{change} ended_on = '2026-03-01' WHERE id = %s", first.pk)
