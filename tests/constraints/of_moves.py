"""Who lives where: placements, proposals, decisions, short stays, support, the way home, and notices."""

from tests.constraints.attempts import SOMEBODY, SOMEBODY_ELSE, Sql, again, change, of
from tests.placements import recipes

MOVES = [
    *of(
        recipes.placement,
        again("placement_reference_once", starts_on="2020-01-01", ends_on="2021-01-01", end_reason="moved"),
        change("placement_ends_after_start", ends_on="2024-01-08", end_reason="moved"),
        change("placement_end_has_reason", ends_on="2025-01-08"),
        change("placement_end_has_reason", end_reason="moved"),
        again("placement_no_overlap_for_person", reference="PL/2", starts_on="2025-01-08"),
    ),
    *of(
        recipes.proposal,
        again("proposal_open_once"),
        change("proposal_ends_after_start", expected_end_on="2026-12-01"),
        change("proposal_agreed_by_another", agreed_by_id=Sql("proposed_by_id"), agreed_on="2026-11-02"),
        change("proposal_agreed_by_another", agreed_by_id=SOMEBODY_ELSE),
        change("proposal_agreed_before_start", state="agreed"),
        change("proposal_closed_with_reason", state="refused"),
        change("proposal_closed_with_reason", closed_because="Too far"),
    ),
    *of(
        recipes.agreed,
        change("proposal_starts_with_decision", state="started"),
        change(
            "proposal_starts_with_decision",
            placement_id=Sql("(SELECT min(id) FROM placements_placement)"),
            state="started",
        ),
    ),
    *of(
        recipes.move_decision,
        change("decision_fits_capacity", capacity="lacks"),
        change("decision_fits_capacity", capacity=""),
        change("decision_capacity_was_looked_at", capacity_assessed_on=None),
        change("decision_capacity_was_looked_at", capacity_assessed_by=""),
        change("decision_capacity_was_looked_at", capacity_assessed_on="2026-10-21"),
        change("decision_is_whole", kind="best_interests", capacity="lacks"),
        change("decision_risk_with_mitigation", risk_assessed_on="2026-10-20"),
    ),
    *of(
        recipes.short_stay,
        change("short_stay_ends_after_start", ends_on="2026-11-03"),
        change("short_stay_expected_after_start", expected_end_on="2026-11-03"),
        change("short_stay_is_somewhere", place=""),
        again("short_stay_no_overlap_for_person", starts_on="2026-11-05"),
    ),
    *of(
        recipes.support_level,
        again("support_once_a_day"),
        change("support_hours_exist", hours_a_week="840.25"),
        change("support_cut_after_risks", reduces=True),
    ),
    *of(
        recipes.return_plan,
        again("return_plan_one_open"),
        change("return_plan_ends_after_start", ended_on="2026-03-01"),
    ),
]

NOTICES = [
    *of(
        recipes.notice_rule,
        again("notice_rule_once"),
        change("notice_rule_ends_after_start", valid_until="2020-01-01"),
    ),
    *of(
        recipes.notice,
        change("notice_about_one_move", placement_id=None),
        again("notice_live_once"),
        change("notice_acknowledged_by_one_of_theirs", acknowledged_at="2026-11-13 10:00+00"),
        change("notice_acknowledged_by_one_of_theirs", acknowledged_by_id=SOMEBODY),
        change(
            "notice_acknowledged_by_one_of_theirs",
            acknowledged_at="2026-11-13 10:00+00",
            acknowledged_by_id=SOMEBODY,
            acknowledged_way="letter",
        ),
        change(
            "notice_acknowledged_after_sent",
            acknowledged_at="2026-11-11 10:00+00",
            acknowledged_by_id=SOMEBODY,
            acknowledged_way="product",
        ),
        change("notice_withdrawn_with_reason", withdrawn_on="2026-11-13"),
        change("notice_withdrawn_with_reason", withdrawn_because="Of another", withdrawn_by_id=SOMEBODY),
        change("notice_to_another", addressee_id=Sql("sender_id")),
    ),
    *of(lambda: recipes.notice(stage="change"), again("notice_of_a_change_live_once")),
    *of(recipes.notice_chase, again("notice_chased_once_a_day")),
    *of(
        recipes.notice_not_needed,
        change("not_needed_about_one_move", placement_id=None),
        again("not_needed_said_once"),
        change("not_needed_with_reason", reason=""),
    ),
    *of(recipes.notice_received, change("received_outside", way="product")),
    *of(recipes.found_without_notice, change("found_chased_after_found", chased_on="2026-11-15")),
]

ATTEMPTS = [*MOVES, *NOTICES]
