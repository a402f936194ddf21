"""One home reviewed as a whole: what the programme says, how everybody who lives there stands, and what was held."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.shortcuts import get_object_or_404

from accounts.models import Organisation
from accounts.policies import allowed_at, organisations_for
from accounts.roles import Permission
from placements.models import Home, Person, Placement
from placements.policies import marked_people, people_for
from placements.queries.naming import called
from reviews import policies
from reviews.choices import Outcome, ReviewKind
from reviews.models import HomeReviewEvent, HomeReviewLeft, HomeReviewListing, Review
from reviews.queries import duties, person_reviews
from reviews.queries.person_reviews import COLOURS
from reviews.rules.cadence import Due, State

ALSO_OFFERED = (ReviewKind.CA12, ReviewKind.CONC)  # what the same meeting may settle for one of them


@dataclass(frozen=True, slots=True)
class Tenant:
    """Somebody who lives there. `done_on`: reviewed in this round; `also` of ALSO_OFFERED, what they are owed.

    `kept_elsewhere`: another council keeps their dates, so nothing of theirs is due here.
    """

    person: Person
    called: str
    council: str
    came_on: date
    due: Due | None = None
    done_on: date | None = None
    also: tuple[Due, ...] = ()
    kept_elsewhere: bool = False

    @property
    def is_owed(self) -> bool:
        """A review is to be recorded of them, or said why not."""
        return self.due is not None and (self.done_on is None or self.due.state != State.UPCOMING)

    def standing(self, on: date) -> tuple[str, str]:
        """How they stand, in words, and the colour that repeats it."""
        if self.due is None:
            return (
                "Their own council keeps the date" if self.kept_elsewhere else "Not on a programme"
            ), "grey"
        if not self.is_owed:
            return "Reviewed", "green"
        return person_reviews.standing_in_words(self.due, on), COLOURS[self.due.state]


@dataclass(frozen=True, slots=True)
class Programme:
    """What one council's programme says of the home; `said` is all that was said, the latest first.

    `why_is_told`: the reasons are words about the council's own people, for those who read reviews on its behalf.
    """

    council: Organisation
    due_on: date | None
    said: tuple[HomeReviewListing, ...]
    why_is_told: bool


@dataclass(frozen=True, slots=True)
class PastReview:
    """One that was held. Counts are of those the reader may read of, `people`; None for whoever may read of nobody."""

    uid: UUID
    held_on: date
    outcomes: tuple[tuple[str, int], ...] | None
    left: int
    people: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a meeting came to for one of them: their record, or why there is none."""

    person: UUID
    called: str
    review: Review | None
    because: str = ""

    @property
    def outcome(self) -> str:
        """What was decided, in words."""
        return self.review.get_outcome_display() if self.review else ""


def tenants(
    staff, home: Home, on: date, permission: Permission = Permission.SEE_REVIEWS
) -> tuple[Tenant, ...]:
    """Everybody who lives there on a day whom the permission reaches, by name, and how they stand.

    Twenty queries at the most, however many people.
    """
    there = policies.living_at(home, on)
    stays = {stay.person_id: stay for stay in there.order_by("starts_on", "pk")}
    within = marked_people(staff, Permission.SEE_NAMES, within=permission)
    people = list(
        within.filter(pk__in=stays)
        .select_related("responsible_council")
        .order_by("family_name", "given_name", "reference", "pk")
    )
    ours = [one.pk for one in people if one.owner_id == one.responsible_council_id]
    dues = duties.known_due_by_person(staff, Person.objects.filter(pk__in=ours).order_by("pk"), on)
    said, held = said_last(home), _held(people, on)
    return tuple(
        _tenant(one, stays[one.pk], dues.get(one.pk), said.get(one.responsible_council_id), held[one.pk])
        for one in people
    )


def done_in_round(home: Home, council: Organisation, on: date) -> list[bool]:
    """Of each of a council's own people there whose dates it keeps: were they reviewed since it listed the home?

    Whoever came after the day of the programme had no part in the round.
    """
    said = said_last(home).get(council.pk)
    people = Person.objects.responsible_to(council).filter(owner=council).order_by("pk")
    stays = policies.living_at(home, on).filter(person__in=people.values("pk")).order_by("pk")
    if said is not None and said.due_on is not None:
        stays = stays.filter(starts_on__lte=said.due_on)
    held = _held([stay.person_id for stay in stays], on)
    return [_done_on(stay, said, held[stay.person_id]) is not None for stay in stays]


def said_last(home: Home) -> dict[int, HomeReviewListing]:
    """By council (primary key), what it said last of a home. One query."""
    rows = HomeReviewListing.objects.filter(home=home).order_by("organisation_id", "-pk")
    return {row.organisation_id: row for row in rows.distinct("organisation_id")}


def councils_listing(staff, home: Home) -> list[Organisation]:
    """The councils for which somebody may take the home off the programme: those on whose it is."""
    on_it = {pk for pk, row in said_last(home).items() if row.due_on is not None}
    theirs = on_it & policies.councils_that_list(staff)
    return [one for one in organisations_for(staff, Permission.LIST_HOME_REVIEW) if one.pk in theirs]


