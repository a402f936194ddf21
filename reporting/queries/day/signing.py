"""Records of reviews: those that wait for a manager's signature, and those a manager sent back."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from linkworker.words import short_day
from reporting.queries.day.parts import Day, Link, Row
from reviews.queries import signing


def to_sign(day: Day) -> Iterator[Row]:
    """What somebody may sign off, the oldest first."""
    for review in signing.to_sign(day.staff).select_related("person", "recorded_by"):
        yield Row(
            when=short_day(timezone.localdate(review.created_at)),
            about=str(review.person),
            url=reverse("reviews:review", args=[review.uid]),
            words=f"{review.recorded_by} recorded a review: {review.get_kind_display()}",
            links=(Link("Read and sign off", reverse("reviews:sign-off-review", args=[review.uid])),),
            people=(str(review.person.uid),),
        )


def sent_back(day: Day) -> Iterator[Row]:
    """What a manager sent back to somebody, or to whom they act for, and nothing was added to since."""
    for review in signing.sent_back_to(day.staff, day.whose).select_related("person"):
        yield Row(
            when=short_day(timezone.localdate(review.back_at)),
            about=str(review.person),
            url=reverse("reviews:review", args=[review.uid]),
            words=day.marked(f"Sent back by a manager: {review.get_kind_display()}", review.recorded_by_id),
            links=(Link("Add to it", reverse("reviews:add-to-review", args=[review.uid])),),
            people=(str(review.person.uid),),
        )
