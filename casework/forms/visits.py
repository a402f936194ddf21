"""Log one visit to several people: what is shared, and what belongs to one of them alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from casework.actions import Part
from casework.choices import Heading
from casework.forms.apart import own_name, own_words
from casework.forms.contacts import HEADINGS, ContactForm
from casework.forms.fields import yes_no_radios
from casework.forms.promises import ROWS
from linkworker.forms import TypedDateField, YesNoNotRecordedField


@dataclass(frozen=True, slots=True)
class OwnPart:
    """The questions about one of the people."""

    person: object
    fields: tuple[BoundField, ...]


class LogVisitForm(ContactForm):
    """One visit to the people in `several`; `next_contacts` says by primary key when each is due again.

    Actions, files, names and links belong to one person's record, so they are added to that contact afterwards.
    """

    submit_text = "Log it for each of them"
    FOLDED = {
        HEADINGS: ("title", *(f"heading_{heading}" for heading in Heading.values)),
        "Who it was with and what it was for": ("sides", "duties"),
        "Time spent": ("minutes", "travel_minutes"),
        "Tell somebody": ("tell", "tell_colleague"),
        "Significant, sensitive or shared": ("significant", "sensitivity", "shared_with"),
    }

    names_are_meant = forms.BooleanField(
        label="The shared part names nobody they do not know of",
        help_text="Tick this only when the word is no name here, such as May or Hope",
        required=False,
    )

    def __init__(
        self,
        data=None,
        *,
        several: Iterable,
        next_contacts: Mapping,
        rows: int = ROWS,
        colleagues=None,
        partners=None,
        people=None,
        initial: Mapping | None = None,
        **kwargs,
    ):
        super().__init__(data, initial=initial, **kwargs)
        del self.fields["also_with"]
        self.fields[
            "text"
        ].help_text = (
            "What everybody's record may show. Name nobody here: write what belongs to one of them below"
        )
        self.several = list(several)
        self.reveals = {}
        for person in self.several:
            self._ask_about(person, next_contacts.get(person.pk))
        self._give_fields_the_day()

    def _ask_about(self, person, next_contact) -> None:
        key = person.uid.hex
        called = person.likes_to_be_called
        self.fields |= {
            f"present_{key}": YesNoNotRecordedField(label=f"Was {called} there?", widget=yes_no_radios()),
            f"alone_{key}": YesNoNotRecordedField(
                label=f"Did you see {called} alone?", widget=yes_no_radios()
            ),
            own_name(person): own_words(person),
            f"next_{key}": TypedDateField(
                label=f"Next contact with {called}",
                subject=f"the date of the next contact with {called}",
                help_text="Leave it empty to plan none",
                past=False,
                required=False,
            ),
        }
        self.fields[f"next_{key}"].marked_optional = False
        self.reveals = self.reveals | {f"present_{key}": {"yes": (f"alone_{key}",)}}
        if next_contact is not None and not next_contact.planned:
            self.initial.setdefault(f"next_{key}", next_contact.proposed_on)

    @property
    def own_parts(self) -> list[OwnPart]:
        """The questions about each, in the order of their names."""
        return [
            OwnPart(person, tuple(self[f"{name}_{person.uid.hex}"] for name in ("present", "own", "next")))
            for person in self.several
        ]

    @property
    def names_to_check(self) -> bool:
        """Was the shared part refused because it names one of them?"""
        return self.is_bound and any("shows this part" in error for error in self.errors.get("text", ()))

    @property
    def answers(self) -> dict:
        """The valid answers, in the words of the action that keeps them."""
        said = self.cleaned_data
        shared = self.shared_answers
        parts = [
            Part(
                person=person,
                words=said[own_name(person)],
                person_present=said[f"present_{person.uid.hex}"],
                seen_alone=said[f"alone_{person.uid.hex}"],
                next_on=said[f"next_{person.uid.hex}"],
            )
            for person in self.several
        ]
        return shared | {"parts": parts, "tell": self.told, "names_are_meant": said["names_are_meant"]}
