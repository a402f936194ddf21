"""A form that changes what is kept: it remembers what it was opened with, and shows who saved meanwhile."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing
from django.utils import timezone

from linkworker.editing import NOT_KNOWN, ChangedMeanwhile, Conflict, Saved
from linkworker.forms.base import GovukForm
from linkworker.forms.dates import TypedDateField, TypedDateTimeField
from linkworker.forms.money import MoneyField
from linkworker.words import listed, long_day

OPENED_WITH = "opened_with"
SALT = "linkworker.forms.editing"


@dataclass(frozen=True, slots=True)
class Compared:
    """One question two people answered differently, in words. `who` is empty when nobody can be named."""

    label: str
    seen: str
    theirs: str
    mine: str
    who: str
    at: datetime.datetime | None
    known: bool = True


class EditingForm(GovukForm):
    """A form opened with what is kept (its initial answers). Stands first: `EditHomeForm(EditingForm, HomeForm)`.

    Its action takes `seen` and settles with `linkworker.editing.settle`. What it was opened with travels in
    a signed hidden field. When somebody else saved another answer meanwhile the form comes back with all
    that was typed and both answers in `conflicts`; sent again, it saves.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflicts: tuple[Compared, ...] = ()
        self.kept_meanwhile: tuple[str, ...] = ()
        self.fields[OPENED_WITH] = forms.CharField(
            required=False, strip=False, widget=forms.HiddenInput, initial=self._opened_with
        )
        for field in self.fields.values():
            # Going back, a browser would put older answers beside what the form was opened with this time.
            field.widget.attrs["autocomplete"] = "off"

    @property
    def helper(self):
        """Draws the hidden field even where the questions stand in groups."""
        helper = super().helper
        helper.render_hidden_fields = True
        return helper

    @property
    def seen(self) -> dict[str, Any]:
        """What each question was answered with when the form was opened; nothing when that was lost."""
        try:
            kept = signing.loads(self[OPENED_WITH].data or "", salt=SALT)
        except signing.BadSignature:
            return {}
        return {name: _value(self.fields[name], plain) for name, plain in kept.items() if name in self.fields}

    @property
    def answers(self) -> dict:
        """The answers, and under `seen` what they were when the form was opened."""
        answers = {name: value for name, value in super().answers.items() if name != OPENED_WITH}
        return answers | {"seen": self.seen}

    def refused(self, refusal) -> None:
        """A conflict shows both answers beside what was seen; whoever sends the form again has seen them."""
        if isinstance(refusal, ChangedMeanwhile):
            self._compare(refusal)
        super().refused(refusal)

    def others_changed(self, row) -> list[str]:
        """The questions left alone here and answered anew by somebody else, whose answer the row now has."""
        return [
            name
            for name, before in self.seen.items()
            if before not in (NOT_KNOWN, getattr(row, name)) and self.cleaned_data.get(name) == before
        ]

    def label_of(self, name: str) -> str:
        """A question as it is asked."""
        return str(self[name].label)

    def _compare(self, refusal: ChangedMeanwhile) -> None:
        others = self.others_changed(refusal.row)
        saved = refusal.saved_by
        self.conflicts = tuple(
            self._compared(conflict, *saved.get(conflict.question, Saved("", None)))
            for conflict in refusal.conflicts
            if conflict.question in self.fields
        )
        for name in refusal.told.keys() & self.fields.keys():
            refusal.told[name] = [
                f"“{self.label_of(name)}” was changed by somebody else while you had this page open. "
                "Compare both answers"
            ]
        self.kept_meanwhile = tuple(self.label_of(name) for name in others)
        shown = {conflict.question: conflict.theirs for conflict in refusal.conflicts}
        self.data = self.data.copy()
        self.data[self.add_prefix(OPENED_WITH)] = self._sealed(self.seen | shown)
        for name in others:
            self._answer(name, getattr(refusal.row, name))
        self.submit_text = "Save mine"

    def _compared(self, conflict: Conflict, who: str, at) -> Compared:
        field = self.fields[conflict.question]
        known = conflict.seen is not NOT_KNOWN
        return Compared(
            label=self.label_of(conflict.question),
            seen=in_words(field, conflict.seen) if known else "",
            theirs=in_words(field, conflict.theirs),
            mine=in_words(field, conflict.mine),
            who=who,
            at=at,
            known=known,
        )

    def _answer(self, name: str, value) -> None:
        """Put an answer into the form as if it had been typed."""
        field, sent_as = self.fields[name], self.add_prefix(name)
        value = field.prepare_value(value)
        if isinstance(field.widget, forms.MultiWidget):
            for part, text in zip(field.widget.widgets_names, field.widget.decompress(value), strict=True):
                self.data[sent_as + part] = text or ""
        elif isinstance(value, list):
            self.data.setlist(sent_as, value)
        else:
            self.data[sent_as] = "" if value is None else str(value)

    def _opened_with(self) -> str:
        return self._sealed({name: value for name, value in self.initial.items() if name in self.fields})

    def _sealed(self, answers: dict[str, Any]) -> str:
        plain = {name: _plain(value) for name, value in answers.items()}
        return signing.dumps(plain, salt=SALT, compress=True)


def in_words(field: forms.Field, value) -> str:
    """An answer as a person reads it; nothing for one that is not recorded."""
    if value is None or value in ("", []):
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.datetime):
        local = timezone.localtime(value)
        return f"{long_day(local.date())} at {local:%H:%M}"
    if isinstance(field, forms.ModelChoiceField):
        return str(field.label_from_instance(value))
    chosen = dict(_flat(getattr(field, "choices", ())))
    if isinstance(value, list):
        return listed(str(chosen.get(one, one)) for one in value)
    return str(chosen.get(value, field.prepare_value(value)))


def _flat(choices):
    """Choices without the groups they may stand in."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield value, label


def _plain(value):
    """A value JSON can carry: rows by number, days, moments and amounts as text."""
    if hasattr(value, "_meta"):
        return value.pk
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _value(field: forms.Field, plain):
    """The value again. A row that is gone is no longer known."""
    if plain is None:
        return None
    if isinstance(field, forms.ModelChoiceField):
        return field.queryset.model._base_manager.filter(pk=plain).first() or NOT_KNOWN
    if isinstance(field, TypedDateTimeField):
        return datetime.datetime.fromisoformat(plain)
    if isinstance(field, TypedDateField):
        return datetime.date.fromisoformat(plain)
    return Decimal(plain) if isinstance(field, MoneyField | forms.DecimalField) else plain
