"""Deprivation of liberty: requests and what became of them, what assessors concluded, conditions (domain C1)."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from linkworker.sending import SentOnce
from placements.models import LegalStatus, Person
from placements.models.recording import Recorded
from reviews.choices import (
    AuthorisationEnd,
    AuthorisationState,
    LibertyConclusion,
    LibertyScheme,
    Objecting,
)
from reviews.rules import liberty

LONGEST_NAME = 160
LONGEST_REASON = 500
LONGEST_CONDITION = 500
WORDS = 5_000
LONGEST_YEAR_DAYS = 366


class LibertyTest(models.Model):
    """By which test it is concluded that somebody is deprived of their liberty, from a day on. Loaded from a list."""

    code = models.CharField("code", max_length=24, unique=True)
    label = models.CharField("test", max_length=120)
    consent_may_be_shown = models.BooleanField("wishes and feelings may show consent")
    source = models.CharField("where it comes from", max_length=160)
    valid_from = models.DateField("from", unique=True)
    valid_until = models.DateField("first day no longer", null=True, blank=True)

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset(
            {"id", "code", "label", "consent_may_be_shown", "source", "valid_from", "valid_until"}
        )

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="liberty_test_ends_after_start",
            )
        ]

    def __str__(self):
        return self.label


class Authorisation(SentOnce, Recorded):
    """One request to authorise a deprivation of liberty, and what became of it.

    A granted one has the legal status it gave: that is what is in force, and says when it ends.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="authorisations")
    scheme = models.CharField("scheme", max_length=5, choices=LibertyScheme)
    supervisory_body = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    requested_on = models.DateField("requested on")
    requested_by = models.CharField("requested by", max_length=LONGEST_NAME)
    someone_to_consult = models.BooleanField("somebody appropriate to consult", null=True, blank=True)
    urgent_from = models.DateField("urgent authorisation from", null=True, blank=True)
    urgent_days = models.PositiveSmallIntegerField("days of it", null=True, blank=True)
    urgent_extended_days = models.PositiveSmallIntegerField("days it was extended by", null=True, blank=True)
    state = models.CharField(
        "what became of it",
        max_length=9,
        choices=AuthorisationState,
        default=AuthorisationState.REQUESTED,
    )
    decided_on = models.DateField("decided on", null=True, blank=True)
    decided_because = models.CharField("why", max_length=LONGEST_REASON, blank=True)
    granted_from = models.DateField("in force from", null=True, blank=True)
    granted_days = models.PositiveSmallIntegerField("for days", null=True, blank=True)
    reference = models.CharField("reference on the paper", max_length=80, blank=True)
    representative = models.CharField("relevant person’s representative", max_length=LONGEST_NAME, blank=True)
    best_interests_assessor = models.CharField("best interests assessor", max_length=LONGEST_NAME, blank=True)
    status = models.OneToOneField(
        LegalStatus, on_delete=models.PROTECT, null=True, blank=True, related_name="authorisation"
    )
    closed_as = models.CharField("how it ended early", max_length=8, choices=AuthorisationEnd, blank=True)
    closed_because = models.CharField("why it ended early", max_length=LONGEST_REASON, blank=True)

    class Privacy:
        personal = frozenset(
            [
                *("scheme", "requested_by", "someone_to_consult", "state", "decided_because", "reference"),
                *("representative", "best_interests_assessor", "closed_as", "closed_because", "fingerprint"),
            ]
        )
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "supervisory_body", "requested_on", "urgent_from"),
                *("urgent_days", "urgent_extended_days", "decided_on", "granted_from", "granted_days"),
                *("status", "recorded_by", "submission"),
            ]
        )

    class Meta:
        ordering = ["-requested_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(scheme__in=["dols", "court"]),
                name="authorisation_scheme_is_law",
                violation_error_message=(
                    "Choose DoLS or the Court of Protection. Liberty Protection Safeguards are not law."
                ),
            ),
            models.CheckConstraint(
                condition=(~Q(scheme="dols") | Q(supervisory_body__isnull=False))
                & (~Q(scheme="court") | Q(supervisory_body=None)),
                name="authorisation_has_its_body",
                violation_error_message=(
                    "A DoLS request goes to the council that placed the person; another to the court."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="requested", decided_on=None)
                | (
                    Q(state__in=["granted", "refused", "withdrawn"], decided_on__isnull=False)
                    & Q(decided_on__gte=F("requested_on"))
                ),
                name="authorisation_decided_after_request",
                violation_error_message="The decision must be on or after the day of the request.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "withdrawn"]) | ~Q(decided_because=""),
                name="authorisation_not_given_with_a_reason",
                violation_error_message="Say why it was refused or withdrawn.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="granted",
                    granted_from__isnull=False,
                    granted_days__isnull=False,
                    status__isnull=False,
                    granted_days__range=(1, LONGEST_YEAR_DAYS),
                )
                | (
                    Q(state__in=["requested", "refused", "withdrawn"])
                    & Q(granted_from=None, granted_days=None, status=None, representative="")
                ),
                name="authorisation_granted_for_days",
                violation_error_message="A granted one says from when and for how many days, 12 months at most.",
            ),
            models.CheckConstraint(
                condition=Q(granted_from=None)
                | Q(decided_on__isnull=False, granted_from__gte=F("decided_on")),
                name="authorisation_in_force_once_decided",
                violation_error_message="It comes into force on the day it was granted, or later.",
            ),
            models.CheckConstraint(
                condition=Q(urgent_from=None, urgent_days=None, urgent_extended_days=None)
                | (
                    Q(scheme="dols", urgent_from__isnull=False, urgent_days__isnull=False)
                    & Q(urgent_days__range=(1, liberty.LONGEST_URGENT_DAYS))
                    & (
                        Q(urgent_extended_days=None)
                        | Q(urgent_extended_days__range=(1, liberty.LONGEST_URGENT_DAYS))
                    )
                ),
                name="authorisation_urgent_for_a_week",
                violation_error_message=(
                    "An urgent authorisation lasts 7 days at most, and is extended once by 7 at most."
                ),
            ),
            models.CheckConstraint(
                condition=Q(closed_as="", closed_because="")
                | (Q(closed_as__in=["ended", "replaced"], state="granted") & ~Q(closed_because="")),
                name="authorisation_ended_with_a_reason",
                violation_error_message="Say why it ended.",
            ),
            models.UniqueConstraint(
                fields=["person", "scheme"],
                condition=Q(state="requested"),
                name="authorisation_asked_once",
                violation_error_message="A request of this scheme waits for its decision already.",
            ),
        ]
        indexes = [models.Index(fields=["person", "-requested_on"], name="authorisation_by_person")]

    def __str__(self):
        return f"{self.get_scheme_display()}, requested {self.requested_on}"

    @property
    def last_day(self) -> date | None:
        """The last day it was granted for."""
        if self.granted_from is None or self.granted_days is None:
            return None
        return liberty.last_day(self.granted_from, self.granted_days)


