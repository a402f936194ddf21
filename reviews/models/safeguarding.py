"""A safeguarding concern, and each thing done about it: rows, never edits (domain C4)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Home, Person
from reviews.choices import (
    ConcernDeed,
    EnquiryDecision,
    EnquiryKind,
    Harm,
    HarmPlace,
    RiskOutcome,
    Wishes,
    WishesMet,
)
from reviews.models.withdrawing import Withdrawable, withdrawn_with_reason

LONGEST_LEAD = 160
WITH_ENQUIRY = [EnquiryDecision.S42, EnquiryDecision.S47, EnquiryDecision.OTHER]
NOTHING_SAID = {"told": None, "decision": "", "enquiry": "", "lead": "", "wishes": "", "met": "", "risk": ""}


def _says(kind: str, *names: str) -> Q:
    """A step of a kind, with nothing said that belongs to another."""
    return Q(kind=kind, **{name: empty for name, empty in NOTHING_SAID.items() if name not in names})


class SafeguardingConcern(SentOnce, Withdrawable, Record):
    """That somebody may be at risk of abuse or neglect. The council where it arose leads (`host_council`).

    How it stands is worked out from its steps (`reviews.rules.safeguarding`).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="concerns")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="recorded for"
    )
    host_council = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="concerns", verbose_name="council that leads"
    )
    home = models.ForeignKey(
        Home,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="concerns",
        verbose_name="home they lived in",
    )
    concern_on = models.DateField("raised on")
    harms = ArrayField(
        models.CharField(max_length=16, choices=Harm), verbose_name="kinds of abuse or neglect"
    )
    place = models.CharField("where it happened", max_length=12, choices=HarmPlace)
    about_home = models.BooleanField("may concern others who live there", null=True, blank=True)
    words = models.TextField("what is the concern")
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset({"harms", "place", "words", "withdrawn_why", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation", "host_council", "home", "concern_on"),
                *("about_home", "recorded_by", "submission", "withdrawn_at", "withdrawn_by"),
            ]
        )

    class Meta:
        ordering = ["-concern_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(harms=[]),
                name="concern_says_what",
                violation_error_message="Say what the concern is, and of which kind.",
            ),
            withdrawn_with_reason("concern"),
        ]
        indexes = [models.Index(fields=["person", "-concern_on"], name="concern_by_person")]

    def __str__(self):
        return f"Safeguarding concern of {self.concern_on}"


class ConcernStep(SentOnce, Record):
    """One thing done about a concern. Each kind says its own, and nothing else.

    `of_withdrawal`: they were told not of the concern, but that it was withdrawn.
    """

    concern = models.ForeignKey(SafeguardingConcern, on_delete=models.PROTECT, related_name="steps")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="recorded for"
    )
    kind = models.CharField("what was done", max_length=8, choices=ConcernDeed)
    done_on = models.DateField("done on")
    told = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="told"
    )
    of_withdrawal = models.BooleanField(
        "told that it was withdrawn", default=False, db_default=False, editable=False
    )
    decision = models.CharField("decided", max_length=8, choices=EnquiryDecision, blank=True)
    enquiry = models.CharField("kind of enquiry", max_length=16, choices=EnquiryKind, blank=True)
    lead = models.CharField("who leads it", max_length=LONGEST_LEAD, blank=True)
    wishes = models.CharField("what they want was asked", max_length=16, choices=Wishes, blank=True)
    met = models.CharField("what they wanted came about", max_length=12, choices=WishesMet, blank=True)
    risk = models.CharField("what became of the risk", max_length=12, choices=RiskOutcome, blank=True)
    words = models.TextField("in words", blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset({"decision", "enquiry", "lead", "wishes", "met", "risk", "words", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "concern", "organisation", "kind", "done_on", "told"),
                *("of_withdrawal", "recorded_by", "submission"),
            ]
        )

    class Meta:
        ordering = ["done_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(_says("told", "told") & Q(told__isnull=False))
                | (_says("asked", "wishes") & ~Q(wishes=""))
                | (_says("decided", "decision", "enquiry", "lead") & ~Q(decision=""))
                | (_says("done") & ~Q(words=""))
                | (_says("closed", "met", "risk") & ~Q(met="") & ~Q(risk="")),
                name="concern_step_says_its_own",
                violation_error_message="Say what was done, and only what belongs to it.",
            ),
            models.CheckConstraint(
                condition=Q(of_withdrawal=False) | Q(kind=ConcernDeed.TOLD),
                name="concern_step_withdrawal_is_told",
                violation_error_message="Of a withdrawn concern only who was told so is recorded.",
            ),
            models.CheckConstraint(
                condition=~Q(wishes__in=[Wishes.EXPRESSED, Wishes.FOR_THEM, Wishes.NOT_ASKED]) | ~Q(words=""),
                name="concern_step_wishes_in_words",
                violation_error_message="Enter what they want, or why they could not be asked.",
            ),
            models.CheckConstraint(
                condition=(Q(decision__in=WITH_ENQUIRY) & ~Q(enquiry=""))
                | (Q(decision__in=["", EnquiryDecision.NONE], enquiry="")),
                name="concern_step_enquiry_is_made_somehow",
                violation_error_message="Select who makes the enquiry, where there is one.",
            ),
            models.CheckConstraint(
                condition=~Q(decision=EnquiryDecision.NONE) | ~Q(words=""),
                name="concern_step_no_enquiry_with_reason",
                violation_error_message="Enter why there is no enquiry.",
            ),
            models.UniqueConstraint(
                fields=["concern"],
                condition=Q(kind=ConcernDeed.CLOSED),
                name="concern_closed_once",
                violation_error_message="This concern is closed already.",
            ),
        ]

    def __str__(self):
        return f"{self.kind}, {self.done_on}"
