"""Fields that several forms of casework ask with."""

from django import forms
from django.core.exceptions import ValidationError

from casework.models.contacts import LONGEST_TEXT
from linkworker.forms import LongTextField, Radios, RowField
from linkworker.forms.wording import Worded

OUTSIDE = "outside"
MOST_MINUTES = 1440  # a whole day


class NoteField(LongTextField):
    """A long note. A running count of characters would only be in the way, so there is none."""

    def validate(self, value):
        super().validate(value)
        if value and not any(character.isalnum() for character in value):
            raise ValidationError(f"{self.error_messages['required']}, in words", "no_words")
        if len(value) > LONGEST_TEXT:
            words = f"must be {LONGEST_TEXT:,} characters or less. You have used {len(value):,}"
            raise ValidationError(f"{self.sentence_subject} {words}", "too_long")


class MinutesField(Worded, forms.IntegerField):
    """Whole minutes, at most a day. `quick` are values the page offers as buttons."""

    def __init__(self, *, quick: tuple[int, ...] = (), **kwargs):
        attrs = {
            "class": "govuk-input--width-4",
            "inputmode": "numeric",
            "autocomplete": "off",
            "data-quick": " ".join(str(minutes) for minutes in quick),
        }
        super().__init__(min_value=0, max_value=MOST_MINUTES, required=False, **kwargs)
        self.widget = forms.TextInput(attrs=attrs)
        self.suffix = "minutes"
        self.marked_optional = False
        self.error_messages["invalid"] = f"{self.sentence_subject} must be a whole number of minutes, like 30"
        for validator in self.validators:
            validator.message = f"{self.sentence_subject} must be between 0 and {MOST_MINUTES:,} minutes"


class CountField(Worded, forms.IntegerField):
    """A small whole number. `unit` stands behind it."""

    def __init__(self, *, least: int = 0, most: int, unit: str = "", **kwargs):
        attrs = {"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(min_value=least, max_value=most, **kwargs)
        self.widget = forms.TextInput(attrs=attrs)
        self.suffix = unit
        self.error_messages["invalid"] = (
            f"{self.sentence_subject} must be a whole number, like {max(least, 3)}"
        )
        for validator in self.validators:
            validator.message = f"{self.sentence_subject} must be between {least} and {most}"


class PersonField(RowField):
    """One of the people somebody may write about, by public id; a list one can type in."""

    def __init__(self, **kwargs):
        super().__init__(told="Select the person", empty_label="", **kwargs)

    def label_from_instance(self, person) -> str:
        """The name, and the reference that tells two of one name apart."""
        return f"{person} ({person.reference})"


class OwnerField(RowField):
    """Who will do it: nobody chosen means the person who fills in the form."""

    widget = forms.Select

    def __init__(self, *, subject: str = "who will do it", **kwargs):
        super().__init__(told=f"Choose {subject}", required=False, **kwargs)
        self.marked_optional = False

    @classmethod
    def among(cls, colleagues, author, **kwargs) -> "OwnerField":
        """The team, the author first and called by what they are to themselves."""
        others = colleagues.exclude(pk=author.pk)
        return cls(queryset=others, empty_label=f"Me ({author})", **kwargs)


class PartnerField(RowField):
    """An organisation outside that promises something; a list one can type in."""

    def __init__(self, *, subject: str = "the organisation", **kwargs):
        super().__init__(told=f"Choose {subject}", required=False, empty_label="", **kwargs)
        self.marked_optional = False


class EmailAddressField(Worded, forms.EmailField):
    """Where a message goes: plain letters, in lower case."""

    def __init__(self, **kwargs):
        super().__init__(max_length=254, **kwargs)
        self.error_messages["invalid"] = "Enter an email address in the right form, like name@example.org"

    def clean(self, value):
        """As the mail server wants it."""
        email = super().clean(value).lower()
        if not email.isascii():
            raise ValidationError("Enter an email address in plain letters, like name@example.org", "letters")
        return email


def yes_no_radios() -> Radios:
    """Three short answers on one line."""
    return Radios(inline=True)
