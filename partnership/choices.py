"""The words of a programme."""

from django.db.models import TextChoices


class MilestoneState(TextChoices):
    """Derived from its dates, never stored."""

    DONE = "done", "Done"
    DONE_LATE = "done_late", "Done late"
    LATE = "late", "Late"
    AHEAD = "ahead", "Ahead"
