"""What an authority's placements cost over a range of days, to the penny (contract 5)."""

from accounts.models import Organisation
from linkworker.periods import Days
from placements.models import FundingLine
from placements.rules import funding, spend

COLUMNS = (
    "weekly",
    "starts_on",
    "ends_on",
    "placement__starts_on",
    "placement__ends_on",
    "payer__kind",
    "stream",
    "status",
)


def spend_of(authority: Organisation, within: Days) -> spend.Spend:
    """Pounds charged within a half-open range of days for the people the authority is responsible for.

    One query for the lines that touch the range; the arithmetic is `rules.spend`. Raises ValueError for a
    range without an end.
    """
    if within.ends_on is None:
        raise ValueError("Spend needs a range of days that ends.")
    return spend.totals((_line(*row) for row in _rows(authority, within)), within)


def _rows(authority: Organisation, within: Days):
    lines = FundingLine.objects.touching(within.starts_on, within.ends_on)
    return (
        lines.filter(placement__person__responsible_council=authority)
        .order_by()
        .values_list(*COLUMNS)
        .iterator()
    )


def _line(weekly, starts_on, ends_on, stay_starts_on, stay_ends_on, kind, stream, status) -> spend.Line:
    return spend.Line(
        weekly=weekly,
        days=Days(starts_on, ends_on),
        stay=Days(stay_starts_on, stay_ends_on),
        payer_kind=funding.payer_kind(kind),
        stream=stream,
        disputed=status == "disputed",
    )
