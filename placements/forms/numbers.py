"""Numbers with at most two decimals that are no pounds: percent, hours, or a share in either."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError

from linkworker.forms import MoneyField

DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")  # three digits after a comma are thousands


class NumberField(MoneyField):
    """ "3.5", "3,5", "5". Inclusive limits; read as money is, without the pound sign."""

    default_subject = "the number"

    def __init__(self, *, least: Decimal = Decimal(0), most: Decimal = Decimal("99999.99"), **kwargs):
        super().__init__(least=least, most=most, **kwargs)
        self.prefix = ""

    def to_python(self, value):
        """The number; a percent sign, spaces and a comma for the point are forgiven."""
        if isinstance(value, str):
            text = "".join(value.replace("%", "", 1).split())
            value = text.replace(",", ".") if DECIMAL_COMMA.fullmatch(text) else text
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise ValidationError(
                f"{self.sentence_subject} must be a number with at most two decimals, like 3.5", "invalid"
            ) from error

    def validate(self, value):
        """Within its limits, told without a pound sign."""
        if value is not None and not self.least <= value <= self.most:
            raise ValidationError(
                f"{self.sentence_subject} must be from {self.least:,} to {self.most:,}", "most"
            )
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], "required")
