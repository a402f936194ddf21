"""Contacts, actions, referrals, goals and feedback; reviews, their questions and imports; programmes."""

import uuid

from reviews.models import Question
from tests.accounts.recipes import icb, staff
from tests.casework import recipes as casework
from tests.constraints.attempts import BOARD, SOMEBODY, Sql, again, change, of
from tests.partnership import recipes as partnership
from tests.placements import recipes as placements
from tests.reviews import recipes as reviews


def escalated_twice_over():
    """An escalation of an action, while somebody disputes a share."""
    placements.funding_line()
    return casework.escalation(action=casework.promise())


FORM = uuid.UUID("6f1d0c7e-0f2b-4a52-9f43-2f4d0a8f1f00")

CASEWORK = [
    *of(
        lambda: casework.contact(reference="C1"),
        again("contact_reference_once"),
        again("contact_not_in_the_future", happened_at="2026-11-02 14:31+00"),
        again("contact_says_something", text=""),
        change("contact_withdrawn_with_reason", withdrawn_because="Of somebody else"),
        change("contact_withdrawn_with_reason", withdrawn_at="2026-11-03 10:00+00"),
    ),
    *of(
        lambda: casework.contact(visit=FORM, submission=FORM),
        again("contact_visit_has_a_person_once", submission=None),
        again("contact_key_is_of_its_visit", visit=Sql("gen_random_uuid()")),
    ),
    *of(
        casework.contact_party,
        again("contact_party_member_once"),
        change("contact_party_is_one", member_id=None),
        change("contact_party_is_one", organisation_id=BOARD),
    ),
    *of(
        lambda: casework.contact_party(member=None, organisation=icb(), side="icb_chc"),
        again("contact_party_organisation_once"),
    ),
    *of(casework.contact_link, change("contact_link_is_one", goal_id=None)),
    *of(
        casework.contact_notice,
        again("contact_notice_once"),
        change("contact_notice_reply_says_something", reply="Thank you"),
        change("contact_notice_reply_says_something", replied_at="2026-11-03 10:00+00"),
    ),
    *of(
        casework.contact_file,
        again("contact_file_once_a_form"),
        change("contact_file_not_too_large", size=0),
        change("contact_file_not_too_large", size=10 * 1024 * 1024 + 1),
    ),
    *of(casework.amendment, again("amendment_says_something", text="")),
    *of(
        casework.action,
        change("action_has_one_owner", owner_id=None),
        change("action_has_one_owner", owner_outside="The GP"),
        change("action_has_one_owner", owner_organisation_id=BOARD),
        change("action_has_one_owner", owner_email="gp@example.org"),
        change("action_says_what", what=""),
        change("action_dropped_with_reason", dropped_on="2026-11-20"),
        change("action_dropped_with_reason", dropped_because="She moved"),
        change("action_dropped_with_reason", dropped_by_id=SOMEBODY),
        change(
            "action_dropped_with_reason",
            dropped_on="2026-11-20",
            dropped_because="She moved",
            done_on="2026-11-20",
        ),
        change("action_reminds_before_due", remind_on="2026-12-01"),
    ),
    *of(
        casework.action_change,
        change("action_change_with_reason", because=""),
        change("action_change_changes_something", due_after="2026-11-30"),
    ),
    *of(
        casework.chase,
        again("chase_once_a_day"),
        change("chase_goes_one_way", to_email=""),
        change("chase_goes_one_way", address="1 High Street"),
        change("chase_goes_one_way", way="letter"),
        change("chase_goes_one_way", way="letter", to_email=""),
    ),
    *of(
        casework.escalation,
        change("escalation_says_what", words=""),
        change("escalation_resolved_in_words", resolved_on="2026-11-20"),
        change("escalation_resolved_in_words", resolution="Paid"),
        change("escalation_resolved_in_words", resolved_on="2026-11-15", resolution="Paid"),
        change("escalation_answered_after_raised", answered_on="2026-11-15"),
        change("escalation_due_after_raised", due_on="2026-11-15"),
    ),
    *of(
        lambda: casework.escalation(action=casework.promise()),
        again("escalation_of_an_action_open_once"),
    ),
    *of(
        escalated_twice_over,
        change(
            "escalation_about_one_thing", funding_line_id=Sql("(SELECT max(id) FROM placements_fundingline)")
        ),
    ),
    *of(
        casework.escalation_step,
        change("escalation_step_in_words", words=""),
        change("escalation_step_starts_a_clock", due_on=None),
        change("escalation_step_starts_a_clock", kind="answered"),
        change("escalation_step_starts_a_clock", kind="handed"),
    ),
    *of(
        casework.escalation_rule,
        again("escalation_rule_once"),
        change("escalation_rule_ends_after_start", valid_until="2030-04-01"),
    ),
    *of(
        casework.planned_contact,
        change("planned_contact_cancelled_with_reason", cancelled_because="She is away"),
        change("planned_contact_cancelled_with_reason", cancelled_at="2026-11-30 10:00+00"),
    ),
    *of(
        casework.kept_plan,
        change(
            "planned_contact_kept_or_cancelled",
            cancelled_at="2026-11-30 10:00+00",
            cancelled_by_id=SOMEBODY,
            cancelled_because="She is away",
        ),
    ),
    *of(casework.draft, again("draft_once_a_form")),
    *of(casework.sent_form, again("form_sent_once")),
    *of(
        casework.feedback,
        again("feedback_once_a_day"),
        change("feedback_score_is_one_to_five", score=0),
        change("feedback_score_is_one_to_five", score=6),
        change("feedback_for_them_is_by_proxy", answered_by="Mum"),
        change("feedback_for_them_is_by_proxy", answered_by="Mum", by_proxy=None),
    ),
    *of(
        lambda: casework.feedback(recorded_by=staff()),
        change("feedback_by_proxy_says_by_whom", by_proxy=True),
    ),
    *of(
        casework.feedback_request,
        again("feedback_asked_once_a_day", code="3333333A"),
        change("feedback_code_holds_for_days", expires_on="2026-10-20"),
        change("feedback_declined_once_asked", declined_on="2026-10-19"),
    ),
    *of(
        casework.feedback_answer,
        again("feedback_answer_once_a_question"),
        change("feedback_answer_is_a_face", face=0),
        change("feedback_answer_is_a_face", face=6),
    ),
    *of(
        casework.outcome,
        again("outcome_once_a_day"),
        change("outcome_by_proxy_says_by_whom", by_proxy=True),
        change("outcome_by_proxy_says_by_whom", answered_by="Mum"),
        change("outcome_counts_of_one_month", people_met=100),
        change("outcome_counts_of_one_month", people_rung=100),
        change("outcome_counts_of_one_month", times_out=100),
    ),
    *of(
        casework.outcome_answer,
        again("outcome_answer_once_a_question"),
        change("outcome_answer_is_a_face", face=6),
    ),
    *of(
        casework.question,
        again("face_question_once_from_a_day"),
        change("face_question_ends_after_start", valid_until="2014-04-01"),
    ),
    *of(
        casework.casework_period,
        again("casework_period_once_from_a_day"),
        change("casework_period_holds_for_days", days=0),
        change("casework_period_holds_for_days", valid_until="2027-01-01"),
    ),
    *of(
        casework.goal,
        again("goal_reference_once"),
        change("goal_says_what", text=""),
        change("goal_says_what", domain=""),
        change("goal_checked_within_two_years", check_every_weeks=105),
        change("goal_says_whose_words", said_by="nobody"),
    ),
    *of(
        casework.goal_check,
        again("goal_checked_once_a_day"),
        change("goal_check_has_a_rating", rating="better"),
        change("goal_check_person_rates_in_words", person_rating="better"),
    ),
    *of(
        lambda: casework.goal_check(checked_by=staff()),
        change("goal_ends_with_a_reason", rating="achieved"),
        change("goal_ends_with_a_reason", person_rating="stopped"),
        change("goal_ends_with_a_reason", person_rating="same", rating="stopped"),
    ),
    *of(
        casework.referral,
        again("referral_reference_once"),
        change("referral_names_a_service", service=""),
        change("referral_is_made_first", accepted_on="2026-08-31"),
        change("referral_starts_before_it_ends", started_on="2026-10-02", ended_on="2026-10-01"),
        change("referral_declined_with_reason", declined_reason="Too far"),
        change("referral_declined_never_started", result="declined", started_on="2026-10-02"),
        change("referral_declined_on_a_day_after", declined_on="2026-10-02"),
        change("referral_declined_on_a_day_after", declined_on="2026-08-31", result="declined"),
        change("referral_answered_after_it_is_made", answer_by="2026-08-31"),
        change("referral_ground_has_its_day", basis="agreed"),
        change("referral_ground_has_its_day", agreed_on="2026-09-01"),
    ),
    *of(
        casework.referral_step,
        again("referral_step_once"),
        change("referral_step_declined_with_reason", step="declined"),
        change("referral_step_taken_back_by_somebody", taken_back_at="2026-10-02 10:00+00"),
        change("referral_step_taken_back_by_somebody", taken_back_by_id=SOMEBODY),
    ),
    *of(casework.referral_chase, change("referral_chase_says_how", how="pigeon")),
    *of(
        casework.service,
        change("service_says_what_it_is", what=""),
        change("service_is_of_a_kind", kind="RES"),
        change("service_ages_in_order", from_age=30, until_age=18),
        change("service_ages_in_order", from_age=121),
        change("service_ages_in_order", until_age=121),
        change("service_replies_within_a_year", reply_days=366),
        change("service_has_room", capacity=0),
        change("service_closed_with_reason", closed_on="2026-11-02"),
        change("service_closed_with_reason", closed_because="Moved away"),
    ),
    *of(casework.service_area, again("service_area_once")),
    *of(
        casework.reassignment,
        change("reassignment_says_why", because=""),
        change("reassignment_done_or_called_off", called_off_at="2026-11-23 09:00+00"),
    ),
    *of(
        casework.reassigned_person,
        again("reassigned_once"),
        change("reassigned_left_alone_why", left_alone="no idea"),
    ),
]

REVIEWS = [
    *of(lambda: Question.objects.get(kind="CONC", version=1, code="safe"), again("question_once_a_version")),
    *of(lambda: reviews.review(reference="R1"), again("review_reference_once")),
    *of(reviews.contact_review, again("contact_review_once")),
    *of(reviews.answer, again("answer_once_a_question")),
    *of(reviews.planned_duty, again("planned_duty_once")),
    *of(reviews.review_plan, change("review_plan_called_off_with_reason", planned_on=None)),
    *of(
        reviews.cancelled_duty,
        again("cancelled_duty_once"),
        change("cancelled_duty_with_reason", reason="busy"),
    ),
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
        change("duty_rule_ends_after_start", valid_until="2010-01-01"),
        change("duty_rule_one_first_period", first_after_days=28),
        change("duty_rule_one_first_period", first_after_months=0),
        change("duty_rule_one_next_period", then_every_days=28),
        change("duty_rule_ages_in_order", from_age=18, until_age=18),
        change("duty_rule_changed_with_reason", why="Too often"),
        again("duty_rule_one_in_force", valid_from="2011-12-31", valid_until="2012-02-01"),
        again("duty_rule_one_in_force", from_age=17, valid_from="2011-12-31"),
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
