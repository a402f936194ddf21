"""Widgets that know the design system's options."""

from django import forms

from linkworker.forms.sending import key_in


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


class Faces(forms.RadioSelect):
    """One of five faces, 1 the saddest, each with its word beside it."""


class Checkboxes(HintedChoices, forms.CheckboxSelectMultiple):
    """Any of a few answers, all in view."""


class SearchSelect(forms.Select):
    """A long list: a plain select without JavaScript, and one you can type in with it."""

    def __init__(self, attrs=None, choices=()):
        super().__init__({"data-autocomplete": "", **(attrs or {})}, choices)

    def optgroups(self, name, value, attrs=None):
        """The choices and, where the form comes back, the words that were typed and are none of them."""
        groups = super().optgroups(name, value, attrs)
        chosen = any(option["selected"] for _, options, _ in groups for option in options)
        typed = "" if chosen else "".join(value).strip()
        if typed and key_in(typed) is None:
            option = self.create_option(name, typed, typed, True, len(groups), attrs=attrs)
            groups.append((None, [option], len(groups)))
        return groups
