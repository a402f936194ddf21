"""A referral to a service, and what came of it."""

from datetime import date

from django.db import models
from django.db.models import DateField, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Organisation, Staff
from casework.choices import Channel, PeriodKind, ReferralBasis, ReferralResult, ReferralStepKind
from casework.models.codes import CaseworkPeriod
from casework.models.goals import Goal
from casework.models.services import Service
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Person

LONGEST_SERVICE = 200
LONGEST_REASON = 1_000


class ReferralQuerySet(models.QuerySet):
    """Narrowings of referrals."""

    def unanswered(self):
        """Neither accepted, declined, started nor ended. A result nobody recorded is no answer."""
        return self.filter(
            result__in=("", ReferralResult.WAITING), accepted_on=None, started_on=None, ended_on=None
        )

    def in_state(self, state: str):
        """Those that have come so far; where the register gave no result, the days say, as `Referral.state` does."""
        days = {
            ReferralResult.ACCEPTED: Q(accepted_on__isnull=False, started_on=None, ended_on=None),
            ReferralResult.STARTED: Q(started_on__isnull=False, ended_on=None),
            ReferralResult.ENDED: Q(ended_on__isnull=False),
        }.get(state, Q(pk__in=[]))
        return self.filter(Q(result=state) | (Q(result="") & days))

    def with_answer_due(self):
        """With `answer_due_on`: the day asked for, else the service's own time to reply, else ours of that day."""
        ours = CaseworkPeriod.objects.in_force_on(OuterRef("made_on"))
        ours = ours.filter(kind=PeriodKind.REFERRAL_REPLY).order_by().values("days")
        own = Coalesce(F("service_entry__reply_days"), Subquery(ours[:1]))
        counted = ExpressionWrapper(F("made_on") + own, output_field=DateField())
        return self.annotate(answer_due_on=Coalesce(F("answer_by"), counted, output_field=DateField()))


