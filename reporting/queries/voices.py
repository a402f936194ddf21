"""What people want, and what they think, as the figures see it: the goals a council keeps, and its feedback."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import Organisation
from casework.choices import PeriodKind
from casework.models import CaseworkPeriod, Feedback, FeedbackRequest, Goal, GoalCheck
from casework.rules.goals import DAYS_A_WEEK, Look
from linkworker.periods import Days


@dataclass(frozen=True, slots=True)
class Wanted:
    """A goal: how many weeks apart it is looked at (None: as often as the scheme says), and each look in order."""

    person: int
    set_on: date
    every_weeks: int | None
    looks: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody thought on a day, from 1 to 5; `by_proxy` None: not recorded who answered."""

    person: int
    on: date
    score: int
    by_proxy: bool | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody was asked on a day, and answered, or did not."""

    person: int
    on: date
    answered: bool


def goals_of(council: Organisation, people: Collection[int], until: date) -> list[Wanted]:
    """Every goal the council keeps about these people, set by a day, with the looks up to it. Two queries."""
    looks: dict[int, list[Look]] = defaultdict(list)
    checks = GoalCheck.objects.filter(
        goal__organisation=council, goal__person__in=people, checked_on__lte=until
    )
    for goal, on, rating, by_person in checks.order_by("goal", "checked_on").values_list(
        "goal_id", "checked_on", "rating", "person_rating"
    ):
        looks[goal].append(Look(on, rating, by_person))
    rows = Goal.objects.filter(organisation=council, person__in=people, set_on__lte=until).order_by("pk")
    return [
        Wanted(person, set_on, weeks, tuple(looks[pk]))
        for pk, person, set_on, weeks in rows.values_list("pk", "person_id", "set_on", "check_every_weeks")
    ]


def answers_to(council: Organisation, people: Collection[int], since: date, until: date) -> list[Answer]:
    """What these people told the council from a day to a day, both included."""
    rows = Feedback.objects.filter(organisation=council, person__in=people, given_on__range=(since, until))
    fields = ("person_id", "given_on", "score", "by_proxy")
    return [Answer(*row) for row in rows.order_by("given_on", "pk").values_list(*fields)]


def asked_by(council: Organisation, people: Collection[int], since: date, until: date) -> list[Asked]:
    """Whom the council asked from a day to a day. Feedback nobody recorded asking for was asked on its day."""
    asked = FeedbackRequest.objects.filter(
        organisation=council, person__in=people, asked_on__range=(since, until)
    )
    unasked = Feedback.objects.filter(
        organisation=council, person__in=people, given_on__range=(since, until), request=None
    )
    return [
        *(
            Asked(person, on, answer is not None)
            for person, on, answer in asked.order_by("pk").values_list("person_id", "asked_on", "answer")
        ),
        *(
            Asked(person, on, True)
            for person, on in unasked.order_by("pk").values_list("person_id", "given_on")
        ),
    ]


def looks_apart() -> list[tuple[Days, int]]:
    """How many days apart goals are looked at, and from when until when that holds."""
    rows = CaseworkPeriod.objects.filter(kind=PeriodKind.GOAL_CHECK).order_by("valid_from")
    return [(Days(row.valid_from, row.valid_until), row.days) for row in rows]


def usual_on(day: date, apart: Sequence[tuple[Days, int]]) -> int:
    """The days apart in force on a day; before the first rule, what the first one says."""
    return next((days for held, days in apart if day in held), apart[0][1])


def every_days(goal: Wanted, usual: int) -> int:
    """How many days apart one goal is looked at."""
    return usual if goal.every_weeks is None else goal.every_weeks * DAYS_A_WEEK
