"""Log contact: four answers are required, everything else waits until it is wanted."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from casework.actions import Beside
from casework.choices import Duty, Heading, Method, Sensitivity, SharedWith, Side
from casework.forms.apart import KeepsWordsApart
from casework.forms.fields import MinutesField, NoteField, PersonField, yes_no_radios
from casework.forms.promises import ROWS, PromiseRows, rows_in
from casework.forms.set_aside import as_about_one
from casework.models.contacts import LONGEST_ALSO_WITH, LONGEST_TITLE
from linkworker.forms import (
    Checkboxes,
    ListedField,
    Radios,
    SentOnceForm,
    TextField,
    TypedDateField,
    TypedDateTimeField,
    YesNoNotRecordedField,
)
from linkworker.words import in_a_sentence

HEADINGS = "Write under headings"


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stay folded away until one of them is answered, or is at fault."""

    title: str
    fields: tuple[BoundField, ...]
    open: bool

    @property
    def side_by_side(self) -> bool:
        """Two lists of ticks, or two short answers, stand beside one another where there is room."""
        return len(self.fields) in (2, 4)


class ContactForm(KeepsWordsApart, SentOnceForm):
    """What is asked of every contact, whether about one person or about several on one visit.

    `kinds` are the kinds of contact, the author's most used first; `sides` the (side, name) pairs it may be shared
    with; `team` the colleagues it may be told to, and who of them manages; `chosen` and `apart` as
    `KeepsWordsApart` has them.
    """

    submit_text = "Log this contact"
    mark_optional = False
    not_kept = SentOnceForm.not_kept | {"person"}
    REQUIRED: tuple[str, ...] = ("happened_at", "method", "text")
    FOLDED: Mapping[str, tuple[str, ...]] = {}

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
    attempted = forms.BooleanField(
        label="Nobody answered",
        help_text="It stays in the log as an attempt and does not count as a contact",
        required=False,
    )
    title = TextField(
        label="Title",
        subject="the title",
        help_text="Left empty, it is called by its kind and whom it was with",
        max_length=LONGEST_TITLE,
        required=False,
        formulas=True,
    )
    sides = forms.MultipleChoiceField(
        label="Who was it with?",
        help_text="Select all that apply",
        choices=Side,
        widget=Checkboxes(small=True),
        required=False,
    )
    also_with = TextField(
        label="Anybody else who was there",
        subject="who else was there",
        help_text="Name and role, if they are not in the list",
        max_length=LONGEST_ALSO_WITH,
        required=False,
        formulas=True,
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
    tell = forms.MultipleChoiceField(
        label="Tell a manager",
        help_text="It stands in their day until they have read it. No email is sent",
        widget=Checkboxes(small=True),
        required=False,
        error_messages={"invalid_choice": "Select the manager from the list"},
    )
    tell_colleague = ListedField(
        label="Tell a colleague",
        told="Choose the colleague",
        help_text="Start typing the name. They can send you a short reply",
        required=False,
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
    SHARED = (
        *("submission", "happened_at", "method", "text", "title", "sides", "also_with", "duties"),
        *("minutes", "travel_minutes", "significant", "sensitivity", "shared_with"),
    )

    def __init__(
        self,
        data=None,
        *,
        author,
        team=(),
        now,
        kinds=None,
        sides=None,
        chosen=(),
        apart=(),
        initial=None,
        **kwargs,
    ):
        started = {"happened_at": now, "sensitivity": Sensitivity.NORMAL, **(initial or {})}
        super().__init__(data, now=now, initial=started, **kwargs)
        self.author = author
        self.keep_apart(chosen, apart)
        self.team = {str(each.staff.uid): each.staff for each in team}
        self.fields["tell"].choices = [
            (str(each.staff.uid), str(each.staff)) for each in team if each.manages
        ]
        if not self.fields["tell"].choices:
            del self.fields["tell"]
        self.fields["tell_colleague"].choices = [
            ("", ""),
            *((uid, str(each)) for uid, each in self.team.items()),
        ]
        if kinds is not None:
            self.fields["method"].choices = kinds
        if sides is not None:
            self.fields["shared_with"].choices = sides

    @property
    def required_questions(self) -> list[BoundField]:
        """What must be answered."""
        return [self[name] for name in self.REQUIRED if name in self.fields]

    @property
    def questions_after_whom(self) -> list[BoundField]:
        """What must be answered but for whom it was about."""
        return [field for field in self.required_questions if field.name != "person"]

    @property
    def sections(self) -> list[Section]:
        """The questions that stay folded away."""
        asked = {
            title: [name for name in names if name in self.fields] for title, names in self.FOLDED.items()
        }
        return [
            Section(title, tuple(self[name] for name in names), any(map(self._wanted, names)))
            for title, names in asked.items()
            if names
        ]

    @property
    def rows_open(self) -> bool:
        """An action is being written, or is at fault."""
        return False

    def clean_sensitivity(self):
        """Left out means normal."""
        return self.cleaned_data["sensitivity"] or Sensitivity.NORMAL

    @property
    def shared_answers(self) -> dict:
        """The valid answers that are one and the same for everybody, in the words of the deed that keeps them."""
        said = self.cleaned_data
        headings = {heading: said.get(f"heading_{heading}", "") for heading in Heading.values}
        return {name: said[name] for name in self.SHARED if name in said} | {
            "reached": not said["attempted"],
            "headings": {heading: words for heading, words in headings.items() if words},
        }

    @property
    def told(self) -> list:
        """Who is to be told, each once."""
        said = self.cleaned_data
        chosen = [*said.get("tell", ()), *filter(None, [said["tell_colleague"]])]
        return [self.team[uid] for uid in dict.fromkeys(chosen)]

    def refused(self, refusal) -> None:
        """Who may not be told is said beside the list they were chosen from."""
        if "tell" in refusal.told and "tell" not in self.fields:
            refusal.told["tell_colleague"] = refusal.told.pop("tell")
        super().refused(refusal)

    def _wanted(self, name: str) -> bool:
        if self.is_bound and name in self.errors:
            return True
        value = self[name].value()
        return bool(value) and value not in (Sensitivity.NORMAL, False)

    @classmethod
    def begun(cls, answers: Mapping[str, list[str]], *, rows: int = ROWS, **given) -> "ContactForm":
        """The form as its draft was left: filled in, and nothing held against it yet."""
        chosen = [person.uid.hex for person in given.get("chosen", ())]
        answers = as_about_one(answers, *chosen) if len(chosen) == 1 else answers
        kept = QueryDict(mutable=True)
        for name, values in answers.items():
            kept.setlist(name, values)
        form = cls(rows=max(rows, rows_in(kept)), **given)
        form.carry_on(answers)
        return form


for _heading in Heading:
    ContactForm.base_fields[f"heading_{_heading}"] = NoteField(
        label=_heading.label, subject=f"what you wrote under {_heading.label.lower()}", rows=3, required=False
    )


class LogContactForm(PromiseRows, ContactForm):
    """One contact with one person. Without `people` the person is known from the address and not asked.

    `recency` are words for each side ("Last contact 23 days ago"), `colleagues` a queryset of who may own an
    action and `partners` of the organisations outside that may, `network` with whom it may have been by name,
    `linkable` what it may be about, `next_contact` when the next one would be.
    """

    reveals = {"person_present": {"yes": ("seen_alone",)}}
    REQUIRED = ("person", "happened_at", "method", "text")
    FOLDED = {
        HEADINGS: ("title", *(f"heading_{heading}" for heading in Heading.values)),
        "Who it was with and what it was for": ("sides", "duties", "parties", "also_with"),
        "Time spent": ("minutes", "travel_minutes"),
        "What it was about": ("links",),
        "Tell somebody": ("tell", "tell_colleague"),
        "Significant, sensitive or shared": ("significant", "sensitivity", "shared_with"),
    }

    person = PersonField(queryset=None, label="Who was it about?", help_text="Start typing the name")
    person_present = YesNoNotRecordedField(label="Was the person there?", widget=yes_no_radios())
    seen_alone = YesNoNotRecordedField(label="Did you see them alone?", widget=yes_no_radios())
    parties = forms.MultipleChoiceField(
        label="By name",
        help_text="From their circle of support and the organisations tied to them",
        widget=Checkboxes(small=True),
        required=False,
        error_messages={"invalid_choice": "Select who it was with from the list"},
    )
    links = forms.MultipleChoiceField(
        label="What on the record was it about?",
        help_text="Select all that apply",
        widget=Checkboxes(small=True),
        required=False,
        error_messages={"invalid_choice": "Select what it was about from the list"},
    )
    next_on = TypedDateField(
        label="Next contact",
        subject="the date of the next contact",
        past=False,
        required=False,
    )

    def __init__(
        self,
        data=None,
        *,
        author,
        colleagues,
        partners,
        people=None,
        recency: Mapping[str, str] | None = None,
        network=(),
        linkable=(),
        next_contact=None,
        rows: int = ROWS,
        initial: Mapping | None = None,
        **kwargs,
    ):
        proposed = (
            {} if next_contact is None or next_contact.planned else {"next_on": next_contact.proposed_on}
        )
        super().__init__(data, author=author, initial={**proposed, **(initial or {})}, **kwargs)
        if people is None:
            del self.fields["person"]
        else:
            self.fields["person"].queryset = people
        self._offer("parties", network)
        self._offer("links", linkable)
        if recency:
            self.fields["sides"].widget.hints = recency
        self.fields["next_on"].help_text = _about_next(next_contact)
        self.fields["next_on"].marked_optional = False
        self.add_rows(rows_in(data) if data is not None else rows, colleagues, author, partners)
        self._give_fields_the_day()

    def _offer(self, name: str, things) -> None:
        """What can be ticked; a question without an answer to choose is not asked."""
        setattr(self, f"offered_{name}", {each.value: each for each in things})
        self.fields[name].choices = [(each.value, each.words) for each in things]
        if not things:
            del self.fields[name]

    @property
    def rows_open(self) -> bool:
        """An action is being written, or is at fault."""
        return any(self._wanted(field.name) for row in self.rows for field in row.values())

    def clean(self):
        """Look at the rows of actions."""
        cleaned = super().clean()
        self.clean_rows()
        return cleaned

    @property
    def answers(self) -> dict:
        """The valid answers, in the words of the action that keeps them; the person only where asked for."""
        said = self.cleaned_data
        own = {name: said[name] for name in ("person", "person_present", "seen_alone") if name in self.fields}
        beside = Beside(
            promises=self.promises,
            parties=[self.offered_parties[value] for value in said.get("parties", ())],
            links=[self.offered_links[value] for value in said.get("links", ())],
            tell=self.told,
            next_on=said["next_on"],
        )
        alone = self.words_of(said["person"]) if "person" in said else ""
        text = "\n\n".join(filter(None, (said["text"], alone)))
        return self.shared_answers | own | {"text": text, "beside": beside}


def _about_next(next_contact) -> str:
    if next_contact is None:
        return "Leave it empty to plan none"
    if next_contact.planned:
        return (
            f"Planned already: {in_a_sentence(str(next_contact.planned))}. Enter a day only to plan another"
        )
    return f"{next_contact.because}. Leave it empty to plan none"
