"""Which reviews somebody may read."""

from django.db.models import QuerySet

from accounts.roles import Permission
from placements.policies import people_for
from reviews.models import Review


def reviews_for(staff) -> QuerySet[Review]:
    """The reviews of the people SEE_REVIEWS reaches today, whichever organisation recorded them.

    One record for both councils and the board that pays: a review held by one of them is held.
    """
    return Review.objects.filter(person__in=people_for(staff, Permission.SEE_REVIEWS).order_by())
