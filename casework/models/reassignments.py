"""A caseload, or part of one, moved to other link workers from a day on."""

from datetime import date

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from casework.choices import LeftAlone
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Person

LONGEST_REASON = 300


class ReassignmentQuerySet(models.QuerySet):
    """Narrowings of what was moved, or will be."""

    def to_come(self):
        """Neither carried out nor called off."""
        return self.filter(done_at=None, called_off_at=None)

    def due_on(self, day: date):
        """To be carried out by a day."""
        return self.to_come().filter(effective_on__lte=day)


class Reassignment(SentOnce, Record):
    """Who moved whom from which worker (none: the unallocated), from which day on, and why.

    One for a day to come waits until that day: who carries whom is never written down ahead. The numbers are
    what moved with the people.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reassignments")
    from_worker = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="reassigned_from"
    )
    effective_on = models.DateField("from which day on")
    because = models.CharField("why", max_length=LONGEST_REASON)
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField("carried out", null=True, blank=True, editable=False)
    actions_moved = models.PositiveIntegerField("open actions moved", default=0)
    plans_moved = models.PositiveIntegerField("planned contacts moved", default=0)
    drafts_moved = models.PositiveIntegerField("drafts moved", default=0)
    called_off_at = models.DateTimeField("called off", null=True, blank=True, editable=False)
    called_off_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = ReassignmentQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"because", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "organisation", "from_worker", "effective_on", "made_by"),
                *(
                    "done_at",
                    "actions_moved",
                    "plans_moved",
                    "drafts_moved",
                    "called_off_at",
                    "called_off_by",
                ),
                "submission",
            ]
        )

    class Meta:
        ordering = ["-effective_on", "-pk"]
        indexes = [
            models.Index(
                fields=["organisation", "-effective_on", "-id"], name="reassignment_of_organisation"
            ),
            models.Index(
                fields=["effective_on"],
                name="reassignment_to_come",
                condition=Q(done_at=None, called_off_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=""),
                name="reassignment_says_why",
                violation_error_message="Say why the caseload moves.",
            ),
            models.CheckConstraint(
                condition=Q(called_off_at=None, called_off_by=None)
                | Q(called_off_at__isnull=False, called_off_by__isnull=False, done_at=None),
                name="reassignment_done_or_called_off",
                violation_error_message="What was carried out cannot be called off.",
            ),
        ]

    def __str__(self):
        return f"caseload moved from {self.effective_on}"


class ReassignedPerson(Record):
    """One person of a reassignment, and to whom. `left_alone` says why they did not move after all."""

    reassignment = models.ForeignKey(Reassignment, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reassigned")
    to_worker = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="reassigned_to")
    left_alone = models.CharField("why they did not move", max_length=8, choices=LeftAlone, blank=True)

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset({"id", "uid", "created_at", "reassignment", "person", "to_worker", "left_alone"})

    class Meta:
        ordering = ["reassignment", "pk"]
        verbose_name_plural = "reassigned people"
        constraints = [
            models.UniqueConstraint(
                fields=["reassignment", "person"],
                name="reassigned_once",
                violation_error_message="This person is in this reassignment already.",
            ),
            models.CheckConstraint(
                condition=Q(left_alone="") | Q(left_alone__in=LeftAlone.values),
                name="reassigned_left_alone_why",
                violation_error_message="Say why the person did not move.",
            ),
        ]

    def __str__(self):
        return f"reassigned to {self.to_worker_id}"
