"""Words about one alone that have no place in the form of the moment: they stay in sight until somebody decides.

Whoever is left out of a visit leaves what was written about them behind, and a visit to two of which one is left
becomes a contact with one. Neither may lose a word, and no record may show another's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from casework.forms.fields import NoteField
from casework.forms.set_aside import SetAside, in_words, unasked
from casework.rules.parts import OWN, PEOPLE, answers_about, written_about_alone


@dataclass(frozen=True, slots=True)
class WordsApart:
    """What was written about one alone. It is `kept` with the contact when the contact is about this very person."""

    person: object
    field: BoundField
    kept: bool


def own_words(person) -> NoteField:
    """The question that belongs to one of several alone."""
    called = person.likes_to_be_called
    field = NoteField(
        label=f"About {called} alone",
        subject=f"what you wrote about {called}",
        help_text="Stands in no other record",
        rows=3,
        required=False,
    )
    field.marked_optional = False
    return field


class KeepsWordsApart:
    """Mixin of a form of contacts: what it does not ask is carried along, and words about one alone are shown.

    `chosen` are the people ticked and `apart` those with words of their own that no part of the form asks for; all
    of them within reach of whoever fills it in.
    """

    fields: dict[str, forms.Field]

    def keep_apart(self, chosen: Iterable, apart: Iterable) -> None:
        """Show what was written about those apart."""
        self.chosen, self.apart = list(chosen), list(apart)
        self.carried: Mapping[str, list[str]] = {}
        for person in self.apart:
            self.fields[own_name(person)] = own_words(person)

    @property
    def words_apart(self) -> list[WordsApart]:
        """What was written about each who is apart."""
        about = str(self["person"].value() or "") if "person" in self.fields else ""
        return [
            WordsApart(person, self[own_name(person)], kept=about == str(person.uid)) for person in self.apart
        ]

    def clean(self):
        """Nothing is logged while words stand there that would be in nobody's record."""
        cleaned = super().clean()
        for person in self.apart:
            if person != cleaned.get("person") and cleaned.get(own_name(person)):
                called = person.likes_to_be_called
                self.add_error(
                    own_name(person),
                    f"{person} is not part of this, and you wrote about them. Put {called} back, or remove the words",
                )
        return cleaned

    def words_of(self, person) -> str:
        """What was written about one alone, while they were one of several."""
        return self.cleaned_data.get(own_name(person), "") if person in self.apart else ""

    @property
    def typed(self) -> dict[str, list[str]]:
        """What stands in the form as it was sent, and what the other form of a contact had asked of those chosen."""
        kept = super().typed | self._of_those_known(unasked(self.fields, self.data.lists()))
        return kept | ({PEOPLE: [str(person.uid) for person in self.chosen]} if self.chosen else {})

    def carry_on(self, answers: Mapping[str, list[str]]) -> None:
        """Stand as a draft was left; what this form does not ask is carried along."""
        super().carry_on(answers)
        self.carried = answers

    @property
    def set_aside(self) -> dict[str, list[str]]:
        """What this form does not ask and goes with it unseen. Whom a visit is to stands on the page itself.

        Of a draft that is everything: the words about somebody out of reach by now come back refused, and are read.
        """
        if self.is_bound:
            known = self._of_those_known(unasked(self.fields, self.data.lists()))
        else:
            known = unasked(self.fields, self.carried.items())
        return {name: values for name, values in known.items() if name != PEOPLE}

    @property
    def set_aside_in_words(self) -> list[SetAside]:
        """The same, for whoever fills it in."""
        return in_words(self.set_aside)

    @property
    def out_of_reach(self) -> list[str]:
        """The words of a draft about people who are out of reach by now, to be copied."""
        kept, chosen = self.set_aside, {person.uid.hex for person in self.chosen}
        return [kept[f"{OWN}{uid}"][0] for uid in written_about_alone(kept) if uid not in chosen]

    def _of_those_known(self, answers: Mapping[str, list[str]]) -> dict[str, list[str]]:
        chosen, apart = ({person.uid.hex for person in people} for people in (self.chosen, self.apart))
        return answers_about(answers, chosen, apart)


def own_name(person) -> str:
    """The name of the question about one alone."""
    return f"{OWN}{person.uid.hex}"
