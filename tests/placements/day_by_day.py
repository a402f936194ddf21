"""A second opinion on spend: every day of every line, a seventh of the week each, in fractions of a penny.

It knows nothing of ranges, overlaps or the product's own rules, and is as slow as it looks.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import HealthCheck, settings

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # however busy the machine is
DAY = timedelta(days=1)
KINDS = ("council", "icb", "person", "education", "other")
STREAMS = ("asc", "chc", "chc_fast_track", "joint", "fnc", "s117", "education", "self")


@dataclass(frozen=True)
class Paid:
    """One line as it stands in a ledger: who pays how many pence a week, when, for which stay."""

    kind: str
    stream: str
    pence: int
    starts_on: date
    ends_on: date | None
    stay_starts_on: date
    stay_ends_on: date | None
    status: str = "agreed"
    beside: bool = False  # a third party's, on top of the price
    whose: tuple[tuple[date | None, date | None], ...] = ((None, None),)  # when the authority was responsible


def made_of(number: int, *, earliest: date, longest: int = 90) -> Paid:
    """One line out of one large number: short to draw, and it gets simpler as the number gets smaller."""

    def take(choices: int) -> int:
        nonlocal number
        number, taken = divmod(number, choices)
        return taken

    pence, stay_from = take(1_000_001), take(60)
    stay_days, begins, days = take(longest), take(70), take(longest)
    stay_starts_on = earliest + timedelta(days=stay_from)
    starts_on = earliest + timedelta(days=begins)
    return Paid(
        kind=KINDS[take(5)],
        stream=STREAMS[take(8)],
        pence=pence,
        starts_on=starts_on,
        ends_on=None if not days else starts_on + timedelta(days=days),
        stay_starts_on=stay_starts_on,
        stay_ends_on=None if not stay_days else stay_starts_on + timedelta(days=stay_days),
        status=("agreed", "interim", "disputed")[take(3)],
    )


def pence_of(line: Paid, first: date, until: date) -> int:
    """The days one by one, then the one rounding, half up."""
    exact, day, seventh = Fraction(0), first, Fraction(line.pence, 7)
    while day < until:
        lived = line.stay_starts_on <= day and (line.stay_ends_on is None or day < line.stay_ends_on)
        paid = line.starts_on <= day and (line.ends_on is None or day < line.ends_on)
        ours = any(
            (start is None or start <= day) and (end is None or day < end) for start, end in line.whose
        )
        if lived and paid and ours:
            exact += seventh
        day += DAY
    whole, rest = divmod(exact, 1)
    return int(whole) + (rest >= Fraction(1, 2))


def told(lines, first: date, until: date) -> dict:
    """What contract 5 says of these lines, amounts as text."""
    kinds, streams = dict.fromkeys(KINDS, 0), dict.fromkeys(STREAMS, 0)
    sums: dict[str, int] = defaultdict(int)
    for line in lines:
        pence = pence_of(line, first, until)
        kinds[line.kind] += pence
        streams[line.stream] += pence
        sums["total"] += pence
        sums["disputed"] += pence if line.status == "disputed" else 0
    return {
        "total": pounds(sums["total"]),
        "by_payer_kind": {kind: pounds(pence) for kind, pence in kinds.items()},
        "by_stream": {stream: pounds(pence) for stream, pence in streams.items()},
        "disputed": pounds(sums["disputed"]),
    }


def pounds(pence: int) -> str:
    return f"{pence // 100}.{pence % 100:02}"


def weekly(line: Paid) -> Decimal:
    return Decimal(line.pence).scaleb(-2)
