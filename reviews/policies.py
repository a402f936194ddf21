"""Which reviews somebody may read."""

from django.db.models import QuerySet

from accounts.roles import Permission
from placements.policies import people_for
from reviews.models import Review


def reviews_for(staff, permission: Permission = Permission.SEE_REVIEWS) -> QuerySet[Review]:
    """The reviews of the people a permission reaches today, whichever organisation recorded them.

    One record for both councils and the board that pays: a review held by one of them is held. SEE_REVIEWS
    tells kind and day alone; whatever shows more asks for READ_REVIEW.
    """
    return Review.objects.filter(person__in=people_for(staff, permission).order_by())
