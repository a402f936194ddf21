"""A person, whose they are, who is around them, and the dated facts about them."""

from placements.models import CodeListEntry, TransitionMilestone
from tests.accounts.recipes import staff
from tests.constraints.attempts import BOARD, SOMEBODY, Sql, again, change, of
from tests.placements import recipes


def waiting():
    """Two records of one person, and the day on which nobody has agreed that they are."""
    staff(None)
    return recipes.merge()


def in_force():
    """A merge two people agreed on, and a third record."""
    first = recipes.merge(agreed_by=staff(None), agreed_at=recipes.PROPOSED_AT)
    recipes.person()
    return first


WHOSE = [
    *of(lambda: CodeListEntry.objects.order_by("pk").first(), again("code_once_in_list")),
    *of(
        recipes.person,
        again("person_reference_once", nhs_number=""),
        change("person_nhs_number_valid", nhs_number="9990000019"),
        change("person_nhs_number_valid", nhs_number="999000001"),
        change("person_contact_interval", contact_every_days=13),
        change("person_contact_interval", contact_every_days=85),
        change("person_caseload_ends_after_start", caseload_until="2024-01-01"),
        change("person_not_merged_into_itself", merged_into_id=Sql("id")),
    ),
    *of(
        waiting,
        change("merge_of_two", other_id=Sql("kept_id")),
        change("merge_by_two", agreed_by_id=Sql("proposed_by_id"), agreed_at="2026-11-21 10:00+00"),
        change("merge_agreed_whole", agreed_at="2026-11-21 10:00+00"),
        change("merge_agreed_whole", agreed_by_id=SOMEBODY),
        change("merge_dropped_whole", dropped_at="2026-11-21 10:00+00"),
        change("merge_dropped_whole", dropped_by_id=SOMEBODY),
        change("merge_undone_after_agreed", undone_at="2026-11-21 10:00+00", undone_by_id=SOMEBODY),
        again("merge_waiting_once"),
    ),
    *of(
        in_force,
        change("merge_agreed_whole", agreed_at="2026-11-19 10:00+00"),
        change("merge_undone_after_agreed", undone_at="2026-11-19 10:00+00", undone_by_id=SOMEBODY),
        change("merge_undone_after_agreed", undone_by_id=SOMEBODY),
        again("merge_in_force_once", kept_id=Sql("(SELECT max(id) FROM placements_person)")),
    ),
    *of(
        recipes.responsibility,
        change("responsibility_ends_after_start", ends_on="2024-01-08"),
        change("responsibility_confirmed_by_somebody", confirmed_on="2026-01-08"),
        again("responsibility_one_a_day", starts_on="2025-01-08"),
    ),
    *of(
        recipes.responsibility_dispute,
        change("dispute_closed_with_outcome", closed_on="2026-10-01"),
        change("dispute_closed_after_raised", closed_on="2026-08-31", outcome="Rutland's"),
        change("dispute_referred_after_raised", referred_on="2026-08-31"),
        again("dispute_one_open_of_a_kind"),
    ),
    *of(
        recipes.caseload_spell,
        change("caseload_spell_ends_after_start", ends_on="2022-01-01"),
        change("caseload_spell_interval", contact_every_days=13),
        change("caseload_spell_interval", contact_every_days=85),
        again("caseload_spell_one_a_day", starts_on="2022-06-01"),
    ),
    *of(
        recipes.allocation,
        change("allocation_ends_after_start", ends_on="2022-01-01"),
        again("allocation_one_a_day", starts_on="2022-06-01"),
    ),
    *of(
        recipes.person_reference,
        again("person_reference_once_an_organisation", reference=Sql("lower(reference)")),
        change("person_reference_not_empty", reference=""),
        change("person_reference_removed_with_reason", removed_on="2026-01-01"),
        change("person_reference_removed_with_reason", removed_because="other"),
    ),
]

