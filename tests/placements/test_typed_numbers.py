"""Percents and shares are read with a point or a comma."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from placements.forms.numbers import NumberField


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3.5", "3.5"),
        ("3,5", "3.5"),
        ("3,55 %", "3.55"),
        ("60,70%", "60.70"),
        ("1,250", "1250"),
        ("1,250.5", "1250.5"),
    ],
)
def test_a_comma_is_a_point_where_it_cannot_be_thousands(typed, read):
    assert NumberField(label="Share").clean(typed) == Decimal(read)


@pytest.mark.parametrize("typed", ["3,5,5", "3,5.5", ",", "3,", "three"])
def test_what_is_no_number_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError, match=r"must be a number with at most two decimals, like 3\.5"):
        NumberField(label="Share").clean(typed)
