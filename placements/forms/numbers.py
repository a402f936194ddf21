"""Numbers with at most two decimals that are no pounds: percent, hours, or a share in either."""

from decimal import Decimal

from django.core.exceptions import ValidationError

from linkworker.forms import MoneyField


class NumberField(MoneyField):
    """ "60.70", "5". Inclusive limits; read as money is, without the pound sign."""

    default_subject = "the number"

    def __init__(self, *, least: Decimal = Decimal(0), most: Decimal = Decimal("99999.99"), **kwargs):
        super().__init__(least=least, most=most, **kwargs)
        self.prefix = ""

    def to_python(self, value):
        """The number; a percent sign and spaces are forgiven."""
        try:
            return super().to_python(value.replace("%", "", 1) if isinstance(value, str) else value)
        except ValidationError as error:
            raise ValidationError(
                f"{self.sentence_subject} must be a number with at most two decimals, like 60.70", "invalid"
            ) from error

    def validate(self, value):
        """Within its limits, told without a pound sign."""
        if value is not None and not self.least <= value <= self.most:
            raise ValidationError(
                f"{self.sentence_subject} must be from {self.least:,} to {self.most:,}", "most"
            )
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], "required")
