"""The money page as one table: each row says which table of the page it is from."""

from collections.abc import Iterable, Iterator

from linkworker.spreadsheets import Value
from placements.queries.spend_page import PAYERS, NamedCost, Part, SpendPage
from placements.rules.outlook import Amount

HEADINGS = (
    "Table",
    "What",
    "Reference",
    "From",
    "Until, not counted",
    "To date",
    "Still to come",
    "Total",
    "Disputed",
)


def rows(page: SpendPage, people: Iterable[NamedCost]) -> Iterator[tuple[Value, ...]]:
    """The headings, then every row of the page; pounds are numbers and days are days."""
    yield HEADINGS
    days = (page.within.starts_on, page.within.ends_on)

    def row(table: str, what: str, amount: Amount, reference: str = "") -> tuple[Value, ...]:
        parts = (amount.to_date, amount.to_come, amount.total, amount.disputed)
        return (table, what, reference, *days, *parts)

    yield row("All", "All", page.whole)
    tables: tuple[tuple[str, tuple[Part, ...]], ...] = (
        ("By payer", page.by_payer),
        ("By duty", page.by_stream),
        ("By provider", page.providers),
        ("By host council", page.hosts),
    )
    for table, parts in tables:
        yield from (row(table, part.label, part.amount) for part in parts)
    yield from (row("By person", one.called, one.amount, one.reference) for one in people)
    yield from _stretches(page)


def _stretches(page: SpendPage) -> Iterator[tuple[Value, ...]]:
    """Month by month what each kind of payer pays: the total only, since a month is past, present or to come."""
    ends = [starts_on for _, starts_on, _ in page.stretches[1:]] + [page.within.ends_on]
    for (_, starts_on, amounts), ends_on in zip(page.stretches, ends, strict=True):
        for payer, amount in zip(PAYERS.values(), amounts, strict=True):
            yield ("By month and payer", payer, "", starts_on, ends_on, None, None, amount, None)