class Referral(SentOnce, Record):
    """Somebody was referred to a service on a day. The days after it say how far it came.

    Those from a register have no more than the columns of the contract; ours say why, on what ground and how.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="referrals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="referrals")
    reference = models.CharField("reference", max_length=40)
    made_on = models.DateField("made on")
    service = models.CharField("to which service", max_length=LONGEST_SERVICE)
    accepted_on = models.DateField("accepted on", null=True, blank=True)
    started_on = models.DateField("started on", null=True, blank=True)
    ended_on = models.DateField("ended on", null=True, blank=True)
    result = models.CharField("result", max_length=8, choices=ReferralResult, blank=True)
    declined_on = models.DateField("declined on", null=True, blank=True)
    declined_reason = models.TextField("why it was declined", blank=True)
    service_entry = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="referrals",
        verbose_name="entry of the directory",
    )
    goal = models.ForeignKey(
        Goal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="referrals",
        verbose_name="goal it serves",
    )
    made_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="made by"
    )
    why = models.TextField("why", blank=True, default="", db_default="")
    basis = models.CharField(
        "ground", max_length=14, choices=ReferralBasis, blank=True, default="", db_default=""
    )
    agreed_on = models.DateField("agreed or decided on", null=True, blank=True)
    urgent = models.BooleanField("urgent", default=False, db_default=False)
    sent_by = models.CharField(
        "told them by", max_length=9, choices=Channel, blank=True, default="", db_default=""
    )
    answer_by = models.DateField("answer wanted by", null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"service", "declined_reason", "why", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation", "reference", "made_on", "accepted_on"),
                *("started_on", "ended_on", "result", "declined_on", "service_entry", "goal", "made_by"),
                *("basis", "agreed_on", "urgent", "sent_by", "answer_by", "submission"),
            ]
        )

    class Meta:
        ordering = ["-made_on", "-pk"]
        indexes = [
            models.Index(
                fields=["organisation", "made_on"],
                name="referral_unanswered",
                condition=Q(result__in=("", "waiting"), accepted_on=None, started_on=None, ended_on=None),
            ),
            models.Index(fields=["organisation", "service_entry"], name="referral_by_service"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "reference"],
                name="referral_reference_once",
                violation_error_message="This reference is used by another referral.",
            ),
            models.CheckConstraint(
                condition=~Q(service=""),
                name="referral_names_a_service",
                violation_error_message="Say which service it was made to.",
            ),
            models.CheckConstraint(
                condition=(Q(accepted_on=None) | Q(accepted_on__gte=F("made_on")))
                & (Q(started_on=None) | Q(started_on__gte=F("made_on")))
                & (Q(ended_on=None) | Q(ended_on__gte=F("made_on"))),
                name="referral_is_made_first",
                violation_error_message="A referral is accepted, started or ended on or after the day it was made.",
            ),
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="referral_starts_before_it_ends",
                violation_error_message="The service ends on or after the day it started.",
            ),
            models.CheckConstraint(
                condition=Q(declined_reason="") | Q(result=ReferralResult.DECLINED),
                name="referral_declined_with_reason",
                violation_error_message="Only a declined referral has a reason why it was declined.",
            ),
            models.CheckConstraint(
                condition=~Q(result=ReferralResult.DECLINED) | Q(started_on=None),
                name="referral_declined_never_started",
                violation_error_message="A declined referral did not start.",
            ),
            models.CheckConstraint(
                condition=Q(declined_on=None)
                | Q(declined_on__gte=F("made_on"), result=ReferralResult.DECLINED),
                name="referral_declined_on_a_day_after",
                violation_error_message="Only a declined referral was declined, on or after the day it was made.",
            ),
            models.CheckConstraint(
                condition=Q(answer_by=None) | Q(answer_by__gte=F("made_on")),
                name="referral_answered_after_it_is_made",
                violation_error_message="An answer is wanted on or after the day the referral was made.",
            ),
            models.CheckConstraint(
                condition=Q(basis="", agreed_on=None) | (~Q(basis="") & Q(agreed_on__isnull=False)),
                name="referral_ground_has_its_day",
                violation_error_message="Say on what ground, and on which day the person agreed or it was decided.",
            ),
        ]

    def __str__(self):
        return f"{self.service}, {self.made_on:%Y-%m-%d}"

    @property
    def state(self) -> ReferralResult:
        """How far it came. Where the register gave no result, the days say."""
        if self.result:
            return ReferralResult(self.result)
        if self.ended_on:
            return ReferralResult.ENDED
        if self.started_on:
            return ReferralResult.STARTED
        return ReferralResult.ACCEPTED if self.accepted_on else ReferralResult.WAITING

    @property
    def waits(self) -> bool:
        """Nobody has answered yet: what `unanswered` finds, of one row."""
        return self.state == ReferralResult.WAITING and not (
            self.accepted_on or self.started_on or self.ended_on
        )

    @property
    def last_day(self) -> date:
        """The latest day on record; nothing that follows can lie before it."""
        days = (self.made_on, self.accepted_on, self.declined_on, self.started_on, self.ended_on)
        return max(day for day in days if day)


class ReferralStep(SentOnce, Record):
    """What a service did, on a day, as somebody recorded it. Taken back, it is kept and counts no more."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField("what happened", max_length=8, choices=ReferralStepKind)
    happened_on = models.DateField("on")
    reason = models.TextField("in their words", blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField("taken back", null=True, blank=True)
    taken_back_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Privacy:
        personal = frozenset({"reason", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "referral", "step", "happened_on", "recorded_by"),
                *("taken_back_at", "taken_back_by", "submission"),
            ]
        )

    class Meta:
        ordering = ["referral", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "step"],
                condition=Q(taken_back_at=None),
                name="referral_step_once",
                violation_error_message="This is on record already.",
            ),
            models.CheckConstraint(
                condition=~Q(step=ReferralStepKind.DECLINED) | ~Q(reason=""),
                name="referral_step_declined_with_reason",
                violation_error_message="Say why they declined it.",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="referral_step_taken_back_by_somebody",
                violation_error_message="Say who took it back, and when.",
            ),
        ]

    def __str__(self):
        return f"{self.get_step_display()}, {self.happened_on:%Y-%m-%d}"


class ReferralChase(SentOnce, Record):
    """Somebody asked a service for its answer, on a day."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="chases")
    chased_on = models.DateField("asked on")
    how = models.CharField("how", max_length=9, choices=Channel)
    note = models.TextField("what they said", blank=True)
    chased_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Privacy:
        personal = frozenset({"note", "fingerprint"})
        plain = frozenset(
            ["id", "uid", "created_at", "referral", "chased_on", "how", "chased_by", "submission"]
        )

    class Meta:
        ordering = ["referral", "chased_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(how__in=Channel.values),
                name="referral_chase_says_how",
                violation_error_message="Say how you asked.",
            ),
        ]

    def __str__(self):
        return f"{self.get_how_display()}, {self.chased_on:%Y-%m-%d}"
