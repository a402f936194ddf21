"""Two records of one person made one: proposed by one, agreed by another, and undone as it was."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Staff
from linkworker.records import Record
from placements.choices import WhyMerged
from placements.models.people import Person


class CountsMerges(models.Model):
    """A row of which there is one a day for each record, and that counts how often a merge moved it.

    Both records of one person may have been asked on the same day: what was moved stands beside the record's own, so
    a unique rule holds for `merged_times` 0 alone. `agree_merge` counts on, `undo_merge` back (decision 0023).
    """

    merged_times = models.PositiveSmallIntegerField(
        "moved here by merges", default=0, db_default=0, editable=False
    )

    class Meta:
        abstract = True


class MergeQuerySet(models.QuerySet):
    """Narrowings of the merges."""

    def waiting(self):
        """Proposed, and neither agreed nor taken back."""
        return self.filter(agreed_at=None, dropped_at=None)

    def in_force(self):
        """Agreed, and not undone."""
        return self.filter(undone_at=None).exclude(agreed_at=None)


class Merge(Record):
    """What stood with `other` stands with `kept` from `agreed_at` to `undone_at`.

    `moved` holds the numbers of the rows that were moved, by the field that pointed at the other record, so that
    the undoing puts back exactly those.
    """

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="record kept")
    other = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name="record merged into it"
    )
    why = models.CharField("how you know it is one person", max_length=16, choices=WhyMerged)
    proposed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField("proposed")
    dropped_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField("proposal taken back or refused", null=True, blank=True)
    agreed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField("merged", null=True, blank=True)
    moved = models.JSONField("rows moved", default=dict, blank=True)
    undone_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField("undone", null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            [
                *("id", "uid", "created_at", "kept", "other", "why", "moved"),
                *("proposed_by", "proposed_at", "dropped_by", "dropped_at"),
                *("agreed_by", "agreed_at", "undone_by", "undone_at"),
            ]
        )

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kept=F("other")),
                name="merge_of_two",
                violation_error_message="Name the reference of another record than this one.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("proposed_by")),
                name="merge_by_two",
                violation_error_message="Somebody else must agree to a merge you proposed.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None, agreed_at=None)
                | Q(
                    agreed_by__isnull=False,
                    agreed_at__isnull=False,
                    agreed_at__gte=F("proposed_at"),
                    dropped_at=None,
                ),
                name="merge_agreed_whole",
                violation_error_message="A merge is agreed by somebody, after it was proposed.",
            ),
            models.CheckConstraint(
                condition=Q(dropped_by=None, dropped_at=None)
                | Q(dropped_by__isnull=False, dropped_at__isnull=False),
                name="merge_dropped_whole",
                violation_error_message="A proposal is taken back by somebody.",
            ),
            models.CheckConstraint(
                condition=Q(undone_by=None, undone_at=None)
                | Q(
                    undone_by__isnull=False,
                    undone_at__isnull=False,
                    undone_at__gte=F("agreed_at"),
                    agreed_at__isnull=False,
                ),
                name="merge_undone_after_agreed",
                violation_error_message="Only a merge that was agreed can be undone.",
            ),
            models.UniqueConstraint(
                fields=["other"],
                name="merge_in_force_once",
                condition=Q(agreed_at__isnull=False, undone_at=None),
                violation_error_message="This record is merged into another one already.",
            ),
            models.UniqueConstraint(
                fields=["kept", "other"],
                name="merge_waiting_once",
                condition=Q(agreed_at=None, dropped_at=None),
                violation_error_message="This merge has been proposed already.",
            ),
        ]

    def __str__(self):
        return f"Merge proposed on {self.proposed_at:%Y-%m-%d}"
