"""What an authority's placements cost over a range, taken apart: by payer, person, provider, host and month."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from accounts.models import Organisation
from accounts.roles import Permission
from linkworker.periods import Days, FinancialYear
from placements.choices import Stream
from placements.models import Person
from placements.policies import marked
from placements.queries import budgets
from placements.queries.naming import called
from placements.queries.spend import lines_of
from placements.rules import money
from placements.rules.ages import is_adult_on
from placements.rules.budgets import Variance
from placements.rules.charges import charge, pounds
from placements.rules.funding import PAYER_KINDS, STREAMS
from placements.rules.outlook import Amount, Outlook, outlook, told_by_month, years
from placements.rules.spend import Line

COLUMNS = (
    "payer",
    "placement__person",
    "placement__person__reference",
    "placement__home__provider",
    "placement__home__host_council",
    "placement__person__date_of_birth",
)
PAYERS = {
    "council": "Councils",
    "icb": "NHS (integrated care boards)",
    "person": "The people themselves",
    "education": "Education",
    "other": "Others",
}
NO_PROVIDER = "Provider not recorded"
NOTHING = Amount()
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """One row: what it is called and what it costs in the range."""

    label: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class PersonCost:
    """What one person's placements cost in the range. `key` is for `named`, never for a page."""

    key: int
    reference: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class NamedCost:
    """The same with how the person may be called, and whether their money may be opened."""

    uid: UUID
    called: str
    reference: str
    opens: bool
    amount: Amount


@dataclass(frozen=True, slots=True)
class Weekly:
    """What is charged a week today, in all and by payer kind, with the full-year figures and per cent."""

    people: int
    gross: Decimal
    yearly: Decimal
    by_kind: tuple[tuple[str, Decimal, Decimal, Decimal], ...]  # words, weekly, yearly, per cent


@dataclass(frozen=True, slots=True)
class YearRow:
    """One financial year of the council's own money, in all or for one stream."""

    year: FinancialYear
    what: str
    amount: Amount
    variance: Variance | None


@dataclass(frozen=True, slots=True)
class SpendPage:
    """All the money page tells, but for people's names."""

    within: Days
    today: date
    whole: Amount
    by_payer: tuple[Part, ...]
    by_stream: tuple[Part, ...]
    stretches: tuple[tuple[str, date, tuple[Decimal, ...]], ...]  # words, first day, pounds by payer kind
    people: tuple[PersonCost, ...]
    providers: tuple[Part, ...]
    hosts: tuple[Part, ...]
    weekly: Weekly
    weekly_out: Weekly  # of it for the adults placed out, as K03 has it
    years: tuple[YearRow, ...]

    @property
    def by_month(self) -> bool:
        """Are the stretches months? Otherwise they are financial years."""
        return told_by_month(self.within)


def spend_page(authority: Organisation, within: Days, *, today: date) -> SpendPage:
    """Everything on the money page, in as many queries whatever the number of people and lines.

    The totals are exactly those of `queries.spend.spend_of`. Only people the authority is responsible for.
    """
    touched = years(within)
    read = _around(touched, today)
    lines = list(lines_of(authority, read, *COLUMNS))
    found = outlook(((line, _keys(line, more)) for line, more in lines), within, today=today)
    names = _names(found)
    return SpendPage(
        within=within,
        today=today,
        whole=found.whole,
        by_payer=tuple(Part(PAYERS[kind], found.by["kind"].get(kind, NOTHING)) for kind in PAYER_KINDS),
        by_stream=tuple(
            Part(Stream(stream).label, found.by["stream"].get(stream, NOTHING)) for stream in STREAMS
        ),
        stretches=_stretches(found),
        people=_people(found),
        providers=_bodies(found.by["provider"], names),
        hosts=_bodies(found.by["host"], names),
        weekly=_weekly(lines, today),
        weekly_out=_weekly(_adults_placed_out(authority, lines, today), today),
        years=_years(authority, touched, _own(authority, lines), today),
    )


