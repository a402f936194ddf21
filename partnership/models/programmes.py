"""A programme: what the partners set out to do, by when, and who owns each step."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from linkworker.records import Record


class Programme(Record):
    """A scheme with a timeline."""

    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    name = models.CharField("name", max_length=160)
    purpose = models.TextField("purpose", blank=True)
    starts_on = models.DateField("starts")
    ends_on = models.DateField("first day after it", null=True, blank=True)

    class Privacy:
        personal = frozenset()
        plain = frozenset(["id", "uid", "created_at", "authority", "name", "purpose", "starts_on", "ends_on"])

    class Meta:
        ordering = ["-starts_on", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "name"], name="programme_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="programme_ends_after_start",
                violation_error_message="The programme must end after it starts.",
            ),
        ]

    def __str__(self):
        return self.name


class Milestone(Record):
    """One task of the timeline: a target, an owner and the day it was really done."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="milestones")
    task = models.CharField("task", max_length=200)
    owner = models.CharField("owner", max_length=160)
    target_on = models.DateField("target")
    done_on = models.DateField("done", null=True, blank=True)
    order = models.PositiveSmallIntegerField("order")

    class Privacy:
        personal = frozenset({"owner"})
        plain = frozenset(["id", "uid", "created_at", "programme", "task", "target_on", "done_on", "order"])

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "order"], name="milestone_order_once")]

    def __str__(self):
        return self.task
