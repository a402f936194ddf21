"""Referrals, goals and feedback: what can never be true of them is refused by the database itself."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.casework import recipes

pytestmark = pytest.mark.django_db


def refused(row, constraint, **columns):
    """The database refuses these values in raw SQL, by the name of this constraint."""
    settings = ", ".join(f"{column} = %s" for column in columns)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {row._meta.db_table} SET {settings} WHERE id = %s", [*columns.values(), row.pk]
        )


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("referral_names_a_service", {"service": ""}),
        ("referral_is_made_first", {"accepted_on": "2026-08-31"}),
        ("referral_is_made_first", {"started_on": "2026-08-31"}),
        ("referral_is_made_first", {"ended_on": "2026-08-31"}),
        ("referral_starts_before_it_ends", {"started_on": "2026-10-02", "ended_on": "2026-10-01"}),
        ("referral_declined_with_reason", {"declined_reason": "Too far"}),
        ("referral_declined_never_started", {"result": "declined", "started_on": "2026-10-02"}),
    ],
)
def test_a_referral_that_contradicts_itself_is_refused(constraint, columns):
    refused(recipes.referral(), constraint, **columns)


def test_a_reference_is_one_referral_and_one_goal():
    first, second = recipes.referral(), recipes.referral()
    refused(second, "referral_reference_once", reference=first.reference)
    first, second = recipes.goal(), recipes.goal()
    refused(second, "goal_reference_once", reference=first.reference)


@pytest.mark.parametrize("columns", [{"text": ""}, {"domain": ""}])
def test_a_goal_says_what(columns):
    refused(recipes.goal(), "goal_says_what", **columns)


@pytest.mark.parametrize("weeks", [0, 105])
def test_a_goal_is_checked_within_two_years(weeks):
    refused(recipes.goal(), "goal_checked_within_two_years", check_every_weeks=weeks)


def test_a_goal_is_looked_at_once_a_day_and_rated_by_the_list():
    first = recipes.goal_check()
    refused(first, "goal_check_has_a_rating", rating="better")
    second = recipes.goal_check(goal=first.goal, checked_on="2026-10-08")
    refused(second, "goal_checked_once_a_day", checked_on=first.checked_on)


@pytest.mark.parametrize("score", [0, 6])
def test_a_score_is_one_to_five(score):
    refused(recipes.feedback(), "feedback_score_is_one_to_five", score=score)


def test_feedback_is_once_a_day():
    first = recipes.feedback()
    second = recipes.feedback(person=first.person, given_on="2026-10-08")
    refused(second, "feedback_once_a_day", given_on=first.given_on)
