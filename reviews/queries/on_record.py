"""What the review rules need to know of people beside where they live and who pays: one place for each fact.

Each question is asked once, however many people; `beside` puts the answers together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.models import Organisation
from casework.models import Goal as GoalRow
from casework.rules.goals import DAYS_A_WEEK, Look
from placements.choices import EndReason, EventKind, PlanType, TransitionStepKind
from placements.models import Placement, ResidentCheck, TransitionPlan, TransitionStep
from reviews.choices import Outcome
from reviews.models import Review
from reviews.queries.kept import Kept
from reviews.queries.kept import kept as kept_of
from reviews.queries.liberty import authorised_facts, not_followed
from reviews.rules.duties import GOAL, UNPL
from reviews.rules.facts import (
    Arranged,
    Asked,
    Authorisation,
    Cancelled,
    EducationPlan,
    Goal,
    HeldReview,
    HomeReview,
    Medicine,
)

People = Any  # primary keys, or a queryset of them: what `person__in` takes

BY_HOME, BY_PROVIDER = "home__events", "home__provider__provider_events"
NO_EHCP = frozenset(
    {PlanType.NONE, PlanType.ISP}
)  # an Individual Support Plan is proposed, and no law reviews it yet
HAPPENED = {EventKind.OTHER: "Something happened"}  # how a sentence begins where the label would not do


@dataclass(frozen=True, slots=True)
class Beside:
    """Facts of people, by primary key; whoever has none is left out."""

    held: Mapping[int, list[HeldReview]] = field(default_factory=dict)
    asked: Mapping[int, list[Asked]] = field(default_factory=dict)
    authorisations: Mapping[int, list[Authorisation]] = field(default_factory=dict)
    goals: Mapping[int, list[Goal]] = field(default_factory=dict)
    education_plans: Mapping[int, list[EducationPlan]] = field(default_factory=dict)
    home_reviews: Mapping[int, list[HomeReview]] = field(default_factory=dict)
    medicines: Mapping[int, list[Medicine]] = field(default_factory=dict)
    arranged: Mapping[int, list[Arranged]] = field(default_factory=dict)
    cancelled: Mapping[int, list[Cancelled]] = field(default_factory=dict)
    preparing_since: Mapping[int, date] = field(default_factory=dict)
    died_on: Mapping[int, date | None] = field(default_factory=dict)

    def of(self, person: int) -> dict[str, Any]:
        """The facts of one person, by the names `PersonFacts` has for them; `held` is left to the caller."""
        lists = ("asked", "authorisations", "goals", "education_plans", "home_reviews", "medicines")
        lists += ("arranged", "cancelled")
        found: dict[str, Any] = {name: tuple(getattr(self, name).get(person, ())) for name in lists}
        return found | {
            "preparing_since": self.preparing_since.get(person),
            "died_on": self.died_on.get(person),
        }


def beside(people: People, council: Organisation | None = None) -> Beside:
    """Everything below of these people, in seven queries. `council` is whose goals count, else each one's own."""
    goals, looks = goals_and_looks(people, council)
    kept = kept_of(people)
    preparing, issued = growing_up(people)
    return Beside(
        held=_by_person(looks, checks_made(people)),
        asked=_by_person(after_events(people), each(kept, "asked")),
        authorisations={pk: not_followed(rows) for pk, rows in authorised_facts(people).items()},
        goals=_by_person(goals),
        education_plans=_by_person(issued),
        home_reviews=_by_person(each(kept, "home_reviews")),
        medicines=_by_person(each(kept, "medicines")),
        arranged=_by_person(each(kept, "arranged")),
        cancelled=_by_person(each(kept, "cancelled")),
        preparing_since=preparing,
        died_on={person: one.died_on for person, one in kept.items()},
    )


def reviews_held(people: People) -> dict[int, list[HeldReview]]:
    """The reviews of these people, by person, the earliest first. One query.

    Where it is not recorded whether whoever visited was on site, as in a register that came as files, they were when
    the person was there with them; neither recorded is not on site (domain B2).
    """
    rows = Review.objects.filter(person__in=people).order_by("person_id", "held_on", "pk")
    found: dict[int, list[HeldReview]] = defaultdict(list)
    for person, kind, held_on, covers, on_site, was_there, at, outcome, words in rows.values_list(
        *("person_id", "kind", "held_on", "covers", "on_site", "person_present", "created_at"),
        *("outcome", "decision"),
    ):
        found[person].append(
            HeldReview(
                kind,
                held_on,
                frozenset(covers),
                on_site=was_there if on_site is None else on_site,
                recorded_on=timezone.localdate(at),
                decided=bool(outcome) and (outcome != Outcome.CONTINUE or bool(words)),
            )
        )
    return found


# What is on record


