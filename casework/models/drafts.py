"""What somebody has typed and not yet sent, never counted anywhere. Theirs alone, until the person it is about moves
to a colleague: then it goes along.
"""

from django.db import models
from django.utils import timezone

from accounts.models import Organisation, Staff
from linkworker.records import Record
from linkworker.words import long_day
from placements.models import Person


class Draft(Record):
    """One unfinished form. `submission` is the key the finished thing will carry: it is sent once.

    `organisation` is the one it is written for, as the finished thing would be: it moves with no other's caseload.

    `page` is the name of the form's page, `address` its path and `heading` what it asks to do; empty for a
    contact begun before other forms were kept. `tab` is the loading of the page that saved last.
    """

    author = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submission = models.UUIDField("key of the form")
    begun_by = models.ForeignKey(
        Staff,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="who began it, where it came with a caseload",
    )
    page = models.CharField("name of the page", max_length=80, blank=True, default="", db_default="")
    address = models.CharField("address of the form", max_length=300, blank=True, default="", db_default="")
    heading = models.CharField("what the form does", max_length=120, blank=True, default="", db_default="")
    tab = models.UUIDField("loading of the page that saved last", null=True, blank=True)
    answers = models.JSONField("what was typed", default=dict)
    saved_at = models.DateTimeField("saved")

    class Privacy:
        personal = frozenset({"answers"})
        plain = frozenset(
            {
                *("id", "uid", "created_at", "author", "person", "organisation"),
                *("submission", "begun_by"),
                *("page", "address", "heading", "tab", "saved_at"),
            }
        )

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["author", "submission"], name="draft_once_a_form")]
        indexes = [models.Index(fields=["saved_at"], name="draft_by_age")]

    def __str__(self):
        saved_at = timezone.localtime(self.saved_at)
        return f"Draft saved {long_day(saved_at)} {saved_at:%H:%M}"


class SentForm(models.Model):
    """The key of a form that was sent: a save that comes late must not bring back a ghost of it."""

    author = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    submission = models.UUIDField("key of the form")
    sent_at = models.DateTimeField("sent")

    class Privacy:
        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "author", "submission", "sent_at"})

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["author", "submission"], name="form_sent_once")]
        indexes = [models.Index(fields=["sent_at"], name="sent_form_by_age")]

    def __str__(self):
        return f"Form sent {long_day(timezone.localtime(self.sent_at))}"
