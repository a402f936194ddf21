"""A restrictive practice somebody was subjected to, and what followed (domain C5). Not recorded is not no."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Home, Person
from reviews.choices import RestraintDeed, RestraintKind
from reviews.models.withdrawing import Withdrawable, withdrawn_with_reason

LONGEST_STAFF = 300


class RestrictivePractice(SentOnce, Withdrawable, Record):
    """One time. Without an end, seclusion and segregation go on; of any other kind the end is not recorded."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="restrictive_practices")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="recorded for"
    )
    home = models.ForeignKey(
        Home,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="restrictive_practices",
        verbose_name="home they lived in",
    )
    kind = models.CharField("what was used", max_length=16, choices=RestraintKind)
    prone = models.BooleanField("face down", null=True, blank=True)
    started_at = models.DateTimeField("began")
    ended_at = models.DateTimeField("ended", null=True, blank=True)
    reason = models.TextField("why")
    calmed_first = models.BooleanField("other ways were tried first", null=True, blank=True)
    staff = models.CharField("which staff", max_length=LONGEST_STAFF, blank=True)
    person_hurt = models.BooleanField("the person was hurt", null=True, blank=True)
    staff_hurt = models.BooleanField("staff were hurt", null=True, blank=True)
    words = models.TextField("what happened", blank=True)
    in_plan = models.BooleanField("in the person's plan", null=True, blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset(
            [
                *("kind", "prone", "reason", "calmed_first", "staff", "person_hurt", "staff_hurt"),
                *("words", "in_plan", "withdrawn_why", "fingerprint"),
            ]
        )
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation", "home", "started_at", "ended_at"),
                *("recorded_by", "submission", "withdrawn_at", "withdrawn_by"),
            ]
        )

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="restraint_says_why",
                violation_error_message="Say why it was used.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="restraint_ends_after_start",
                violation_error_message="It must end after it began.",
            ),
            models.CheckConstraint(
                condition=Q(prone=None) | Q(kind=RestraintKind.PHYSICAL),
                name="restraint_prone_is_physical",
                violation_error_message="Face down is said of physical restraint only.",
            ),
            withdrawn_with_reason("restraint"),
        ]
        indexes = [models.Index(fields=["person", "-started_at"], name="restraint_by_person")]

    def __str__(self):
        return f"{self.kind}, {self.started_at:%Y-%m-%d %H:%M}"


class RestraintStep(SentOnce, Record):
    """What followed: it ended, somebody was talked with, it was reviewed."""

    practice = models.ForeignKey(RestrictivePractice, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField("what followed", max_length=8, choices=RestraintDeed)
    done_at = models.DateTimeField("when")
    words = models.TextField("in words", blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset({"words", "fingerprint"})
        plain = frozenset(
            ["id", "uid", "created_at", "practice", "kind", "done_at", "recorded_by", "submission"]
        )

    class Meta:
        ordering = ["done_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice"],
                condition=Q(kind=RestraintDeed.ENDED),
                name="restraint_ends_once",
                violation_error_message="When it ended is recorded already.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=RestraintDeed.REVIEWED) | ~Q(words=""),
                name="restraint_reviewed_in_words",
                violation_error_message="Enter who reviewed it and what they found.",
            ),
        ]

    def __str__(self):
        return f"{self.kind}, {self.done_at:%Y-%m-%d}"
