"""Who pays for whom in the demonstration. Gross £1,400,000 a year of which the NHS £550,000 (domain K4).

Weekly amounts are given as they stand at the end of last month; earlier Aprils are worked back from them.
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from accounts.models import Organisation
from placements.models import FncRate, FundingLine
from reporting.imports.invented_names import Pen
from reporting.imports.rutland.calendar import Calendar
from reporting.imports.rutland.cohort import Someone
from reporting.imports.rutland.staff import BOARD, RUTLAND

GROSS_A_YEAR, HEALTH_A_YEAR = Decimal(1_400_000), Decimal(550_000)
DAYS_A_YEAR, DAYS_A_WEEK = 365, 7
PENNY = Decimal("0.01")
UPLIFTS = (
    Decimal("1.052"),
    Decimal("1.061"),
    Decimal("1.087"),
)  # latest first: this April, last, the one before
REST, NURSING = Decimal(-1), Decimal(-2)  # worked out: what is left of the total, and the national rate

# Payer, stream, pounds a week, status; in the order of cohort.PLACED_OUT.
COUNCIL, NHS, PERSON = RUTLAND, BOARD, ""
SHARES: tuple[tuple[tuple[str, str, Decimal, str], ...], ...] = (
    ((COUNCIL, "asc", Decimal("1685.00"), "agreed"),),
    ((COUNCIL, "joint", Decimal("820.00"), "agreed"), (NHS, "joint", Decimal("980.00"), "agreed")),
    ((COUNCIL, "asc", Decimal("1260.00"), "agreed"),),
    (
        (COUNCIL, "asc", Decimal("760.00"), "agreed"),
        (NHS, "fnc", NURSING, "agreed"),
        (PERSON, "self", Decimal("120.00"), "agreed"),
    ),
    ((COUNCIL, "asc", Decimal("1798.00"), "agreed"),),
    ((COUNCIL, "joint", Decimal("905.00"), "agreed"), (NHS, "joint", Decimal("815.50"), "agreed")),
    ((COUNCIL, "asc", Decimal("612.50"), "agreed"),),
    ((NHS, "chc", Decimal("2450.00"), "agreed"),),
    ((COUNCIL, "asc", Decimal("1145.00"), "agreed"),),
    ((COUNCIL, "s117", Decimal("705.00"), "agreed"), (NHS, "s117", Decimal("1240.00"), "agreed")),
    ((COUNCIL, "joint", Decimal("870.00"), "agreed"), (NHS, "joint", Decimal("905.00"), "interim")),
    ((COUNCIL, "asc", Decimal("1240.00"), "agreed"), (PERSON, "self", Decimal("96.40"), "agreed")),
    ((COUNCIL, "asc", Decimal("1610.00"), "agreed"),),
    ((NHS, "chc", Decimal("2180.00"), "agreed"),),
    (
        (COUNCIL, "education", Decimal("1050.00"), "agreed"),
        (COUNCIL, "joint", Decimal("420.00"), "agreed"),
        (NHS, "joint", Decimal("640.00"), "agreed"),
    ),
    ((COUNCIL, "joint", REST, "agreed"), (NHS, "joint", REST, "disputed")),
)
BECAME_JOINT, MONTHS_AGO_JOINT = 5, 7  # a place in SHARES: paid by the council alone until then
SCHOOL_WEEKLY = (Decimal("3120.00"), Decimal("1875.00"))
RETURNED_WEEKLY = (Decimal("1912.00"), Decimal("1184.00"))  # away, then at home


def keep(pen: Pen, people: list[Someone], organisations: dict[str, Organisation]) -> None:
    """Keep every funding line."""
    days = Calendar(pen.today)
    payers: dict[str, int | None] = {code: org.pk for code, org in organisations.items()} | {PERSON: None}
    rows: list[dict[str, Any]] = []
    for someone, shares in zip((p for p in people if p.group == "out"), _settled(days), strict=True):
        rows += _lines_of(days, someone, shares, payers)
    for someone, weekly in zip((p for p in people if p.group == "school"), SCHOOL_WEEKLY, strict=True):
        rows += _history(days, someone.home.row, payers[COUNCIL], "education", weekly)
    for someone in people:
        if someone.group == "returned":
            for stay, weekly in zip(someone.stays, RETURNED_WEEKLY, strict=True):
                rows += _history(days, stay.row, payers[COUNCIL], "asc", weekly)
        if someone.group in {"in", "left"} and _number(someone) % 2:
            weekly = Decimal(pen.chance.randrange(700, 2200))
            rows += _history(days, someone.home.row, payers[someone.council], "asc", weekly)
    pen.put(FundingLine, rows)


def _settled(days: Calendar) -> list[list[tuple[str, str, Decimal, str]]]:
    """The shares with what is left over put in, so that the totals are those the scheme published."""
    rate = FncRate.objects.filter(valid_from__lte=days.reported_on).first()
    nursing = rate.standard_weekly if rate else Decimal("109.79")
    known = [
        [
            (payer, stream, nursing if weekly == NURSING else weekly, status)
            for payer, stream, weekly, status in who
        ]
        for who in SHARES
    ]
    health = _weekly(HEALTH_A_YEAR) - sum(w for who in known for p, _, w, _ in who if p == NHS and w != REST)
    others = _weekly(GROSS_A_YEAR) - _weekly(HEALTH_A_YEAR)
    others -= sum(w for who in known for p, _, w, _ in who if p != NHS and w != REST)
    return [
        [
            (payer, stream, (health if payer == NHS else others) if weekly == REST else weekly, status)
            for payer, stream, weekly, status in who
        ]
        for who in known
    ]


def _lines_of(
    days: Calendar,
    someone: Someone,
    shares: list[tuple[str, str, Decimal, str]],
    payers: dict[str, int | None],
) -> Iterator[dict[str, Any]]:
    if _number(someone) - 1 == BECAME_JOINT:
        yield from _became_joint(days, someone, shares, payers)
        return
    for payer, stream, weekly, status in shares:
        yield from _history(days, someone.home.row, payers[payer], stream, weekly, status)
    for stay in someone.stays[:-1]:
        if (
            someone.stays.index(stay) == 0
            and stay.end_reason == "moved"
            and not stay.home.startswith("family")
        ):
            yield from _history(days, stay.row, payers[COUNCIL], "asc", Decimal("1310.00"))


def _became_joint(
    days: Calendar,
    someone: Someone,
    shares: list[tuple[str, str, Decimal, str]],
    payers: dict[str, int | None],
) -> Iterator[dict[str, Any]]:
    on, stay = days.month(MONTHS_AGO_JOINT, 15), someone.home.row
    alone = sum((weekly for _, _, weekly, _ in shares), Decimal(0))
    yield from _history(days, stay, payers[COUNCIL], "asc", alone, until=on)
    for payer, stream, weekly, status in shares:
        yield _line(stay, payers[payer], stream, weekly, on, None, status, "split_changed")


def _history(
    days: Calendar,
    stay: dict[str, Any],
    payer: int | None,
    stream: str,
    weekly: Decimal,
    status: str = "agreed",
    *,
    until: date | None = None,
) -> Iterator[dict[str, Any]]:
    """One payer's lines from the start of a stay: a new one each April, nothing overwritten."""
    last_day = until or stay["ends_on"]
    aprils = [days.last_april.replace(year=days.last_april.year - back) for back in range(len(UPLIFTS))]
    amount, newer = weekly, last_day
    for april, uplift in zip(aprils, UPLIFTS, strict=True):
        if last_day is not None and april >= last_day:
            continue
        if april <= stay["starts_on"]:
            break
        yield _line(stay, payer, stream, amount, april, newer, status, "uplift")
        amount, newer = (amount / uplift).quantize(PENNY, ROUND_HALF_UP), april
        status = "agreed" if status == "disputed" else status
    yield _line(stay, payer, stream, amount, stay["starts_on"], newer, status, "start")


def _line(
    stay: dict[str, Any],
    payer: int | None,
    stream: str,
    weekly: Decimal,
    starts_on: date,
    ends_on: date | None,
    status: str,
    reason: str,
) -> dict[str, Any]:
    return {
        "placement_id": stay["id"],
        "payer_id": payer,
        "stream": stream,
        "weekly": weekly,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "status": status,
        "reason": reason,
    }


def _number(someone: Someone) -> int:
    """Their place on the register, from one."""
    return int(someone.row["reference"][-4:])


def _weekly(a_year: Decimal) -> Decimal:
    """Pounds a week that come to a full year's amount, rounded down: never a penny above the baseline."""
    return (a_year * DAYS_A_WEEK / DAYS_A_YEAR).quantize(PENNY, ROUND_DOWN)
