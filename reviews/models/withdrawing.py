"""What was entered in error is withdrawn with a reason: it stays to be read and counts for nothing."""

from django.db import models
from django.db.models import Q

from accounts.models import Staff

LONGEST_REASON = 500


class WithdrawableQuerySet(models.QuerySet):
    """Narrowings of what may have been entered in error."""

    def standing(self):
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)


class Withdrawable(models.Model):
    """A row that may be withdrawn, never changed back and never deleted."""

    withdrawn_at = models.DateTimeField("withdrawn", null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_why = models.CharField(
        "why it was withdrawn", max_length=LONGEST_REASON, blank=True, default="", db_default=""
    )

    objects = WithdrawableQuerySet.as_manager()

    class Meta:
        abstract = True


def withdrawn_with_reason(name: str) -> models.CheckConstraint:
    """The constraint each such table has: when, by whom and why, or none of the three."""
    return models.CheckConstraint(
        condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_why="")
        | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why="")),
        name=f"{name}_withdrawn_with_reason",
        violation_error_message="Say why it is withdrawn.",
    )
