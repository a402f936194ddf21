"""The Decision Support Tool of a continuing healthcare case, its domains, and who sat in the team."""

from django.db import models
from django.db.models import F, Q

from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import ChcOutcome, Profession
from placements.models.chc import ChcCase

# One letter a domain, in the order of their numbers: the levels each may have, as in reference/chc_dst_domains.csv.
ALLOWED_LEVELS = (
    "^[NLMHSP][NLMHS][NLMH][NLMHS][NLMHS][NLMH][NLMH][NLMHS][NLMHSP][NLMHSP][NLMHP][NLMHS]$"  # domain A2
)
RECOMMENDATIONS = [choice for choice in ChcOutcome.choices if choice[0] != ChcOutcome.WITHDRAWN]


class DstDomain(models.Model):
    """One domain of the tool: which levels it has, and whether the Checklist asks about it (domain A2)."""

    number = models.PositiveSmallIntegerField("number", unique=True)
    name = models.CharField("domain", max_length=80)
    levels = models.CharField("letters of the levels it may have", max_length=6)
    carries_priority = models.BooleanField("may be priority")
    in_checklist = models.BooleanField("on the Checklist")
    starred = models.BooleanField("marked * on the Checklist")
    about = models.CharField("what it is about, in plain words", max_length=200)

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            {"id", "number", "name", "levels", "carries_priority", "in_checklist", "starred", "about"}
        )

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return self.name


class DecisionSupportTool(SentOnce, Record):
    """What the team found in each domain, in words, and what it recommends. The ICB decides."""

    case = models.ForeignKey(ChcCase, on_delete=models.PROTECT, related_name="tools")
    completed_on = models.DateField("completed")
    levels = models.CharField("levels, in the order of the domains", max_length=12)
    nature = models.TextField("nature")
    intensity = models.TextField("intensity")
    complexity = models.TextField("complexity")
    unpredictability = models.TextField("unpredictability")
    recommendation = models.CharField("recommendation", max_length=16, choices=RECOMMENDATIONS)

    class Privacy:
        personal = frozenset(
            [
                *("levels", "nature", "intensity", "complexity", "unpredictability"),
                *("recommendation", "fingerprint"),
            ]
        )
        plain = frozenset({"id", "uid", "created_at", "submission", "case", "completed_on"})

    class Meta:
        ordering = [F("completed_on").desc(), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(levels__regex=ALLOWED_LEVELS),
                name="dst_levels_are_allowed",
                violation_error_message="Each domain needs a level that the tool allows for it.",
            ),
            models.CheckConstraint(
                condition=Q(recommendation__in=[value for value, _ in RECOMMENDATIONS]),
                name="dst_recommends_something",
                violation_error_message="Select what the team recommends.",
            ),
        ]

    def __str__(self):
        return f"Decision Support Tool of {self.completed_on}"


class DstMember(Record):
    """Somebody who sat in the team. The deed makes sure that the team is whole."""

    tool = models.ForeignKey(DecisionSupportTool, on_delete=models.PROTECT, related_name="members")
    name = models.CharField("name", max_length=120)
    profession = models.CharField("profession", max_length=24, choices=Profession)

    class Privacy:
        personal = frozenset({"name"})
        plain = frozenset({"id", "uid", "created_at", "tool", "profession"})

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="dst_member_has_a_name",
                violation_error_message="Enter the name of each member of the team.",
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.get_profession_display()}"
