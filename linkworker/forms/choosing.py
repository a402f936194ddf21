"""Fields answered from a list one can type in: what is typed is taken, or refused in words, never dropped."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError

from linkworker.forms.sending import key_in
from linkworker.forms.typed_choices import NothingMatches, SeveralMatch, the_one
from linkworker.forms.widgets import SearchSelect

Value = TypeVar("Value")


class RowField(forms.ModelChoiceField):
    """One row by its public id, or by words that only its label holds. `told` is "Choose the home"."""

    widget = SearchSelect

    def __init__(self, *, told: str, **kwargs):
        kwargs.setdefault("to_field_name", "uid")
        super().__init__(error_messages=_messages(told), **kwargs)

    def to_python(self, value):
        """The row. What is neither an id nor part of one label is told in the same words as nobody's id."""
        if value in self.empty_values or hasattr(value, "_meta"):
            return super().to_python(value)
        if key := key_in(value):
            return super().to_python(key)
        rows = self.queryset.all()
        return _meant(self, str(value), ((self.label_from_instance(row), row) for row in rows))

    def key_of(self, value) -> Any:
        """The public id of what would be chosen, or None."""
        try:
            row = self.to_python(value)
        except ValidationError:
            return None
        return row and row.uid


class ListedField(forms.ChoiceField):
    """One of many choices, by its value or by words that only its label holds."""

    widget = SearchSelect

    def __init__(self, *, told: str, **kwargs):
        super().__init__(error_messages=_messages(told), **kwargs)

    def to_python(self, value):
        """The value of a choice."""
        value = super().to_python(value)
        if not value or self.valid_value(value):
            return value
        return _meant(self, value, _named(self.choices))


def _messages(told: str) -> dict[str, str]:
    from_list = f"{told} from the list"
    return {
        "required": told,
        "invalid_choice": from_list,
        "several": f"More than one matches what you typed. {from_list}",
    }


def _meant(field: forms.Field, typed: str, named: Iterable[tuple[str, Value]]) -> Value:
    try:
        return the_one(typed, named)
    except NothingMatches as error:
        raise ValidationError(field.error_messages["invalid_choice"], "invalid_choice") from error
    except SeveralMatch as error:
        raise ValidationError(field.error_messages["several"], "several") from error


def _named(choices: Iterable) -> Iterator[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _named(label)
        elif value:
            yield str(label), str(value)
