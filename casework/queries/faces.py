"""Which questions with faces are asked on a day, in their order."""

from datetime import date

from django.db.models import QuerySet

from casework.choices import AskedIn
from casework.models import FaceQuestion


def questions_of(asked_in: AskedIn, on: date) -> QuerySet[FaceQuestion]:
    """The questions in force."""
    found = FaceQuestion.objects.in_force_on(on).filter(asked_in=asked_in).select_related("part_of_life")
    return found.order_by("order", "pk")
