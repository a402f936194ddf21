"""What became of a record after it was made: a manager signs it or sends it back, and something is added to it."""

from django.db import models
from django.db.models import Q

from accounts.models import Staff
from linkworker.records import Record
from linkworker.sending import SentOnce
from reviews.choices import SignOffAnswer
from reviews.models.held import Review

LONGEST_REASON = 2000


class SignOff(SentOnce, Record):
    """A manager read the record of a review: it is signed, or sent back with what is missing."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="sign_offs")
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField("answer", max_length=12, choices=SignOffAnswer)
    because = models.CharField("what is missing", max_length=LONGEST_REASON, blank=True)

    class Privacy:
        personal = frozenset({"because", "fingerprint"})
        plain = frozenset({"id", "uid", "created_at", "submission", "review", "by", "answer"})

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(answer=SignOffAnswer.SIGNED),
                name="review_signed_once",
                violation_error_message="This review is signed off already.",
            ),
            models.CheckConstraint(
                condition=Q(answer=SignOffAnswer.SIGNED, because="")
                | (Q(answer=SignOffAnswer.SENT_BACK) & ~Q(because="")),
                name="review_sent_back_with_reason",
                violation_error_message="Enter what is missing, so that it can be put right.",
            ),
        ]

    def __str__(self):
        return f"{self.get_answer_display()}, {self.created_at:%Y-%m-%d}"


class Addition(SentOnce, Record):
    """Words added to the record of a review, which itself stays as it was made."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="additions")
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("what is added")

    class Privacy:
        personal = frozenset({"text", "fingerprint"})
        plain = frozenset({"id", "uid", "created_at", "submission", "review", "by"})

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="review_addition_says_something",
                violation_error_message="Enter what you add to the record.",
            )
        ]

    def __str__(self):
        return f"Added {self.created_at:%Y-%m-%d}"
