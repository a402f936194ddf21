"""Which review a contact was about: reviews stand a floor above contacts, so the row that ties the two is here."""

from django.db import models

from casework.models import Contact
from linkworker.records import Record
from reviews.models.held import Review


class ContactReview(Record):
    """A contact was about a review."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="contacts")

    class Privacy:
        personal = frozenset[str]()
        plain = frozenset({"id", "uid", "created_at", "contact", "review"})

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "review"],
                name="contact_review_once",
                violation_error_message="This contact is about the review already.",
            )
        ]

    def __str__(self):
        return f"{self.contact}, about {self.review}"
