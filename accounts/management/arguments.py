"""The council a command is asked about, read the same way by all of them."""

from argparse import ArgumentTypeError

from accounts.models import Organisation
from accounts.queries import councils


def council(code: str) -> Organisation:
    """The council with a GSS code, today's or one it used to have; a code of nobody's is told in words."""
    try:
        return councils.by_code(code)
    except councils.NoSuchCouncil as refusal:
        raise ArgumentTypeError(str(refusal)) from refusal
