"""The way from 14 to 25: the milestones of the law, what was done about each, and what is planned."""

from datetime import date
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from linkworker.sending import SentOnce
from placements.choices import EducationSetting, PlanType, TransitionOutcome, TransitionStepKind
from placements.models.codes import SettingType
from placements.models.people import Person
from placements.models.recording import Recorded

COSTS = ("weekly_low", "weekly_middle", "weekly_high")
SHARES = ("council_percent", "icb_percent", "education_percent")


class TransitionMilestoneQuerySet(models.QuerySet):
    """Narrowings of the rules."""

    def in_force_on(self, day: date):
        """Rules that hold on a day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)


class TransitionMilestone(models.Model):
    """One duty on the way, and what its days are counted from (domain E, `rules/transition.py`)."""

    code = models.CharField("milestone", max_length=24, choices=TransitionStepKind)
    order = models.PositiveSmallIntegerField("order in lists")
    counted_from = models.CharField("counted from", max_length=20)
    age = models.PositiveSmallIntegerField("age in years")
    within_months = models.PositiveSmallIntegerField("months to do it (0 = on the day, or as the rule says)")
    of_ehcp = models.BooleanField("only with an education, health and care plan")
    duty = models.CharField("what is to be done", max_length=200)
    source = models.CharField("where the rule comes from", max_length=160)
    valid_from = models.DateField("in force from")
    valid_until = models.DateField("first day no longer in force", null=True, blank=True)

    objects = TransitionMilestoneQuerySet.as_manager()

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            [
                *("id", "code", "order", "counted_from", "age", "within_months", "of_ehcp", "duty", "source"),
                *("valid_from", "valid_until"),
            ]
        )

    class Meta:
        ordering = ["order", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="transition_milestone_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="transition_milestone_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.get_code_display()} from {self.valid_from}"


class TransitionStepQuerySet(models.QuerySet):
    """Narrowings of what was recorded."""

    def in_force(self):
        """The newest row of each person and milestone."""
        newest = self.order_by("person_id", "milestone", "-number")
        return newest.distinct("person_id", "milestone")


class TransitionStep(SentOnce, Recorded):
    """A milestone was done, does not apply, or what was said of it is taken back. The newest row holds."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="transition_steps")
    milestone = models.CharField("milestone", max_length=24, choices=TransitionStepKind)
    number = models.PositiveSmallIntegerField("which row of this milestone, from 1")
    outcome = models.CharField("outcome", max_length=16, choices=TransitionOutcome)
    done_on = models.DateField("done on", null=True, blank=True)
    reason = models.CharField("why it does not apply", max_length=500, blank=True)
    recorded_on = models.DateField("recorded on")

    objects = TransitionStepQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"outcome", "done_on", "reason", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "milestone", "number", "recorded_on", "recorded_by"),
                "submission",
            ]
        )

    class Meta:
        ordering = ["person", "milestone", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "milestone", "number"],
                name="transition_step_one_in_force",
                violation_error_message="Somebody else recorded this step meanwhile. Open the page again.",
            ),
            models.CheckConstraint(
                condition=Q(milestone__in=TransitionStepKind.values),
                name="transition_step_milestone_known",
                violation_error_message="Select the step.",
            ),
            models.CheckConstraint(
                condition=Q(outcome=TransitionOutcome.DONE, done_on__isnull=False, reason="")
                | (Q(outcome=TransitionOutcome.NOT_APPLICABLE, done_on=None) & ~Q(reason=""))
                | Q(outcome=TransitionOutcome.REOPENED, done_on=None, reason=""),
                name="transition_step_day_or_reason",
                violation_error_message="A step that is done has its day; one that does not apply has its reason.",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(done_on__lte=F("recorded_on")),
                name="transition_step_not_ahead",
                violation_error_message="The day must be today or in the past.",
            ),
        ]

    def __str__(self):
        return f"{self.get_milestone_display()}: {self.get_outcome_display().lower()}"


class TransitionPlanQuerySet(models.QuerySet):
    """Narrowings of plans."""

    def in_force_on(self, day: date):
        """The newest plan of each person, of those recorded by a day."""
        newest = self.filter(recorded_on__lte=day).order_by("person_id", "-recorded_on", "-pk")
        return newest.distinct("person_id")


def _pounds(words: str) -> models.DecimalField:
    return models.DecimalField(words, max_digits=8, decimal_places=2, null=True, blank=True)


def _percent(words: str) -> models.DecimalField:
    return models.DecimalField(
        words,
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )


