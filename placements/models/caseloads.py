"""When somebody was on the caseload, how often to be seen, and who kept in touch: dated rows."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models import Staff
from linkworker.records import Record
from placements.models.people import LONGEST_CONTACT_DAYS, SHORTEST_CONTACT_DAYS, Person


def _days() -> Func:
    return Func("starts_on", "ends_on", Value("[)"), function="daterange", output_field=DateRangeField())


class DatedQuerySet(models.QuerySet):
    """Narrowings of rows that hold from a day until a day."""

    def on(self, day: date):
        """Rows in force on a day."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gt=day))


class CaseloadSpell(Record):
    """Days on the link worker's caseload with one interval between contacts; another interval is another row."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="caseload_spells")
    starts_on = models.DateField("on the caseload from")
    ends_on = models.DateField("first day no longer so", null=True, blank=True)
    contact_every_days = models.PositiveSmallIntegerField("see at least every (days)")

    objects = DatedQuerySet.as_manager()

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "uid", "created_at", "person", "starts_on", "ends_on", "contact_every_days"})

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="caseload_spell_ends_after_start",
                violation_error_message="The person must leave the caseload after they joined it.",
            ),
            models.CheckConstraint(
                condition=Q(contact_every_days__gte=SHORTEST_CONTACT_DAYS)
                & Q(contact_every_days__lte=LONGEST_CONTACT_DAYS),
                name="caseload_spell_interval",
                violation_error_message="The days between contacts must be from 14 to 84.",
            ),
            ExclusionConstraint(
                name="caseload_spell_one_a_day",
                expressions=[("person", RangeOperators.EQUAL), (_days(), RangeOperators.OVERLAPS)],
                violation_error_message="They were on the caseload already on some of these days.",
            ),
        ]

    def __str__(self):
        return f"on the caseload from {self.starts_on}, every {self.contact_every_days} days"


class Allocation(Record):
    """Who kept in touch with somebody, from a day (none: since before our records) until another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="allocations")
    link_worker = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="allocations")
    starts_on = models.DateField("from (empty: since before our records)", null=True, blank=True)
    ends_on = models.DateField("first day no longer", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "uid", "created_at", "person", "link_worker", "starts_on", "ends_on"})

    class Meta:
        ordering = [F("starts_on").desc(nulls_last=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
                name="allocation_ends_after_start",
                violation_error_message="The allocation must end after it started.",
            ),
            ExclusionConstraint(
                name="allocation_one_a_day",
                expressions=[("person", RangeOperators.EQUAL), (_days(), RangeOperators.OVERLAPS)],
                violation_error_message="Another link worker has this person on some of these days.",
            ),
        ]

    def __str__(self):
        return f"allocated from {self.starts_on or 'before our records'}"
