"""How a member of staff is shown to the people they work for: a photo, and how to reach them."""

from django.db import models

from accounts.models import Staff
from linkworker.records import Record

FOLDER = "worker-photos"
LONGEST_PHONE = 20


class WorkerCard(Record):
    """One a member of staff, filled in by themselves. The photo lies in a folder no address serves."""

    staff = models.OneToOneField(Staff, on_delete=models.PROTECT, related_name="card")
    phone = models.CharField("phone", max_length=LONGEST_PHONE, blank=True)
    photo = models.CharField("file of the photo", max_length=120, blank=True, editable=False)

    class Privacy:
        personal = frozenset({"phone", "photo"})
        plain = frozenset({"id", "uid", "created_at", "staff"})

    class Meta:
        ordering = ["staff", "pk"]

    def __str__(self):
        return f"Card of {self.staff_id}"
