"""A short-term goal of a person's, and how it went each time somebody looked."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation
from casework.choices import GoalRating
from linkworker.records import Record
from placements.models import Person

LONGEST_DOMAIN = 80
LONGEST_GOAL = 1_000
LONGEST_WEEKS = 104


class Goal(Record):
    """What the person wants to reach, in their words where they can be had."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="goals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="goals")
    reference = models.CharField("reference", max_length=40)
    domain = models.CharField("part of life", max_length=LONGEST_DOMAIN)
    text = models.TextField("goal")
    set_on = models.DateField("set on")
    check_every_weeks = models.PositiveSmallIntegerField("checked every so many weeks", null=True, blank=True)

    class Privacy:
        personal = frozenset({"domain", "text"})
        plain = frozenset(
            ["id", "uid", "created_at", "person", "organisation", "reference", "set_on", "check_every_weeks"]
        )

    class Meta:
        ordering = ["-set_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "reference"],
                name="goal_reference_once",
                violation_error_message="This reference is used by another goal.",
            ),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(domain=""),
                name="goal_says_what",
                violation_error_message="Say what the goal is, and in which part of life.",
            ),
            models.CheckConstraint(
                condition=Q(check_every_weeks=None) | Q(check_every_weeks__range=(1, LONGEST_WEEKS)),
                name="goal_checked_within_two_years",
                violation_error_message=f"A goal is checked every 1 to {LONGEST_WEEKS} weeks.",
            ),
        ]

    def __str__(self):
        return self.text


class GoalCheck(Record):
    """How a goal went, on a day somebody looked."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField("checked on")
    rating = models.CharField("how it goes", max_length=9, choices=GoalRating)

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset(["id", "uid", "created_at", "goal", "checked_on", "rating"])

    class Meta:
        ordering = ["goal", "-checked_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "checked_on"],
                name="goal_checked_once_a_day",
                violation_error_message="This goal was checked on that day already.",
            ),
            models.CheckConstraint(
                condition=Q(rating__in=GoalRating.values),
                name="goal_check_has_a_rating",
                violation_error_message="Say how the goal goes.",
            ),
        ]

    def __str__(self):
        return f"{self.checked_on:%Y-%m-%d}: {self.get_rating_display()}"
