"""Widgets that know the design system's options."""

from django import forms


class HintedChoices:
    """Choices with a hint under some of them: `Radios(hints={"visit": "You were in the same room"})`."""

    def __init__(
        self, *args, hints: dict[str, str] | None = None, inline: bool = False, small: bool = False, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.hints = hints or {}
        self.inline = inline
        self.small = small


class Radios(HintedChoices, forms.RadioSelect):
    """One of a few answers, all in view."""


class Checkboxes(HintedChoices, forms.CheckboxSelectMultiple):
    """Any of a few answers, all in view."""


class SearchSelect(forms.Select):
    """A long list: a plain select without JavaScript, and one you can type in with it."""

    def __init__(self, attrs=None, choices=()):
        super().__init__({"data-autocomplete": "", **(attrs or {})}, choices)
