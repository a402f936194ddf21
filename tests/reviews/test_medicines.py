"""Medicine that follows medicine at once is taken without a break. Pure."""

from datetime import date

import pytest

from reviews.rules.facts import Medicine
from reviews.rules.medicines import without_a_break

JANUARY, MAY, JUNE, OCTOBER = (date(2026, month, 1) for month in (1, 5, 6, 10))


@pytest.mark.parametrize(
    ("taken", "found"),
    [
        ([], []),
        ([Medicine(JANUARY)], [Medicine(JANUARY)]),
        ([Medicine(JANUARY, MAY), Medicine(MAY, OCTOBER)], [Medicine(JANUARY, OCTOBER)]),
        ([Medicine(MAY), Medicine(JANUARY, MAY)], [Medicine(JANUARY)]),
        ([Medicine(JANUARY, OCTOBER), Medicine(MAY, JUNE)], [Medicine(JANUARY, OCTOBER)]),
        ([Medicine(JANUARY, MAY), Medicine(JUNE)], [Medicine(JANUARY, MAY), Medicine(JUNE)]),
    ],
)
def test_each_time_without_a_break_is_one(taken, found):
    assert without_a_break(taken) == found
