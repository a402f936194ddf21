"""A contact: what was said and done about one person. Complete means locked."""

from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Concat, Upper
from django.utils import timezone

from accounts.models import Organisation, Staff
from casework.choices import (
    BEFORE_WHAT_HAPPENED,
    FACE_TO_FACE,
    SEEN,
    Duty,
    Heading,
    Method,
    Sensitivity,
    SharedWith,
    Side,
)
from casework.models.marks import Marked
from linkworker.records import Record
from linkworker.sending import SentOnce
from linkworker.words import in_a_sentence, listed, long_day
from placements.models import Person

LONGEST_TEXT = 100_000  # characters; security chapter 5.6
LONGEST_TITLE = 120
LONGEST_ALSO_WITH = 300
LATE_AFTER = timedelta(days=7)  # a note written later than this says so
SAID = (  # what a contact says: a slip can be in any of it, and the versions tell each
    *("happened_at", "method", "title", "text", "headings", "also_with", "person_present", "seen_alone"),
    *("reached", "sides", "duties", "minutes", "travel_minutes", "significant", "sensitivity", "shared_with"),
)
WRITTEN = Concat(  # all the words of a contact, as one: what the log is searched by, and the index holds
    *("title", Value(" "), "also_with", Value(" "), "text"),
    *(part for heading in Heading for part in (Value(" "), KT(f"headings__{heading}"))),
    output_field=models.TextField(),
)
CORRECTED_WITHIN = timedelta(minutes=15)  # of recording it, its author may put a slip right


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


class Contact(Marked, SentOnce, Record):
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
    title = models.CharField("title", max_length=LONGEST_TITLE, blank=True, default="", db_default="")
    text = models.TextField("what happened", max_length=LONGEST_TEXT)
    headings = models.JSONField(
        "what is written under headings", default=dict, blank=True, db_default=Value({}, models.JSONField())
    )
    person_present = models.BooleanField("the person was there", null=True, blank=True)
    seen_alone = models.BooleanField("seen alone", null=True, blank=True)
    reached = models.BooleanField("somebody answered", default=True)
    sides = ArrayField(
        models.CharField(max_length=10, choices=Side), verbose_name="with", default=list, blank=True
    )
    also_with = models.CharField(
        "anybody else who was there", max_length=LONGEST_ALSO_WITH, blank=True, default="", db_default=""
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
    corrected_at = models.DateTimeField("a slip was put right", null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField("withdrawn", null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    withdrawn_because = models.TextField("why it was withdrawn", blank=True, editable=False)

    objects = ContactQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            [
                "title",
                "text",
                "headings",
                "also_with",
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
                "corrected_at",
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
            models.UniqueConstraint(
                fields=["visit", "person"],
                name="contact_visit_has_a_person_once",
                condition=Q(visit__isnull=False),
                violation_error_message="This person is in the log for the same visit already.",
            ),
            models.CheckConstraint(
                condition=Q(submission=None) | Q(visit=None) | Q(submission=F("visit")),
                name="contact_key_is_of_its_visit",
                violation_error_message="The contacts of one visit carry the key of one form.",
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
            # words in the notes of one person: no other's are read, however many there are
            GinIndex("person", OpClass(Upper(WRITTEN), name="gin_trgm_ops"), name="contact_words_by_person"),
            models.Index(fields=["author", "-id"], name="contact_by_author"),
        ]

    def __str__(self):
        return f"{self.get_method_display()} on {long_day(timezone.localtime(self.happened_at))}"

    @property
    def first_line(self) -> str:
        """The first line of what happened, for a row in a list."""
        return self.title or (self.text.strip().splitlines()[0] if self.text.strip() else "")

    @property
    def parts(self) -> list[tuple[str, str]]:
        """What was written, as (heading, words) in the order it is read; one part without a heading, or several."""
        if not self.headings:
            return [("", self.text)]
        under = [(heading, self.headings.get(heading, "")) for heading in Heading]
        before = [(heading.label, words) for heading, words in under if heading in BEFORE_WHAT_HAPPENED]
        after = [(heading.label, words) for heading, words in under if heading not in BEFORE_WHAT_HAPPENED]
        return [part for part in (*before, ("What happened", self.text), *after) if part[1]]

    @property
    def name(self) -> str:
        """The title, or one made of the kind and with whom it was."""
        if self.title:
            return self.title
        kind = self.get_method_display()
        sides = [in_a_sentence(side.label) for side in self.with_sides]
        return f"{kind} with {listed(sides)}" if sides else kind

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
        return ", ".join(side.label for side in self.with_sides)

    @property
    def with_sides(self) -> list[Side]:
        """The sides it was with, in the order of the form; the person too, when they were there."""
        sides = {*self.sides, Side.PERSON} if self.person_present else set(self.sides)
        return [side for side in Side if side in sides]

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
    def corrected_until(self) -> datetime:
        """The moment its author can no longer put a slip right."""
        return self.recorded_at + CORRECTED_WITHIN

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
