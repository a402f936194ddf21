"""What the forms about dated facts share."""

from django import forms

from linkworker.forms import LongTextField, Radios

LONGEST = 500


class YesNoField(forms.TypedChoiceField):
    """Yes or no, and nothing chosen beforehand. `missing` says what to do when neither is."""

    def __init__(self, *, missing: str, **kwargs):
        super().__init__(
            choices=[("yes", "Yes"), ("no", "No")],
            coerce=lambda answer: answer == "yes",
            empty_value=None,
            widget=Radios(inline=True),
            error_messages={"required": missing},
            **kwargs,
        )


def one_of(label: str, choices, missing: str, **kwargs) -> forms.ChoiceField:
    """One answer of a few, all in view."""
    hints = kwargs.pop("hints", None)
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=Radios(hints=hints),
        error_messages={"required": missing},
        **kwargs,
    )


def in_words(label: str, subject: str, **kwargs) -> LongTextField:
    """A few sentences."""
    return LongTextField(label=label, subject=subject, rows=3, max_length=LONGEST, **kwargs)
