"""The whole-home review: a home on the programme until a day, and the one meeting about everybody who lives there.

What is decided for each of them is a `Review` of their own; here stands what belongs to the home.
"""

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.models import Home, Person
from placements.models.recording import Recorded
from reviews.models.plans import LONGEST_WHY

LONGEST_WHO = 500


class HomeReviewListing(SentOnce, Recorded):
    """That a council put a home on its programme, or took it off (no day). What was said last holds.

    Rows, never edits: a date that was moved stays to be read, with the reason.
    """

    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="review_listings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    listed_on = models.DateField("said on")
    due_on = models.DateField("everybody is reviewed by", null=True, blank=True)
    because = models.CharField("why", max_length=LONGEST_WHY, blank=True)

    class Privacy:
        personal = frozenset({"because", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "home", "organisation", "listed_on", "due_on"),
                *("recorded_by", "submission"),
            ]
        )

    class Meta:
        ordering = ["pk"]
        verbose_name = "whole-home review on the programme"
        verbose_name_plural = "whole-home reviews on the programme"
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=F("listed_on")),
                name="home_review_due_after_listing",
                violation_error_message="The day by which everybody is reviewed must be today or later.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=False) | ~Q(because=""),
                name="home_review_off_with_reason",
                violation_error_message="Enter why the home comes off the programme.",
            ),
        ]
        indexes = [models.Index(fields=["home", "organisation", "id"], name="home_review_listing_by_home")]

    def __str__(self):
        return f"Everybody by {self.due_on}" if self.due_on else f"Off the programme on {self.listed_on}"


class HomeReviewEvent(SentOnce, Recorded):
    """One meeting about a home and everybody who lives there. It names none of them: each has a record."""

    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="review_events")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField("held on")
    who_came = models.CharField("who came", max_length=LONGEST_WHO)
    words = models.TextField("about the home as a whole", blank=True)

    class Privacy:
        personal = frozenset({"who_came", "words", "fingerprint"})
        plain = frozenset(
            [
                *("id", "uid", "created_at", "home", "organisation", "held_on"),
                *("recorded_by", "submission"),
            ]
        )

    class Meta:
        ordering = ["-held_on", "-pk"]
        verbose_name = "whole-home review"
        constraints = [
            models.CheckConstraint(
                condition=~Q(who_came=""),
                name="home_review_says_who_came",
                violation_error_message="Enter who came.",
            )
        ]
        indexes = [models.Index(fields=["home", "-held_on"], name="home_review_event_by_home")]

    def __str__(self):
        return f"Whole-home review held {self.held_on}"


class HomeReviewLeft(Record):
    """Somebody who lives there and was not reviewed at the meeting, and why. They stay due."""

    event = models.ForeignKey(HomeReviewEvent, on_delete=models.PROTECT, related_name="left")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="home_reviews_left")
    because = models.CharField("why not", max_length=LONGEST_WHY)

    class Privacy:
        personal = frozenset({"because"})
        plain = frozenset({"id", "uid", "created_at", "event", "person"})

    class Meta:
        ordering = ["pk"]
        verbose_name = "person left out of a whole-home review"
        verbose_name_plural = "people left out of a whole-home review"
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=""),
                name="home_review_left_with_reason",
                violation_error_message="Enter why they were not reviewed.",
            )
        ]

    def __str__(self):
        return f"Left on {self.created_at:%Y-%m-%d}"
