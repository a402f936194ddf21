"""A register's dates are read day first, as in the forms, where they can be one day only."""

from datetime import date

import pytest

from placements.imports import values
from placements.imports.faults import CannotBeRead


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2024-02-13", date(2024, 2, 13)),
        ("2024-02-13T00:00", date(2024, 2, 13)),
        ("13/02/2024", date(2024, 2, 13)),
        ("13/2/2024", date(2024, 2, 13)),
        ("13.02.2024", date(2024, 2, 13)),
        ("13-02-2024", date(2024, 2, 13)),
        ("13 February 2024", date(2024, 2, 13)),
        ("2 Feb 2024", date(2024, 2, 2)),
        ("02/02/2024", date(2024, 2, 2)),
        ("2024-03-04", date(2024, 3, 4)),
    ],
)
def test_a_british_date_is_read_where_it_can_be_one_day_only(text, read):
    assert values.day(text) == read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1990-02-29", "there was no 29 February 1990"),
        ("29/02/1990", "there was no 29 February 1990"),
        ("31/6/2025", "there was no 31 June 2025"),
        ("05/13/2024", "05/13/2024 is not a day that exists: correct the day or the month."),
        ("0000-02-30", "is not a day that exists: correct"),
        ("01/02/2024", "could be 1 February or 2 January: write it as 2024-02-01 or as 1 February 2024."),
        ("01/02/24", "“01/02/24” is not a date: write it as 31/03/2026 or as 2026-03-31."),
        ("01022024", "is not a date"),
        ("20240201", "is not a date"),
        ("today", "is not a date"),
        ("monday", "is not a date"),
        ("1 February", "is not a date"),
        ("Friday 1 February 2024", "is a Thursday"),
        ("13/02/1066", "is an impossible year"),
        ("9" * 5000, "is not a date"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(text, told):
    with pytest.raises(CannotBeRead) as refused:
        values.day(text)
    assert told in str(refused.value)
