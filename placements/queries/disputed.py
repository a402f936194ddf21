"""Since when it is disputed whose somebody is, and who pays: as far as a reader may know, within one query."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Min, OuterRef, Subquery
from django.db.models.functions import JSONObject, Least

from accounts.roles import Permission
from placements.choices import FundingStatus
from placements.models import FundingLine, ResponsibilityDispute

WHOSE, MONEY = "whose_disputed_since", "money_disputed_since"


class Span(NamedTuple):
    """The days of one disputed line; `until` is the first day not in it."""

    payer: int | None
    stream: str
    starts_on: date
    until: date | None


def asked(on: date, granted: Collection[Permission]) -> dict[str, Subquery]:
    """What to ask of a query of people about a day; only what these permissions let one know."""
    found: dict[str, Subquery] = {}
    if {Permission.SEE_HEALTH, Permission.SEE_COSTS} & set(granted):
        open_then = ResponsibilityDispute.objects.open().filter(person=OuterRef("pk"), raised_on__lte=on)
        found[WHOSE] = Subquery(
            open_then.order_by().values("person").annotate(first=Min("raised_on")).values("first")
        )
    if Permission.SEE_COSTS in granted:
        lines = FundingLine.objects.filter(
            placement__person=OuterRef("pk"),
            status=FundingStatus.DISPUTED,
            starts_on__lte=on,
            placement__starts_on__lte=on,
        )
        until = Least(F("ends_on"), F("placement__ends_on"))
        row = JSONObject(payer="payer", stream="stream", starts_on="starts_on", until=until)
        found[MONEY] = ArraySubquery(lines.order_by("starts_on", "pk").values(row=row))
    return found


def answered(found: Mapping, on: date) -> dict[str, date | None]:
    """The days since when, taken from what such a query found."""
    return {WHOSE: found.get(WHOSE), MONEY: _money_since([_span(row) for row in found.get(MONEY, ())], on)}


def _money_since(spans: list[Span], on: date) -> date | None:
    """A dispute goes back through lines of the same payer and duty that were disputed without a day between."""
    before = {(span.payer, span.stream, span.until): span for span in spans}
    began = []
    for span in spans:
        if span.until is not None and span.until <= on:
            continue
        while (earlier := before.get((span.payer, span.stream, span.starts_on))) is not None:
            span = earlier
        began.append(span.starts_on)
    return min(began, default=None)


def _span(row: Mapping) -> Span:
    until = date.fromisoformat(row["until"]) if row["until"] else None
    return Span(row["payer"], row["stream"], date.fromisoformat(row["starts_on"]), until)
