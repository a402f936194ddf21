"""How the cells of a register are read (contract 3). Each reader refuses in words what it cannot read."""

import re
from calendar import month_name
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from linkworker.forms import typed_dates
from placements.imports.faults import CannotBeRead, nearest
from placements.rules import identifiers, nhs_numbers

LONDON = ZoneInfo("Europe/London")
MOST_POUNDS = Decimal("9999999.99")
DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
BRITISH_DAY = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
WHOLE_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?")
POUNDS = re.compile(r"\d+(\.\d{1,2})?")
WHOLE = re.compile(r"\d{1,9}")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
FIRST_YEAR, LAST_YEAR = 1890, 2200
ERRORS = frozenset(["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#SPILL!", "#VALUE!"])
LONGEST_NAME = 200  # a text up to here is a name, a code or a reference; a longer one may begin as it likes


@lru_cache(maxsize=50_000)
def day(text: str) -> date:
    """A date as YYYY-MM-DD, or as the forms take it with its whole year: 31/03/2026, 31 March 2026.

    A sheet says midnight with it, which is left out. What could be two days, 03/04/1990, is refused: a
    spreadsheet of another country writes the month first, and nobody would notice.
    """
    text = text.removesuffix("T00:00")
    try:
        found = typed_dates.read_date(text[:60])
    except typed_dates.WrongWeekday as error:
        raise CannotBeRead(f"{text} is a {error.day:%A}: correct the day or the date.") from None
    except typed_dates.NotADate:
        raise CannotBeRead(_no_date(text)) from None
    if text.isdigit() or not WHOLE_YEAR.search(text):
        raise CannotBeRead(_no_date(text))
    if BRITISH_DAY.fullmatch(text) and found.day <= 12 and found.day != found.month:
        one, other = f"{found.day} {month_name[found.month]}", f"{found.month} {month_name[found.day]}"
        raise CannotBeRead(f"{text} could be {one} or {other}: write it as {found} or as {one} {found.year}.")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise CannotBeRead(f"{text} is an impossible year: write the year it really was.")
    return found


def _no_date(text: str) -> str:
    """Why this is none: the day that a month never had, numbers that are no day, or no date at all."""
    matched = DAY.fullmatch(text) or BRITISH_DAY.fullmatch(text)
    if not matched:
        return f"{_short(text)} is not a date: write it as 31/03/2026 or as 2026-03-31."
    year, month, number = int(matched["year"]), int(matched["month"]), int(matched["day"])
    if 1 <= month <= 12 and 29 <= number <= 31 and year:
        named = f"{number} {month_name[month]} {year}"
        return f"{text} is not a day that exists: there was no {named}. Correct the day or the month."
    return f"{text} is not a day that exists: correct the day or the month."


def moment(text: str) -> datetime:
    """A date and time in London, in UTC: the first when it happened twice, refused when it never did.

    In UTC, because a local time of the repeated hour never equals the same moment in another zone (PEP 495),
    so a file would differ from what it loaded.
    """
    matched = MOMENT.fullmatch(text)
    if not matched:
        raise CannotBeRead(
            f"{_short(text)} is not a date and time: write it as YYYY-MM-DDTHH:MM, such as 2026-03-31T14:30."
        )
    on = day(matched[1])
    try:
        at = datetime.combine(on, time.fromisoformat(matched[2]), tzinfo=LONDON)
    except ValueError:
        raise CannotBeRead(f"{matched[2]} is not a time of day: use 00:00 to 23:59.") from None
    there_and_back = at.astimezone(UTC).astimezone(LONDON)
    if there_and_back.replace(tzinfo=None) != at.replace(tzinfo=None):
        raise CannotBeRead(f"{text} did not happen: the clocks went forward over it. Correct the time.")
    return at.astimezone(UTC)


