"""An action: what somebody promised to do by when, inside the council or outside."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from accounts.models import Organisation, Staff
from casework.models.contacts import Contact
from casework.rules.references import reference_of
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Person

LONGEST_REASON = 500
LONGEST_WHO = 400

OPEN = Q(done_on=None, dropped_on=None)
NOBODY_OUTSIDE = Q(owner_outside="", owner_organisation=None, owner_email="")


class ActionQuerySet(models.QuerySet):
    """Narrowings of what was promised."""

    def open(self):
        """Not done yet, and still wanted."""
        return self.filter(OPEN)

    def outside(self):
        """What somebody outside the council is to do."""
        return self.filter(owner=None)

    def late_on(self, day: date):
        """Still open when the day it was due had passed."""
        return self.filter(OPEN, due_on__lt=day)

    def with_first_due(self):
        """Each carrying `first_due`: the day it was promised for before anybody moved it."""
        return self.annotate(first_due=Coalesce("first_due_on", "due_on"))


class Action(SentOnce, Record):
    """A task with an owner and a due date. The owner is one of the staff, or outside: an organisation, a name,
    or both.

    `first_due_on` is kept once the date is moved: whether a promise was kept is counted from it (K25).
    Without `remind_on` the owner is reminded two working days before.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="actions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="actions")
    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    what = models.CharField("what will be done", max_length=300)
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    owner_outside = models.CharField("who, outside the council", max_length=160, blank=True)
    owner_organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name="organisation outside the council",
    )
    owner_email = models.EmailField("their email address", blank=True, default="", db_default="")
    due_on = models.DateField("by")
    first_due_on = models.DateField("by, as first promised", null=True, blank=True)
    remind_on = models.DateField("reminder", null=True, blank=True)
    created_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_on = models.DateField("done", null=True, blank=True)
    outcome = models.TextField("what came of it", blank=True)
    dropped_on = models.DateField("no longer needed", null=True, blank=True)
    dropped_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dropped_because = models.CharField(
        "why it is no longer needed", max_length=LONGEST_REASON, blank=True, default="", db_default=""
    )

    objects = ActionQuerySet.as_manager()

    class Privacy:
        personal = frozenset(
            {"what", "owner_outside", "owner_email", "outcome", "dropped_because", "fingerprint"}
        )
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "organisation",
                "contact",
                "owner",
                "owner_organisation",
                "due_on",
                "first_due_on",
                "remind_on",
                "created_by",
                "done_on",
                "dropped_on",
                "dropped_by",
                "submission",
            ]
        )

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(owner__isnull=False) & NOBODY_OUTSIDE)
                | (Q(owner=None) & (~Q(owner_outside="") | Q(owner_organisation__isnull=False))),
                name="action_has_one_owner",
                violation_error_message="Say who will do it: one of the team, or somebody outside.",
            ),
            models.CheckConstraint(
                condition=~Q(what=""),
                name="action_says_what",
                violation_error_message="Say what will be done.",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on=None, dropped_by=None, dropped_because="")
                | (Q(dropped_on__isnull=False, done_on=None) & ~Q(dropped_because="")),
                name="action_dropped_with_reason",
                violation_error_message="Say why it is no longer needed. What was done cannot be dropped.",
            ),
            models.CheckConstraint(
                condition=Q(remind_on=None) | Q(remind_on__lte=F("due_on")),
                name="action_reminds_before_due",
                violation_error_message="The reminder must be on or before the day it is due.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "due_on"], name="action_open_by_person", condition=Q(done_on=None)
            ),
            models.Index(fields=["owner", "due_on"], name="action_open_by_owner", condition=Q(done_on=None)),
            # what was open on a day, of all an organisation ever promised
            models.Index(fields=["organisation", "done_on", "person"], name="action_by_organisation"),
            # the list of all people's actions, the latest first
            models.Index(fields=["organisation", "due_on", "id"], name="action_open_in_list", condition=OPEN),
            # what each organisation promised, by the day it was first due
            models.Index(
                "organisation",
                Coalesce("first_due_on", "due_on"),
                "owner_organisation",
                name="action_promised",
            ),
        ]

    def __str__(self):
        return self.what

    @property
    def who(self) -> str:
        """Who will do it: one of the staff; or somebody outside by name, by organisation, or both."""
        outside = [self.owner_outside, str(self.owner_organisation or "")]
        return ", ".join(filter(None, outside)) or str(self.owner)

    @property
    def is_outside(self) -> bool:
        """Promised by somebody outside the council."""
        return self.owner_id is None

    @property
    def is_open(self) -> bool:
        """Not done, and still wanted."""
        return self.done_on is None and self.dropped_on is None

    @property
    def reference(self) -> str:
        """What it is called in a letter or an email, where nobody is named: "A-7K2M9Q"."""
        return reference_of(self.uid)


class ActionChange(SentOnce, Record):
    """The date of an action was moved, or somebody else took it on: as it was, as it became, and why."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="changes")
    changed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    due_before = models.DateField("due before")
    due_after = models.DateField("due from then on")
    who_before = models.CharField("whose it was", max_length=LONGEST_WHO)
    who_after = models.CharField("whose it became", max_length=LONGEST_WHO)
    because = models.CharField("why", max_length=LONGEST_REASON)

    class Privacy:
        personal = frozenset({"who_before", "who_after", "because", "fingerprint"})
        plain = frozenset(
            ["id", "uid", "created_at", "submission", "action", "changed_by", "due_before", "due_after"]
        )

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=""),
                name="action_change_with_reason",
                violation_error_message="Say why it is changed.",
            ),
            models.CheckConstraint(
                condition=~Q(due_before=F("due_after")) | ~Q(who_before=F("who_after")),
                name="action_change_changes_something",
                violation_error_message="Nothing would change: enter another day, or choose somebody else.",
            ),
        ]

    def __str__(self):
        return f"{self.action_id} changed {self.created_at:%Y-%m-%d}"

    @property
    def moved(self) -> bool:
        """The date was moved; else somebody else took it on."""
        return self.due_before != self.due_after
