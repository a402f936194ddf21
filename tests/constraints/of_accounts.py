"""Organisations, staff and roles."""

from tests.accounts import recipes
from tests.constraints.attempts import Sql, again, change, of

ATTEMPTS = [
    *of(
        recipes.organisation,
        again("organisation_code_once"),
        change("organisation_ends_after_start", valid_from="2026-04-01", valid_until="2026-04-01"),
    ),
    *of(
        recipes.succession,
        again("succession_once"),
        change("succession_to_another", successor_id=Sql("predecessor_id")),
    ),
    *of(recipes.staff, change("staff_email_lower_case", email="Worker@example.org")),
    *of(
        lambda: recipes.membership(recipes.staff(None)),
        change("membership_ends_after_start", ends_on="2020-01-01"),
        again("membership_held_once", starts_on="2025-01-01"),
    ),
    *of(
        recipes.cover,
        change("cover_ends_after_start", ends_on="2026-11-22"),
        change("cover_by_somebody_else", covered_by_id=Sql("covered_id")),
        change("cover_called_off_by_somebody", called_off_at="2026-11-23 09:00+00"),
        again("cover_once_a_day", starts_on="2026-11-28", ends_on="2026-12-24"),
    ),
]
