"""A file that came with a contact: kept outside the database, handed out only through a gate."""

from functools import partial

from django.db import models, transaction
from django.db.models import Q

from accounts.models import Staff
from casework.choices import Checked
from casework.models.contacts import Contact
from casework.models.drafts import Draft
from linkworker import file_kinds, stored_files
from linkworker.records import Record

FOLDER = "contact-files"
LARGEST_BYTES = 10 * 1024 * 1024
MOST_FILES = 10  # of one contact
MOST_UNSENT_BYTES = 1024**3  # of one author, in all forms that are not sent


class ContactFileQuerySet(models.QuerySet):
    """Narrowings of the files."""

    def of_form(self, author: Staff, form):
        """What one author has chosen in one form that was not sent yet."""
        return self.filter(uploaded_by=author, form=form, contact=None)

    def waiting(self):
        """Those no scanner has answered about, also where none was set when they came."""
        return self.filter(checked__in=[Checked.WAITING, Checked.NEVER])

    def unsent(self):
        """Those of forms that were neither sent nor are kept as a draft any more."""
        kept = Draft.objects.filter(author=models.OuterRef("uploaded_by"), submission=models.OuterRef("form"))
        return self.filter(~models.Exists(kept.order_by()), contact=None)


class ContactFile(Record):
    """One file. Until its form is sent it has no contact, and is its author's alone."""

    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="files"
    )
    form = models.UUIDField("key of the form it was chosen in")
    uploaded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("name", max_length=file_kinds.LONGEST_NAME + 6)
    kind = models.CharField(
        "kind", max_length=4, choices=[(kind.ending, kind.words) for kind in file_kinds.KINDS.values()]
    )
    size = models.PositiveIntegerField("bytes")
    file_name = models.CharField("name it is stored under", max_length=120, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    checked = models.CharField("what the scanner said", max_length=7, choices=Checked, default=Checked.NEVER)

    objects = ContactFileQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"name", "file_name", "sha256"})
        plain = frozenset(
            ["id", "uid", "created_at", "contact", "form", "uploaded_by", "kind", "size", "checked"]
        )

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "sha256"],
                name="contact_file_once_a_form",
                violation_error_message="This file has been added already.",
            ),
            models.CheckConstraint(
                condition=Q(size__range=(1, LARGEST_BYTES)),
                name="contact_file_not_too_large",
                violation_error_message="A file must not be empty, and not larger than 10 MB.",
            ),
        ]
        indexes = [models.Index(fields=["form"], name="contact_file_unsent", condition=Q(contact=None))]

    def __str__(self):
        return self.name

    @property
    def content_type(self) -> str:
        """How a browser is told of it."""
        return file_kinds.KINDS[self.kind].content_type

    @property
    def size_in_words(self) -> str:
        """ "340 KB", "2.1 MB"."""
        kilobytes = max(1, round(self.size / 1024))
        return f"{kilobytes:,} KB" if kilobytes < 1024 else f"{self.size / 1024**2:.1f} MB"

    def forget(self) -> None:
        """Remove the row now, and the file once that is certain."""
        transaction.on_commit(partial(forget_bytes, self.file_name))
        self.delete()


def forget_bytes(file_name: str) -> None:
    """Take a stored file off the disk, unless a row that may hand it out still names it."""
    named = ContactFile.objects.filter(file_name=file_name).exclude(checked=Checked.REFUSED)
    if not named.exists():
        stored_files.forget(FOLDER, file_name)