class LibertyAssessment(SentOnce, Recorded):
    """What an assessor concluded from the facts of one day, by the test of that day. Never worked out from boxes."""

    authorisation = models.ForeignKey(Authorisation, on_delete=models.PROTECT, related_name="assessments")
    test = models.ForeignKey(LibertyTest, on_delete=models.PROTECT, related_name="+")
    assessed_on = models.DateField("assessed on")
    assessed_by = models.CharField("assessed by", max_length=LONGEST_NAME)
    factors = models.TextField("what was looked at", max_length=WORDS)
    wishes_feelings_evidence = models.TextField("evidence of wishes and feelings", max_length=WORDS)
    objecting = models.CharField("does the person object", max_length=8, choices=Objecting)
    restraint_used = models.BooleanField("restraint is used", null=True, blank=True)
    family_objects = models.BooleanField("the family objects", null=True, blank=True)
    conclusion = models.CharField("conclusion", max_length=12, choices=LibertyConclusion)

    class Privacy:
        personal = frozenset(
            [
                *("assessed_by", "factors", "wishes_feelings_evidence", "objecting", "restraint_used"),
                *("family_objects", "conclusion", "fingerprint"),
            ]
        )
        plain = frozenset(
            ["id", "uid", "created_at", "authorisation", "test", "assessed_on", "recorded_by", "submission"]
        )

    class Meta:
        ordering = ["-assessed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(factors="") & ~Q(wishes_feelings_evidence="") & ~Q(assessed_by=""),
                name="liberty_conclusion_has_its_evidence",
                violation_error_message=(
                    "Say what was looked at, what shows the person’s wishes and feelings, and who assessed it."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.get_conclusion_display()}, {self.assessed_on}"


class AuthorisationCondition(SentOnce, Recorded):
    """Something an authorisation is given on the condition of: who sees to it, and when it was done."""

    authorisation = models.ForeignKey(Authorisation, on_delete=models.PROTECT, related_name="conditions")
    words = models.CharField("condition", max_length=LONGEST_CONDITION)
    who = models.CharField("who sees to it", max_length=LONGEST_NAME)
    done_on = models.DateField("done on", null=True, blank=True)

    class Privacy:
        personal = frozenset({"words", "who", "fingerprint"})
        plain = frozenset(
            ["id", "uid", "created_at", "authorisation", "done_on", "recorded_by", "submission"]
        )

    class Meta:
        ordering = ["authorisation", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(who=""),
                name="condition_says_what_and_who",
                violation_error_message="Say what the condition is, and who sees to it.",
            ),
        ]

    def __str__(self):
        return self.words
