"""What placements out of the area cost and who pays (K03, K04, K05)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from accounts.choices import OrganisationKind
from linkworker.periods import Month
from placements.rules.funding import PAYER_KINDS
from placements.rules.money import WEEKS_PER_YEAR
from reporting.kpi import Kpi, Measure, People, Split, Unit
from reporting.kpis.readers import BOARD, HEALTH, MANAGER
from reporting.queries.authority import Authority
from reporting.rules.parts import parts_of_year
from reporting.rules.rag import Better

NOTHING = Decimal("0.00")
ICB = str(OrganisationKind.ICB)
FUNDING = (
    "The register: funding lines in force on the last day of the month, whoever pays and however settled."
)
PAYER_LABELS = {
    "council": "Council",
    "icb": "NHS (ICB)",
    "person": "Person",
    "education": "Education",
    "other": "Other",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What adults placed out cost a week on one day: a priced person has at least one line in force."""

    priced: tuple[tuple[str, dict[str, Decimal]], ...]
    not_recorded: People

    @property
    def people(self) -> People:
        return tuple(person for person, _ in self.priced)

    def weekly(self, *kinds: str) -> Decimal:
        """Pounds a week from payers of these kinds."""
        return sum(self.amounts(*kinds), NOTHING)

    def amounts(self, *kinds: str) -> list[Decimal]:
        """Pounds a week of each priced person from payers of these kinds, nothing left out."""
        return [sum((paid.get(kind, NOTHING) for kind in kinds), NOTHING) for _, paid in self.priced]

    def paid_for_by(self, *kinds: str) -> People:
        """The people for whom payers of these kinds pay anything."""
        amounts = self.amounts(*kinds)
        return tuple(person for person, amount in zip(self.people, amounts, strict=True) if amount > 0)

    def largest_share(self, *kinds: str) -> Fraction:
        """How much of what these payers pay is for one person, from 0 to 1; 0 when they pay nothing."""
        return _largest(self.amounts(*kinds))


def cost(authority: Authority, month: Month) -> Cost:
    """What the K01 cohort's placements cost a week on the last day of the month."""
    day = month.last_day
    weekly = [(someone.id, authority.weekly(stay, day)) for someone, stay in authority.open_out(day)]
    return Cost(
        priced=tuple((person, paid) for person, paid in weekly if paid),
        not_recorded=tuple(person for person, paid in weekly if not paid),
    )


def yearly_spend(authority: Authority, month: Month) -> Measure:
    """Pounds a year: the gross weekly cost of the cohort x 365/7, left exact until it is told."""
    found = cost(authority, month)
    return Measure.total(
        Fraction(found.weekly(*PAYER_KINDS)) * Fraction(WEEKS_PER_YEAR),
        people=found.people,
        not_recorded=found.not_recorded,
        largest_share=found.largest_share(*PAYER_KINDS),
        split=_by_payer(found),
    )


def health_share(authority: Authority, month: Month) -> Measure:
    """Pounds a week paid by integrated care boards out of the gross pounds a week."""
    found = cost(authority, month)
    others = [kind for kind in PAYER_KINDS if kind != ICB]
    return Measure.share_of_money(
        met_pounds=found.weekly(ICB),
        of_pounds=found.weekly(*PAYER_KINDS),
        met=found.paid_for_by(ICB),
        of=found.people,
        not_recorded=found.not_recorded,
        largest_share=max(found.largest_share(*kinds) for kinds in (PAYER_KINDS, [ICB], others)),
    )


def mean_weekly(authority: Authority, month: Month) -> Measure:
    """Gross pounds a week divided by the people with a line in force."""
    found = cost(authority, month)
    return Measure.mean(
        found.weekly(*PAYER_KINDS),
        people=found.people,
        not_recorded=found.not_recorded,
        largest_share=found.largest_share(*PAYER_KINDS),
    )


def _by_payer(found: Cost) -> Split:
    """Pounds a year by kind of payer, to the penny, adding up to the rounded total."""
    yearly = parts_of_year({kind: found.weekly(kind) for kind in PAYER_KINDS})
    return tuple(
        (
            PAYER_LABELS[kind],
            Measure.total(
                yearly[kind],
                people=found.paid_for_by(kind),
                largest_share=found.largest_share(kind),
            ),
        )
        for kind in PAYER_KINDS
    )


def _largest(amounts: Iterable[Decimal]) -> Fraction:
    listed = list(amounts)
    total = sum(listed)
    return Fraction(max(listed)) / Fraction(total) if total else Fraction(0)


YEARLY_SPEND = Kpi(
    id="K03",
    title="Yearly gross spend on placements out",
    definition=(
        "Gross weekly cost of the open placements of the adults placed out (K01) x 365/7, rounded once at "
        "the end. Gross is every funding line in force on the last day of the month, whoever pays. One-off "
        "costs are left out. People with no line in force are not recorded."
    ),
    unit=Unit.POUNDS,
    better=Better.LOWER,
    measure=yearly_spend,
    source=FUNDING,
    readers=MANAGER | HEALTH | BOARD,
    opened_with="see_costs",
)
HEALTH_SHARE = Kpi(
    id="K04",
    title="Health share of spend",
    definition=(
        "Lines paid by an integrated care board, in pounds a week, out of the gross weekly cost of the "
        "adults placed out. People with no line in force are not recorded."
    ),
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    measure=health_share,
    source=FUNDING,
    readers=MANAGER | HEALTH,
    opened_with="see_costs",
)
MEAN_WEEKLY = Kpi(
    id="K05",
    title="Mean gross weekly cost",
    definition=(
        "Gross weekly cost of the adults placed out, divided by those of them with a funding line in force "
        "on the last day of the month."
    ),
    unit=Unit.POUNDS,
    better=Better.LOWER,
    measure=mean_weekly,
    source=FUNDING,
    readers=MANAGER | HEALTH,
    opened_with="see_costs",
)
