"""What an authority's placements cost over a range of days, to the penny (contract 5)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from accounts.models import Organisation
from linkworker.periods import Days
from placements.models import FundingLine, Responsibility
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
    """Pounds charged within a half-open range, for the days on which the authority was responsible.

    The arithmetic is `rules.spend`. Raises ValueError for a range without an end.
    """
    return spend.totals((line for line, _ in lines_of(authority, within)), within)


def lines_of(authority: Organisation, within: Days, *more: str) -> Iterator[tuple[spend.Line, tuple]]:
    """Each line charged in a range for the people the authority is responsible for, with `more` columns of it.

    At most three queries. Every page and command that adds up an authority's money reads its lines here.
    Raises ValueError for a range without an end.
    """
    if within.ends_on is None:
        raise ValueError("Spend needs a range of days that ends.")
    return (
        (_line(row[: len(COLUMNS)], ours), row[len(COLUMNS) :])
        for row, ours in _rows(authority, within, more)
    )


def _rows(authority: Organisation, within: Days, more: tuple[str, ...]):
    """Each line that touches the range once, with the days the authority was responsible (None: all of them)."""
    first, until = within.starts_on, within.ends_on
    ours = Responsibility.objects.of_council(authority).touching(first, until)
    always = ours.covering(first, until).order_by().values("person")
    lines = FundingLine.objects.touching(first, until).order_by()
    for row in lines.filter(placement__person__in=always).values_list(*COLUMNS, *more).iterator():
        yield row, None
    yield from _part_time(lines, ours.exclude(person__in=always), more)


def _part_time(lines, ours, more):
    """The lines of people who became the authority's, or ceased to be, within the range."""
    whose: dict[int, list[Days]] = defaultdict(list)
    for person, starts_on, ends_on in ours.order_by().values_list("person_id", "starts_on", "ends_on"):
        whose[person].append(Days(starts_on or date.min, ends_on))
    if whose:
        found = lines.filter(placement__person__in=list(whose))
        for *row, person in found.values_list(*COLUMNS, *more, "placement__person_id"):
            yield tuple(row), tuple(whose[person])


def _line(row, ours) -> spend.Line:
    weekly, starts_on, ends_on, stay_starts_on, stay_ends_on, kind, stream, status = row
    return spend.Line(
        weekly=weekly,
        days=Days(starts_on, ends_on),
        stay=Days(stay_starts_on, stay_ends_on),
        payer_kind=funding.payer_kind(kind),
        stream=stream,
        disputed=status == "disputed",
        ours=ours,
    )
