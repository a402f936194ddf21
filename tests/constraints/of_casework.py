"""Contacts, actions, referrals, goals and feedback; reviews, their questions and imports; programmes."""

from reviews.models import Question
from tests.casework import recipes as casework
from tests.constraints.attempts import SOMEBODY, again, change, of
from tests.partnership import recipes as partnership
from tests.reviews import recipes as reviews

CASEWORK = [
    *of(
        lambda: casework.contact(reference="C1"),
        again("contact_reference_once"),
        change("contact_not_in_the_future", happened_at="2026-11-02 14:31+00"),
        change("contact_says_something", text=""),
        change("contact_withdrawn_with_reason", withdrawn_because="Of somebody else"),
        change("contact_withdrawn_with_reason", withdrawn_at="2026-11-03 10:00+00"),
    ),
    *of(casework.amendment, change("amendment_says_something", text="")),
    *of(
        casework.action,
        change("action_has_one_owner", owner_id=None),
        change("action_has_one_owner", owner_outside="The GP"),
        change("action_says_what", what=""),
    ),
    *of(casework.draft, again("draft_once_a_form")),
    *of(
        casework.feedback,
        again("feedback_once_a_day"),
        change("feedback_score_is_one_to_five", score=0),
        change("feedback_score_is_one_to_five", score=6),
    ),
    *of(
        casework.goal,
        again("goal_reference_once"),
        change("goal_says_what", text=""),
        change("goal_says_what", domain=""),
        change("goal_checked_within_two_years", check_every_weeks=105),
    ),
    *of(
        casework.goal_check,
        again("goal_checked_once_a_day"),
        change("goal_check_has_a_rating", rating="better"),
    ),
    *of(
        casework.referral,
        again("referral_reference_once"),
        change("referral_names_a_service", service=""),
        change("referral_is_made_first", accepted_on="2026-08-31"),
        change("referral_starts_before_it_ends", started_on="2026-10-02", ended_on="2026-10-01"),
        change("referral_declined_with_reason", declined_reason="Too far"),
        change("referral_declined_never_started", result="declined", started_on="2026-10-02"),
    ),
]

REVIEWS = [
    *of(lambda: Question.objects.get(kind="CONC", version=1, code="safe"), again("question_once_a_version")),
    *of(lambda: reviews.review(reference="R1"), again("review_reference_once")),
    *of(reviews.answer, again("answer_once_a_question")),
    *of(
        reviews.register_import,
        change("import_loaded_was_confirmed", state="confirmed"),
        change("import_loaded_at_some_time", state="loaded", confirmed_by_id=SOMEBODY),
        change(
            "import_undone_by_someone",
            state="undone",
            confirmed_by_id=SOMEBODY,
            loaded_at="2026-11-02 10:00+00",
            undone_at="2026-11-03 10:00+00",
        ),
        change("import_ready_has_outcome", state="ready"),
    ),
    *of(
        reviews.duty_rule,
        again("duty_rule_once_a_day"),
        change("duty_rule_ends_after_start", valid_until="2030-01-01"),
    ),
]

PARTNERSHIP = [
    *of(
        partnership.programme,
        again("programme_once"),
        change("programme_ends_after_start", ends_on="2014-09-01"),
    ),
    *of(partnership.milestone, again("milestone_order_once")),
]

ATTEMPTS = [*CASEWORK, *REVIEWS, *PARTNERSHIP]
