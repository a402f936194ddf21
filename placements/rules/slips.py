"""How far what happened lies from what was expected, in words. Pure."""

from datetime import date

from linkworker.words import counted


def slip(expected_on: date, actual_on: date) -> int:
    """Days later than expected; below zero is earlier."""
    return (actual_on - expected_on).days


def in_words(expected_on: date, actual_on: date) -> str:
    """ "on the day expected", "12 days later than expected", "1 day earlier than expected"."""
    days = slip(expected_on, actual_on)
    if days == 0:
        return "on the day expected"
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'} than expected"
