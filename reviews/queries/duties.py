"""Which reviews are owed to whom: facts gathered in a constant number of queries, judged by reviews.rules.

However many people are asked about, `facts` costs twelve queries and the rulebook two. It is the one place where facts
are put together: the lists, the figures, the dashboard and the preview of a change all start here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.choices import OrganisationKind
from accounts.models import Organisation, Staff
from casework.policies import goals_for
from linkworker.periods import Days, Month
from placements.choices import Stream
from placements.models import BankHoliday, FundingLine, Person, Placement
from placements.policies import people_for
from placements.queries.chc import decisions
from reviews.choices import ReviewKind
from reviews.models import DutyRule
from reviews.policies import ALSO_NEEDED
from reviews.queries import on_record
from reviews.rules import cadence
from reviews.rules.cadence import Due, FellDue
from reviews.rules.duties import AHC, GOAL
from reviews.rules.facts import Asked, ChcDecision, HeldReview, PersonFacts, PlacementFacts, Ward
from reviews.rules.facts import DutyRule as Rule

# How a sentence names a review, where that is not its label: "so the initial review is due by…".
NAMES = {
    ReviewKind.INIT: "initial review",
    ReviewKind.REQ: "review",
    ReviewKind.UNPL: "unplanned review",
    ReviewKind.DEC: "decision about coming home",
    ReviewKind.WH: "whole-home review",
    ReviewKind.CHC3: "first continuing healthcare review",
    ReviewKind.CHC12: "continuing healthcare review",
    ReviewKind.FT: "fast track review",
    ReviewKind.S117R: "section 117 aftercare review",
    ReviewKind.CTR_PRE: "C(E)TR before admission",
    ReviewKind.CTR_POST: "C(E)TR after admission",
    ReviewKind.CTR_NS: "next care and treatment review",
    ReviewKind.CTR_SEC: "next care and treatment review",
    ReviewKind.CETR: "next care, education and treatment review",
    ReviewKind.VISIT: "commissioner oversight visit",
    ReviewKind.MED: "medication review",
    ReviewKind.AHC: "annual health check",
    ReviewKind.EHC: "annual review of the plan",
    ReviewKind.TRN: "transition review",
    ReviewKind.DOL: "request to renew it",
    ReviewKind.GOAL: "check of the goal",
}
IsHere = Callable[[int, int], bool]  # home, its host council
WARDS = {ward.value: ward for ward in Ward}


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every rule there ever was, read once, so that each day is judged by the rules of that day; and the bank
    holidays working days step over.
    """

    rows: tuple[tuple[Days, Rule], ...]
    holidays: frozenset[date] = frozenset()

    def on(self, day: date) -> tuple[Rule, ...]:
        """The rules in force on a day, one for a kind and an age."""
        return tuple({(rule.kind, rule.from_age): rule for days, rule in self.rows if day in days}.values())


def rulebook() -> Rulebook:
    """The duty rules, with the bank holidays that working days step over, in two queries."""
    holidays = frozenset(BankHoliday.objects.order_by("day").values_list("day", flat=True))
    rows = DutyRule.objects.order_by("kind", "from_age", "valid_from")
    dated = ((Days(row.valid_from, row.valid_until), rule_of(row, holidays)) for row in rows)
    return Rulebook(tuple(dated), holidays)


def rule_of(row: DutyRule, holidays: frozenset[date] = frozenset()) -> Rule:
    """A row of the table as the rules want it."""
    return Rule(
        kind=row.kind,
        name=NAMES.get(ReviewKind(row.kind), ReviewKind(row.kind).label),
        due_soon_days=row.due_soon_days,
        source=row.source,
        first_after_days=row.first_after_days or None,
        first_after_working_days=row.first_after_working_days or None,
        first_after_months=row.first_after_months or None,
        then_months=row.then_every_months or None,
        then_days=row.then_every_days or None,
        from_age=row.from_age,
        until_age=row.until_age,
        holidays=holidays if row.first_after_working_days else frozenset(),
    )


def facts(
    people: QuerySet[Person], *, council: Organisation | None = None, is_here: IsHere | None = None
) -> dict[int, PersonFacts]:
    """What the review rules need to know about these people, by their primary key, in twelve queries.

    "Elsewhere" means outside the area of `council`, or of the council responsible for the person today. `is_here`
    answers it for a home and its host council (primary keys) where homes stood in other areas before.
    """
    chosen = people.values("pk") if people.query.is_sliced else people.order_by().values("pk")
    rows = people.values_list("pk", "reference", "date_of_birth", "on_gp_ld_register", "health_check_on")
    placements = _placements(chosen, council, is_here)
    held = on_record.reviews_held(chosen)
    beside = on_record.beside(chosen, council)
    decided: dict[int, list[ChcDecision]] = defaultdict(list)
    for person, decided_on, outcome, fast_track in decisions(person__in=chosen):
        decided[person].append(ChcDecision(decided_on, outcome, fast_track))
    return {
        pk: PersonFacts(
            reference=reference,
            born_on=born_on,
            placements=tuple(placements.get(pk, ())),
            held=(*held.get(pk, ()), *beside.held.get(pk, ()), *_health_check(checked_on)),
            decisions=tuple(decided.get(pk, ())),
            on_gp_register=bool(on_register),
            **until_admitted(beside.of(pk), placements.get(pk, ())),
        )
        for pk, reference, born_on, on_register, checked_on in rows
    }


