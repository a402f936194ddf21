"""A short-term goal of a person's, and how it went each time somebody looked."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from casework.choices import GoalRating, WhoseWords
from casework.models.codes import PartOfLife
from casework.rules.goals import Look
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Person

LONGEST_DOMAIN = 80
LONGEST_GOAL = 1_000
LONGEST_WEEKS = 104
LONGEST_STEP = 300
LONGEST_HELPER = 160
LONGEST_SAID = 1_000
ENDS = (GoalRating.ACHIEVED, GoalRating.STOPPED)


class GoalQuerySet(models.QuerySet):
    """Narrowings of the goals."""

    def open(self):
        """Those the latest look has not ended: the same as `Look.ends` of the rules, asked of the database."""
        later = GoalCheck.objects.filter(
            goal=models.OuterRef("goal"), checked_on__gt=models.OuterRef("checked_on")
        )
        counts = Q(person_rating__in=ENDS) | Q(person_rating="", rating__in=ENDS)
        ended = GoalCheck.objects.filter(
            counts | Q(rating=GoalRating.STOPPED),
            ~models.Exists(later.order_by()),
            goal=models.OuterRef("pk"),
        )
        return self.filter(~models.Exists(ended.order_by()))


class Goal(SentOnce, Record):
    """What the person wants to reach, in their words where they can be had.

    `domain` is the part of life in words; `part_of_life` the same from our list, where the words are of it.
    Open until the latest look at it ends it (`casework.rules.goals`).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="goals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="goals")
    reference = models.CharField("reference", max_length=40)
    domain = models.CharField("part of life", max_length=LONGEST_DOMAIN)
    text = models.TextField("goal")
    set_on = models.DateField("set on")
    check_every_weeks = models.PositiveSmallIntegerField("checked every so many weeks", null=True, blank=True)
    part_of_life = models.ForeignKey(
        PartOfLife, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_by = models.CharField("whose words", max_length=8, choices=WhoseWords, blank=True)
    first_step = models.CharField("first small step", max_length=LONGEST_STEP, blank=True)
    who_helps = models.CharField("who helps", max_length=LONGEST_HELPER, blank=True)
    owner = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="goals", verbose_name="who looks"
    )
    created_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = GoalQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"domain", "text", "first_step", "who_helps", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation", "reference", "set_on", "said_by"),
                *("check_every_weeks", "part_of_life", "owner", "created_by", "submission"),
            ]
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
            models.CheckConstraint(
                condition=Q(said_by__in=["", *WhoseWords.values]),
                name="goal_says_whose_words",
                violation_error_message="Say whose words these are.",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "set_on", "id"], name="goal_by_organisation"),
        ]

    def __str__(self):
        return self.text


class GoalCheckQuerySet(models.QuerySet):
    """Narrowings of the looks at goals."""

    def ending(self):
        """Looks that end a goal, as `Look.ends` has it."""
        own, only = Q(person_rating__in=ENDS), Q(person_rating="", rating__in=ENDS)
        return self.filter(own | only | Q(rating=GoalRating.STOPPED))


class GoalCheck(SentOnce, Record):
    """How a goal went, on a day somebody looked: what the person says, then what the worker says.

    `rating` is the worker's, or that of a register from elsewhere. `person_rating` is empty where the person
    was not asked or did not want to say.
    """

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField("checked on")
    rating = models.CharField("how it goes", max_length=9, choices=GoalRating)
    person_rating = models.CharField(
        "how the person says it goes", max_length=9, choices=GoalRating, blank=True
    )
    person_words = models.TextField("what the person said", max_length=LONGEST_SAID, blank=True)
    words = models.TextField("what the worker saw", max_length=LONGEST_SAID, blank=True)
    because = models.TextField("why it ends", max_length=LONGEST_SAID, blank=True)
    checked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = GoalCheckQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"person_words", "words", "because", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "goal", "checked_on", "rating", "person_rating", "checked_by"),
                "submission",
            ]
        )

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
            models.CheckConstraint(
                condition=Q(person_rating__in=["", *GoalRating.values]),
                name="goal_check_person_rates_in_words",
                violation_error_message="Say how the person says the goal goes.",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None)
                | ~Q(because="")
                | (~Q(rating__in=ENDS) & ~Q(person_rating__in=ENDS))
                | (~Q(person_rating__in=["", *ENDS]) & ~Q(rating=GoalRating.STOPPED)),
                name="goal_ends_with_a_reason",
                violation_error_message="Say why the goal ends.",
            ),
        ]

    def __str__(self):
        return f"{self.checked_on:%Y-%m-%d}: {self.counts_as}"

    @property
    def look(self) -> Look:
        """The look as the rules see it."""
        return Look(self.checked_on, self.rating, self.person_rating)

    @property
    def counts_as(self) -> str:
        """The rating that counts, in words: the person's own where they gave one."""
        return GoalRating(self.look.counts).label
