"""The words of a report."""

from django.db.models import TextChoices


class Edition(TextChoices):
    """For whom a report is made (domain G)."""

    RESTRICTED = "restricted", "Restricted"
    PUBLIC = "public", "Public"


class ReportState(TextChoices):
    """Where a report stands. The row is the truth; the queue may forget."""

    QUEUED = "queued", "Queued"
    MAKING = "making", "Being made"
    DRAFT = "draft", "Draft"
    APPROVED = "approved", "Approved"
    FAILED = "failed", "Could not be made"
