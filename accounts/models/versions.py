"""What a row held before it was changed. Written by the database itself, never by the product."""

from django.db import models


class Version(models.Model):
    """One change of one row: all it held before, and what of it is different now.

    No foreign keys, and whole rows as JSON: a version outlives the row, and a new field needs nothing here.
    A trigger on the kept table writes it, whoever changes the row and by whatever way; others refuse to
    change, remove or add one by hand. `deed` is also on the line of the trail that tells who did it.
    """

    table = models.CharField("table", max_length=63)
    row = models.BigIntegerField("number of the row")
    at = models.DateTimeField("when")
    deed = models.UUIDField("deed it was part of")
    removed = models.BooleanField("the row was removed", default=False)
    before = models.JSONField("all it held before")
    changed = models.JSONField("what it holds instead")

    class Privacy:
        personal = frozenset({"before", "changed"})
        plain = frozenset({"id", "table", "row", "at", "deed", "removed"})

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["table", "row", "-id"], name="version_by_row")]

    def __str__(self):
        return f"{self.table} {self.row}, until {self.at:%Y-%m-%d %H:%M}"
