"""What somebody set aside from the list of what needs attention, until a day, with the reason."""

from datetime import date

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Person
from placements.models.merges import CountsMerges
from reporting.rules.attention import LABELS, Level

LONGEST_WHY = 300


class SetAsideQuerySet(models.QuerySet):
    """Narrowings of what was set aside."""

    def standing_on(self, day: date):
        """Not back on the list by a day, and not brought back sooner."""
        return self.filter(until__gt=day, brought_back_at=None)


class SetAside(CountsMerges, SentOnce, Record):
    """One row of an organisation's list, off it until `until`, the day on which it is back.

    `level` is how pressing it was: a row that grows more pressing comes back by itself.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField("what needs attention", max_length=20)
    about = models.CharField("which one", max_length=100, blank=True)
    level = models.PositiveSmallIntegerField(
        "how pressing it was", choices=[(level.value, level.name.capitalize()) for level in Level]
    )
    until = models.DateField("back on")
    because = models.CharField("why", max_length=LONGEST_WHY)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    brought_back_at = models.DateTimeField("brought back", null=True, blank=True, editable=False)
    brought_back_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = SetAsideQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"because", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation", "reason", "about", "level", "until"),
                *("recorded_by", "brought_back_at", "brought_back_by", "submission", "merged_times"),
            ]
        )

    class Meta:
        ordering = ["until", "pk"]
        verbose_name_plural = "rows set aside"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "reason", "about", "until"],
                condition=Q(brought_back_at=None, merged_times=0),
                name="set_aside_once",
                violation_error_message="This is set aside until that day already.",
            ),
            models.CheckConstraint(
                condition=~Q(because=""),
                name="set_aside_with_reason",
                violation_error_message="Enter why it is set aside.",
            ),
            models.CheckConstraint(
                condition=Q(brought_back_at=None, brought_back_by=None)
                | Q(brought_back_at__isnull=False, brought_back_by__isnull=False),
                name="set_aside_brought_back_by_someone",
                violation_error_message="Say who brought it back.",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "until"], name="set_aside_by_organisation")]

    def __str__(self):
        return f"{LABELS.get(self.reason, self.reason)}, until {self.until}"
