"""When a line is charged: the same whether it is asked of the database or of a line already read."""

from datetime import date, timedelta

import pytest

from linkworker.periods import Days
from placements.models import FundingLine
from tests.placements import recipes

pytestmark = pytest.mark.django_db
FIRST = date(2026, 3, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(12)]


@pytest.mark.parametrize(
    ("stay", "line"),
    [
        ((2, None), (0, None)),
        ((2, None), (4, 6)),
        ((2, 8), (4, None)),
        ((2, 5), (5, 9)),
        ((2, 8), (0, 3)),
    ],
)
def test_a_line_read_and_a_line_asked_for_are_charged_on_the_same_days(stay, line):
    def day(number):
        return None if number is None else DAYS[number]

    ended = {"ends_on": day(stay[1]), "end_reason": "moved"} if stay[1] else {}
    placement = recipes.placement(starts_on=day(stay[0]), **ended)
    one = recipes.funding_line(placement=placement, starts_on=day(line[0]), ends_on=day(line[1]))
    asked = [on for on in DAYS if FundingLine.objects.in_force_on(on).exists()]
    assert [on for on in DAYS if one.charged_on(on)] == asked
    running = [on for on in DAYS if FundingLine.objects.running_on(on).exists()]
    assert asked == [on for on in running if on in Days(placement.starts_on, placement.ends_on)]
