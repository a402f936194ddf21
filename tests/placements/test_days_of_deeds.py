"""Days no deed accepts: one limit a year ahead, one sentence for a day outside the stay."""

from datetime import date, timedelta

import pytest

from placements.actions import days
from tests.accounts.recipes import TODAY
from tests.placements import recipes


@pytest.mark.parametrize(("ahead", "refused"), [(366, False), (367, True), (-4000, False)])
def test_a_day_more_than_the_longest_year_ahead_is_a_slip(ahead, refused):
    day = TODAY + timedelta(days=ahead)
    if not refused:
        days.check_year(day, TODAY, "starts_on")
        return
    with pytest.raises(days.TooFarAhead, match="Check the year") as refusal:
        days.check_year(day, TODAY, "starts_on")
    assert refusal.value.question == "starts_on"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
    ],
)
def test_a_day_is_inside_a_stay_from_its_first_day_to_the_one_before_it_ended(day, inside):
    stay = recipes.placement(starts_on=date(2026, 3, 1), ends_on=date(2026, 4, 1), end_reason="moved")
    if inside:
        days.check_in_stay(stay, day)
        return
    with pytest.raises(days.OutsideTheStay, match=r"from 1 March 2026.*before 1 April 2026"):
        days.check_in_stay(stay, day)