def _all_or_none(names: tuple[str, ...]) -> Q:
    return Q(**dict.fromkeys(names)) | Q(**{f"{name}__isnull": False for name in names})


class TransitionPlan(SentOnce, Recorded):
    """What is planned for a young person as of a day. The newest plan holds; earlier ones stay."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="transition_plans")
    recorded_on = models.DateField("recorded on")
    education = models.CharField("where they learn now", max_length=32, choices=EducationSetting)
    education_ends_on = models.DateField("first day no longer in education there", null=True, blank=True)
    plan_type = models.CharField("which plan", max_length=8, choices=PlanType, blank=True)
    plan_issued_on = models.DateField("plan issued on", null=True, blank=True)
    residential_college = models.BooleanField(
        "may need residential college within 3 years", null=True, blank=True
    )
    adult_setting = models.ForeignKey(
        SettingType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="likely setting as an adult",
    )
    weekly_low = _pounds("likely cost a week, low")
    weekly_middle = _pounds("likely cost a week, middle")
    weekly_high = _pounds("likely cost a week, high")
    council_percent = _percent("likely paid by the council, per cent")
    icb_percent = _percent("likely paid by the NHS, per cent")
    education_percent = _percent("likely paid by education, per cent")
    probability = _percent("how likely it is to be needed, per cent")
    employment = models.TextField("employment and higher education", max_length=2000, blank=True)
    independent_living = models.TextField("independent living", max_length=2000, blank=True)
    community = models.TextField("friends, relationships and community", max_length=2000, blank=True)
    good_health = models.TextField("good health", max_length=2000, blank=True)
    lead_worker = models.CharField("lead worker", max_length=160, blank=True)

    objects = TransitionPlanQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            [
                *("education", "education_ends_on", "plan_type", "plan_issued_on"),
                *("residential_college", "adult_setting"),
                *(*COSTS, *SHARES, "probability", "lead_worker", "fingerprint"),
                *("employment", "independent_living", "community", "good_health"),
            ]
        )
        plain = frozenset({"id", "uid", "created_at", "person", "recorded_on", "recorded_by", "submission"})

    class Meta:
        ordering = ["-recorded_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(education__in=EducationSetting.values),
                name="transition_plan_education_known",
                violation_error_message="Select where they learn now.",
            ),
            models.CheckConstraint(
                condition=Q(plan_issued_on=None) | Q(plan_type__in=[PlanType.EHCP, PlanType.ISP]),
                name="transition_plan_issued_is_of_a_plan",
                violation_error_message="Select which plan was issued, or leave the day empty.",
            ),
            models.CheckConstraint(
                condition=Q(plan_issued_on=None) | Q(plan_issued_on__lte=F("recorded_on")),
                name="transition_plan_issued_by_then",
                violation_error_message="The day the plan was issued must be today or in the past.",
            ),
            models.CheckConstraint(
                condition=_all_or_none(COSTS),
                name="transition_plan_costs_together",
                violation_error_message="Enter the low, the middle and the high cost, or none of them.",
            ),
            models.CheckConstraint(
                condition=Q(**dict.fromkeys(COSTS))
                | Q(
                    weekly_low__gte=0,
                    weekly_middle__gte=F("weekly_low"),
                    weekly_high__gte=F("weekly_middle"),
                ),
                name="transition_plan_costs_rise",
                violation_error_message="The low cost must not be above the middle, nor the middle above the high.",
            ),
            models.CheckConstraint(
                condition=Q(**dict.fromkeys(SHARES))
                | Q(
                    council_percent__gte=0,
                    icb_percent__gte=0,
                    education_percent__gte=0,
                    council_percent=Decimal(100) - F("icb_percent") - F("education_percent"),
                ),
                name="transition_plan_shares_make_a_whole",
                violation_error_message="The three shares must add up to 100, with 0 for who pays nothing.",
            ),
            models.CheckConstraint(
                condition=_all_or_none(SHARES),
                name="transition_plan_shares_together",
                violation_error_message="Enter all three shares, with 0 for who pays nothing, or none of them.",
            ),
            models.CheckConstraint(
                condition=Q(probability=None) | Q(probability__gte=0, probability__lte=100),
                name="transition_plan_probability_is_one",
                violation_error_message="How likely it is must be from 0 to 100 per cent.",
            ),
        ]
        indexes = [models.Index(fields=["person", "-recorded_on"], name="transition_plan_by_person")]

    def __str__(self):
        return f"Transition plan of {self.recorded_on}"