CIRCLE = [
    *of(
        recipes.circle_member,
        change("circle_member_named", name=""),
        change("circle_member_ends_after_start", ends_on="2025-03-02"),
        change("circle_member_one_organisation", organisation_id=BOARD, organisation_name="Fen Trust"),
        change("circle_member_family_is_family", role="parent"),
        change("circle_member_advocate_is_advocate", role="advocate"),
        change("circle_member_advocate_is_advocate", side="advocate"),
        change("circle_member_advocacy_of_advocates", advocate_kind="imca"),
    ),
    *of(
        recipes.first_contact,
        change("first_contact_ends_after_start", ends_on="2026-05-31"),
        again("first_contact_one_at_a_time", starts_on="2026-07-01"),
    ),
    *of(recipes.advocacy_offer, change("advocacy_state_known", state="maybe")),
    *of(
        recipes.health_provision,
        change("health_provision_ends_after_start", ends_on="2024-01-31", service="dentist"),
        change("health_provision_one_organisation", organisation_id=BOARD),
        change("health_provision_by_nobody", side="nobody"),
        change("health_provision_other_is_named", service="other"),
        change("health_provision_ods_code_of_a_gp", service="dentist", ods_code="C82001"),
        change("health_provision_ods_code_of_a_gp", ods_code="c-1"),
        again("health_provision_one_gp", starts_on="2025-02-01"),
    ),
]

FACTS = [
    *of(
        recipes.communication_need,
        again("need_other_in_words", value="other"),
        again("need_other_in_words", other="Signs"),
        again("need_in_its_subset", value="braille"),
        change("need_reviewed_after_recorded", last_reviewed_on="2026-04-01"),
        change("need_ends_after_recorded", ended_on="2026-04-01"),
        again("need_recorded_once"),
    ),
    *of(
        recipes.eligibility_decision,
        again("eligible_for_a_reason", reasons=[]),
        again("eligibility_band_one_to_four", band=0),
        again("eligibility_band_one_to_four", band=5),
        again("eligibility_says_why", words=""),
    ),
    *of(
        recipes.legal_status,
        again("legal_kind_in_force_in_england", kind="lps", starts_on="2027-06-10", ends_on="2027-07-10"),
        again("legal_section_of_the_mental_health_act", section="3"),
        again("legal_section_of_the_mental_health_act", kind="mha"),
        change("legal_ends_after_start", ends_on="2026-06-10"),
        change("legal_standard_within_a_year", ends_on="2027-06-12"),
        change("legal_standard_within_a_year", ends_on=None),
        again("legal_urgent_within_a_fortnight", kind="dols_urgent", ends_on="2026-06-25"),
        again("legal_one_of_a_kind_on_any_day", starts_on="2026-07-10"),
    ),
    *of(
        recipes.sharing_decision,
        again("sharing_basis_fits_answer", basis="legal_duty"),
        again("sharing_basis_fits_answer", answer="refused"),
        again(
            "sharing_best_interests_after_capacity",
            answer="best_interests",
            basis="best_interests",
            capacity_considered=False,
        ),
        again("sharing_reviewed_after_decided", review_on="2026-04-02"),
    ),
    *of(
        recipes.warning_note,
        again("warning_says_what_to_do", what_to_do=""),
        again("warning_says_what_to_do", words=""),
        change("warning_reviewed_within_a_year", review_by="2027-09-09"),
        change("warning_reviewed_within_a_year", review_by="2026-09-07"),
        again("warning_told_or_why_not", person_told=False),
        again("warning_told_or_why_not", why_not_told="Afraid"),
        change("warning_ends_after_raised", ended_on="2026-09-06"),
    ),
    *of(recipes.warning_review, again("warning_review_says_why", words="")),
    *of(lambda: recipes.warning_review(outcome="ended"), again("warning_ended_once")),
]

TRANSITION = [
    *of(
        lambda: TransitionMilestone.objects.order_by("pk").first(),
        again("transition_milestone_once_a_day"),
        change("transition_milestone_ends_after_start", valid_until=Sql("valid_from")),
    ),
    *of(
        recipes.transition_step,
        again("transition_step_one_in_force"),
        change("transition_step_milestone_known", milestone="party"),
        change("transition_step_day_or_reason", done_on=None),
        change("transition_step_day_or_reason", reason="Not yet"),
        change("transition_step_not_ahead", done_on="2024-06-04"),
    ),
    *of(
        recipes.transition_plan,
        change("transition_plan_education_known", education="circus"),
        change("transition_plan_issued_is_of_a_plan", plan_type="none", plan_issued_on="2026-02-16"),
        change("transition_plan_issued_by_then", plan_issued_on="2026-09-15"),
        change("transition_plan_costs_together", weekly_low=None),
        change("transition_plan_costs_rise", weekly_low="1200.00"),
        change("transition_plan_shares_make_a_whole", icb_percent="41"),
        change("transition_plan_shares_together", icb_percent=None),
        change("transition_plan_probability_is_one", probability="101"),
    ),
]

ATTEMPTS = [*WHOSE, *CIRCLE, *FACTS, *TRANSITION]
