"""What stands beside a contact: with whom it was by name, what it is about, and who was told of it."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from casework.choices import Side
from casework.models.contacts import Contact
from casework.models.goals import Goal
from casework.models.referrals import Referral
from linkworker.records import Record
from placements.models import ChcCase, ChcDispute, CircleMember, FundingAgreement, Placement

LONGEST_REPLY = 2_000
KINDS = ("placement", "goal", "referral", "chc_case", "chc_dispute", "agreement")  # what a link may lead to


class ContactParty(Record):
    """Somebody of the person's circle, or an organisation tied to them, with whom the contact was."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="parties")
    side = models.CharField("side", max_length=10, choices=Side)
    member = models.ForeignKey(
        CircleMember,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="who of the circle",
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Privacy:
        personal = frozenset({"member"})
        plain = frozenset({"id", "uid", "created_at", "contact", "side", "organisation"})

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "contact parties"
        constraints = [
            models.CheckConstraint(
                condition=Q(member__isnull=False, organisation=None)
                | Q(member=None, organisation__isnull=False),
                name="contact_party_is_one",
                violation_error_message="Say who it was with: somebody of the circle, or an organisation.",
            ),
            models.UniqueConstraint(
                fields=["contact", "member"],
                name="contact_party_member_once",
                violation_error_message="This contact names them already.",
            ),
            models.UniqueConstraint(
                fields=["contact", "organisation", "side"],
                name="contact_party_organisation_once",
                violation_error_message="This contact names the organisation already.",
            ),
        ]

    def __str__(self):
        return str(self.member or self.organisation)


def _only(kind: str) -> Q:
    """The link leads to this kind of thing and to nothing else."""
    return Q(**{f"{each}__isnull": each != kind for each in KINDS})


class ContactLink(Record):
    """One thing on the person's record that a contact was about. What lives a floor above keeps rows of its own."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="links")
    placement = models.ForeignKey(
        Placement, on_delete=models.PROTECT, null=True, blank=True, related_name="contact_links"
    )
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="contact_links"
    )
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="contact_links"
    )
    chc_case = models.ForeignKey(
        ChcCase,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_links",
        verbose_name="CHC case",
    )
    chc_dispute = models.ForeignKey(
        ChcDispute,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_links",
        verbose_name="CHC dispute",
    )
    agreement = models.ForeignKey(
        FundingAgreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_links",
        verbose_name="who pays",
    )

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset(
            [
                *("id", "uid", "created_at", "contact", "placement", "goal", "referral", "chc_case"),
                *("chc_dispute", "agreement"),
            ]
        )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, map(_only, KINDS)),
                name="contact_link_is_one",
                violation_error_message="A link leads to one thing.",
            ),
        ]

    def __str__(self):
        return str(self.about)

    @property
    def kind(self) -> str:
        """Which of the kinds it leads to."""
        return next(kind for kind in KINDS if getattr(self, f"{kind}_id"))

    @property
    def about(self):
        """What it leads to."""
        return getattr(self, self.kind)


class ContactNoticeQuerySet(models.QuerySet):
    """Narrowings of who was told."""

    def unread(self):
        """Those whom somebody told, and who have not opened the contact since."""
        return self.filter(read_at=None)

    def answered_unread(self):
        """Replies that whoever told has not opened the contact for."""
        return self.exclude(replied_at=None).filter(reply_read_at=None)


class ContactNotice(Record):
    """Somebody of the team was told of a contact by its author, and may reply once in a few words."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="notices")
    told_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="told_of")
    read_at = models.DateTimeField("read", null=True, blank=True)
    reply = models.TextField("reply", max_length=LONGEST_REPLY, blank=True)
    replied_at = models.DateTimeField("replied", null=True, blank=True)
    reply_read_at = models.DateTimeField("reply read", null=True, blank=True)

    objects = ContactNoticeQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"reply"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "contact", "told_by", "recipient", "read_at", "replied_at"),
                *("reply_read_at",),
            ]
        )

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "recipient"],
                name="contact_notice_once",
                violation_error_message="They have been told of this contact already.",
            ),
            models.CheckConstraint(
                condition=Q(replied_at=None, reply="", reply_read_at=None)
                | (Q(replied_at__isnull=False) & ~Q(reply="")),
                name="contact_notice_reply_says_something",
                violation_error_message="Write a reply.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["recipient", "-created_at"],
                name="contact_notice_unread",
                condition=Q(read_at=None),
            ),
            models.Index(
                fields=["told_by", "-replied_at"],
                name="contact_notice_replied",
                condition=Q(reply_read_at=None, replied_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.recipient} told of {self.contact}"
