"""What is asked about a communication need: one of four kinds, then which of that kind."""

from linkworker.forms import GovukForm, SentOnceForm, TextField, TypedDateField
from placements.choices import NeedSubset, NeedValue
from placements.forms.facts import YesNoField, in_words, one_of
from placements.rules import communication


def needs_of(subset: str) -> list[tuple[str, str]]:
    """The needs of one kind, and room for another."""
    values = [*communication.VALUES[subset], communication.OTHER]
    return [(value, NeedValue(value).label) for value in values]


class RecordCommunicationNeedForm(SentOnceForm):
    """One need; each is recorded on its own, so that each has its own review."""

    submit_text = "Record this need"
    reveals = {"subset": {subset: (f"{subset}_value",) for subset in communication.VALUES}}

    subset = one_of(
        "What kind of need is it?",
        NeedSubset.choices,
        "Select the kind of need",
        hints={
            "contact": "How to get in touch with them",
            "format": "How written information must be given",
            "professional": "Somebody who must be there, or a way of signing",
            "support": "What helps them to understand and be understood",
        },
    )
    contact_value = one_of("How?", needs_of("contact"), "Select how to get in touch with them")
    format_value = one_of("Which format?", needs_of("format"), "Select the format")
    professional_value = one_of("Who or what?", needs_of("professional"), "Select who or what is needed")
    support_value = one_of("Which support?", needs_of("support"), "Select the support")
    other = TextField(
        label="If it is something else, what is it?",
        subject="what they need",
        required=False,
        max_length=120,
    )
    note = in_words(
        "How is it met?",
        "how it is met",
        required=False,
        help_text="For example, use her picture book and give her time to point",
    )
    shareable = YesNoField(
        label="May other services be told of this need?",
        missing="Select yes if other services may be told",
        help_text="The host council's officers then see it. The standard asks us to share needs, with the "
        "person's agreement",
    )
    recorded_on = TypedDateField(
        label="When did they tell you?",
        subject="the day they told you",
        help_text="For example, today or 4 May 2026",
        future=False,
    )

    def clean(self):
        """Something else is said in words, and only something else is."""
        cleaned = super().clean()
        value = cleaned.get(f"{cleaned.get('subset')}_value")
        if value == communication.OTHER and not cleaned.get("other") and "other" not in self.errors:
            self.add_error("other", "Enter what they need")
        if value and value != communication.OTHER and cleaned.get("other"):
            self.add_error("other", "Select “Something else” above, or delete these words")
        return cleaned

    @property
    def answers(self) -> dict:
        """The need chosen under its kind."""
        said = {name: value for name, value in self.cleaned_data.items() if not name.endswith("_value")}
        return said | {"value": self.cleaned_data[f"{said['subset']}_value"]}


class ReviewCommunicationNeedForm(GovukForm):
    """The yearly question: is it still right?"""

    submit_text = "It is still right"

    reviewed_on = TypedDateField(
        label="When did you ask?",
        subject="the day you asked",
        help_text="For example, today or 4 May 2026",
        future=False,
    )


class EndCommunicationNeedForm(GovukForm):
    """The need is no longer one."""

    submit_text = "End this need"

    ended_on = TypedDateField(
        label="Since when is it no longer a need?",
        subject="the day it stopped being a need",
        help_text="For example, today or 4 May 2026",
        future=False,
    )
