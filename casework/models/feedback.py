"""What somebody thinks of the support they get, as a number and in their words."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Staff
from casework.choices import Face
from casework.models.codes import FaceQuestion
from linkworker.records import Record
from placements.models import Person
from placements.models.merges import CountsMerges

LOWEST_SCORE, HIGHEST_SCORE = 1, 5
LONGEST_WORDS = 5_000
CODE_LENGTH = 8
LONGEST_NAME = 160


class FeedbackRequest(CountsMerges, Record):
    """Somebody was asked on a day what they think. The code stands on the sheet and is used up by one answer.

    Whoever does not want to answer was asked all the same: that counts in the response rate.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="feedback_requests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField("asked on")
    asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    code = models.CharField("code on the sheet", max_length=CODE_LENGTH, unique=True)
    expires_on = models.DateField("first day it can no longer be typed back")
    declined_on = models.DateField("did not want to answer", null=True, blank=True)

    class Privacy:
        personal = frozenset({"code"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation", "asked_on", "asked_by"),
                *("expires_on", "declined_on", "merged_times"),
            ]
        )

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "asked_on"],
                condition=Q(merged_times=0),
                name="feedback_asked_once_a_day",
                violation_error_message="This person was asked on that day already.",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("asked_on")),
                name="feedback_code_holds_for_days",
                violation_error_message="A code can be used for at least a day.",
            ),
            models.CheckConstraint(
                condition=Q(declined_on=None) | Q(declined_on__gte=F("asked_on")),
                name="feedback_declined_once_asked",
                violation_error_message="Somebody declines on the day they were asked, or later.",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "asked_on"], name="feedback_asked_by_day")]

    def __str__(self):
        return f"{self.code[:4]}-{self.code[4:]}"


class Feedback(CountsMerges, Record):
    """One answer on one day. `by_proxy` says whether somebody else answered for the person."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="feedback")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="feedback")
    given_on = models.DateField("given on")
    score = models.PositiveSmallIntegerField("score, 1 to 5")
    by_proxy = models.BooleanField("somebody answered for the person", null=True, blank=True)
    words = models.TextField("in their words", blank=True)
    answered_by = models.CharField("who answered for them", max_length=LONGEST_NAME, blank=True)
    request = models.OneToOneField(
        FeedbackRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="answer"
    )
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Privacy:
        personal = frozenset({"words", "score", "answered_by"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation", "given_on", "by_proxy"),
                *("request", "recorded_by", "merged_times"),
            ]
        )

    class Meta:
        verbose_name_plural = "feedback"
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "given_on"],
                condition=Q(merged_times=0),
                name="feedback_once_a_day",
                violation_error_message="This person gave feedback on that day already.",
            ),
            models.CheckConstraint(
                condition=Q(score__range=(LOWEST_SCORE, HIGHEST_SCORE)),
                name="feedback_score_is_one_to_five",
                violation_error_message=f"Give a score from {LOWEST_SCORE} to {HIGHEST_SCORE}.",
            ),
            models.CheckConstraint(
                condition=Q(answered_by="") | Q(by_proxy__isnull=False, by_proxy=True),
                name="feedback_for_them_is_by_proxy",
                violation_error_message="Only who answers for somebody else is named.",
            ),
            models.CheckConstraint(
                condition=~Q(by_proxy__isnull=False, by_proxy=True)
                | Q(recorded_by=None)
                | ~Q(answered_by=""),
                name="feedback_by_proxy_says_by_whom",
                violation_error_message="Say who answered for the person.",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "given_on"], name="feedback_by_day")]

    def __str__(self):
        return f"{self.score} of {HIGHEST_SCORE}, {self.given_on:%Y-%m-%d}"

    @property
    def in_words(self) -> str:
        """What the score says: "4 of 5, good"."""
        return f"{self.score} of {HIGHEST_SCORE}, {Face(self.score).label.lower()}"


class FeedbackAnswer(models.Model):
    """The face chosen for one question. A question left out has no row."""

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(FaceQuestion, on_delete=models.PROTECT, related_name="+")
    face = models.PositiveSmallIntegerField("face", choices=Face)

    class Privacy:
        personal = frozenset({"face"})
        plain = frozenset({"id", "feedback", "question"})

    class Meta:
        ordering = ["feedback", "question"]
        constraints = [
            models.UniqueConstraint(
                fields=["feedback", "question"],
                name="feedback_answer_once_a_question",
                violation_error_message="This question was answered already.",
            ),
            models.CheckConstraint(
                condition=Q(face__in=Face.values),
                name="feedback_answer_is_a_face",
                violation_error_message="Choose one of the five faces.",
            ),
        ]

    def __str__(self):
        return self.get_face_display()
