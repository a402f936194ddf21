"""Who did what to whom, and who looked. Written once, never changed, each line sealed to the one before."""

from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.db import models
from django.db.models.fields.json import KeyTransform


class AuditEvent(models.Model):
    """One line of the trail.

    No foreign keys: the trail outlives what it tells of. A database trigger gives each line its position
    and its seal (SHA-256 over the seal before and this line's own content) and refuses any change.
    """

    position = models.BigIntegerField("place in the trail", unique=True, editable=False)
    at = models.DateTimeField("when", editable=False)
    staff_uid = models.UUIDField("who", null=True)
    staff_name = models.CharField("name at the time", max_length=120, blank=True)
    held_as = models.CharField("role and organisation at the time", max_length=200, blank=True)
    organisation_uid = models.UUIDField("acting for", null=True, db_index=True)
    verb = models.CharField("did what", max_length=60)
    subject_kind = models.CharField("kind of thing", max_length=40)
    subject_uid = models.UUIDField("which one", null=True)
    person_uid = models.UUIDField("whose record", null=True)
    details = models.JSONField("details", default=dict)
    deed = models.UUIDField("which versions it tells of", null=True, editable=False)
    previous_seal = models.CharField("seal before", max_length=64, editable=False)
    seal = models.CharField("seal", max_length=64, editable=False)

    class Privacy:
        personal = frozenset({"staff_uid", "staff_name", "person_uid", "details"})
        plain = frozenset(
            [
                "id",
                "position",
                "at",
                "held_as",
                "organisation_uid",
                "verb",
                "subject_kind",
                "subject_uid",
                "deed",
                "previous_seal",
                "seal",
            ]
        )

    class Meta:
        ordering = ["-position"]
        indexes = [
            models.Index(fields=["person_uid", "-position"], name="audit_by_person"),
            models.Index(fields=["staff_uid", "-position"], name="audit_by_staff"),
            models.Index(fields=["subject_uid", "-position"], name="audit_by_subject"),
            models.Index(fields=["deed"], name="audit_by_deed", condition=models.Q(deed__isnull=False)),
            BrinIndex(fields=["at"], name="audit_by_moment"),  # lines lie in the order they were written
            GinIndex(KeyTransform("people", "details"), name="audit_by_people_listed"),
        ]

    def __str__(self):
        return f"{self.staff_name} {self.verb}"
