"""Who answered: the person, or somebody for them. The same two questions wherever faces are chosen."""

from django import forms

from casework.models.feedback import LONGEST_NAME
from linkworker.forms import Radios, TextField

THEMSELF, SOMEBODY = "person", "somebody"


def who_answered(**kwargs) -> forms.ChoiceField:
    """The person first."""
    return forms.ChoiceField(
        label="Who answered?",
        widget=Radios(hints={THEMSELF: "With help to read or tap is fine, if the answer is theirs"}),
        choices=[(THEMSELF, "The person"), (SOMEBODY, "Somebody for them")],
        error_messages={"required": "Select who answered"},
        **kwargs,
    )


def their_name() -> TextField:
    """Under “somebody for them”."""
    return TextField(
        label="Who answered for them?",
        subject="who answered for the person",
        help_text="Their name, and who they are to the person",
        max_length=LONGEST_NAME,
    )


def proxy(said: dict) -> dict:
    """The two answers as the actions take them."""
    return {"by_proxy": said["who"] == SOMEBODY, "answered_by": said["answered_by"]}
