"""The form every form of the product is made from."""

import datetime
from collections.abc import Mapping

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.http import QueryDict

from linkworker.forms.dates import TypedDateField, TypedDateTimeField
from linkworker.refusals import Refusal


class GovukForm(forms.Form):
    """A form drawn by the "govuk" template pack.

    `{{ form|as_crispy_errors }}` stands above the heading, then `{% crispy form %}`; the `<form>` tag, the
    CSRF token and the buttons are the page's (`layouts/form.html`). Give `today` (and `now` for moments)
    whenever the form asks for days; they are handed to its fields.

    `reveals = {"method": {"visit": ("person_present",)}}` shows questions under the answer that raises them.
    A revealed question is required only while it is shown, and an answer to one that is not shown is dropped.
    """

    submit_text = "Save"
    mark_optional = True
    reveals: dict[str, dict[str, tuple[str, ...]]] = {}
    not_kept = frozenset({"submission"})  # what a draft keeps beside the answers
    use_required_attribute = False  # the browser's own bubbles are neither GOV.UK wording nor accessible
    error_css_class = "govuk-form-group--error"

    def __init__(
        self, *args, today: datetime.date | None = None, now: datetime.datetime | None = None, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.today, self.now = today, now
        self._give_fields_the_day()
        if self.is_bound:
            for name in self._unasked():
                self.fields[name].required = False

    def _give_fields_the_day(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, TypedDateField):
                self._need("today", self.today, name, limited=not (field.future and field.past))
                field.today = self.today
            elif isinstance(field, TypedDateTimeField):
                self._need("today", self.today, name, limited=not field.future)
                self._need("now", self.now, name, limited=not field.future)
                field.today, field.now = self.today, self.now

    def _need(self, word: str, given: datetime.date | None, name: str, *, limited: bool) -> None:
        if limited and given is None:
            raise ImproperlyConfigured(f"Give {type(self).__name__} {word}=: its field {name} has limits")

    @property
    def helper(self) -> FormHelper:
        """Draws the fields only, in their order, without those that another answer reveals."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        revealed = self.revealed_names()
        helper.layout = helper.build_default_layout(self)
        helper.layout.fields = [name for name in helper.layout.fields if name not in revealed]
        return helper

    def revealed_names(self) -> frozenset[str]:
        """The names of every field that some answer reveals."""
        return frozenset(
            name for answers in self.reveals.values() for names in answers.values() for name in names
        )

    def _unasked(self) -> frozenset[str]:
        """The revealed fields whose answer was not chosen in what was sent."""
        asked = set()
        for parent, answers in self.reveals.items():
            chosen = self[parent].data
            chosen = chosen if isinstance(chosen, list | tuple) else [chosen]
            asked |= {name for answer in chosen for name in answers.get(str(answer), ())}
        return self.revealed_names() - asked

    def clean(self):
        """Drop what was typed under an answer that is no longer chosen. Overriding? Call it first."""
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        for name in self._unasked():
            self.errors.pop(name, None)
            cleaned[name] = self.fields[name].clean(None)
        return cleaned

    @property
    def answers(self) -> dict:
        """The valid answers, in the words of the action that is given them."""
        return self.cleaned_data

    @property
    def typed(self) -> dict[str, list[str]]:
        """What stands in the form as it was sent, right or wrong, for a draft; what it does not ask is left."""
        names = {
            f"{self.add_prefix(name)}{part}"
            for name, field in self.fields.items()
            if name not in self.not_kept
            for part in getattr(field.widget, "widgets_names", ("",))
        }
        return {name: values for name, values in self.data.lists() if name in names}

    def carry_on(self, answers: Mapping[str, list[str]]) -> None:
        """Stand as a draft was left: filled in, and nothing held against it yet."""
        kept = QueryDict(mutable=True)
        for name, values in answers.items():
            kept.setlist(name, values)
        self.initial |= {
            name: field.widget.value_from_datadict(kept, {}, self.add_prefix(name))
            for name, field in self.fields.items()
            if name not in self.not_kept
        }

    def refused(self, refusal: Refusal) -> None:
        """Put each sentence of a refusal beside its question, or above the form where it shows none."""
        hidden = self._unasked() | {field.name for field in self.hidden_fields()}
        for question, sentences in refusal.told.items():
            shown = question in self.fields and question not in hidden
            self.add_error(question if shown else None, sentences)


class GovukFilterForm(GovukForm):
    """The form of a FilterSet (`Meta.form`): nothing is required, so nothing is marked optional."""

    submit_text = "Apply filters"
    mark_optional = False

    @property
    def narrowing(self) -> dict:
        """What was asked for and understood; what could not be read narrows nothing, and says why."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def is_narrowed(self) -> bool:
        """Something was asked for."""
        return any(self.data.get(name) for name in self.fields)
