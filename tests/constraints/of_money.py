"""What is proposed, agreed, paid and set aside; continuing healthcare."""

from tests.constraints.attempts import SOMEBODY, Sql, again, change, of
from tests.placements import recipes

DECIDED = "2026-11-21 10:00+00"


def decided():
    """A case the board received in October and decided the same month."""
    days = {"received_by_icb_on": "2026-10-01", "decided_on": "2026-10-20", "outcome": "not_eligible"}
    return recipes.chc_case(**days)


MONEY = [
    *of(recipes.uplift, change("uplift_is_a_rise", percent=0), change("uplift_is_a_rise", percent="100.01")),
    *of(
        recipes.funding_proposal,
        change("agreement_not_negative", gross_weekly="-0.01"),
        change("agreement_not_negative", hours_weekly="-0.01"),
        change("agreement_ends_after_start", ends_on=Sql("starts_on")),
        change("agreement_is_decided_by_somebody", state="agreed"),
        change("agreement_is_decided_by_somebody", decided_by_id=SOMEBODY, decided_at=DECIDED),
        change(
            "agreement_takes_two_people",
            state="agreed",
            decided_by_id=Sql("proposed_by_id"),
            decided_at=DECIDED,
        ),
        change("agreement_refusal_says_why", state="refused", decided_by_id=SOMEBODY, decided_at=DECIDED),
        change("agreement_refusal_says_why", why_refused="Too dear"),
        change("agreement_superseded_by_another", superseded_by_id=Sql("id")),
        change("agreement_sleep_in_needs_assessment", reason="sleep_in_replaced"),
        change("agreement_nursing_has_its_rate", nursing="standard"),
        change("agreement_nursing_has_its_rate", fnc_rate_id=Sql("(SELECT min(id) FROM placements_fncrate)")),
        again("agreement_one_proposal_at_a_time"),
    ),
    *of(recipes.agreement, again("agreement_no_overlap")),
    *of(
        recipes.proposed_share,
        change("proposed_share_not_negative", weekly="-0.01"),
        change("proposed_share_not_negative", percent="100.01"),
        again("proposed_share_once"),
    ),
    *of(
        recipes.funding_line,
        change("funding_not_negative", weekly="-0.01"),
        change("funding_ends_after_start", ends_on=Sql("starts_on")),
        again("funding_no_overlap_for_payer"),
    ),
    *of(recipes.one_off_cost, change("one_off_cost_is_something", amount=0)),
    *of(
        recipes.authorisation_limit,
        change("limit_not_negative", weekly_limit="-0.01"),
        change("limit_ends_after_start", valid_until="2026-04-01"),
        again("limit_once_a_day"),
        again("limit_no_overlap", valid_from="2026-05-01"),
    ),
    *of(
        recipes.budget,
        change("budget_not_negative", amount="-0.01"),
        change("budget_year_is_a_year", financial_year=26),
        change("budget_says_why", reason=""),
        again("budget_once_at_a_moment"),
    ),
]

HEALTHCARE = [
    *of(
        recipes.chc_case,
        again("chc_one_open_case"),
        change("chc_received_after_considered", received_by_icb_on="2026-11-01"),
        change("chc_only_fast_track_is_signed", fast_track_signed_on="2026-11-03"),
    ),
    *of(
        decided,
        change("chc_decided_after_received", decided_on="2026-09-30"),
        change("chc_letter_after_decision", decision_letter_on="2026-10-19"),
        change("chc_council_consulted_before_decision", la_consulted_on="2026-10-21"),
        change("chc_verified_before_decision", verified_on="2026-10-21"),
        change("chc_closed_or_decided", closed_on="2026-10-21"),
    ),
    *of(
        recipes.checklist,
        change("checklist_has_eleven_letters", letters="AA"),
        change("checklist_result_follows_letters", result="negative"),
    ),
    *of(
        recipes.chc_dispute,
        again("chc_dispute_once_a_stage"),
        change("chc_dispute_leaves_no_gap", stage="between_bodies"),
        change("chc_dispute_end_has_outcome", closed_on="2026-11-20"),
        change("chc_dispute_closes_after_asked", closed_on="2026-11-15", outcome="upheld"),
        change(
            "chc_dispute_ends_with_a_funder",
            stage="between_bodies",
            interim_funder_id=Sql("(SELECT min(id) FROM accounts_organisation)"),
            without_prejudice=True,
            closed_on="2026-11-20",
            outcome="upheld",
        ),
    ),
    *of(
        recipes.decision_support_tool,
        change("dst_levels_are_allowed", levels="PPPPPPPPPPPP"),
        change("dst_recommends_something", recommendation=""),
    ),
    *of(recipes.dst_member, change("dst_member_has_a_name", name="")),
]

ATTEMPTS = [*MONEY, *HEALTHCARE]
