"""What somebody has typed and not yet sent. Theirs alone, never counted anywhere."""

from django.db import models
from django.utils import timezone

from accounts.models import Staff
from linkworker.records import Record
from linkworker.words import long_day
from placements.models import Person


class Draft(Record):
    """One unfinished form. `submission` is the key the finished contact will carry: it is sent once."""

    author = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    submission = models.UUIDField("key of the form")
    answers = models.JSONField("what was typed", default=dict)
    saved_at = models.DateTimeField("saved")

    class Privacy:
        personal = frozenset({"answers"})
        plain = frozenset({"id", "uid", "created_at", "author", "person", "submission", "saved_at"})

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["author", "submission"], name="draft_once_a_form")]

    def __str__(self):
        saved_at = timezone.localtime(self.saved_at)
        return f"Draft saved {long_day(saved_at)} {saved_at:%H:%M}"
