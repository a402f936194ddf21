"""An action: what somebody promised to do by when, inside the council or outside."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from casework.models.contacts import Contact
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Person


class ActionQuerySet(models.QuerySet):
    """Narrowings of what was promised."""

    def open(self):
        """Not done yet."""
        return self.filter(done_on=None)


class Action(SentOnce, Record):
    """A task with an owner and a due date. The owner is one of the staff, or named when outside."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="actions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="actions")
    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    what = models.CharField("what will be done", max_length=300)
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    owner_outside = models.CharField("who, outside the council", max_length=160, blank=True)
    due_on = models.DateField("by")
    created_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_on = models.DateField("done", null=True, blank=True)
    outcome = models.TextField("what came of it", blank=True)

    objects = ActionQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"what", "owner_outside", "outcome", "fingerprint"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "person",
                "organisation",
                "contact",
                "owner",
                "due_on",
                "created_by",
                "done_on",
                "submission",
            ]
        )

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=False, owner_outside="") | (Q(owner=None) & ~Q(owner_outside="")),
                name="action_has_one_owner",
                violation_error_message="Say who will do it: one of the team, or somebody outside.",
            ),
            models.CheckConstraint(
                condition=~Q(what=""),
                name="action_says_what",
                violation_error_message="Say what will be done.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "due_on"], name="action_open_by_person", condition=Q(done_on=None)
            ),
            models.Index(fields=["owner", "due_on"], name="action_open_by_owner", condition=Q(done_on=None)),
            # what was open on a day, of all an organisation ever promised
            models.Index(fields=["organisation", "done_on", "person"], name="action_by_organisation"),
        ]

    def __str__(self):
        return self.what

    @property
    def who(self) -> str:
        """Who will do it: one of the staff, or the name of somebody outside."""
        return self.owner_outside or str(self.owner)
