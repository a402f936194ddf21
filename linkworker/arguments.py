"""What management commands are given, read the same way by all of them.

What cannot be read ends the command with a sentence, whether it was typed or given by `call_command`.
"""

from datetime import date

from django.core.management.base import CommandError

from linkworker.periods import Month


def day(text: str) -> date:
    """The day written YYYY-MM-DD and no other way. Raises CommandError."""
    try:
        read = date.fromisoformat(text)
    except ValueError:
        read = None
    if read is None or read.isoformat() != text:
        raise CommandError(f"Enter the day as YYYY-MM-DD, such as 2026-10-31, not {text!r}.")
    return read


def month(text: str) -> Month:
    """The month written YYYY-MM. Raises CommandError."""
    try:
        return Month.parse(text)
    except ValueError as refusal:
        raise CommandError(str(refusal)) from refusal