def programmes(staff, home: Home) -> list[Programme]:
    """What each programme somebody may know of says of the home, by council."""
    rows = policies.home_listings_for(staff, home).select_related("organisation", "recorded_by")
    said: dict[Organisation, list[HomeReviewListing]] = defaultdict(list)
    for row in rows.order_by("organisation__name", "organisation_id", "-pk"):
        said[row.organisation].append(row)
    return [
        Programme(council, rows[0].due_on, tuple(rows), allowed_at(staff, Permission.READ_REVIEW, council.pk))
        for council, rows in said.items()
    ]


def past_reviews(staff, home: Home) -> list[PastReview]:
    """What was held, the latest first, with what was decided for those one may read of. Three queries."""
    events = list(policies.home_events_for(staff).filter(home=home).order_by("-held_on", "-pk"))
    readable = policies.reviews_for(staff, Permission.READ_REVIEW).filter(home_event__in=events)
    outcomes: dict[int, Counter[str]] = defaultdict(Counter)
    people: dict[int, list[UUID]] = defaultdict(list)
    for event, outcome, person in readable.order_by("pk").values_list("home_event", "outcome", "person__uid"):
        outcomes[event][outcome] += 1
        people[event].append(person)
    left: Counter[int] = Counter()
    known = people_for(staff, Permission.READ_REVIEW).order_by().values("pk")
    missed = HomeReviewLeft.objects.filter(event__in=events, person__in=known)
    for event, person in missed.order_by("pk").values_list("event", "person__uid"):
        left[event] += 1
        people[event].append(person)
    return [
        PastReview(
            one.uid,
            one.held_on,
            _in_words(outcomes[one.pk]) if one.pk in outcomes or one.pk in left else None,
            left[one.pk],
            tuple(people[one.pk]),
        )
        for one in events
    ]


def event_named(staff, uid: UUID) -> HomeReviewEvent:
    """A meeting of which somebody may read at least one record, or that one was left; 404 otherwise."""
    known = policies.home_events_for(staff, Permission.READ_REVIEW)
    return get_object_or_404(known.select_related("home", "organisation", "recorded_by"), uid=uid)


def told_of(staff, event: HomeReviewEvent) -> list[Told]:
    """What it came to for each of those somebody may read of, by name; two records merged into one have two reviews.

    Three queries.
    """
    within = marked_people(staff, Permission.SEE_NAMES, within=Permission.READ_REVIEW)
    reviews: dict[int, list[Review | None]] = defaultdict(list)
    for review in event.reviews.order_by("pk"):
        reviews[review.person_id].append(review)
    left = {one.person_id: one.because for one in event.left.order_by("pk")}
    people = within.filter(pk__in={*reviews, *left}).order_by("family_name", "given_name", "reference", "pk")
    return [
        Told(
            one.uid,
            called(one, names=bool(one.may_see_names)),
            review,
            "" if review else left.get(one.pk, ""),
        )
        for one in people
        for review in reviews.get(one.pk, [None])
    ]


def came_to(staff, event: HomeReviewEvent, on: date) -> tuple[int, int, int]:
    """Of those somebody may read of: how many were reviewed, left, and reviewed without its settling what is due."""
    told = told_of(staff, event)
    reviewed = {one.person for one in told if one.review}
    there = tenants(staff, event.home, on, Permission.READ_REVIEW)
    unsettled = sum(
        one.person.uid in reviewed and one.due is not None and one.done_on is None for one in there
    )
    return len(reviewed), len(told) - len(reviewed), unsettled


def home_of(person: Person, placement: str, on: date) -> Home | None:
    """The home of somebody's placement (its reference) on a day; of any open one where none is named so."""
    stays = (
        Placement.objects.open_on(on).filter(person=person).select_related("home").order_by("starts_on", "pk")
    )
    found = sorted(stays, key=lambda stay: stay.reference != placement)
    return found[0].home if found else None


def _tenant(
    person: Person,
    stay: Placement,
    dues: Iterable[Due] | None,
    said: HomeReviewListing | None,
    held: Collection[date],
) -> Tenant:
    owed = list(dues or ())
    whole = (one for one in owed if one.kind == ReviewKind.WH and one.placement_reference == stay.reference)
    return Tenant(
        person=person,
        called=called(person, names=bool(person.may_see_names)),
        council=str(person.responsible_council),
        came_on=stay.starts_on,
        due=next(whole, None),
        done_on=_done_on(stay, said, held),
        also=tuple(one for kind in ALSO_OFFERED for one in owed if one.kind == kind),
        kept_elsewhere=dues is None,
    )


def _done_on(stay: Placement, said: HomeReviewListing | None, held: Collection[date]) -> date | None:
    if said is None or said.due_on is None:
        return None
    since = max(said.listed_on, stay.starts_on)
    return max((day for day in held if day >= since), default=None)


def _held(people: Iterable, on: date) -> dict[int, list[date]]:
    """The days of each one's whole-home reviews."""
    found: dict[int, list[date]] = defaultdict(list)
    whole = Q(kind=ReviewKind.WH) | Q(covers__contains=[ReviewKind.WH])
    rows = Review.objects.filter(whole, person__in=list(people)).held_by_day(on).order_by("held_on", "pk")
    for person, held_on in rows.values_list("person_id", "held_on"):
        found[person].append(held_on)
    return found


def _in_words(outcomes: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple((one.label, outcomes[one]) for one in Outcome if outcomes[one])
