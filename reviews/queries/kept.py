"""What this floor keeps that makes a review due, or says when one is held: read for many people in one question.

Requests, medicines, deaths, safeguarding concerns, ratings of the dynamic support register, plans, cancelled dates and
homes on the programme are each a few rows for a few people. Read one by one they would cost eight questions wherever a
date is due.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast
from django.utils import timezone

from reviews.choices import AskedBy, ReviewKind
from reviews.models import (
    CancelledDuty,
    Death,
    DynamicSupport,
    HomeReviewListing,
    PlannedDuty,
    PsychotropicMedicine,
    ReviewRequest,
    SafeguardingConcern,
)
from reviews.rules.dynamic_support import Rated, red_times
from reviews.rules.facts import Arranged, Asked, Cancelled, HomeReview, Medicine
from reviews.rules.medicines import without_a_break

People = QuerySet | Collection[int]
ASKED, MEDICINE, CONCERN, RATED, PLANNED, CANCELLED, DIED, LISTED = range(8)
REQUESTED = {
    ReviewKind.REQ: "A review was asked for by {}",
    ReviewKind.CTR_PRE: "Admission to hospital was proposed, and a C(E)TR asked for by {},",
}
CONCERNED = "A safeguarding concern was raised"
RED = "The dynamic support register rated them red"


@dataclass(slots=True)
class Kept:
    """Of one person."""

    asked: list[Asked] = field(default_factory=list)
    medicines: list[Medicine] = field(default_factory=list)
    rated: list[Rated] = field(default_factory=list)
    arranged: list[Arranged] = field(default_factory=list)
    cancelled: list[Cancelled] = field(default_factory=list)
    home_reviews: list[HomeReview] = field(default_factory=list)
    died_on: date | None = None


class Row(NamedTuple):
    """One row of any of the tables: what it is, whose, and what it says, in columns of one type."""

    what: int
    person: int
    word: str
    about: str
    day: date
    until: date | None
    over: date | None
    at: datetime | None
    order: int


def kept(people: People) -> dict[int, Kept]:
    """By the person's primary key; who has nothing is left out. One query."""
    found: dict[int, Kept] = defaultdict(Kept)
    for row in sorted((Row(*row) for row in _rows(people)), key=lambda row: (row.what, row.order)):
        _take(found[row.person], row)
    for one in found.values():
        for began, ended in red_times(one.rated):
            one.asked.append(Asked(ReviewKind.CTR_PRE, began, RED, until=ended))
        one.medicines = without_a_break(one.medicines)
    return dict(found)


def _take(one: Kept, row: Row) -> None:
    if row.what == ASKED:
        words = REQUESTED[ReviewKind(row.word)].format(AskedBy(row.about).inside)
        one.asked.append(Asked(row.word, row.day, words))
    elif row.what == CONCERN:
        asked = Asked(ReviewKind.UNPL, row.day, CONCERNED)
        if asked not in one.asked:
            one.asked.append(asked)
    elif row.what == MEDICINE:
        one.medicines.append(Medicine(row.day, row.until))
    elif row.what == RATED:
        one.rated.append(Rated(row.day, row.word))
    elif row.what == PLANNED and row.at is not None:
        one.arranged.append(Arranged(row.word, row.about, row.day, row.until, timezone.localdate(row.at)))
    elif row.what == CANCELLED and row.at is not None:
        said_on = timezone.localdate(row.at)
        one.cancelled.append(Cancelled(row.word, row.about, row.day, said_on, row.until, row.over))
    elif row.what == DIED:
        one.died_on = row.day
    elif row.what == LISTED and row.until is not None:
        one.home_reviews.append(HomeReview(row.about, row.day, row.until, row.over))


def _rows(people: People) -> QuerySet:
    theirs = {"person__in": people}
    # a death that another organisation wrote down ends no duty of the council that owes it
    said_by_their_own = Death.objects.filter(organisation=F("person__responsible_council"), **theirs)
    first, *others = (
        _columns(
            ASKED,
            ReviewRequest.objects.standing().filter(**theirs),
            word="kind",
            about="asked_by",
            day="asked_on",
        ),
        _columns(MEDICINE, PsychotropicMedicine.objects.filter(**theirs), day="started_on", until="ended_on"),
        _columns(CONCERN, SafeguardingConcern.objects.standing().filter(**theirs), day="concern_on"),
        _columns(RATED, DynamicSupport.objects.standing().filter(**theirs), word="rating", day="rated_on"),
        _columns(
            PLANNED,
            PlannedDuty.objects.filter(plan__person__in=people),
            person="plan__person_id",
            word="kind",
            about="about",
            day="due_on",
            until="plan__planned_on",
            at="plan__created_at",
            order="plan_id",
        ),
        _columns(
            CANCELLED,
            CancelledDuty.objects.filter(**theirs),
            word="kind",
            about="about",
            day="due_on",
            until="event_on",
            over="ceased_on",
            at="created_at",
        ),
        _columns(DIED, said_by_their_own, day="died_on"),
        _columns(
            LISTED,
            _listings(people),
            person="home__placements__person_id",
            about="home__placements__reference",
            day="listed_on",
            until="due_on",
            over="said_next_on",
        ),
    )
    return first.union(*others, all=True)


def _listings(people: People) -> QuerySet:
    """Homes on the programme of the council responsible for each, with the day on which something else was said."""
    same = HomeReviewListing.objects.filter(
        home=OuterRef("home"), organisation=OuterRef("organisation"), pk__gt=OuterRef("pk")
    )
    return HomeReviewListing.objects.filter(
        home__placements__person__in=people,
        organisation=F("home__placements__person__responsible_council"),
        due_on__isnull=False,
    ).annotate(said_next_on=Subquery(same.order_by("pk").values("listed_on")[:1]))


def _columns(what: int, rows: QuerySet, *, person: str = "person_id", order: str = "pk", **named: str):
    """The columns of `Row`, by the names they have in the table; what it has none of is empty."""
    types: dict[str, Any] = {
        "word": CharField(),
        "about": CharField(),
        "day": DateField(),
        "until": DateField(),
        "over": DateField(),
        "at": DateTimeField(),
    }
    columns = {"kept_what": Value(what, output_field=BigIntegerField()), "kept_person": F(person)}
    for name, kind in types.items():
        empty = "" if isinstance(kind, CharField) else None
        columns[f"kept_{name}"] = Cast(F(named[name]) if name in named else Value(empty), kind)
    columns["kept_order"] = F(order)
    return rows.order_by().annotate(**columns).values_list(*columns)
