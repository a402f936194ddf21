"""Every command reads a day and a month the same way, and a wrong one ends with a sentence."""

from datetime import date

import pytest
from django.core.management import CommandError

from linkworker import arguments
from linkworker.periods import Month


def test_a_day_and_a_month_are_read_as_iso_writes_them():
    assert arguments.day("2026-10-31") == date(2026, 10, 31)
    assert arguments.month("2026-10") == Month(2026, 10)


@pytest.mark.parametrize("text", ["", "31/10/2026", "2026-02-30", "20261031", "2026-W44-6", "tomorrow"])
def test_a_day_written_any_other_way_is_told_how(text):
    with pytest.raises(CommandError, match="Enter the day as YYYY-MM-DD, such as 2026-10-31"):
        arguments.day(text)


@pytest.mark.parametrize("text", ["", "2026-13", "2026-1", "10/2026"])
def test_a_month_written_any_other_way_is_told_how(text):
    with pytest.raises(CommandError, match="Enter the month as year and month, such as 2026-10"):
        arguments.month(text)
