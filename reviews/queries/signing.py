"""Which records wait for a manager, which were sent back, and what became of one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from accounts.roles import Permission
from placements.models import Person
from placements.policies import reach_by_standing
from reviews.choices import SignOffAnswer
from reviews.models import Addition, Review, SignOff
from reviews.rules.signing import Read, Standing, standing

COLOURS = {Standing.WAITING: "yellow", Standing.SENT_BACK: "orange", Standing.SIGNED: "green"}


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody did with the record: who, when, which, and in what words."""

    who: str
    at: datetime
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Story:
    """How a record stands, and the steps that led there."""

    standing: Standing
    steps: tuple[Step, ...]

    @property
    def colour(self) -> str:
        """The colour of the tag that repeats how it stands."""
        return COLOURS.get(self.standing, "grey")

    @property
    def may_be_signed(self) -> bool:
        """It was asked for, and nobody has signed it."""
        return self.standing in (Standing.WAITING, Standing.SENT_BACK)


def story(review: Review) -> Story:
    """What became of one record. Two queries."""
    reads = list(SignOff.objects.filter(review=review).select_related("by").order_by("created_at", "pk"))
    added = list(Addition.objects.filter(review=review).select_related("by").order_by("created_at", "pk"))
    steps = [Step(str(one.by), one.created_at, one.get_answer_display(), one.because) for one in reads]
    steps += [Step(str(one.by), one.created_at, "Added to the record", one.text) for one in added]
    stands = standing(
        asked=review.to_be_signed,
        reads=[Read(one.created_at, one.answer == SignOffAnswer.SIGNED) for one in reads],
        added_at=[one.created_at for one in added],
    )
    return Story(stands, tuple(sorted(steps, key=lambda step: step.at)))


def mark_of(review: Review) -> str:
    """What the page shows of the steps, in one word: the public id of the last answer or addition, or nothing.

    Two queries.
    """
    steps = (
        step.objects.filter(review=review)
        .order_by("created_at", "pk")
        .values_list("created_at", "uid")
        .last()
        for step in (SignOff, Addition)
    )
    last = max(filter(None, steps), default=None)
    return str(last[1]) if last else ""


def theirs(staff, permission: Permission) -> QuerySet[Review]:
    """The reviews their own organisation recorded, of the people a permission reaches for that organisation."""
    reach = Q(pk__in=[])
    for organisation, _, people in reach_by_standing(staff, permission):
        reach |= Q(person__in=Person.objects.order_by().filter(people)) & Q(organisation=organisation)
    return Review.objects.filter(reach)


def unsigned(staff) -> QuerySet[Review]:
    """What a manager has to see to, the oldest first: not signed yet, and not recorded by themselves.

    Each carries `is_back`: it was sent back, and nothing was added since.
    """
    signed = SignOff.objects.filter(review=OuterRef("pk"), answer=SignOffAnswer.SIGNED).order_by()
    found = (
        theirs(staff, Permission.SIGN_OFF_REVIEW)
        .filter(~Exists(signed), to_be_signed=True)
        .exclude(recorded_by=staff)
    )
    return _standing(found).order_by("created_at", "pk")


def to_sign(staff) -> QuerySet[Review]:
    """Those that wait for a manager."""
    return unsigned(staff).filter(is_back=False)


def sent_back(staff) -> QuerySet[Review]:
    """Those that wait for whoever recorded them."""
    return unsigned(staff).filter(is_back=True)


def sent_back_to(staff, recorders: Collection[int]) -> QuerySet[Review]:
    """What was sent back to these members of staff (primary keys), the oldest first, of what somebody may add to."""
    signed = SignOff.objects.filter(review=OuterRef("pk"), answer=SignOffAnswer.SIGNED).order_by()
    found = theirs(staff, Permission.ADD_TO_REVIEW).filter(~Exists(signed), recorded_by__in=recorders)
    return _standing(found.filter(to_be_signed=True)).filter(is_back=True).order_by("back_at", "pk")


def _standing(reviews: QuerySet[Review]) -> QuerySet[Review]:
    back = _latest(SignOff.objects.filter(answer=SignOffAnswer.SENT_BACK))
    added = _latest(Addition.objects.all())
    return reviews.annotate(back_at=back, added_at=added).annotate(
        is_back=Q(back_at__isnull=False) & (Q(added_at=None) | Q(added_at__lte=F("back_at")))
    )


def _latest(rows: QuerySet) -> Subquery:
    own = rows.filter(review=OuterRef("pk")).order_by().values("review")
    return Subquery(own.annotate(latest=Max("created_at")).values("latest"))
