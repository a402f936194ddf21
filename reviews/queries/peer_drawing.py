"""Among which records a sample is drawn, who is on the case of one, and who may look at it."""

from datetime import date
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Organisation, Staff
from accounts.policies import allowed_at
from accounts.queries.able import able_staff
from accounts.roles import Permission
from placements.models import Allocation
from reviews.models import Addition, Review, SignOff
from reviews.queries.signing import theirs
from reviews.rules import peer_review as rules


def draws_for(staff, organisation: Organisation) -> bool:
    """May somebody draw for this organisation? Then they see all that was drawn for it. No query."""
    return allowed_at(staff, Permission.DRAW_PEER_SAMPLE, organisation.pk)


def to_draw_from(staff, organisation: Organisation, held_from: date, held_to: date) -> dict[UUID, int]:
    """The records of an organisation's own reviews held on these days, both counted, that were never drawn.

    By public id, the primary key. What came with an import was written by nobody here: it is no record to read.
    """
    found = theirs(staff, Permission.DRAW_PEER_SAMPLE).filter(
        organisation=organisation, held_on__gte=held_from, held_on__lte=held_to, drawn_record=None
    )
    return dict(found.exclude(recorded_by=None).order_by("pk").values_list("uid", "pk"))


def on_the_case(review: Review) -> dict[int, rules.Tie]:
    """Everybody on the case of one record (primary keys of staff), and why. Three queries."""
    allocated = Allocation.objects.on(review.held_on).filter(person=review.person)
    return rules.on_the_case(
        recorded_by=review.recorded_by_id,
        added_by=_who(Addition.objects.filter(review=review)),
        read_by=_who(SignOff.objects.filter(review=review)),
        allocated_to=[review.person.link_worker_id, *_who(allocated, "link_worker_id")],
    )


def marked_on_the_case(reviews: QuerySet[Review], staff) -> QuerySet[Review]:
    """The same of many records: each carries `is_on_the_case`, for one member of staff."""
    added = Addition.objects.filter(review=OuterRef("pk"), by=staff)
    read = SignOff.objects.filter(review=OuterRef("pk"), by=staff)
    allocated = Allocation.objects.on(OuterRef("held_on")).filter(
        person=OuterRef("person"), link_worker=staff
    )
    tied = Q(recorded_by=staff) | Q(person__link_worker=staff)
    for rows in (added, read, allocated):
        tied |= Exists(rows.order_by())
    known = ExpressionWrapper(tied, output_field=BooleanField())
    return reviews.annotate(is_on_the_case=Coalesce(known, False))  # unknown where nobody is allocated


def colleagues_for(staff, review: Review, on: date) -> QuerySet[Staff]:
    """Who may look at a record together with somebody: of the same organisation, not on the case, by name."""
    able = able_staff([review.organisation_id], Permission.RECORD_PEER_REVIEW, on)
    return able.exclude(pk__in=[staff.pk, *on_the_case(review)])


def _who(rows: QuerySet, name: str = "by_id") -> list[int]:
    return list(rows.order_by("pk").values_list(name, flat=True))
