"""The way of one young person from 14 to 25: each milestone with how it stands and why, and what is planned."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.roles import Permission
from placements.choices import PlanType, TransitionOutcome, TransitionStepKind
from placements.models import Person, TransitionMilestone, TransitionPlan, TransitionStep
from placements.policies import people_for
from placements.rules import transition
from placements.rules.ages import age_on, latest_birth
from placements.rules.transition import OLDEST, SETTLED, YOUNGEST, Settled, Situation, Standing, Status

FIRST_OFFERED = 13  # the tab comes a year before the first birthday that counts
STATUS_WORDS = {
    Status.NOT_DUE: ("Not due yet", "grey"),
    Status.DUE_SOON: ("Due soon", "blue"),
    Status.DUE: ("Due", "yellow"),
    Status.OVERDUE: ("Overdue", "red"),
    Status.DONE: ("Done", "green"),
    Status.NOT_APPLICABLE: ("Does not apply", "grey"),
}
OUTCOMES = (  # the Preparing for Adulthood areas
    ("employment", "Employment and higher education"),
    ("independent_living", "Independent living"),
    ("community", "Friends, relationships and community"),
    ("good_health", "Good health"),
)
MAY_READ_COSTS = frozenset({Permission.SEE_COSTS, Permission.EDIT_TRANSITION})


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone as the page draws it. `recorded` is the uid of the row that can be taken back."""

    code: str
    label: str
    status: str
    colour: str
    why: str
    duty: str
    source: str
    opens_on: date | None
    last_day: date | None
    done_on: date | None
    recorded: UUID | None
    recorded_by: str
    recorded_on: date | None
    is_open: bool  # can it be recorded as done, or as not applying?


def aged_for_transition(on: date) -> Q:
    """People aged 14 to 25 on a day, both included."""
    return Q(date_of_birth__gt=latest_birth(on, OLDEST + 1), date_of_birth__lte=latest_birth(on, YOUNGEST))


def in_transition(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    """Those of these people who are 14 to 25 on a day."""
    return people.filter(aged_for_transition(on))


def is_offered(person: Person, on: date) -> bool:
    """Has a page of theirs the tab: aged 13 to 25?"""
    return person.date_of_birth <= on and FIRST_OFFERED <= age_on(person.date_of_birth, on) <= OLDEST


def steps_for(staff) -> QuerySet[TransitionStep]:
    """What was recorded of people within reach."""
    reach = people_for(staff).order_by()
    return TransitionStep.objects.filter(person__in=reach).select_related("person")


def plan_in_force(person: Person, on: date) -> TransitionPlan | None:
    """The newest plan of a person by a day, with who recorded it and the likely setting."""
    plans = person.transition_plans.filter(recorded_on__lte=on)
    return plans.select_related("recorded_by", "adult_setting").first()


def may_read_costs(granted: Collection[Permission]) -> bool:
    """Likely costs are read by whoever reads costs, and by whoever writes the plan (decision 0022)."""
    return not MAY_READ_COSTS.isdisjoint(granted)


@dataclass(frozen=True, slots=True)
class LikelyCosts:
    """What a plan says of money; parts may be missing."""

    low: Decimal | None
    middle: Decimal | None
    high: Decimal | None
    shares: tuple[tuple[str, Decimal], ...]
    probability: Decimal | None


def likely_costs(plan: TransitionPlan | None) -> LikelyCosts | None:
    """The likely cost a week and who is likely to pay it."""
    if plan is None:
        return None
    shares = (
        ("Council", plan.council_percent),
        ("NHS", plan.icb_percent),
        ("Education", plan.education_percent),
    )
    return LikelyCosts(
        plan.weekly_low,
        plan.weekly_middle,
        plan.weekly_high,
        tuple((words, percent) for words, percent in shares if percent),
        plan.probability,
    )


def outcomes(plan: TransitionPlan | None) -> list[tuple[str, str]]:
    """The four areas of Preparing for Adulthood with what is written of each."""
    return [(words, getattr(plan, name)) for name, words in OUTCOMES] if plan else []


def milestones_on(on: date) -> list[TransitionMilestone]:
    """The rules that hold on a day, in their order."""
    return list(TransitionMilestone.objects.in_force_on(on).order_by("order", "pk"))


def standings(
    person: Person,
    plan: TransitionPlan | None,
    milestones: Iterable[TransitionMilestone],
    recorded: Mapping[str, TransitionStep],
    on: date,
) -> list[Standing]:
    """How each milestone of a person stands on a day; `recorded` holds the row in force of each."""
    who = Situation(
        born_on=person.date_of_birth,
        education_ends_on=plan.education_ends_on if plan else None,
        has_ehcp=plan is None or plan.plan_type != PlanType.NONE,
    )
    return [
        transition.standing(milestone, who, _settled(recorded.get(milestone.code)), on)
        for milestone in milestones
    ]


def _settled(step: TransitionStep | None) -> Settled | None:
    if step is None or step.outcome == TransitionOutcome.REOPENED:
        return None
    return Settled(step.done_on, step.reason)


def transition_steps(person: Person, plan: TransitionPlan | None, on: date) -> list[Step]:
    """Every milestone of one person on a day, in the order of the law. Two queries."""
    rows = person.transition_steps.in_force().select_related("recorded_by")
    recorded = {row.milestone: row for row in rows}
    found = standings(person, plan, milestones_on(on), recorded, on)
    return [_step(one, recorded.get(one.code)) for one in found]


def _step(one: Standing, row: TransitionStep | None) -> Step:
    words, colour = STATUS_WORDS[one.status]
    told = row if row is not None and row.outcome != TransitionOutcome.REOPENED else None
    return Step(
        code=one.code,
        label=TransitionStepKind(one.code).label,
        status=words,
        colour=colour,
        why=one.why,
        duty=one.duty,
        source=one.source,
        opens_on=one.opens_on,
        last_day=one.last_day,
        done_on=told.done_on if told else None,
        recorded=told.uid if told else None,
        recorded_by=told.recorded_by.name if told else "",
        recorded_on=told.recorded_on if told else None,
        is_open=one.status not in SETTLED,
    )
