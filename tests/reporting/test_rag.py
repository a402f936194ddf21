from decimal import Decimal
from fractions import Fraction

import pytest

from reporting.rules import rag
from reporting.rules.rag import Bands, Better, Rag, Travel

COVERAGE = Bands(Better.HIGHER, Decimal(95), Decimal(85))
OVERDUE = Bands(Better.LOWER, Decimal(0), Decimal(2))


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        (Fraction(95), Rag.GREEN),
        (Fraction(94_999, 1000), Rag.AMBER),
        (Fraction(9375, 100), Rag.AMBER),
        (Fraction(85), Rag.AMBER),
        (Fraction(84_999, 1000), Rag.RED),
    ],
)
def test_where_higher_is_better_the_edges_belong_to_the_better_colour(value, colour):
    assert rag.rag(value, COVERAGE) == colour


@pytest.mark.parametrize(("value", "colour"), [(0, Rag.GREEN), (1, Rag.AMBER), (2, Rag.AMBER), (3, Rag.RED)])
def test_where_lower_is_better_too(value, colour):
    assert rag.rag(value, OVERDUE) == colour


def test_the_colour_is_of_the_unrounded_value():
    almost = Fraction(94_996, 1000)
    assert round(float(almost), 1) == 95.0
    assert rag.rag(almost, COVERAGE) == Rag.AMBER


def test_one_breach_makes_any_value_red():
    assert rag.rag(0, OVERDUE, breached=True) == Rag.RED


def test_no_value_or_no_bands_has_no_colour():
    assert rag.rag(None, COVERAGE) is None
    assert rag.rag(None, COVERAGE, breached=True) is None
    assert rag.rag(90, None) is None


@pytest.mark.parametrize(
    ("better", "green", "amber", "words"),
    [
        (Better.HIGHER, 85, 95, "worse side"),
        (Better.LOWER, 2, 0, "worse side"),
        (Better.NEUTRAL, 1, 2, "no better direction"),
    ],
)
def test_bands_must_make_sense(better, green, amber, words):
    with pytest.raises(ValueError, match=words):
        Bands(better, Decimal(green), Decimal(amber))


@pytest.mark.parametrize(
    ("now", "previous", "better", "expected"),
    [
        (90, 80, Better.HIGHER, Travel.BETTER),
        (80, 90, Better.HIGHER, Travel.WORSE),
        (80, 90, Better.LOWER, Travel.BETTER),
        (90, 80, Better.LOWER, Travel.WORSE),
        (90, 80, Better.NEUTRAL, Travel.UP),
        (80, 90, Better.NEUTRAL, Travel.DOWN),
        (80, 80, Better.HIGHER, Travel.SAME),
        (None, 80, Better.HIGHER, None),
        (80, None, Better.HIGHER, None),
    ],
)
def test_the_arrow_says_better_or_worse(now, previous, better, expected):
    assert rag.travel(now, previous, better, denominators=(10, 10), smallest_denominator=10) == expected


@pytest.mark.parametrize(
    ("denominators", "shown"), [((10, 10), True), ((9, 10), False), ((10, 9), False), ((), True)]
)
def test_an_arrow_needs_ten_people_in_both_months(denominators, shown):
    found = rag.travel(90, 80, Better.HIGHER, denominators=denominators, smallest_denominator=10)
    assert (found is not None) is shown
