"""The way home, or on: a plan and its steps. Each step is a row; the latest says where it stands."""

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from accounts.models import Staff
from linkworker.records import Record
from placements.choices import Barrier, ReturnKind, ReturnStage
from placements.models.people import Person
from placements.models.recording import Recorded


class ReturnPlanQuerySet(models.QuerySet):
    """Narrowings of plans."""

    def open(self):
        """Neither done nor given up."""
        return self.filter(ended_on=None)


class ReturnPlan(Record):
    """Somebody's way back to their own area, or on to a home of their own. One is open for a person at a time."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="return_plans")
    kind = models.CharField("where it leads", max_length=12, choices=ReturnKind)
    started_on = models.DateField("planned from")
    ended_on = models.DateField("ended", null=True, blank=True)

    objects = ReturnPlanQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"kind"})
        plain = frozenset({"id", "uid", "created_at", "person", "started_on", "ended_on"})

    class Meta:
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_on=None),
                name="return_plan_one_open",
                violation_error_message="This person has a plan already: say how far it has come.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="return_plan_ends_after_start",
                violation_error_message="The plan must end on or after the day it started.",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


class ReturnStepQuerySet(models.QuerySet):
    """Narrowings of steps."""

    def latest_of(self, outer: str):
        """For a subquery over people: the key of the latest step of the open plan of `outer`."""
        steps = self.filter(plan__person=OuterRef(outer), plan__ended_on=None)
        return steps.order_by("-stepped_on", "-pk")

    def standing(self):
        """The latest step of each plan."""
        latest = ReturnStep.objects.filter(plan=OuterRef("plan")).order_by("-stepped_on", "-pk")
        return self.filter(pk=Subquery(latest.values("pk")[:1]))


class ReturnStep(Recorded):
    """Where a plan stood from a day: the stage, what stands in the way, by when, whose it is and what is next."""

    plan = models.ForeignKey(ReturnPlan, on_delete=models.PROTECT, related_name="steps")
    stage = models.CharField("stage", max_length=16, choices=ReturnStage)
    barrier = models.CharField("what stands in the way", max_length=16, choices=Barrier)
    estimated_on = models.DateField("estimated", null=True, blank=True)
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="return_steps")
    next_step = models.CharField("next step", max_length=500, blank=True)
    stepped_on = models.DateField("from")

    objects = ReturnStepQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"stage", "barrier", "next_step"})
        plain = frozenset(
            ["id", "uid", "created_at", "plan", "estimated_on", "owner", "stepped_on", "recorded_by"]
        )

    class Meta:
        ordering = ["-stepped_on", "-pk"]
        indexes = [models.Index(fields=["plan", "-stepped_on", "-id"], name="return_step_latest")]

    def __str__(self):
        return f"{self.get_stage_display()} from {self.stepped_on}"
