"""What somebody writes down about a person, a home or a placement: a record that says who wrote it."""

from django.db import models

from accounts.models import Staff
from linkworker.records import Record


class Recorded(Record):
    """A record with who kept it; when stands in `created_at`."""

    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
