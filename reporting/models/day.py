"""What somebody's day leaves behind: the secret address of a calendar, and whom a morning letter went to."""

from django.db import models
from django.db.models import Q

from accounts.models import Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from linkworker.words import long_day


class CalendarFeedQuerySet(models.QuerySet):
    """Narrowings of the addresses."""

    def live(self):
        """Not stopped."""
        return self.filter(stopped_at=None)

    def note_read(self, feed: "CalendarFeed") -> None:
        """Keep when and how often an address was read. It is read every hour by every program: one statement."""
        told = ("read_on", "people_told", "hour_from", "reads")
        self.filter(pk=feed.pk).update(**{name: getattr(feed, name) for name in told})


class CalendarFeed(SentOnce, Record):
    """An address at which a calendar program reads somebody's days without signing in.

    The address itself is kept nowhere: only the SHA-256 of its secret. `read_on` and `people_told` say when the
    trail was told last, and of whom; `hour_from` and `reads` count how often it was read in the hour.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="calendar_feeds")
    secret_hash = models.CharField("SHA-256 of the secret", max_length=64, unique=True, editable=False)
    stopped_at = models.DateTimeField("stopped", null=True, blank=True, editable=False)
    read_on = models.DateField("last told to the trail", null=True, blank=True, editable=False)
    people_told = models.CharField("of whom", max_length=64, blank=True, editable=False)
    hour_from = models.DateTimeField("counted from", null=True, blank=True, editable=False)
    reads = models.PositiveIntegerField("times read since", default=0, editable=False)

    objects = CalendarFeedQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"secret_hash", "people_told", "fingerprint"})
        plain = frozenset(
            ["id", "uid", "created_at", "staff", "stopped_at", "read_on", "hour_from", "reads", "submission"]
        )

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["staff"],
                name="calendar_feed_one_at_a_time",
                condition=Q(stopped_at=None),
                violation_error_message="There is an address already. Load the page again.",
            ),
            models.CheckConstraint(
                condition=Q(("secret_hash__regex", r"^[0-9a-f]{64}$")), name="calendar_feed_keeps_no_secret"
            ),
        ]

    def __str__(self):
        return f"Calendar address {self.uid}"


class Digest(models.Model):
    """The morning letter of one person and day: sent at the most once, and not at all when nothing waits.

    `settled_at` is when it went, or when it was found that there was nothing to say; until then it waits.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="digests")
    day = models.DateField("of the day")
    settled_at = models.DateTimeField("done with", null=True, blank=True)
    sent = models.BooleanField("a letter went", default=False)

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "staff", "day", "settled_at", "sent"})

    class Meta:
        ordering = ["-day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["staff", "day"], name="digest_once_a_day"),
            models.CheckConstraint(
                condition=Q(sent=False) | Q(settled_at__isnull=False), name="digest_sent_is_settled"
            ),
        ]
        indexes = [
            models.Index(fields=["day", "id"], name="digest_waiting", condition=Q(settled_at=None)),
        ]

    def __str__(self):
        return f"Digest of {long_day(self.day)}"


class DigestChoice(models.Model):
    """Whether somebody wants the morning letter. Whoever never chose gets it."""

    staff = models.OneToOneField(Staff, on_delete=models.PROTECT, related_name="digest_choice")
    wanted = models.BooleanField("a letter each working day")

    class Privacy:
        personal = frozenset()
        plain = frozenset({"id", "staff", "wanted"})

    class Meta:
        ordering = ["staff_id"]

    def __str__(self):
        return "Wants the morning letter" if self.wanted else "Wants no morning letter"
