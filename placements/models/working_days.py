"""The bank holidays of England and Wales, as they were published: dated rows, never worked out in passing."""

from django.db import models


class BankHoliday(models.Model):
    """One day that is no working day though it is a weekday."""

    day = models.DateField("day", unique=True)
    name = models.CharField("name", max_length=60)

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "day", "name"})

    class Meta:
        ordering = ["day"]

    def __str__(self):
        return f"{self.name}, {self.day}"
