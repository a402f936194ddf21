"""Fields for words, numbers people know by heart, and answers that may be missing."""

import re

import nhs_number
from django import forms
from django.core.exceptions import ValidationError

from linkworker import words
from linkworker.forms import typed_text
from linkworker.forms.wording import Worded

POSTCODE = re.compile(r"GIR0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][ABD-HJLNP-UW-Z]{2}")


class TextField(Worded, forms.CharField):
    """One line of text: composed, printable, and never the start of a spreadsheet formula.

    `formulas=True` allows a leading "=", "+", "-" or "@" (a phone number); exports then guard the cell.
    """

    lines = False

    def __init__(self, *, formulas: bool = False, **kwargs):
        self.formulas = formulas
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = "" if typed_text.says_nothing(value) else typed_text.tidy(value)
        return super().to_python(value)

    def run_validators(self, value):
        subject = self.sentence_subject
        if typed_text.unprintable(value, lines=self.lines):
            words = "includes a character that cannot be shown. Delete it and type it again"
            raise ValidationError(f"{subject} {words}", "unprintable")
        if not self.formulas and typed_text.starts_a_formula(value):
            raise ValidationError(f"{subject} must not start with {value[0]}", "formula")
        if self.max_length is not None and len(value) > self.max_length:
            raise ValidationError(f"{subject} must be {self.max_length:,} characters or less", "max_length")
        if self.min_length is not None and value and len(value) < self.min_length:
            raise ValidationError(f"{subject} must be {self.min_length:,} characters or more", "min_length")
        super().run_validators(value)


class LongTextField(TextField):
    """Several lines of text with, where `max_length` is given, a count of the characters left."""

    lines = True
    widget = forms.Textarea(attrs={"rows": 6})

    def __init__(self, *, rows: int = 6, **kwargs):
        super().__init__(**{"formulas": True, "widget": forms.Textarea(attrs={"rows": rows}), **kwargs})

    def widget_attrs(self, widget):
        # A browser's own maxlength cuts pasted text without a word; the character count says so instead.
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class PostcodeField(TextField):
    """A full UK postcode, kept in capitals with one space: "LE15 6HP"."""

    default_subject = "the postcode"

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"})
        )
        super().__init__(**kwargs)

    def to_python(self, value):
        text = re.sub(r"[\s\-.]", "", super().to_python(value)).upper()
        if text in self.empty_values:
            return self.empty_value
        if not POSTCODE.fullmatch(text):
            raise ValidationError("Enter a full UK postcode, like LE15 6HP", "invalid")
        return f"{text[:-3]} {text[-3:]}"


class NhsNumberField(TextField):
    """An NHS number with its check digit, kept as ten digits and shown 3-3-4 (NHS Data Dictionary)."""

    default_subject = "the NHS number"

    def __init__(self, **kwargs):
        attrs = {
            "class": "govuk-input--width-10",
            "inputmode": "numeric",
            "autocomplete": "off",
            "spellcheck": "false",
        }
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**kwargs)

    def to_python(self, value):
        text = re.sub(r"[\s\-]", "", super().to_python(value))
        if text in self.empty_values:
            return self.empty_value
        if not re.fullmatch(r"[0-9]{10}", text):
            raise ValidationError("NHS number must be 10 digits, like 999 012 3456", "invalid")
        if not nhs_number.is_valid(text):
            raise ValidationError("Check the NHS number: the digits do not belong together", "check_digit")
        return text

    def prepare_value(self, value):
        return words.nhs_number(value) if isinstance(value, str) else value


class YesNoNotRecordedField(Worded, forms.ChoiceField):
    """Three answers: True, False, and None for "not recorded", which is never the same as no.

    Nothing chosen means not recorded, and so it is drawn, unless the field is required: then nothing
    is chosen for you.
    """

    NOT_RECORDED = "not_recorded"
    widget = forms.RadioSelect
    default_subject = "yes, no or not recorded"
    required_verb = "Select"

    def __init__(self, *, required: bool = False, **kwargs):
        choices = [("yes", "Yes"), ("no", "No"), (self.NOT_RECORDED, "Not recorded")]
        super().__init__(required=required, choices=choices, **kwargs)
        self.marked_optional = False

    def prepare_value(self, value):
        if value is None or value == "":
            return None if self.required else self.NOT_RECORDED
        return {True: "yes", False: "no"}.get(value, value)

    def clean(self, value):
        return {"yes": True, "no": False}.get(super().clean(value))

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != self.prepare_value(data)
