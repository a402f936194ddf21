"""How life is for somebody on one day, by five faces; the first time is the baseline of every later one."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Staff
from casework.choices import Face
from casework.models.codes import FaceQuestion
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Person
from placements.models.merges import CountsMerges

MOST_TIMES = 99
LONGEST_SAID = 1_000
LONGEST_NAME = 160


class Outcome(CountsMerges, SentOnce, Record):
    """What somebody answered on one day, or what was answered for them.

    The counts are of the month before: how many important people they met, how many they spoke to from
    afar, how often they went out to something in the place they live. None is not recorded.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="outcomes")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField("answered on")
    by_proxy = models.BooleanField("somebody answered for the person", default=False)
    answered_by = models.CharField("who answered for them", max_length=LONGEST_NAME, blank=True)
    people_met = models.PositiveSmallIntegerField("important people met", null=True, blank=True)
    people_rung = models.PositiveSmallIntegerField("important people rung", null=True, blank=True)
    times_out = models.PositiveSmallIntegerField("times out in the community", null=True, blank=True)
    words = models.TextField("in their words", max_length=LONGEST_SAID, blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        personal = frozenset(
            {"answered_by", "people_met", "people_rung", "times_out", "words", "fingerprint"}
        )
        plain = frozenset(
            [
                *("id", "uid", "created_at", "person", "organisation", "answered_on", "by_proxy"),
                *("recorded_by", "submission", "merged_times"),
            ]
        )

    class Meta:
        ordering = ["-answered_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "answered_on"],
                condition=Q(merged_times=0),
                name="outcome_once_a_day",
                violation_error_message="How life is was asked on that day already.",
            ),
            models.CheckConstraint(
                condition=Q(by_proxy=True) & ~Q(answered_by="") | Q(by_proxy=False, answered_by=""),
                name="outcome_by_proxy_says_by_whom",
                violation_error_message="Say who answered for the person.",
            ),
            models.CheckConstraint(
                condition=(Q(people_met=None) | Q(people_met__lte=MOST_TIMES))
                & (Q(people_rung=None) | Q(people_rung__lte=MOST_TIMES))
                & (Q(times_out=None) | Q(times_out__lte=MOST_TIMES)),
                name="outcome_counts_of_one_month",
                violation_error_message=f"Enter a number from 0 to {MOST_TIMES}.",
            ),
        ]

    def __str__(self):
        return f"How life is, {self.answered_on:%Y-%m-%d}"


class OutcomeAnswer(models.Model):
    """The face chosen for one question. A question left out has no row."""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(FaceQuestion, on_delete=models.PROTECT, related_name="+")
    face = models.PositiveSmallIntegerField("face", choices=Face)

    class Privacy:
        personal = frozenset({"face"})
        plain = frozenset({"id", "outcome", "question"})

    class Meta:
        ordering = ["outcome", "question"]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "question"],
                name="outcome_answer_once_a_question",
                violation_error_message="This question was answered already.",
            ),
            models.CheckConstraint(
                condition=Q(face__in=Face.values),
                name="outcome_answer_is_a_face",
                violation_error_message="Choose one of the five faces.",
            ),
        ]

    def __str__(self):
        return self.get_face_display()