def pounds(text: str) -> Decimal:
    """Money in pounds with two decimals, nothing or more."""
    if text.startswith("-") and POUNDS.fullmatch(text[1:]):
        raise CannotBeRead(f"{text} is less than nothing: enter what is paid a week as 0.00 or more.")
    if not POUNDS.fullmatch(text):
        raise CannotBeRead(
            f"{_short(text)} is not money: write pounds and pence as digits, such as 1234.50, "
            "without a pound sign or commas."
        )
    amount = Decimal(text)
    if amount > MOST_POUNDS:
        raise CannotBeRead(f"{text} is more than any week can cost: check the decimal point.")
    return amount


def yes_or_no(text: str) -> bool:
    """The words yes and no; empty is not recorded."""
    found = {"yes": True, "no": False}.get(text.lower())
    if found is None:
        raise CannotBeRead(f"{_short(text)} is neither yes nor no: write yes or no, or leave it empty.")
    return found


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number from `least` to `most`."""

    def read(text: str) -> int:
        if not WHOLE.fullmatch(text) or not least <= int(text) <= most:
            raise CannotBeRead(f"{_short(text)} is not a whole number from {least} to {most}: correct it.")
        return int(text)

    return read


def words(longest: int) -> Callable[[str], str]:
    """Text up to so many characters."""

    def read(text: str) -> str:
        if len(text) > longest:
            raise CannotBeRead(f"has {len(text):,} characters: shorten it to {longest:,} or fewer.")
        if UNSEEN.search(text):
            raise CannotBeRead("holds a character that cannot be seen: type the text again.")
        if text in ERRORS:
            raise CannotBeRead(
                f"shows {text}, an error of the spreadsheet: type what it should say, or leave it empty."
            )
        if text.startswith("=") and longest <= LONGEST_NAME:
            raise CannotBeRead(f"{_short(text)} is a formula: type what it shows.")
        return text

    return read


def one_of(choices: Collection[str]) -> Callable[[str], str]:
    """A code of a list."""
    known = frozenset(choices)

    def read(text: str) -> str:
        if text not in known:
            raise CannotBeRead(f"{_short(text)} is not a code of this list: {nearest(text, known)}")
        return text

    return read


def list_code(choices: Collection[str]) -> Callable[[str], str]:
    """A two-digit code of a national list; a spreadsheet drops the nought in front."""
    read = one_of(choices)
    return lambda text: read(text.zfill(2))


def several(read_one: Callable[[str], object]) -> Callable[[str], list]:
    """A list separated by semicolons, nothing named twice."""

    def read(text: str) -> list:
        found = [read_one(part.strip()) for part in text.split(";") if part.strip()]
        if len(found) != len(set(found)):
            raise CannotBeRead("names the same thing twice: leave one of them out.")
        if not found:
            raise CannotBeRead("holds only semicolons: name at least one, or leave it empty.")
        return found

    return read


def email(text: str) -> str:
    """An email address, in lower case as it is kept."""
    try:
        validate_email(text)
    except ValidationError:
        raise CannotBeRead(f"{_short(text)} is not an email address: write it as name@example.org.") from None
    if len(text) > 254:
        raise CannotBeRead("is longer than an email address can be: correct it.")
    return text.lower()


def nhs_number(text: str) -> str:
    """Ten digits of which the last checks the others; spaces and hyphens are left out."""
    number = nhs_numbers.normalise(text)
    if not nhs_numbers.is_valid(number):
        raise CannotBeRead(
            f"{_short(text)} is not an NHS number: check the 10 digits, of which the last checks the others."
        )
    return number


def postcode(text: str) -> str:
    """A postcode, kept in capitals with one space."""
    found = identifiers.normalise_postcode(text)
    if not identifiers.is_postcode(found, pseudo=True):
        raise CannotBeRead(f"{_short(text)} is not a postcode: write it as LE15 6HP.")
    return found


def cqc_location(text: str) -> str:
    """The regulator's number of a location."""
    if not identifiers.is_cqc_location(text):
        raise CannotBeRead(f"{_short(text)} is not a CQC location: write it as 1- and digits: 1-109980250.")
    return text


def _short(text: str) -> str:
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
