"""Coming home and moving on: everybody placed out, by how far their way back has come."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, CharField, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from accounts.policies import acting_for
from accounts.roles import Link, Permission
from placements.choices import Barrier, ReturnStage
from placements.models import Person, Placement, ReturnPlan, ReturnStep
from placements.policies import any_of, marked_people
from placements.queries import residence
from placements.queries.naming import called
from placements.queries.placements_page import late_words

NO_DECISION = "none"
NO_DECISION_WORDS = "No decision recorded"
ORDER = [NO_DECISION, *ReturnStage.values]


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """One person of the list."""

    uid: UUID
    called: str
    lives_in: str
    stage: str
    barrier: str
    estimated_on: date | None
    late: str
    owner: str


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many stand at one stage."""

    stage: str
    words: str
    count: int


def on_the_way(staff, on: date) -> QuerySet[Person]:
    """Whoever our councils placed in another's area, and whoever of theirs has an open plan; nearest to nothing
    first. Each carries the latest step of the plan and where they live.
    """
    councils = acting_for(staff, Permission.SEE_PLACEMENTS, Link.PLACING)
    open_now = Placement.objects.open_on(on)
    elsewhere = open_now.filter(person__responsible_council__in=councils).exclude(
        home__host_council=F("person__responsible_council")
    )
    planned = ReturnStep.objects.filter(plan__ended_on=None, plan__person__responsible_council__in=councils)
    ours = any_of(elsewhere.order_by().values("person"), planned.order_by().values("plan__person"))
    step = ReturnStep.objects.latest_of("pk")
    there = open_now.filter(person=OuterRef("pk")).annotate(host=residence.short_name("home__host_council"))
    people = marked_people(staff, Permission.SEE_NAMES, within=Permission.SEE_PLACEMENTS).filter(ours)
    return people.annotate(
        step=Subquery(step.values("pk")[:1]),
        stage=Coalesce(Subquery(step.values("stage")[:1]), Value(NO_DECISION), output_field=CharField()),
        barrier=Subquery(step.values("barrier")[:1]),
        host_name=Subquery(there.values("host")[:1]),
    )


def ordered(people: QuerySet[Person]) -> QuerySet[Person]:
    """By stage, then by name."""
    rank = Case(
        *(When(stage=stage, then=Value(number)) for number, stage in enumerate(ORDER)),
        output_field=IntegerField(),
    )
    return people.annotate(rank=rank).order_by("rank", "family_name", "given_name", "pk")


def narrowed(people: QuerySet[Person], *, stage: str, barrier: str) -> QuerySet[Person]:
    """Only one stage, only one barrier; empty is all."""
    asked = Q()
    if stage:
        asked &= Q(stage=stage)
    if barrier:
        asked &= Q(barrier=barrier)
    return people.filter(asked)


def counts(people: QuerySet[Person]) -> list[StageCount]:
    """How many stand at each stage, in order, those of nobody included."""
    found = Counter(people.order_by().values_list("stage", flat=True))
    return [StageCount(stage, stage_words(stage), found[stage]) for stage in ORDER]


def stage_words(stage: str) -> str:
    """A stage as it is read."""
    return NO_DECISION_WORDS if stage == NO_DECISION else ReturnStage(stage).label


def rows(people, on: date) -> list[OnTheWay]:
    """One page of the list, ready to draw. One query, for the steps."""
    people = list(people)
    steps = ReturnStep.objects.select_related("owner").in_bulk([one.step for one in people if one.step])
    return [_row(person, steps.get(person.step), on) for person in people]


def _row(person: Person, step: ReturnStep | None, on: date) -> OnTheWay:
    return OnTheWay(
        uid=person.uid,
        called=called(person, names=person.may_see_names),
        lives_in=person.host_name or "",
        stage=stage_words(person.stage),
        barrier=Barrier(step.barrier).label if step else "",
        estimated_on=step.estimated_on if step else None,
        late=late_words(step.estimated_on, step.stage, on) if step else "",
        owner=step.owner.name if step else "",
    )


def standing_of(plan: ReturnPlan) -> dict:
    """The answers of a plan's latest step, to begin the next from."""
    step = plan.steps.select_related("owner").order_by("-stepped_on", "-pk").first()
    names = ("stage", "barrier", "estimated_on", "owner", "next_step")
    return {name: getattr(step, name) for name in names} if step else {}
