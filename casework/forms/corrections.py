"""What is asked before a slip is put right, something is added to a locked contact, or it is withdrawn."""

from django import forms

from casework.choices import Heading, Sensitivity
from casework.forms.contacts import LogContactForm
from casework.forms.fields import NoteField
from linkworker.forms import GovukForm, LongTextField, Radios, SentOnceForm, YesNoNotRecordedField

ASKED = LogContactForm.base_fields  # a slip is put right in the very question it was made in
HEADINGS = {f"heading_{heading}": heading.value for heading in Heading}


class CorrectContactForm(GovukForm):
    """What a contact says, as it was typed, for its author to put a slip right.

    `sides` are the (side, name) pairs it may be shared with.
    """

    submit_text = "Save the correction"
    mark_optional = False
    field_order = ("happened_at", "method", "title", "text", *HEADINGS)

    happened_at = ASKED["happened_at"]
    method = ASKED["method"]
    title = ASKED["title"]
    text = ASKED["text"]
    person_present = ASKED["person_present"]
    seen_alone = ASKED["seen_alone"]
    attempted = ASKED["attempted"]
    sides = ASKED["sides"]
    also_with = ASKED["also_with"]
    duties = ASKED["duties"]
    minutes = ASKED["minutes"]
    travel_minutes = ASKED["travel_minutes"]
    significant = ASKED["significant"]
    sensitivity = ASKED["sensitivity"]
    shared_with = ASKED["shared_with"]

    def __init__(self, *args, sides, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shared_with"].choices = sides
        if not sides:
            del self.fields["shared_with"]

    @classmethod
    def saying(cls, contact) -> dict:
        """What its questions are answered with in a contact."""
        apart = {"attempted", *HEADINGS}
        same = {name: getattr(contact, name) for name in cls.base_fields if name not in apart}
        under = {name: contact.headings.get(heading, "") for name, heading in HEADINGS.items()}
        return same | under | {"attempted": not contact.reached}

    @property
    def answers(self) -> dict:
        """The valid answers, in the words of the action."""
        answers = {**self.cleaned_data, "reached": not self.cleaned_data["attempted"]}
        answers["sensitivity"] = answers["sensitivity"] or Sensitivity.NORMAL
        answers["seen_alone"] = answers["seen_alone"] if answers["person_present"] else None
        del answers["attempted"]
        under = {heading: answers.pop(name) for name, heading in HEADINGS.items()}
        return answers | {"headings": {heading: words for heading, words in under.items() if words}}


CorrectContactForm.base_fields |= {name: ASKED[name] for name in HEADINGS}


class AmendContactForm(SentOnceForm):
    """Words to add to a locked contact, whether the person was there where that was not recorded, and a mark.

    Sent a second time, the form still holds the answer it gave the first time. `may_unmark`: whether it may
    make a marked contact normal again.
    """

    submit_text = "Add to this contact"

    text = NoteField(
        label="What do you want to add?",
        subject="what you want to add",
        help_text="What was written first stays. This is added below it, with your name and the time.",
        rows=6,
    )
    person_present = YesNoNotRecordedField(
        label="Was the person there?",
        help_text="It was not recorded. Once answered here it stays as it is.",
    )
    sensitivity = forms.ChoiceField(
        label="How sensitive is it?",
        help_text="Once marked it is no longer shared with another side, and never part of a shareable log.",
        required=False,
        widget=Radios(),
        error_messages={"invalid_choice": "Select how sensitive it is from the list"},
    )
    sensitivity.marked_optional = False

    def __init__(self, *args, contact, may_unmark=False, **kwargs):
        super().__init__(*args, **kwargs)
        if contact.person_present is not None and "person_present" not in self.data:
            del self.fields["person_present"]
        sent = self.data.get("sensitivity")  # the same form again: what it asked for is so by now
        other = [
            (each.value, each.label) for each in Sensitivity if each != contact.sensitivity or each == sent
        ]
        self.fields["sensitivity"].choices = [
            ("", f"As it is marked now: {contact.get_sensitivity_display()}"),
            *((value, label) for value, label in other if may_unmark or value != Sensitivity.NORMAL),
        ]


class WithdrawContactForm(GovukForm):
    """Why a contact leaves the log."""

    submit_text = "Withdraw this contact"

    because = LongTextField(
        label="Why is it withdrawn?",
        subject="why the contact is withdrawn",
        help_text="For example, logged for the wrong person. The reason and a copy are kept.",
        max_length=1000,
        rows=4,
    )
