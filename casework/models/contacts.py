"""A contact: what was said and done about one person. Complete means locked."""

from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Organisation, Staff
from casework.choices import FACE_TO_FACE, SEEN, Duty, Method, Sensitivity, SharedWith, Side
from linkworker.records import Record
from linkworker.sending import SentOnce
from linkworker.words import long_day
from placements.models import Person

LONGEST_TEXT = 100_000  # characters; security chapter 5.6
LATE_AFTER = timedelta(days=7)  # a note written later than this says so


class ContactQuerySet(models.QuerySet):
    """Narrowings of the log."""

    def standing(self):
        """Contacts that have not been withdrawn."""
        return self.filter(withdrawn_at=None)

    def seen(self):
        """Contacts in which the person themself was seen, by visit, meeting or video (K19)."""
        return self.filter(person_present=True, reached=True, method__in=SEEN)

    def face_to_face(self):
        """Contacts in which somebody was in the same room as the person."""
        return self.filter(person_present=True, reached=True, method__in=FACE_TO_FACE)

    def up_to(self, moment: datetime):
        """Contacts that happened before a moment."""
        return self.filter(happened_at__lt=moment)


class Contact(SentOnce, Record):
    """One person's entry in the log. `created_at` says when it was recorded, `happened_at` when it was.

    A visit to several people is one row for each, tied by `visit`, so that no one's copy shows another's.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contacts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contacts")
    author = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    reference = models.CharField("reference", max_length=40, blank=True)
    visit = models.UUIDField("one visit, several people", null=True, blank=True)
    happened_at = models.DateTimeField("when it happened")
    recorded_at = models.DateTimeField("when it was recorded", default=timezone.now)
    method = models.CharField("kind of contact", max_length=8, choices=Method)
    text = models.TextField("what happened", max_length=LONGEST_TEXT)
    person_present = models.BooleanField("the person was there", null=True, blank=True)
    seen_alone = models.BooleanField("seen alone", null=True, blank=True)
    reached = models.BooleanField("somebody answered", default=True)
    sides = ArrayField(
        models.CharField(max_length=10, choices=Side), verbose_name="with", default=list, blank=True
    )
    duties = ArrayField(
        models.PositiveSmallIntegerField(choices=Duty), verbose_name="duties", default=list, blank=True
    )
    minutes = models.PositiveSmallIntegerField("minutes", null=True, blank=True)
    travel_minutes = models.PositiveSmallIntegerField("minutes of travel", null=True, blank=True)
    significant = models.BooleanField("significant event", default=False)
    sensitivity = models.CharField(
        "sensitivity", max_length=12, choices=Sensitivity, default=Sensitivity.NORMAL
    )
    shared_with = ArrayField(
        models.CharField(max_length=8, choices=SharedWith),
        verbose_name="shared with",
        default=list,
        blank=True,
    )
    withdrawn_at = models.DateTimeField("withdrawn", null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    withdrawn_because = models.TextField("why it was withdrawn", blank=True, editable=False)

    objects = ContactQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            [
                "text",
                "happened_at",
                "person_present",
                "seen_alone",
                "reached",
                "sides",
                "duties",
                "significant",
                "withdrawn_because",
                "fingerprint",
            ]
        )
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "organisation",
                "author",
                "reference",
                "visit",
                "recorded_at",
                "method",
                "minutes",
                "travel_minutes",
                "sensitivity",
                "shared_with",
                "submission",
                "withdrawn_at",
                "withdrawn_by",
            ]
        )

    class Meta:
        ordering = ["-happened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "reference", "person"],
                name="contact_reference_once",
                condition=~Q(reference=""),
                violation_error_message="This contact is already in the log.",
            ),
            models.CheckConstraint(
                condition=Q(happened_at__lte=F("recorded_at")),
                name="contact_not_in_the_future",
                violation_error_message="A contact cannot be logged before it happens.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="contact_says_something",
                violation_error_message="Say what happened.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="contact_withdrawn_with_reason",
                violation_error_message="Say why the contact is withdrawn.",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-happened_at", "-id"], name="contact_by_person"),
            models.Index(
                fields=["person", "-happened_at"],
                name="contact_person_seen",
                condition=Q(person_present=True, reached=True, withdrawn_at=None),
            ),
            models.Index(fields=["organisation", "-happened_at", "-id"], name="contact_by_organisation"),
        ]

    def __str__(self):
        return f"{self.get_method_display()} on {long_day(timezone.localtime(self.happened_at))}"

    @property
    def first_line(self) -> str:
        """The first line of what happened, for a row in a list."""
        return self.text.strip().splitlines()[0] if self.text.strip() else ""

    @property
    def days_late(self) -> int:
        """Whole days between the contact and its record when that was more than seven, else 0."""
        waited = self.recorded_at - self.happened_at
        return waited.days if waited > LATE_AFTER else 0

    @property
    def counts_as_seen(self) -> bool:
        """The person themself was seen, by visit, meeting or video (K19)."""
        return bool(self.person_present and self.reached and self.method in SEEN)

    @property
    def with_whom(self) -> str:
        """The sides in words, in the order of the form; the person too, when they were there."""
        sides = {*self.sides, Side.PERSON} if self.person_present else set(self.sides)
        return ", ".join(side.label for side in Side if side in sides)

    @property
    def purposes(self) -> list[str]:
        """The duties in words, in the scheme's order."""
        return [duty.label for duty in Duty if duty in self.duties]

    @property
    def readers(self) -> str:
        """The other sides that may read it, in words; empty when it is shared with nobody."""
        shared = [side.label for side in SharedWith if side in self.shared_with]
        return ", ".join(shared) if self.sensitivity == Sensitivity.NORMAL else ""

    @property
    def is_sensitive(self) -> bool:
        """Not to be shared outside the organisation that wrote it."""
        return self.sensitivity != Sensitivity.NORMAL


class ContactAmendment(SentOnce, Record):
    """What was added to a locked contact, by whom and when."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="amendments")
    author = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("amendment", max_length=LONGEST_TEXT)

    class Privacy:
        personal = frozenset({"text", "fingerprint"})
        plain = frozenset({"id", "uid", "created_at", "contact", "author", "submission"})

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="amendment_says_something",
                violation_error_message="Say what you are adding.",
            )
        ]

    def __str__(self):
        return f"Amendment of {long_day(timezone.localtime(self.created_at))}"
