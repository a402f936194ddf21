"""What management commands are given, read the same way by all of them; what cannot be read is told in words."""

from argparse import ArgumentTypeError
from datetime import date

from linkworker.periods import Month


def day(text: str) -> date:
    """The day written YYYY-MM-DD and no other way."""
    try:
        read = date.fromisoformat(text)
    except ValueError:
        read = None
    if read is None or read.isoformat() != text:
        raise ArgumentTypeError(f"Enter the day as YYYY-MM-DD, such as 2026-10-31, not {text!r}.")
    return read


def month(text: str) -> Month:
    """The month written YYYY-MM."""
    try:
        return Month.parse(text)
    except ValueError as refusal:
        raise ArgumentTypeError(str(refusal)) from refusal
