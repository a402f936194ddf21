"""Which NHS bodies pay for a council's people, by the name that was right on the last day of a month."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from accounts.queries.lineage import Lineage
from linkworker.periods import Month
from placements.models import FundingLine, Person


@dataclass(frozen=True, slots=True)
class Payer:
    """One body, and its pounds a week from every line in force on the day."""

    name: str
    weekly: Decimal


def nhs(council: Organisation, month: Month) -> list[Payer]:
    """Groups before 1 July 2022, boards after it; the largest first. Three queries."""
    day = month.last_day
    lines = FundingLine.objects.in_force_on(day).filter(
        placement__person__in=Person.objects.responsible_to_on(council, day).order_by().values("pk"),
        payer__kind=OrganisationKind.ICB,
    )
    paid = dict(lines.order_by().values_list("payer").annotate(Sum("weekly")))
    lineage = Lineage()
    bodies = Organisation.objects.filter(pk__in=paid).order_by("code", "pk")
    found = [Payer(lineage.name(body, day), paid[body.pk]) for body in bodies]
    return sorted(found, key=lambda payer: -payer.weekly)
