"""What can never be true of a step or a plan, refused by the database in raw SQL."""

import pytest

from tests.placements import recipes
from tests.placements.test_circle_invariants import refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("transition_step_milestone_known", {"milestone": "nonsense"}),
        ("transition_step_day_or_reason", {"done_on": None}),
        ("transition_step_day_or_reason", {"reason": "Both"}),
        ("transition_step_day_or_reason", {"outcome": "not_applicable", "done_on": None}),
        ("transition_step_day_or_reason", {"outcome": "reopened"}),
        ("transition_step_not_ahead", {"done_on": "2024-06-04"}),
    ],
)
def test_a_step(constraint, values):
    refused(constraint, recipes.transition_step(), **values)


def test_two_rows_of_one_step_never_have_one_number():
    step = recipes.transition_step()
    second = recipes.transition_step(person=step.person, number=2)
    refused("transition_step_one_in_force", second, number=1)


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("transition_plan_education_known", {"education": "castle"}),
        ("transition_plan_costs_together", {"weekly_middle": None}),
        ("transition_plan_costs_rise", {"weekly_low": "1150.51"}),
        ("transition_plan_costs_rise", {"weekly_high": "1150.49"}),
        ("transition_plan_costs_rise", {"weekly_low": "-0.01"}),
        ("transition_plan_shares_make_a_whole", {"council_percent": "60.01"}),
        ("transition_plan_shares_make_a_whole", {"icb_percent": "-40", "education_percent": "80"}),
        ("transition_plan_shares_together", {"education_percent": None}),
        ("transition_plan_probability_is_one", {"probability": "100.01"}),
        ("transition_plan_probability_is_one", {"probability": "-1"}),
    ],
)
def test_a_plan(constraint, values):
    refused(constraint, recipes.transition_plan(), **values)
