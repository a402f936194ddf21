"""Everybody from 14 to 25 within reach: who has a plan, what is due next, what is late, what may follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import groupby
from uuid import UUID

from accounts.roles import Permission
from placements.choices import EducationSetting, TransitionStepKind
from placements.models import Person, TransitionPlan, TransitionStep
from placements.policies import marked, people_for
from placements.queries import transition as steps
from placements.queries.naming import called
from placements.rules import transition
from placements.rules.ages import age_on, is_adult_on, turns_18_on

YEAR, SCHOOL_YEAR = "year", "school_year"
NO_PLAN = "none"
NO_LEAD = "Nobody named"


@dataclass(frozen=True, slots=True)
class Young:
    """One young person as the list shows them. What the reader may not see is empty."""

    uid: UUID
    called: str
    reference: str
    age: int
    turns_18_on: date
    school_year: int
    has_plan: bool
    education: str
    education_words: str
    residential_college: bool
    next_step: str
    next_status: str
    next_colour: str
    next_day: date | None
    late: int
    adult_setting: str
    costs: tuple[Decimal, Decimal, Decimal] | None
    sees_costs: bool
    lead_worker: str
    may_plan: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The young people of one heading."""

    words: str
    people: tuple[Young, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """The sentence above the list: of those with a plan, of whom anybody may know."""

    in_pipeline: int
    residential_college: int
    out_of_county_school: int
    without_plan: int  # of those one may plan for
    left_to_others: int  # without a plan, and another council's to plan for
    with_late_steps: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to narrow the list by."""

    years: tuple[str, ...]
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """How the list is narrowed and grouped; empty asks for everybody."""

    by: str = YEAR
    year: str = ""
    education: str = ""
    plan: str = ""
    late: bool = False
    college: bool = False
    lead: str = ""


def pipeline(staff, on: date) -> list[Young]:
    """Everybody from 14 to 25 a reader may know of, the oldest first. Four queries, however many."""
    reach = steps.in_transition(people_for(staff, Permission.SEE_TRANSITION), on)
    permissions = (Permission.SEE_NAMES, Permission.SEE_COSTS, Permission.EDIT_TRANSITION)
    people = list(marked(reach, staff, *permissions).order_by("date_of_birth", "pk"))
    keys = [person.pk for person in people]
    plans = TransitionPlan.objects.filter(person__in=keys).in_force_on(on).select_related("adult_setting")
    plan_of = {plan.person_id: plan for plan in plans}
    recorded: dict[int, dict[str, TransitionStep]] = {}
    for row in TransitionStep.objects.filter(person__in=keys).in_force():
        recorded.setdefault(row.person_id, {})[row.milestone] = row
    milestones = steps.milestones_on(on)
    return [
        _young(person, plan_of.get(person.pk), milestones, recorded.get(person.pk, {}), on)
        for person in people
    ]


def _young(person: Person, plan: TransitionPlan | None, milestones, recorded, on: date) -> Young:
    standings = steps.standings(person, plan, milestones, recorded, on)
    # An adult nobody planned for may have had every step elsewhere: the list does not call them late.
    told = standings if plan is not None or not is_adult_on(person.date_of_birth, on) else []
    following = transition.next_of(told)
    words, colour = steps.STATUS_WORDS[following.status] if following else ("", "")
    sees_costs = person.may_see_costs or person.may_edit_transition
    costed = plan is not None and sees_costs and plan.weekly_low is not None
    return Young(
        uid=person.uid,
        called=called(person, names=person.may_see_names),
        reference=person.reference,
        age=age_on(person.date_of_birth, on),
        turns_18_on=turns_18_on(person.date_of_birth),
        school_year=min(transition.school_year(person.date_of_birth, on), transition.LAST_SCHOOL_YEAR + 1),
        has_plan=plan is not None,
        education=plan.education if plan else "",
        education_words=plan.get_education_display() if plan else "",
        residential_college=bool(plan and plan.residential_college),
        next_step=TransitionStepKind(following.code).label if following else "",
        next_status=words,
        next_colour=colour,
        next_day=following.last_day if following else None,
        late=sum(map(transition.is_late, told)),
        adult_setting=str(plan.adult_setting or "") if plan else "",
        costs=(plan.weekly_low, plan.weekly_middle, plan.weekly_high) if costed else None,
        sees_costs=sees_costs,
        lead_worker=plan.lead_worker if plan else "",
        may_plan=person.may_edit_transition,
    )


def school_year_words(number: int) -> str:
    """ "Year 9" to "Year 14"; nobody is at school after it."""
    return f"Year {number}" if number <= transition.LAST_SCHOOL_YEAR else "After year 14"


def counts(people: Iterable[Young]) -> Counts:
    """What the sentence above the list says. In the pipeline is who has a plan."""
    everybody = list(people)
    planned = [one for one in everybody if one.has_plan]
    elsewhere = EducationSetting.OUT_OF_COUNTY_SPECIAL_SCHOOL
    return Counts(
        in_pipeline=len(planned),
        residential_college=sum(one.residential_college for one in planned),
        out_of_county_school=sum(one.education == elsewhere for one in planned),
        without_plan=sum(one.may_plan and not one.has_plan for one in everybody),
        left_to_others=sum(not one.may_plan and not one.has_plan for one in everybody),
        with_late_steps=sum(one.late > 0 for one in planned),
    )


def narrowed(people: Iterable[Young], asked: Asked) -> list[Young]:
    """Those of these young people a reader asked for."""
    return [
        one
        for one in people
        if asked.year in ("", str(one.turns_18_on.year))
        and asked.education in ("", one.education)
        and (not asked.plan or one.has_plan is (asked.plan != NO_PLAN))
        and (not asked.late or one.late)
        and (not asked.college or one.residential_college)
        and (not asked.lead or (one.has_plan and asked.lead == (one.lead_worker or NO_LEAD)))
    ]


def facets(people: Iterable[Young]) -> Facets:
    """The years of turning 18 and the lead workers there are."""
    everybody = list(people)
    return Facets(
        years=tuple(sorted({str(one.turns_18_on.year) for one in everybody})),
        leads=tuple(sorted({one.lead_worker or NO_LEAD for one in everybody if one.has_plan})),
    )


def in_order(people: Iterable[Young], asked: Asked) -> list[Young]:
    """First those somebody must still plan for, last those another council plans for; between them by year."""
    return sorted(people, key=lambda one: (_heading(one, by=asked.by), one.turns_18_on, one.reference))


def grouped(people: Iterable[Young], asked: Asked) -> list[Group]:
    """The same under headings: the year of turning 18, or the year of school."""
    heading = partial(_heading, by=asked.by)
    return [Group(words, tuple(group)) for (*_, words), group in groupby(people, key=heading)]


def _heading(one: Young, *, by: str) -> tuple[int, int, str]:
    if not one.has_plan:
        return (0, 0, "No plan recorded") if one.may_plan else (2, 0, "No plan recorded by their own council")
    if by == SCHOOL_YEAR:
        return (1, one.school_year, school_year_words(one.school_year))
    return (1, one.turns_18_on.year, f"18 in {one.turns_18_on.year}")
