"""Where deeds on actions and escalations are sent, and what is answered there."""

from uuid import uuid4


def at(action, deed: str) -> str:
    """The address of a deed on one action."""
    return f"/actions/{action.uid}/{deed}/"


def keyed(**answers) -> dict:
    """Answers, and the key of the form."""
    return {"submission": str(uuid4())} | answers
