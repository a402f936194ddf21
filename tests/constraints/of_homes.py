"""Homes, what regulators said of them, what happened there, and frameworks."""

from tests.constraints.attempts import SOMEBODY, Sql, again, change, of
from tests.placements import recipes

ATTEMPTS = [
    *of(
        recipes.home,
        again("home_code_once"),
        change("home_cqc_location_shape", cqc_location="not a number"),
        change("home_has_a_place", capacity=0),
        change("home_host_confirmed_by_somebody", host_confirmed_on="2026-11-02"),
    ),
    *of(recipes.former_host, again("former_host_once", until="2026-04-01")),
    *of(
        recipes.inspection,
        again("home_inspected_once_a_day"),
        change("inspected_before_published", inspected_on="2026-04-03"),
        change("inspection_withdrawn_with_reason", withdrawn_why="Of another home"),
        change("inspection_withdrawn_with_reason", withdrawn_at="2026-04-05 10:00+00"),
    ),
    *of(
        recipes.inspection_rating,
        again("dimension_rated_once"),
        change("rating_on_the_scale", value="6"),
        change("rating_on_the_scale", dimension="wellbeing"),
    ),
    *of(
        recipes.provider_event,
        change("event_about_home_or_provider", home_id=None),
        change(
            "event_about_home_or_provider", provider_id=Sql("(SELECT min(id) FROM accounts_organisation)")
        ),
        change("event_ends_after_it_happened", ends_on="2026-11-02"),
        change("event_checks_due_after_it", checks_due_on="2026-11-01"),
    ),
    *of(recipes.resident_check, again("resident_checked_once_a_day")),
    *of(
        recipes.provider_notice,
        again("body_told_once"),
        change("notice_acknowledged_by_somebody", acknowledged_at="2026-11-05 10:00+00"),
        change("notice_acknowledged_by_somebody", acknowledged_by_id=SOMEBODY),
    ),
    *of(
        recipes.framework,
        again("framework_once"),
        change("framework_ends_after_start", ends_on="2026-04-01"),
        change("framework_grades_are_grades", uplift_grade=7),
        change("framework_grades_are_grades", entry_grade=0),
        change("framework_grades_are_grades", inspections_needed=0),
    ),
    *of(
        recipes.lot,
        again("lot_once"),
        change("lot_has_hours", hours_a_week=0),
    ),
    *of(
        recipes.provider_on_framework,
        change("membership_of_lot_ends_after_start", ends_on="2026-04-01"),
        again("provider_on_lot_once_at_a_time", starts_on="2026-05-01"),
    ),
]
