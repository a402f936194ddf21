"""Findings about decisions, what was decided in best interests, and deprivation of liberty."""

from tests.constraints.attempts import change, of
from tests.reviews import recipes as reviews

CAPACITY = [
    *of(
        reviews.capacity_assessment,
        change("capacity_is_of_one_decision", decision=""),
        change("capacity_is_of_one_decision", assessed_by=""),
        change("capacity_is_of_one_decision", assessor_role=""),
        change("capacity_cannot_is_shown", weighs=True),
        change("capacity_cannot_is_shown", weighs=None),
        change("capacity_cannot_is_shown", support_given=""),
        change("capacity_cannot_is_shown", causal_link=""),
        change("capacity_comes_and_goes_until", conclusion="fluctuates"),
        change("capacity_looked_at_again_later", look_again_on="2026-11-16"),
    ),
    *of(
        reviews.best_interests_decision,
        change("best_interests_is_whole", less_restrictive_considered=False),
        change("best_interests_is_whole", advance_decision="applies"),
        change("best_interests_is_whole", decided_by=""),
        change("best_interests_is_whole", options_considered=""),
        change("best_interests_is_whole", wishes=""),
        change("best_interests_is_whole", consulted=""),
        change("best_interests_is_whole", decision=""),
    ),
]

ATTEMPTS = [*CAPACITY]
