"""What every kept thing has: a number for the database, a name for the world.

Abstract classes only; the kit has no tables.
"""

import uuid

from django.db import models
from django.utils import timezone


class Record(models.Model):
    """A row with a public id that cannot be guessed and the moment it was first kept."""

    uid = models.UUIDField("public id", default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField("recorded", default=timezone.now, editable=False)

    class Meta:
        abstract = True