def until_admitted(facts: dict[str, Any], placements: Iterable[PlacementFacts]) -> dict[str, Any]:
    """A community C(E)TR is for before the admission: asked no more once somebody has come into hospital."""
    wards = sorted(one.starts_on for one in placements if one.ward)

    def ended(asked: Asked) -> Asked:
        came = next((day for day in wards if day > asked.asked_on), None)
        if asked.kind != ReviewKind.CTR_PRE or came is None or (asked.until and asked.until <= came):
            return asked
        return replace(asked, until=came)

    return facts | {"asked": tuple(map(ended, facts["asked"]))}


def _placements(
    chosen: QuerySet, council: Organisation | None, is_here: IsHere | None
) -> dict[int, list[PlacementFacts]]:
    """Everywhere these people ever lived, by person, the earliest first."""
    paid, aftercare = _paid(chosen)
    rows = Placement.objects.filter(person__in=chosen).order_by("person_id", "starts_on", "pk")
    found: dict[int, list[PlacementFacts]] = defaultdict(list)
    for pk, person, reference, home, name, start, end, ward, host, whose, *boards in rows.values_list(
        *("pk", "person_id", "reference", "home_id", "home__name", "starts_on", "ends_on"),
        *("home__setting_type__review_set", "home__host_council_id", "person__responsible_council_id"),
        *("home__host_icb_id", "person__responsible_icb_id"),
    ):
        here = is_here(home, host) if is_here else host == (council.pk if council else whose)
        found[person].append(
            PlacementFacts(
                reference=reference,
                home=name,
                stay=Days(start, end),
                hosted_elsewhere=not here,
                council_paid=tuple(paid.get(pk, ())),
                aftercare=tuple(aftercare.get(pk, ())),
                ward=WARDS.get(ward, Ward.NONE),
                outside_own_icb=None not in boards and boards[0] != boards[1],
                icb_not_recorded=None in boards,
            )
        )
    return found


def _paid(chosen: QuerySet) -> tuple[dict[int, list[Days]], dict[int, list[Days]]]:
    """The days a council pays, and those of aftercare under s117, whoever pays; by placement."""
    council_paid: dict[int, list[Days]] = defaultdict(list)
    aftercare: dict[int, list[Days]] = defaultdict(list)
    rows = FundingLine.objects.filter(
        Q(payer__kind=OrganisationKind.COUNCIL) | Q(stream=Stream.S117), placement__person__in=chosen
    )
    for placement, start, end, kind, stream in rows.order_by("placement_id", "starts_on", "pk").values_list(
        "placement_id", "starts_on", "ends_on", "payer__kind", "stream"
    ):
        if kind == OrganisationKind.COUNCIL:
            council_paid[placement].append(Days(start, end))
        if stream == Stream.S117:
            aftercare[placement].append(Days(start, end))
    return council_paid, aftercare


def _health_check(checked_on: date | None) -> tuple[HeldReview, ...]:
    """The person's own page keeps the day of the last one."""
    return (HeldReview(AHC, checked_on, meeting=False),) if checked_on else ()


def due_by_person(
    people: QuerySet[Person], on: date, *, council: Organisation | None = None
) -> dict[int, list[Due]]:
    """For each of these people, by primary key, every review owed and not held by a day, soonest first.

    Fourteen queries, however many people. Someone owed nothing has an empty list.
    """
    rules = rulebook().on(on)
    return {pk: cadence.due_rows(person, rules, on) for pk, person in facts(people, council=council).items()}


def known_due_by_person(staff: Staff, people: QuerySet[Person], on: date) -> dict[int, list[Due]]:
    """The same, of what somebody may know: what tells of health, of growing up or of a goal asks for more.

    Whether they may see the reviews of these people at all is the caller's to ask. Three queries more at the most.
    """
    found = due_by_person(people, on)
    kinds = {due.kind for dues in found.values() for due in dues}
    reach = {
        permission: frozenset(people_for(staff, permission).filter(pk__in=found).values_list("pk", flat=True))
        for permission in sorted({ALSO_NEEDED[ReviewKind(kind)] for kind in kinds & set(ALSO_NEEDED)})
    }
    goals: frozenset[str] = frozenset()
    if GOAL in kinds:
        own = goals_for(staff).filter(person__in=found).order_by().values_list("uid", flat=True)
        goals = frozenset(str(uid) for uid in own)

    def known(person: int, due: Due) -> bool:
        needed = ALSO_NEEDED.get(ReviewKind(due.kind))
        within = needed is None or person in reach[needed]
        return within and (due.kind != GOAL or due.about in goals)

    return {pk: [due for due in dues if known(pk, due)] for pk, dues in found.items()}


def due_rows(people: QuerySet[Person], on: date, *, council: Organisation | None = None) -> list[Due]:
    """Every review owed to these people and not held by a day, by due date, person and kind (contract 6)."""
    rows = [due for dues in due_by_person(people, on, council=council).values() for due in dues]
    return sorted(rows, key=cadence.due_order)


def fell_due(people: QuerySet[Person], month: Month) -> dict[int, list[FellDue]]:
    """For each of these people, by primary key, the due dates that came round in a month and what settled
    each (K11), by the rules in force on the month's last day.
    """
    rules = rulebook().on(month.last_day)
    return {pk: cadence.reviews_due_in(person, rules, month) for pk, person in facts(people).items()}
