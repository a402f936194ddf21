"""Findings about decisions, what was decided in best interests, and deprivation of liberty."""

from reviews.models import LibertyTest
from tests.constraints.attempts import again, change, of
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
        change("capacity_withdrawn_with_reason", withdrawn_why="Entered twice"),
        change("capacity_withdrawn_with_reason", withdrawn_at="2026-11-22 10:00+00"),
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
        change("best_interests_withdrawn_with_reason", withdrawn_why="Entered twice"),
        change("best_interests_withdrawn_with_reason", withdrawn_at="2026-11-22 10:00+00"),
    ),
]


def a_test():
    """The test of since June 2026."""
    return LibertyTest.objects.get(code="AGNI_2026")


OVER = {"state": "refused", "decided_on": "2026-11-10", "decided_because": "She moved"}
LIBERTY = [
    *of(a_test, change("liberty_test_ends_after_start", valid_until="2026-06-02")),
    *of(
        reviews.authorisation,
        again("authorisation_asked_once"),
        change("authorisation_scheme_is_law", scheme="lps"),
        change("authorisation_has_its_body", supervisory_body_id=None),
        change("authorisation_has_its_body", scheme="court"),
        change("authorisation_decided_after_request", decided_on="2026-11-10"),
        change("authorisation_decided_after_request", **(OVER | {"decided_on": "2026-11-01"})),
        change("authorisation_decided_after_request", **(OVER | {"decided_on": None})),
        change("authorisation_not_given_with_a_reason", **(OVER | {"decided_because": ""})),
        change("authorisation_granted_for_days", state="granted", decided_on="2026-11-10"),
        change("authorisation_granted_for_days", representative="Her sister"),
        change("authorisation_urgent_for_a_week", urgent_from="2026-11-02"),
        change("authorisation_urgent_for_a_week", urgent_days=7),
        change("authorisation_urgent_for_a_week", urgent_from="2026-11-02", urgent_days=8),
        change(
            "authorisation_urgent_for_a_week",
            urgent_from="2026-11-02",
            urgent_days=7,
            urgent_extended_days=8,
        ),
        change("authorisation_ended_with_a_reason", closed_as="ended", closed_because="She moved"),
    ),
    *of(
        reviews.granted,
        change("authorisation_granted_for_days", granted_days=367),
        change("authorisation_granted_for_days", granted_days=0),
        change("authorisation_granted_for_days", status_id=None),
        change("authorisation_in_force_once_decided", granted_from="2026-06-09"),
        change("authorisation_ended_with_a_reason", closed_as="replaced"),
        change("authorisation_ended_with_a_reason", closed_because="She moved"),
    ),
    *of(
        reviews.liberty_assessment,
        change("liberty_conclusion_has_its_evidence", factors=""),
        change("liberty_conclusion_has_its_evidence", wishes_feelings_evidence=""),
        change("liberty_conclusion_has_its_evidence", assessed_by=""),
    ),
    *of(
        reviews.authorisation_condition,
        change("condition_says_what_and_who", words=""),
        change("condition_says_what_and_who", who=""),
    ),
]

ATTEMPTS = [*CAPACITY, *LIBERTY]
