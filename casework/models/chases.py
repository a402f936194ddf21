"""Somebody outside was reminded of what they promised: one row each time, whatever came of it."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Staff
from casework.choices import ChaseWay
from casework.models.actions import Action
from linkworker.records import Record
from linkworker.sending import SentOnce

LONGEST_ADDRESS = 500


class ActionChaseQuerySet(models.QuerySet):
    """Narrowings of the reminders."""

    def to_send(self):
        """Emails that have not gone and are still needed, as `ActionChase.is_needed` says of one."""
        late = Q(action__due_on__lt=F("chased_on"), action__owner=None)
        return self.filter(
            late, way=ChaseWay.EMAIL, sent_at=None, action__done_on=None, action__dropped_on=None
        )


class ActionChase(SentOnce, Record):
    """One reminder. An email is not gone until `sent_at`; a letter is printed and posted by hand.

    `to_name` and `address` stand above the letter. What is written names nobody it is about: only our reference.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="chases")
    way = models.CharField("how", max_length=6, choices=ChaseWay)
    to_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="to"
    )
    to_name = models.CharField("to whom", max_length=160, blank=True)
    to_email = models.EmailField("email address", blank=True)
    address = models.TextField(
        "address",
        blank=True,
        validators=[MaxLengthValidator(LONGEST_ADDRESS, "The address must be 500 characters or less.")],
    )
    chased_on = models.DateField("chased")
    chased_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    once_more = models.BooleanField("though it was chased that working day already", default=False)
    sent_at = models.DateTimeField("sent", null=True, blank=True, editable=False)

    objects = ActionChaseQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"to_name", "to_email", "address", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "submission", "action", "way", "to_organisation"),
                *("chased_on", "chased_by", "once_more", "sent_at"),
            ]
        )

    class Meta:
        ordering = ["-chased_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(way=ChaseWay.EMAIL, address="") & ~Q(to_email=""))
                | Q(way=ChaseWay.LETTER, to_email="", sent_at=None),
                name="chase_goes_one_way",
                violation_error_message="An email needs an email address. A letter has none.",
            ),
            models.UniqueConstraint(
                fields=["action", "chased_on"],
                condition=Q(once_more=False),
                name="chase_once_a_day",
                violation_error_message="This was chased today already.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["created_at"],
                name="chase_to_send",
                condition=Q(way=ChaseWay.EMAIL, sent_at=None),
            )
        ]

    def __str__(self):
        return f"{self.get_way_display()} of {self.chased_on}"

    @property
    def is_needed(self) -> bool:
        """What was promised is still open, outside, and late as it was that day: else nobody is written to."""
        return self.action.is_open and self.action.is_outside and self.action.due_on < self.chased_on

    @property
    def to(self) -> str:
        """To whom it goes: a name, an organisation, or both."""
        return ", ".join(filter(None, [self.to_name, str(self.to_organisation or "")])) or self.to_email
