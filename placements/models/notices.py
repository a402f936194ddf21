"""Notices to the council and board in whose area somebody is placed: what was really sent, and who has read it.

That one is due is worked out (placements/queries/notices.py), never kept.
"""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import NoticeStage, NoticeWay, ToldBy
from placements.models.people import Person
from placements.models.proposals import Proposal
from placements.models.recording import Recorded
from placements.models.stays import Placement

WORDS = 2000
NOT_TOO_LONG = MaxLengthValidator(WORDS, "Write at most 2,000 characters.")
ABOUT_A_MOVE = Q(proposal__isnull=False, placement=None, stage="before") | Q(
    proposal=None, placement__isnull=False
)


class NoticeRule(models.Model):
    """Within how many working days a notice is sent and acknowledged, from a day. Below zero is before the day."""

    stage = models.CharField("stage", max_length=8, choices=NoticeStage)
    emergency = models.BooleanField("of an emergency")
    valid_from = models.DateField("from")
    valid_until = models.DateField("first day no longer", null=True, blank=True)
    working_days = models.SmallIntegerField("working days after the day it is about")
    acknowledged_within = models.PositiveSmallIntegerField("working days to acknowledge")
    source = models.CharField("where it comes from", max_length=120)

    class Privacy:
        personal = frozenset()
        plain = frozenset(
            [
                *("id", "stage", "emergency", "valid_from", "valid_until"),
                *("working_days", "acknowledged_within", "source"),
            ]
        )

    class Meta:
        ordering = ["stage", "emergency", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["stage", "emergency", "valid_from"], name="notice_rule_once"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="notice_rule_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.get_stage_display()}, {self.working_days} working days, from {self.valid_from}"


class OfADuty(models.Model):
    """What a notice is for: one stage of one move, one day of it, one body to tell."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="%(class)ss")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    placement = models.ForeignKey(
        Placement, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    stage = models.CharField("stage", max_length=8, choices=NoticeStage)
    about_on = models.DateField("the day it is about")
    addressee = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="%(class)ss_received", verbose_name="to"
    )

    class Meta:
        abstract = True


class NoticeQuerySet(models.QuerySet):
    """Narrowings of what was sent."""

    def live(self):
        """Without those that were taken back."""
        return self.filter(withdrawn_on=None)

    def acknowledged(self):
        """Those that count: read by the other side."""
        return self.live().filter(acknowledged_at__isnull=False)


class Notice(SentOnce, OfADuty, Record):
    """A notice as it was sent, word for word. It counts once the other side has acknowledged it."""

    sender = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="notices_sent", verbose_name="from"
    )
    content = models.JSONField("what it tells", default=list)
    words = models.TextField("added in words", blank=True, validators=[NOT_TOO_LONG])
    way = models.CharField("how it went", max_length=8, choices=NoticeWay)
    sent_on = models.DateField("sent")
    sent_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField("acknowledged", null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    acknowledged_way = models.CharField(
        "how it was acknowledged", max_length=8, choices=NoticeWay, blank=True
    )
    acknowledged_in_words = models.CharField("who acknowledged it outside", max_length=200, blank=True)
    withdrawn_on = models.DateField("withdrawn", null=True, blank=True)
    withdrawn_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.CharField("why it was withdrawn", max_length=500, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            {"content", "words", "acknowledged_in_words", "withdrawn_because", "fingerprint"}
        )
        plain = frozenset(
            [
                *("id", "uid", "created_at", "submission", "person", "proposal", "placement", "stage"),
                *("about_on", "addressee", "sender", "way", "sent_on", "sent_by", "acknowledged_at"),
                *("acknowledged_by", "acknowledged_way", "withdrawn_on", "withdrawn_by"),
            ]
        )

    class Meta:
        ordering = ["-sent_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=ABOUT_A_MOVE,
                name="notice_about_one_move",
                violation_error_message="A notice is about one placement, or before it about one proposal.",
            ),
            models.UniqueConstraint(
                fields=["placement", "proposal", "stage", "addressee"],
                condition=Q(withdrawn_on=None) & ~Q(stage="change"),
                nulls_distinct=False,
                name="notice_live_once",
                violation_error_message="This notice was sent to them already.",
            ),
            models.UniqueConstraint(
                fields=["placement", "stage", "addressee", "about_on"],
                condition=Q(withdrawn_on=None, stage="change"),
                name="notice_of_a_change_live_once",
                violation_error_message="They were told of the change of that day already.",
            ),
            models.CheckConstraint(
                condition=Q(
                    acknowledged_at=None,
                    acknowledged_by=None,
                    acknowledged_way="",
                    acknowledged_in_words="",
                )
                | (
                    Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False)
                    & (
                        Q(acknowledged_way="product", acknowledged_in_words="")
                        | (Q(acknowledged_way__in=["email", "letter"]) & ~Q(acknowledged_in_words=""))
                    )
                ),
                name="notice_acknowledged_by_one_of_theirs",
                violation_error_message="Say who acknowledged it, when and how.",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None) | Q(acknowledged_at__date__gte=F("sent_on")),
                name="notice_acknowledged_after_sent",
                violation_error_message="A notice is acknowledged on or after the day it was sent.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_by=None, withdrawn_because="")
                | Q(withdrawn_on__isnull=False, withdrawn_on__gte=F("sent_on"), withdrawn_by__isnull=False)
                & ~Q(withdrawn_because=""),
                name="notice_withdrawn_with_reason",
                violation_error_message="Say why the notice is withdrawn.",
            ),
            models.CheckConstraint(
                condition=~Q(sender=F("addressee")),
                name="notice_to_another",
                violation_error_message="A notice goes to another organisation.",
            ),
        ]
        indexes = [models.Index(fields=["addressee", "-sent_on"], name="notice_by_addressee")]

    def __str__(self):
        return f"{self.get_stage_display()}, sent {self.sent_on}"

    @property
    def names(self) -> str:
        """Whom it is about, as it was told."""
        return self.content[0]["value"] if self.content else ""


class NoticeChase(Record):
    """Somebody asked the other side again."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="chases")
    chased_on = models.DateField("asked again")
    way = models.CharField("how", max_length=8, choices=NoticeWay)
    words = models.CharField("in words", max_length=500, blank=True)
    chased_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset({"words"})
        plain = frozenset({"id", "uid", "created_at", "notice", "chased_on", "way", "chased_by"})

    class Meta:
        ordering = ["-chased_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "chased_on"],
                name="notice_chased_once_a_day",
                violation_error_message="This notice was chased on that day already.",
            )
        ]

    def __str__(self):
        return f"{self.notice_id} chased {self.chased_on}"


