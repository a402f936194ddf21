"""How days, money, counts and lists are said, the same in every sentence, table and report.

No clock, no database, no Django. Templates reach these through the filters of `linkworker/templatetags/`.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

SEPTEMBER = 9
UNALLOCATED = "Unallocated"  # of whom nobody is the link worker
FEWEST_FOR_A_PERCENTAGE = 10  # domain H: of fewer, n of N is told, and no direction


def long_day(day: date) -> str:
    """ "4 May 2026", as GOV.UK writes a day."""
    return f"{day.day} {day:%B} {day.year}"


def short_day(day: date) -> str:
    """ "4 Sept 2026": the month cut short, for a narrow column."""
    month = "Sept" if day.month == SEPTEMBER else f"{day:%b}"
    return f"{day.day} {month} {day.year}"


def long_month(day: date) -> str:
    """ "May 2026", of any day in it."""
    return f"{day:%B} {day.year}"


def pounds(amount: Decimal | int, *, pence: bool = True) -> str:
    """ "£1,234.50", or without pence "£1,235"; rounded half up, the sign before the pound."""
    rounded = Decimal(amount).quantize(Decimal("0.01") if pence else Decimal(1), ROUND_HALF_UP)
    return f"{'-' if rounded < 0 else ''}£{abs(rounded):,}"


def nhs_number(digits: str) -> str:
    """ "999 000 0018": three, three, four. What is not ten digits is left as it is."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if re.fullmatch(r"[0-9]{10}", digits) else digits


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 day", "1,024 days"; `many` where an s is not enough: "2 people"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"; nothing for nothing."""
    *before, last = [*items] or [""]
    return f"{', '.join(before)} and {last}" if before else last


def in_a_sentence(label: str) -> str:
    """With a small first letter, unless it begins with an abbreviation: "host NHS", "ICB or CHC team"."""
    return label if label[:2].isupper() else f"{label[:1].lower()}{label[1:]}"


def storable(text: str) -> str:
    """Without the characters the database cannot keep: nought, and half of a pair that was torn apart."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