def named(costs: Iterable[PersonCost], staff) -> list[NamedCost]:
    """These people as the reader may call them: a name only where names reach. One query."""
    costs = list(costs)
    people = marked(
        Person.objects.filter(pk__in=[cost.key for cost in costs]),
        staff,
        Permission.SEE_NAMES,
        Permission.SEE_COSTS,
    )
    found = {person.pk: person for person in people.order_by("pk")}
    return [
        NamedCost(
            uid=found[cost.key].uid,
            called=called(found[cost.key], names=found[cost.key].may_see_names),
            reference=cost.reference,
            opens=found[cost.key].may_see_costs,
            amount=cost.amount,
        )
        for cost in costs
    ]


def _around(touched: Sequence[FinancialYear], today: date) -> Days:
    """The whole financial years of the range, and today, so that one reading of the lines answers all."""
    return Days(min(touched[0].starts_on, today), max(touched[-1].ends_on, today + DAY))


def _keys(line: Line, more: tuple) -> dict:
    _, person, reference, provider, host, _ = more
    return {
        "kind": line.payer_kind,
        "stream": line.stream,
        "person": (reference, person),
        "provider": provider,
        "host": host,
    }


def _names(found: Outlook) -> dict[int | None, str]:
    keys = {key for name in ("provider", "host") for key in found.by[name] if key is not None}
    bodies = Organisation.objects.filter(pk__in=keys).order_by("pk")
    return {body.pk: str(body) for body in bodies} | {None: NO_PROVIDER}


def _stretches(found: Outlook):
    columns = [found.by_stretch.get(kind) for kind in PAYER_KINDS]
    return tuple(
        (words, starts_on, tuple(pounds(column[number] if column else 0) for column in columns))
        for number, (words, starts_on) in enumerate(found.stretches)
    )


def _people(found: Outlook) -> tuple[PersonCost, ...]:
    costs = (PersonCost(key, reference, amount) for (reference, key), amount in found.by["person"].items())
    return tuple(sorted(costs, key=lambda cost: (-cost.amount.pence, cost.reference, cost.key)))


def _bodies(amounts: dict, names: dict) -> tuple[Part, ...]:
    parts = (Part(names[key], amount) for key, amount in amounts.items())
    return tuple(sorted(parts, key=lambda part: (-part.amount.pence, part.label)))


def _adults_placed_out(authority: Organisation, lines, today: date) -> list[tuple[Line, tuple]]:
    """The lines of adults for homes in another council's area."""
    return [(line, more) for line, more in lines if more[4] != authority.pk and is_adult_on(more[5], today)]


def _weekly(lines: Iterable[tuple[Line, tuple]], today: date) -> Weekly:
    day, pence, people = today.toordinal(), dict.fromkeys(PAYER_KINDS, 0), set()
    for line, more in lines:
        cost = charge(line)
        if cost is not None and cost.covers(day):
            pence[line.payer_kind] += cost.pence
            people.add(more[1])
    gross = sum(pence.values())
    return Weekly(
        people=len(people),
        gross=pounds(gross),
        yearly=money.annualise(pounds(gross)),
        by_kind=tuple(
            (PAYERS[kind], pounds(part), money.annualise(pounds(part)), share_of(part, gross))
            for kind, part in pence.items()
            if part
        ),
    )


def share_of(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """Per cent to two places, half up; nought of nothing."""
    return money.to_pence(100 * Fraction(part) / Fraction(whole)) if whole else Decimal("0.00")


def _own(authority: Organisation, lines) -> list[Line]:
    """What the council itself pays: another council's money and the NHS's have no place in its budget."""
    return [line for line, more in lines if more[0] == authority.pk]


def _years(authority, touched: Sequence[FinancialYear], own: list[Line], today: date) -> tuple[YearRow, ...]:
    """Each year in all, and each stream with a budget of its own; a year without a budget says so."""
    set_aside = budgets.in_force(authority, touched)
    streams = defaultdict(list)
    for starts_in, stream in set_aside:
        streams[starts_in].append(stream)
    rows = []
    for year in touched:
        cost = outlook(((line, {"stream": line.stream}) for line in own), year.days, today=today)
        for stream in dict.fromkeys(["", *(one for one in STREAMS if one in streams[year.starts_in])]):
            amount = cost.by["stream"].get(stream, NOTHING) if stream else cost.whole
            budget = set_aside.get((year.starts_in, stream))
            rows.append(
                YearRow(
                    year=year,
                    what=Stream(stream).label if stream else "All the council pays",
                    amount=amount,
                    variance=Variance(budget.amount, amount.total) if budget else None,
                )
            )
    return tuple(rows)
