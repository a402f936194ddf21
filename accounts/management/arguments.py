"""The council a command is asked about, read the same way by all of them."""

from django.core.management.base import CommandError

from accounts.models import Organisation
from accounts.queries import councils


def council(code: str) -> Organisation:
    """The council with a GSS code, today's or one it used to have. Raises CommandError for any other."""
    try:
        return councils.by_code(code)
    except councils.NoSuchCouncil as refusal:
        raise CommandError(str(refusal)) from refusal
