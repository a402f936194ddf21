"""Safeguarding concerns, restrictive practice, the dynamic support register, deaths, discharge."""

from reviews.models import DischargeCheckpoint
from tests.constraints.attempts import BOARD, SOMEBODY, Sql, again, change, of
from tests.reviews import recipes as reviews

ATTEMPTS = [
    *of(
        reviews.concern,
        change("concern_says_what", words=""),
        change("concern_says_what", harms=Sql("'{}'")),
        change("concern_withdrawn_with_reason", withdrawn_why="Raised twice"),
        change("concern_withdrawn_with_reason", withdrawn_at="2026-11-22 10:00+00"),
    ),
    *of(
        reviews.concern_step,
        change("concern_step_says_its_own", told_id=None),
        change("concern_step_says_its_own", risk="removed"),
        change("concern_step_says_its_own", kind="done"),
    ),
    *of(
        lambda: reviews.concern_step(kind="asked", wishes="expressed", words="To move"),
        change("concern_step_wishes_in_words", words=""),
        change("concern_step_says_its_own", told_id=BOARD),
        change("concern_step_withdrawal_is_told", of_withdrawal=True),
    ),
    *of(
        lambda: reviews.concern_step(kind="decided", decision="s42", enquiry="council"),
        change("concern_step_enquiry_is_made_somehow", enquiry=""),
        change("concern_step_enquiry_is_made_somehow", decision="s47", enquiry=""),
        change("concern_step_enquiry_is_made_somehow", decision="none", words="No risk"),
        change("concern_step_no_enquiry_with_reason", decision="none", enquiry=""),
    ),
    *of(
        lambda: reviews.concern_step(kind="closed", met="fully", risk="removed"),
        again("concern_closed_once", submission=None),
    ),
    *of(
        reviews.restraint,
        change("restraint_says_why", reason=""),
        change("restraint_ends_after_start", ended_at="2026-11-10 08:59+00"),
        change("restraint_prone_is_physical", kind="seclusion", prone=True),
        change("restraint_withdrawn_with_reason", withdrawn_why="Entered twice"),
        change("restraint_withdrawn_with_reason", withdrawn_at="2026-11-22 10:00+00"),
    ),
    *of(
        lambda: reviews.restraint_step(kind="ended"),
        again("restraint_ends_once", submission=None),
    ),
    *of(reviews.restraint_step, change("restraint_reviewed_in_words", kind="reviewed")),
    *of(
        reviews.dynamic_support,
        change("support_rated_with_consent", consent="withdrawn"),
        change("support_rated_with_consent", rating=""),
        change("support_rated_with_consent", on_register=False),
        change("support_says_why", reason=""),
        change("support_withdrawn_with_reason", withdrawn_why="Entered twice"),
        change("support_withdrawn_with_reason", withdrawn_by_id=SOMEBODY),
    ),
    *of(reviews.death, again("death_recorded_once", submission=None)),
    *of(reviews.death_notice, again("death_told_once", submission=None)),
    *of(
        reviews.discharge_step,
        change("discharge_done_on_a_day", done_on=None),
        change("discharge_done_on_a_day", status="begun"),
        change("discharge_with_reason", status="not_needed", done_on=None),
    ),
    *of(
        lambda: DischargeCheckpoint.objects.get(code="date"),
        again("checkpoint_once_a_day"),
        change("checkpoint_ends_after_start", valid_until="2024-01-26"),
    ),
]
