"""How often each kind of review is due: dated rows with their source, never constants."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models import Staff
from reviews.choices import ReviewKind

LONGEST_SOURCE = 160
LONGEST_WHY = 500
FIRSTS = ("first_after_days", "first_after_working_days", "first_after_months")


def one_of(*periods: str) -> Q:
    """Exactly one of these is given; the others are 0."""
    found = Q()
    for given in periods:
        found |= Q(**{f"{given}__gt": 0}, **{other: 0 for other in periods if other != given})
    return found


def _range(function: str, begins: str, ends: str, field: models.Field) -> Func:
    return Func(F(begins), F(ends), Value("[)"), function=function, output_field=field)


class DutyRuleQuerySet(models.QuerySet):
    """Narrowings of the rules."""

    def in_force_on(self, day: date):
        """Rules that held on a day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)


class DutyRule(models.Model):
    """When a kind of review is first due and how often after that (domain B5), for people of some ages.

    One first period is given, in days, in working days or in months; what is not given is 0. Months are calendar
    months clipped to the month's end. A kind whose period goes by age has a row for each group of ages, and a
    change is a new row: the old one ends on the day the new one begins.
    """

    kind = models.CharField("kind", max_length=8, choices=ReviewKind)
    from_age = models.PositiveSmallIntegerField("from this age", default=0)
    until_age = models.PositiveSmallIntegerField("first age no longer", null=True, blank=True)
    first_after_days = models.PositiveSmallIntegerField("first due after (days)", default=0)
    first_after_working_days = models.PositiveSmallIntegerField("first due after (working days)", default=0)
    first_after_months = models.PositiveSmallIntegerField("first due after (months)", default=0)
    then_every_days = models.PositiveSmallIntegerField("then every (days)", default=0)
    then_every_months = models.PositiveSmallIntegerField("then every (months)", default=0)
    due_soon_days = models.PositiveSmallIntegerField("due soon within (days)", default=28)
    source = models.CharField("where the rule comes from", max_length=LONGEST_SOURCE)
    valid_from = models.DateField("in force from")
    valid_until = models.DateField("first day no longer in force", null=True, blank=True)
    changed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField("changed", null=True, blank=True, editable=False)
    why = models.CharField("why it was changed", max_length=LONGEST_WHY, blank=True)

    objects = DutyRuleQuerySet.as_manager()

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            [
                *("id", "kind", "from_age", "until_age", "source", "valid_from", "valid_until"),
                *("first_after_days", "first_after_working_days", "first_after_months"),
                *("then_every_days", "then_every_months", "due_soon_days"),
                *("changed_by", "changed_at", "why"),
            ]
        )

    class Meta:
        ordering = ["kind", "from_age", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "from_age", "valid_from"],
                name="duty_rule_once_a_day",
                violation_error_message="This kind of review has a rule from that day already.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="duty_rule_ends_after_start",
                violation_error_message="A rule must end after it begins.",
            ),
            models.CheckConstraint(
                condition=one_of(*FIRSTS),
                name="duty_rule_one_first_period",
                violation_error_message="Give one first period: in days, in working days or in months.",
            ),
            models.CheckConstraint(
                condition=Q(then_every_days=0) | Q(then_every_months=0),
                name="duty_rule_one_next_period",
                violation_error_message="Give the next period in days or in months, not both.",
            ),
            models.CheckConstraint(
                condition=Q(until_age=None) | Q(until_age__gt=F("from_age")),
                name="duty_rule_ages_in_order",
                violation_error_message="The first age no longer must be above the age it begins at.",
            ),
            models.CheckConstraint(
                condition=Q(changed_by=None, changed_at=None, why="")
                | (Q(changed_by__isnull=False, changed_at__isnull=False) & ~Q(why="")),
                name="duty_rule_changed_with_reason",
                violation_error_message="Say why the rule changes.",
            ),
            ExclusionConstraint(
                name="duty_rule_one_in_force",
                expressions=[
                    (F("kind"), RangeOperators.EQUAL),
                    (
                        _range("int4range", "from_age", "until_age", IntegerRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        _range("daterange", "valid_from", "valid_until", DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Another rule for this kind and these ages is in force on some of these days.",
            ),
        ]

    def __str__(self):
        return f"{self.kind} from {self.valid_from}"

    @property
    def key(self) -> str:
        """What an address calls the rule: its kind and the age it begins at."""
        return f"{self.kind}-{self.from_age}"

    @property
    def for_whom(self) -> str:
        """Of which ages, in words; empty for everybody."""
        if self.until_age is None:
            return f"{self.from_age} or over" if self.from_age else ""
        return f"under {self.until_age}" if not self.from_age else f"{self.from_age} to {self.until_age - 1}"
