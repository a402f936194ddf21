"""Which reviews are owed to whom: facts gathered in a constant number of queries, judged by reviews.rules.

However many people are asked about, `facts` costs six queries and the rulebook one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from linkworker.periods import Days, Month
from placements.models import FundingLine, Person, Placement
from placements.queries.chc import DecisionRow, decisions
from reviews.choices import ReviewKind
from reviews.models import DutyRule, Review
from reviews.queries import plans
from reviews.rules import cadence
from reviews.rules.cadence import Due, FellDue
from reviews.rules.duties import CHC3, CHC12, INIT
from reviews.rules.facts import ChcDecision, HeldReview, PersonFacts, PlacementFacts
from reviews.rules.facts import DutyRule as Rule

# How a sentence names a review, where that is not its label: "so the initial review is due by…".
NAMES = {
    INIT: "initial review",
    CHC3: "first continuing healthcare review",
    CHC12: "continuing healthcare review",
}

PersonRow = tuple[int, str, date]  # person, reference, born on
StayRow = tuple[int, int, str, str, Days, bool]  # placement, person, reference, home, days, hosted elsewhere
PaidRow = tuple[int, Days]  # placement, days a council pays
HeldRow = tuple[int, str, date, list[str]]  # person, kind, held on, covers


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every rule there ever was, read once, so that each day is judged by the rules of that day."""

    rows: tuple[tuple[Days, Rule], ...]

    def on(self, day: date) -> tuple[Rule, ...]:
        """The rules in force on a day, one a kind: a later rule takes over from one left without an end."""
        return tuple({rule.kind: rule for days, rule in self.rows if day in days}.values())


def rulebook() -> Rulebook:
    """The duty rules, in one query."""
    rows = DutyRule.objects.order_by("kind", "valid_from")
    return Rulebook(tuple((Days(row.valid_from, row.valid_until), _rule(row)) for row in rows))


def _rule(row: DutyRule) -> Rule:
    in_days = row.first_after_months == 0
    return Rule(
        kind=row.kind,
        name=NAMES.get(row.kind, ReviewKind(row.kind).label),
        due_soon_days=row.due_soon_days,
        source=row.source,
        first_after_days=row.first_after_days if in_days else None,
        first_after_months=None if in_days else row.first_after_months,
        then_months=row.then_every_months or None,
    )


def facts(people: QuerySet[Person], *, council: Organisation | None = None) -> dict[int, PersonFacts]:
    """What the review rules need to know about these people, by their primary key, in six queries.

    "Elsewhere" means outside the area of `council`, or of the council responsible for the person today.
    """
    theirs = council.pk if council else None
    chosen = people.values("pk") if people.query.is_sliced else people.order_by().values("pk")
    stays = Placement.objects.filter(person__in=chosen).order_by("person_id", "starts_on", "pk")
    stay_rows = stays.values_list(
        *("pk", "person_id", "reference", "home__name", "starts_on", "ends_on"),
        *("home__host_council_id", "person__responsible_council_id"),
    )
    paid = FundingLine.objects.filter(placement__person__in=chosen, payer__kind=OrganisationKind.COUNCIL)
    held = Review.objects.filter(person__in=chosen).order_by("person_id", "held_on", "pk")
    known = assembled(
        people.values_list("pk", "reference", "date_of_birth"),
        (
            (pk, person, reference, home, Days(start, end), host != (theirs or responsible))
            for pk, person, reference, home, start, end, host, responsible in stay_rows
        ),
        (
            (placement, Days(start, end))
            for placement, start, end in paid.order_by("placement_id", "starts_on", "pk").values_list(
                "placement_id", "starts_on", "ends_on"
            )
        ),
        held.values_list("person_id", "kind", "held_on", "covers"),
        decisions(person__in=chosen),
    )
    return with_arrangements(known, chosen)


def with_arrangements(
    known: dict[int, PersonFacts], people: QuerySet | Collection[int]
) -> dict[int, PersonFacts]:
    """The same facts with what is planned and cancelled of these people, given by their keys. One query."""
    said = plans.arrangements(people)
    return {
        pk: replace(one, arranged=said[pk][0], cancelled=said[pk][1]) if pk in said else one
        for pk, one in known.items()
    }


def assembled(
    people: Iterable[PersonRow],
    stays: Iterable[StayRow],
    paid: Iterable[PaidRow],
    held: Iterable[HeldRow],
    decided: Iterable[DecisionRow],
) -> dict[int, PersonFacts]:
    """Rows read elsewhere put together as facts, by person; rows of anyone not among `people` are ignored.

    Every row is asked for: whoever reads the rest by another way cannot forget one kind.
    """
    paid_days: dict[int, list[Days]] = defaultdict(list)
    for placement, days in paid:
        paid_days[placement].append(days)
    placements: dict[int, list[PlacementFacts]] = defaultdict(list)
    for pk, person, reference, home, days, elsewhere in stays:
        placements[person].append(
            PlacementFacts(
                reference=reference,
                home=home,
                stay=days,
                hosted_elsewhere=elsewhere,
                council_paid=tuple(paid_days.get(pk, ())),
            )
        )
    reviews: dict[int, list[HeldReview]] = defaultdict(list)
    for person, kind, held_on, covers in held:
        reviews[person].append(HeldReview(kind, held_on, frozenset(covers)))
    chc: dict[int, list[ChcDecision]] = defaultdict(list)
    for person, decided_on, outcome, fast_track in decided:
        chc[person].append(ChcDecision(decided_on, outcome, fast_track))
    return {
        pk: PersonFacts(
            reference=reference,
            born_on=born_on,
            placements=tuple(placements.get(pk, ())),
            held=tuple(reviews.get(pk, ())),
            decisions=tuple(chc.get(pk, ())),
        )
        for pk, reference, born_on in people
    }


def due_by_person(
    people: QuerySet[Person], on: date, *, council: Organisation | None = None
) -> dict[int, list[Due]]:
    """For each of these people, by primary key, every review owed and not held by a day, soonest first.

    Seven queries, however many people. Someone owed nothing has an empty list.
    """
    rules = rulebook().on(on)
    return {pk: cadence.due_rows(person, rules, on) for pk, person in facts(people, council=council).items()}


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
