"""The open actions of earlier reviews: each stays open, is done, or is no longer needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField

from casework.models.actions import LONGEST_REASON
from linkworker.forms import Radios, TextField, TypedDateField, key_in
from reviews.actions.carrying import Looked
from reviews.choices import Carried


@dataclass(frozen=True, slots=True)
class Left:
    """One action on the page, with its question."""

    action: object
    question: BoundField


class CarriedActions:
    """Mixin of a form: a question for each open action, named `carried_<uid>`. What was not asked is left alone."""

    fields: dict[str, forms.Field]
    reveals: dict[str, dict[str, tuple[str, ...]]]

    def add_actions(self, actions: Iterable) -> None:
        """Ask about each; of a form that was sent, about those it asked about."""
        self.actions = [
            action for action in actions if not self.is_bound or f"carried_{action.uid.hex}" in self.data
        ]
        self.reveals = dict(self.reveals)
        for action in self.actions:
            name = f"carried_{action.uid.hex}"
            self.fields[name] = forms.ChoiceField(
                label=action.what,
                choices=Carried.choices,
                initial=Carried.STILL_OPEN,
                required=False,
                widget=Radios(small=True),
                error_messages={"invalid_choice": "Select what became of the action from the list"},
            )
            self.fields[f"{name}_outcome"] = TextField(
                label="What came of it", subject="what came of the action", max_length=LONGEST_REASON
            )
            self.fields[f"{name}_on"] = TypedDateField(
                label="When",
                subject="the day the action was done",
                help_text="If it was not the day of this review",
                future=False,
                required=False,
            )
            self.fields[f"{name}_because"] = TextField(
                label="Why it is no longer needed",
                subject="why the action is no longer needed",
                max_length=LONGEST_REASON,
            )
            for part in ("", "_outcome", "_on", "_because"):
                self.fields[f"{name}{part}"].marked_optional = False
            self.reveals[name] = {
                Carried.DONE: (f"{name}_outcome", f"{name}_on"),
                Carried.NOT_NEEDED: (f"{name}_because",),
            }
        if self.is_bound:
            for name in self._unasked():
                self.fields[name].required = False

    @property
    def left_open(self) -> list[Left]:
        """The actions for the page."""
        return [Left(action, self[f"carried_{action.uid.hex}"]) for action in self.actions]

    @property
    def looked(self) -> list[Looked]:
        """What was said of each, when the form is valid."""
        return [self._looked(action) for action in self.actions]

    def _looked(self, action) -> Looked:
        name = f"carried_{action.uid.hex}"
        said = self.cleaned_data.get(name) or Carried.STILL_OPEN
        words = {Carried.DONE: "outcome", Carried.NOT_NEEDED: "because"}.get(said)
        told = self.cleaned_data.get(f"{name}_{words}", "") if words else ""
        done_on = self.cleaned_data.get(f"{name}_on") if said == Carried.DONE else None
        return Looked(action, said, told, done_on)


def asked_in(sent: Iterable[str]) -> list[UUID]:
    """The actions a form that was sent asked about, by their public ids."""
    names = (name.removeprefix("carried_").partition("_")[0] for name in sent if name.startswith("carried_"))
    return [key for key in map(key_in, set(names)) if key is not None]
