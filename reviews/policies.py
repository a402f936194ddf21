"""Which reviews and which imports somebody may read."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Organisation
from accounts.policies import acting_for, organisations_for
from accounts.roles import Link, Permission
from placements.models import Home, Person, Placement
from placements.policies import people_for
from reviews.choices import ReviewKind
from reviews.models import (
    Authorisation,
    CapacityAssessment,
    Death,
    DynamicSupport,
    HomeReviewEvent,
    HomeReviewLeft,
    HomeReviewListing,
    RegisterImport,
    RestrictivePractice,
    Review,
    SafeguardingConcern,
)

ALSO_NEEDED = {  # a due date of these kinds tells more than that a review is due
    ReviewKind.MED: Permission.SEE_HEALTH,
    ReviewKind.AHC: Permission.SEE_HEALTH,
    ReviewKind.DOL: Permission.SEE_HEALTH,
    ReviewKind.S117R: Permission.SEE_HEALTH,
    **dict.fromkeys((ReviewKind.FT, ReviewKind.CHC3, ReviewKind.CHC12), Permission.SEE_CHC),
    **dict.fromkeys((ReviewKind.CTR_PRE, ReviewKind.CTR_POST, ReviewKind.CETR), Permission.SEE_HEALTH),
    **dict.fromkeys((ReviewKind.CTR_NS, ReviewKind.CTR_SEC, ReviewKind.EHC), Permission.SEE_HEALTH),
    ReviewKind.TRN: Permission.SEE_TRANSITION,
    ReviewKind.GOAL: Permission.SEE_GOALS,
}


def reviews_for(staff, permission: Permission = Permission.SEE_REVIEWS) -> QuerySet[Review]:
    """The reviews of the people a permission reaches today, whichever organisation recorded them.

    One record for both councils and the board that pays: a review held by one of them is held. SEE_REVIEWS
    tells kind and day alone; whatever shows more asks for READ_REVIEW.
    """
    return Review.objects.filter(person__in=people_for(staff, permission).order_by())


def may_know_due(kind: str, granted: Collection[Permission]) -> bool:
    """May somebody with these permissions for a person know that such a review of theirs is due?"""
    needed = ALSO_NEEDED.get(ReviewKind(kind), Permission.SEE_REVIEWS)
    return Permission.SEE_REVIEWS in granted and needed in granted


def imports_for(staff) -> QuerySet[RegisterImport]:
    """The imports into the registers somebody may import into."""
    own = [organisation.pk for organisation in organisations_for(staff, Permission.IMPORT_REGISTER)]
    return RegisterImport.objects.filter(organisation__in=own)


def capacity_assessments_for(staff) -> QuerySet[CapacityAssessment]:
    """What was found about decisions of the people whose rights somebody may read."""
    return CapacityAssessment.objects.filter(person__in=people_for(staff, Permission.SEE_RIGHTS).order_by())


def authorisations_for(staff) -> QuerySet[Authorisation]:
    """The requests to deprive of liberty of the people whose rights somebody may read, and what became of them."""
    return Authorisation.objects.filter(person__in=people_for(staff, Permission.SEE_RIGHTS).order_by())


def concerns_for(
    staff, permission: Permission = Permission.SEE_SAFEGUARDING
) -> QuerySet[SafeguardingConcern]:
    """The safeguarding concerns about the people a permission reaches today, whoever raised them: both councils
    read one record.
    """
    return SafeguardingConcern.objects.filter(person__in=people_for(staff, permission).order_by())


def restraints_for(
    staff, permission: Permission = Permission.SEE_SAFEGUARDING
) -> QuerySet[RestrictivePractice]:
    """The restrictive practices recorded of the people a permission reaches today."""
    return RestrictivePractice.objects.filter(person__in=people_for(staff, permission).order_by())


def dynamic_support_for(staff) -> QuerySet[DynamicSupport]:
    """The ratings of the people whose health somebody may read of, as well as their safety."""
    reached = people_for(staff, Permission.SEE_SAFEGUARDING).order_by()
    return DynamicSupport.objects.filter(
        person__in=reached.filter(pk__in=people_for(staff, Permission.SEE_HEALTH).order_by().values("pk"))
    )


def deaths_for(staff) -> QuerySet[Death]:
    """The deaths of people within reach."""
    return Death.objects.filter(person__in=people_for(staff, Permission.SEE_SAFEGUARDING).order_by())


def living_at(home: Home, on: date) -> QuerySet[Placement]:
    """The stays of everybody who lives in a home on a day, whoever placed them."""
    return Placement.objects.open_on(on).filter(home=home)


def home_events_for(staff, permission: Permission = Permission.SEE_REVIEWS) -> QuerySet[HomeReviewEvent]:
    """The whole-home reviews of homes in which a permission reaches somebody who was reviewed there, or left."""
    known = people_for(staff, permission).order_by().values("pk")
    reviewed = Review.objects.filter(person__in=known).exclude(home_event=None)
    left = HomeReviewLeft.objects.filter(person__in=known)
    return HomeReviewEvent.objects.filter(
        Q(pk__in=reviewed.order_by().values("home_event")) | Q(pk__in=left.order_by().values("event"))
    )


def home_listings_for(staff, home: Home) -> QuerySet[HomeReviewListing]:
    """What the programmes say of one home: one's own council's, and those of councils whose people one knows there.

    That a council has a home on its programme tells that somebody of theirs lives there.
    """
    there = living_at(home, staff.acting_on).order_by().values("person")
    known = people_for(staff, Permission.SEE_REVIEWS).filter(pk__in=there).order_by()
    own = acting_for(staff, Permission.SEE_REVIEWS, Link.PLACING)
    return HomeReviewListing.objects.filter(
        Q(organisation__in=own) | Q(organisation__in=known.values("responsible_council")), home=home
    )


def councils_that_list(staff) -> frozenset[int]:
    """The councils (primary keys) for which somebody says what is on the programme."""
    return acting_for(staff, Permission.LIST_HOME_REVIEW, Link.PLACING)


def councils_with_people_at(staff, home: Home) -> list[Organisation]:
    """The councils for which somebody may put a home on the programme: those whose own people live there today."""
    placing = councils_that_list(staff)
    there = Person.objects.filter(placements__in=living_at(home, staff.acting_on).order_by())
    found = set(there.filter(responsible_council__in=placing).values_list("responsible_council", flat=True))
    return [one for one in organisations_for(staff, Permission.LIST_HOME_REVIEW) if one.pk in found]


def may_hold_home_review(staff, home: Home) -> bool:
    """May somebody record a whole-home review: of at least one of those who live there today?"""
    there = living_at(home, staff.acting_on).order_by().values("person")
    return people_for(staff, Permission.HOLD_HOME_REVIEW).filter(pk__in=there).exists()