def goals_and_looks(
    people: People, council: Organisation | None
) -> tuple[list[tuple[int, Goal]], list[tuple[int, HeldReview]]]:
    """The goals set by the council responsible for each person, and each look at one (GOAL). One query.

    A goal is named by its reference: a due date is read by people who may not read what somebody wants.
    """
    whose = {"organisation": council} if council else {"organisation": F("person__responsible_council")}
    rows = (
        GoalRow.objects.filter(person__in=people, **whose)
        .order_by("person_id", "pk", "checks__checked_on")
        .values_list(
            *("person_id", "uid", "reference", "set_on", "check_every_weeks"),
            *("checks__checked_on", "checks__rating", "checks__person_rating"),
        )
    )
    goals: dict[str, tuple[int, Goal]] = {}
    looks: list[tuple[int, HeldReview]] = []
    for person, uid, reference, set_on, weeks, checked_on, rating, person_rating in rows:
        about, ended_on = str(uid), None
        if checked_on is not None:
            looks.append((person, HeldReview(GOAL, checked_on, about=about, meeting=False)))
            ended_on = checked_on if Look(checked_on, rating, person_rating).ends else None
        every = None if weeks is None else weeks * DAYS_A_WEEK
        goals[about] = (person, Goal(about, f"Goal {reference}", set_on, every, ended_on))
    return [*goals.values()], looks


def after_events(people: People) -> Iterator[tuple[int, Asked]]:
    """What happened where somebody lived, or lives since while it is not over (UNPL). One query.

    Whom an event concerns is as in `placements.queries.checks`.
    """
    rows = _events(BY_HOME, people).union(_events(BY_PROVIDER, people))
    asked_for_good: set[tuple[int, str]] = set()
    for person, event, kind, happened_on, over_on, home, came_on, left_on, why in sorted(
        rows, key=lambda row: (row[0], row[6], str(row[1]))
    ):
        if (person, event) in asked_for_good:
            continue
        died_on = left_on if why == EndReason.DIED else None
        label = EventKind(kind).label
        if came_on <= happened_on and (left_on is None or happened_on < left_on):
            words = f"{HAPPENED.get(kind, label)} at {home}"
            asked_for_good.add((person, event))
            yield person, Asked(UNPL, happened_on, words, str(event), died_on)
        elif came_on > happened_on and (over_on is None or came_on < over_on):
            words = f"Moved to {home} ({label[0].lower()}{label[1:]} before)"
            ends = [day for day in (left_on, over_on) if day is not None]
            yield person, Asked(UNPL, came_on, words, str(event), min(ends, default=None))


def checks_made(people: People) -> Iterator[tuple[int, HeldReview]]:
    """How each was found after an event: that check settles what the event asked for. One query."""
    rows = ResidentCheck.objects.filter(person__in=people).order_by("person_id", "checked_on", "pk")
    for person, checked_on, event in rows.values_list("person_id", "checked_on", "event__uid"):
        yield person, HeldReview(UNPL, checked_on, about=str(event), meeting=False)


def growing_up(people: People) -> tuple[dict[int, date], list[tuple[int, EducationPlan]]]:
    """From when somebody has a plan for adulthood (TRN), and each education, health and care plan with the day it was
    issued (EHC, and the interval of a CETR to 25). One query.

    Plans for adulthood are kept one after another. An education plan runs from the earliest day of issue that any of
    them gives until one names no such plan, or until the step that ends it was done: issued anew it is the same plan,
    and a review that was late stays late.
    """
    ended = TransitionStep.objects.filter(person=OuterRef("person"), milestone=TransitionStepKind.EHCP_ENDS)
    rows = TransitionPlan.objects.filter(person__in=people).order_by("person_id", "recorded_on", "pk")
    versions: dict[int, list[tuple[date, str, date | None]]] = defaultdict(list)
    ends: dict[int, date | None] = {}
    for person, recorded_on, kind, issued_on, ended_on in rows.values_list(
        *("person_id", "recorded_on", "plan_type", "plan_issued_on"),
        Subquery(ended.order_by("-number").values("done_on")[:1]),
    ):
        versions[person].append((recorded_on, kind, issued_on))
        ends[person] = ended_on
    preparing = {person: told[0][0] for person, told in versions.items()}
    plans = [(person, plan) for person, told in versions.items() for plan in _issued(told, ends[person])]
    return preparing, plans


def _issued(
    versions: Iterable[tuple[date, str, date | None]], ended_on: date | None
) -> Iterator[EducationPlan]:
    began: date | None = None
    for recorded_on, kind, issued_on in versions:
        if kind in NO_EHCP:
            if began is not None:
                yield EducationPlan(began, recorded_on)
            began = None
        elif issued_on is not None:
            began = issued_on if began is None else min(began, issued_on)
    if began is not None:
        yield EducationPlan(began, ended_on if ended_on and ended_on > began else None)


def _events(event: str, people: People):
    stands = Q(**{f"{event}__inspection": None}) | Q(**{f"{event}__inspection__withdrawn_at": None})
    return (
        Placement.objects.filter(stands, person__in=people, **{f"{event}__isnull": False})
        .order_by()
        .values_list(
            *("person_id", f"{event}__uid", f"{event}__kind", f"{event}__happened_on", f"{event}__ends_on"),
            *("home__name", "starts_on", "ends_on", "end_reason"),
        )
    )


def each(kept: Mapping[int, Kept], name: str) -> Iterator[tuple[int, Any]]:
    """One kind of what this floor keeps, of everybody."""
    for person, one in kept.items():
        yield from ((person, fact) for fact in getattr(one, name))


def _by_person(*found: Iterable[tuple[int, Any]]) -> dict[int, list]:
    listed: dict[int, list] = defaultdict(list)
    for rows in found:
        for person, fact in rows:
            listed[person].append(fact)
    return listed