class NoticeNotNeeded(OfADuty, Record):
    """Somebody decided that one notice is not owed, and why."""

    reason = models.CharField("why it is not needed", max_length=500)
    decided_on = models.DateField("decided")
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset({"reason"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "proposal", "placement", "stage", "about_on"),
                *("addressee", "decided_on", "decided_by"),
            ]
        )

    class Meta:
        ordering = ["-decided_on", "-pk"]
        verbose_name = "notice not needed"
        verbose_name_plural = "notices not needed"
        constraints = [
            models.CheckConstraint(
                condition=ABOUT_A_MOVE,
                name="not_needed_about_one_move",
                violation_error_message="It is about one placement, or before it about one proposal.",
            ),
            models.UniqueConstraint(
                fields=["placement", "proposal", "stage", "addressee", "about_on"],
                nulls_distinct=False,
                name="not_needed_said_once",
                violation_error_message="It is kept already that this notice is not needed.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="not_needed_with_reason",
                violation_error_message="Say why this notice is not needed.",
            ),
        ]

    def __str__(self):
        return f"{self.get_stage_display()}, not needed"


class NoticeReceived(Recorded):
    """The placing council's notice of somebody placed here, as it came outside Link Worker."""

    placement = models.OneToOneField(Placement, on_delete=models.PROTECT, related_name="notice_received")
    received_on = models.DateField("received")
    way = models.CharField("how it came", max_length=8, choices=NoticeWay)

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "uid", "created_at", "placement", "received_on", "way", "recorded_by"})

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name_plural = "notices received"
        constraints = [
            models.CheckConstraint(
                condition=Q(way__in=["email", "letter"]),
                name="received_outside",
                violation_error_message="Say how the notice came: by secure email or by letter.",
            )
        ]

    def __str__(self):
        return f"Received {self.received_on}"


class FoundWithoutNotice(Recorded):
    """Somebody was found living here of whom nobody had told: by whom it became known, and when it was chased."""

    placement = models.OneToOneField(Placement, on_delete=models.PROTECT, related_name="found")
    found_on = models.DateField("found")
    source = models.CharField("from whom it became known", max_length=8, choices=ToldBy)
    chased_on = models.DateField("placing council asked for its notice", null=True, blank=True)

    class Privacy:
        personal = frozenset({"source"})
        plain = frozenset(["id", "uid", "created_at", "placement", "found_on", "chased_on", "recorded_by"])

    class Meta:
        ordering = ["-found_on", "-pk"]
        verbose_name = "found without notice"
        verbose_name_plural = "found without notice"
        constraints = [
            models.CheckConstraint(
                condition=Q(chased_on=None) | Q(chased_on__gte=F("found_on")),
                name="found_chased_after_found",
                violation_error_message="The placing council was asked on or after the day it was found.",
            )
        ]

    def __str__(self):
        return f"Found {self.found_on}"
