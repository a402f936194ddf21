"""What being in hospital makes due: care and treatment reviews (C(E)TRs) and visits of the commissioner (domain B2)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from placements.rules.ages import ADULT_AT, age_on
from reviews.rules.duties.kinds import CTR_POST, VISIT
from reviews.rules.duties.owed import Episode, IsOpen
from reviews.rules.duties.placed import open_placements
from reviews.rules.facts import DutyRule, PersonFacts, PlacementFacts, Ward

COUNTS_BEFORE_DAYS = 28  # a review held so shortly before somebody is admitted stands for the first after
PLAN_UNTIL = 25  # with an education, health and care plan the children's interval holds so long


def after_admission(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Whoever is in hospital and was admitted without a C(E)TR in the 28 days before (CTR_POST)."""
    for placement in in_hospital(person, day, is_open):
        yield _from_admission(person, placement)


def not_secure(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """An adult on a ward that is not secure (CTR_NS)."""
    yield from _on(Ward.NON_SECURE, person, day, is_open)


def secure(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """An adult on a secure ward (CTR_SEC)."""
    yield from _on(Ward.SECURE, person, day, is_open)


def children(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Whoever is under 18, under 25 with a plan, or on a ward for young people (CETR)."""
    yield from _on(Ward.CHILDREN, person, day, is_open)


def visit(person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    """Whoever is in a hospital outside their own ICB is seen there by who placed them (VISIT)."""
    for placement in in_hospital(person, day, is_open):
        if placement.outside_own_icb:
            yield Episode(
                began_on=placement.starts_on,
                words=f"Admitted to {placement.home} outside the person’s own ICB on",
                since=placement.starts_on,
                placement=placement.reference,
            )


def in_hospital(person: PersonFacts, day: date, is_open: IsOpen) -> list[PlacementFacts]:
    """The earliest stay in hospital open on a day, as a list of one or none."""
    return [placement for placement in open_placements(person, day, is_open) if placement.ward][:1]


def admitted_on(person: PersonFacts, placement: PlacementFacts) -> date:
    """When somebody came into hospital: a move from ward to ward on one day is no new admission.

    Of two stays that ended in one move, the one that goes further back.
    """
    left_that_day = (
        stay
        for stay in person.placements
        if stay.ward and stay.starts_on < placement.starts_on and stay.stay.ends_on == placement.starts_on
    )
    return min((admitted_on(person, stay) for stay in left_that_day), default=placement.starts_on)


def first_review_due(
    person: PersonFacts, placement: PlacementFacts, rules: Iterable[DutyRule]
) -> date | None:
    """By when somebody in hospital is to have had the first C(E)TR, whatever was held; None without a rule."""
    return _first_due(CTR_POST, person, admitted_on(person, placement), rules)


def first_visit_due(person: PersonFacts, placement: PlacementFacts, rules: Iterable[DutyRule]) -> date | None:
    """By when a stay outside the own ICB calls for the first visit; None without a rule."""
    return _first_due(VISIT, person, placement.starts_on, rules)


def _first_due(kind: str, person: PersonFacts, began_on: date, rules: Iterable[DutyRule]) -> date | None:
    days = (
        rule.first_due(began_on)
        for rule in rules
        if rule.kind == kind and rule.is_for(person.born_on, began_on)
    )
    return next(days, None)


def _on(ward: Ward, person: PersonFacts, day: date, is_open: IsOpen) -> Iterator[Episode]:
    for placement in in_hospital(person, day, is_open):
        if _ward_of(person, placement, day) == ward:
            yield _from_admission(person, placement)


def _ward_of(person: PersonFacts, placement: PlacementFacts, day: date) -> Ward:
    age = age_on(person.born_on, day)
    has_plan = any(
        plan.issued_on <= day and (plan.ended_on is None or day < plan.ended_on)
        for plan in person.education_plans
    )
    young = age < ADULT_AT or (has_plan and age < PLAN_UNTIL)
    return Ward.CHILDREN if young else placement.ward


def _from_admission(person: PersonFacts, placement: PlacementFacts) -> Episode:
    admitted = admitted_on(person, placement)
    return Episode(
        began_on=admitted,
        words="Admitted to hospital on"
        if admitted != placement.starts_on
        else f"Admitted to {placement.home} on",
        since=admitted - timedelta(days=COUNTS_BEFORE_DAYS),
        placement=placement.reference,
        named="The last care and treatment review",
    )
