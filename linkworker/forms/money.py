"""Pounds and pence as people type them."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from linkworker.forms.wording import Worded
from linkworker.words import pounds

AMOUNT = re.compile(r"(?P<sign>-?)(?P<pounds>\d{1,3}(?:,\d{3})+|\d+)?(?:\.(?P<pence>\d{1,2}))?", re.ASCII)


class MoneyField(Worded, forms.Field):
    """An amount in pounds, as a Decimal of whole pence: "£1,234.50", "1234.5", "1 234".

    `most` and `least` are in pounds, inclusive; negative amounts need a negative `least`. Commas must stand
    at the thousands, so a decimal comma is never read as a thousand.
    """

    default_subject = "the amount"

    def __init__(self, *, least: Decimal = Decimal(0), most: Decimal = Decimal("99999999.99"), **kwargs):
        attrs = {
            "class": "govuk-input--width-10",
            "inputmode": "decimal",
            "autocomplete": "off",
            "spellcheck": "false",
        }
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        self.least, self.most = least, most
        self.prefix = "£"
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, Decimal) or value in self.empty_values:
            return value if isinstance(value, Decimal) else None
        text = re.sub(r"\s", "", str(value)).replace("£", "", 1).replace("\u2212", "-")
        if not text:
            return None
        match = AMOUNT.fullmatch(text)
        if match is None or not (match["pounds"] or match["pence"]):
            raise ValidationError(
                f"{self.sentence_subject} must be an amount of money, like 1,234.50", "invalid"
            )
        whole = (match["pounds"] or "0").replace(",", "")
        if len(whole) > 12:
            raise ValidationError(f"{self.sentence_subject} must be {pounds(self.most)} or less", "most")
        return Decimal(f"{match['sign']}{whole}.{(match['pence'] or '').ljust(2, '0')}")

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        if value < self.least:
            raise ValidationError(f"{self.sentence_subject} must be {pounds(self.least)} or more", "least")
        if value > self.most:
            raise ValidationError(f"{self.sentence_subject} must be {pounds(self.most)} or less", "most")

    def prepare_value(self, value):
        return f"{value:,.2f}" if isinstance(value, Decimal) else value

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True
