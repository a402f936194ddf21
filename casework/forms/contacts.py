"""Log contact: four answers are required, everything else waits until it is wanted."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from casework.choices import Duty, Method, Sensitivity, SharedWith, Side
from casework.forms.fields import MinutesField, NoteField, PersonField, yes_no_radios
from casework.forms.promises import OF_ROWS, ROWS, PromiseRows, rows_in
from linkworker.forms import (
    Checkboxes,
    Radios,
    SentOnceForm,
    TypedDateTimeField,
    YesNoNotRecordedField,
)

NOT_TYPED = frozenset({"submission", "person"})  # a draft keeps these beside the answers


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stay folded away until one of them is answered, or is at fault."""

    title: str
    fields: tuple[BoundField, ...]
    open: bool

    @property
    def side_by_side(self) -> bool:
        """Two lists of ticks, or two short answers, stand beside one another where there is room."""
        return len(self.fields) == 2


class LogContactForm(PromiseRows, SentOnceForm):
    """One contact with one person. Without `people` the person is known from the address and not asked.

    `recency` are words for each side ("Last contact 23 days ago"), `sides` the (side, name) pairs it may be
    shared with, `colleagues` a queryset of who may own an action.
    """

    submit_text = "Log this contact"
    mark_optional = False
    reveals = {"person_present": {"yes": ("seen_alone",)}}
    REQUIRED = ("person", "happened_at", "method", "text")
    FOLDED = {
        "Who it was with and what it was for": ("sides", "duties"),
        "Time spent": ("minutes", "travel_minutes"),
        "Significant, sensitive or shared": ("significant", "sensitivity", "shared_with"),
    }

    person = PersonField(queryset=None, label="Who was it about?", help_text="Start typing the name")
    happened_at = TypedDateTimeField(
        label="When?",
        subject="the date of the contact",
        time_subject="the time of the contact",
        help_text="For example, yesterday, monday or 4 May 2026, and 14:30",
        future=False,
    )
    method = forms.ChoiceField(
        label="What kind of contact?",
        choices=Method,
        widget=Radios(inline=True),
        error_messages={
            "required": "Select the kind of contact",
            "invalid_choice": "Select the kind of contact from the list",
        },
    )
    text = NoteField(
        label="What happened?",
        subject="what happened",
        help_text="Facts first, then your view. Write as if the person will read it.",
        rows=7,
    )
    person_present = YesNoNotRecordedField(label="Was the person there?", widget=yes_no_radios())
    seen_alone = YesNoNotRecordedField(label="Did you see them alone?", widget=yes_no_radios())
    attempted = forms.BooleanField(
        label="Nobody answered",
        help_text="It stays in the log as an attempt and does not count as a contact",
        required=False,
    )
    sides = forms.MultipleChoiceField(
        label="Who was it with?",
        help_text="Select all that apply",
        choices=Side,
        widget=Checkboxes(small=True),
        required=False,
    )
    duties = forms.TypedMultipleChoiceField(
        label="What was it for?",
        help_text="The eight duties of the role. Select all that apply",
        choices=Duty,
        coerce=int,
        widget=Checkboxes(small=True),
        required=False,
    )
    minutes = MinutesField(label="Time with people", subject="the time spent", quick=(15, 30, 60, 90))
    travel_minutes = MinutesField(
        label="Travel, there and back", subject="the travel time", quick=(30, 60, 120)
    )
    significant = forms.BooleanField(
        label="A significant event", help_text="It is marked on the person's timeline", required=False
    )
    sensitivity = forms.ChoiceField(
        label="How sensitive is it?",
        choices=Sensitivity,
        widget=Radios(
            hints={
                Sensitivity.SENSITIVE: "Stays in your organisation",
                Sensitivity.THIRD_PARTY: "Tells something about another person. Stays in your organisation",
            }
        ),
        required=False,
    )
    shared_with = forms.MultipleChoiceField(
        label="Who else may read it?",
        help_text="Nobody outside your organisation, unless you tick them",
        widget=Checkboxes(),
        choices=SharedWith,
        required=False,
    )

    def __init__(
        self,
        data=None,
        *,
        author,
        colleagues,
        people=None,
        sides=None,
        recency: Mapping[str, str] | None = None,
        rows: int = ROWS,
        initial: Mapping | None = None,
        now,
        **kwargs,
    ):
        started = {"happened_at": now, "sensitivity": Sensitivity.NORMAL, **(initial or {})}
        super().__init__(data, now=now, initial=started, **kwargs)
        if people is None:
            del self.fields["person"]
        else:
            self.fields["person"].queryset = people
        if sides is not None:
            self.fields["shared_with"].choices = sides
        if recency:
            self.fields["sides"].widget.hints = recency
        self.add_rows(rows_in(data) if data is not None else rows, colleagues, author)
        self._give_fields_the_day()

    @property
    def required_questions(self) -> list[BoundField]:
        """The four that must be answered, and whether the person was there."""
        return [self[name] for name in self.REQUIRED if name in self.fields]

    @property
    def sections(self) -> list[Section]:
        """The questions that stay folded away."""
        return [
            Section(title, tuple(self[name] for name in names), any(map(self._wanted, names)))
            for title, names in self.FOLDED.items()
        ]

    @property
    def rows_open(self) -> bool:
        """An action is being written, or is at fault."""
        return any(self._wanted(field.name) for row in self.rows for field in row.values())

    def clean_sensitivity(self):
        """Left out means normal."""
        return self.cleaned_data["sensitivity"] or Sensitivity.NORMAL

    def clean(self):
        """Look at the rows of actions."""
        cleaned = super().clean()
        self.clean_rows()
        return cleaned

    @property
    def answers(self) -> dict:
        """The valid answers, in the words of the action that keeps them; the person only where asked for."""
        names = (
            *(
                "submission",
                "happened_at",
                "method",
                "text",
                "person_present",
                "seen_alone",
                "sides",
                "duties",
            ),
            *("minutes", "travel_minutes", "significant", "sensitivity", "shared_with"),
        )
        answers = {name: self.cleaned_data[name] for name in ("person", *names) if name in self.fields}
        return answers | {"reached": not self.cleaned_data["attempted"], "promises": self.promises}

    def _wanted(self, name: str) -> bool:
        if self.is_bound and name in self.errors:
            return True
        value = self[name].value()
        return bool(value) and value not in (Sensitivity.NORMAL, False)

    @classmethod
    def typed(cls, data: QueryDict) -> dict[str, list[str]]:
        """What stands in a form as it was sent, by name, to be kept as a draft; what it does not ask is left."""
        return {name: values for name, values in data.lists() if name in cls.asked()}

    @classmethod
    def asked(cls) -> frozenset[str]:
        """The names of everything one can type or choose in the form and its rows."""
        typed = [(name, field.widget) for name, field in cls.base_fields.items() if name not in NOT_TYPED]
        return OF_ROWS | {
            f"{name}{part}" for name, widget in typed for part in getattr(widget, "widgets_names", ("",))
        }

    @classmethod
    def begun(cls, answers: Mapping[str, list[str]], *, rows: int = ROWS, **given) -> "LogContactForm":
        """The form as its draft was left: filled in, and nothing held against it yet."""
        kept = QueryDict(mutable=True)
        for name, values in answers.items():
            kept.setlist(name, values)
        form = cls(rows=max(rows, rows_in(kept)), **given)
        form.initial |= {
            name: field.widget.value_from_datadict(kept, {}, name)
            for name, field in form.fields.items()
            if name not in NOT_TYPED
        }
        return form
