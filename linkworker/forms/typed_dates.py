"""Read a day or a time of day however a person writes it. Pure: no clock, no Django.

Days are read in the British order. Nothing is guessed: a year must be given, and a weekday written
beside a date must be the right one.
"""

import datetime
import re

from linkworker.periods import add_months

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
UNITS_IN_DAYS = {"day": 1, "week": 7, "fortnight": 14}
UNITS_IN_MONTHS = {"month": 1, "year": 12}

YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})[-/. ](?P<day>\d{1,2})")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})")
RUN_TOGETHER = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})")
DAY_MONTH_ONLY = re.compile(r"\d{1,2}[-/. ]\d{1,2}")
AGO = re.compile(r"(?P<count>\d{1,3}|a|an|one|two|three) (?P<unit>day|week|fortnight|month|year)s? ago")
AHEAD = re.compile(r"in (?P<count>\d{1,3}|a|an|one|two|three) (?P<unit>day|week|fortnight|month|year)s?")
COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}

TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h ]?(?P<minute>\d{2}))?(?:[:.]\d{2})? ?(?P<half>am|pm|a\.m\.?|p\.m\.?)?"
)


class NotADate(ValueError):
    """The text was read as a date but no such day exists, or it cannot be read at all."""


class YearMissing(NotADate):
    """A day and a month were given without the year."""


class WrongWeekday(NotADate):
    """The weekday written beside the date belongs to another day; `day` is the date as read."""

    def __init__(self, day: datetime.date):
        super().__init__(day.isoformat())
        self.day = day


class NotATime(ValueError):
    """The text is no time of day."""


def read_date(
    text: str, today: datetime.date | None = None, *, weekdays_ahead: bool = False
) -> datetime.date:
    """The day written in `text`.

    Relative words ("yesterday", "monday", "2 weeks ago") are understood only when `today` is given. A bare
    weekday is the latest one up to and including today, or with `weekdays_ahead` the first from today on.
    Two-digit years are in this century. Raises NotADate, YearMissing or WrongWeekday.
    """
    words = _plain(text)
    if today is not None:
        relative = _relative_day(words, today, weekdays_ahead)
        if relative is not None:
            return relative
    weekday, words = _split_weekday(words)
    day = _calendar_day(words)
    if weekday is not None and day.weekday() != weekday:
        raise WrongWeekday(day)
    return day


def read_time(text: str) -> datetime.time:
    """The time of day written in `text`: "9.30", "0930", "9:30pm", "9 pm", "noon". Raises NotATime."""
    words = " ".join(text.lower().split())
    named = {"noon": 12, "midday": 12, "midnight": 0}
    if words in named:
        return datetime.time(named[words])
    match = TIME.fullmatch(words)
    if match is None:
        raise NotATime(text)
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "")[:1]
    if half:
        if not 1 <= hour <= 12:
            raise NotATime(text)
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise NotATime(text)
    return datetime.time(hour, minute)


def _plain(text: str) -> str:
    """Lower case, single spaces, no commas, ordinal endings or "of"; dashes are hyphens."""
    words = re.sub(r"[\u2010-\u2015\u2212]", "-", text.lower()).replace(",", " ")
    words = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", words)
    words = re.sub(r"\b(of|the|on)\b", " ", words)
    return " ".join(re.sub(r"\s*([-/.])\s*", r"\1", words).split())


def _relative_day(words: str, today: datetime.date, weekdays_ahead: bool) -> datetime.date | None:
    named = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2}
    if words in named:
        return _moved(today, named[words])
    if match := AGO.fullmatch(words):
        return _away(today, match, -1)
    if match := AHEAD.fullmatch(words):
        return _away(today, match, 1)
    which, _, name = words.rpartition(" ")
    weekday = _weekday(name)
    if weekday is None or which not in ("", "last", "next", "this"):
        return None
    back, ahead = (today.weekday() - weekday) % 7, (weekday - today.weekday()) % 7
    if which == "last":
        return _moved(today, -(back or 7))
    if which == "next":
        return _moved(today, ahead or 7)
    return _moved(today, ahead if weekdays_ahead else -back)


def _moved(today: datetime.date, days: int) -> datetime.date:
    try:
        return today + datetime.timedelta(days=days)
    except OverflowError as error:
        raise NotADate(str(days)) from error


def _away(today: datetime.date, match: re.Match, way: int) -> datetime.date:
    """So many units on (1) or back (-1); a month from the 31st ends on the last day of a shorter one."""
    count, unit = match["count"], match["unit"]
    number = way * (COUNTS[count] if count in COUNTS else int(count))
    if unit in UNITS_IN_DAYS:
        return _moved(today, number * UNITS_IN_DAYS[unit])
    try:
        return add_months(today, number * UNITS_IN_MONTHS[unit])
    except (ValueError, OverflowError) as error:
        raise NotADate(match[0]) from error


def _weekday(word: str) -> int | None:
    word = word.rstrip(".")
    if len(word) < 3:
        return None
    found = [number for number, name in enumerate(WEEKDAYS) if name.startswith(word)]
    return found[0] if len(found) == 1 else None


def _split_weekday(words: str) -> tuple[int | None, str]:
    first, _, rest = words.partition(" ")
    weekday = _weekday(first)
    return (weekday, rest) if weekday is not None and rest else (None, words)


def _calendar_day(words: str) -> datetime.date:
    for shape in (YEAR_FIRST, DAY_FIRST, RUN_TOGETHER):
        if match := shape.fullmatch(words):
            return _real_day(match["day"], match["month"], match["year"])
    if DAY_MONTH_ONLY.fullmatch(words):
        raise YearMissing(words)
    return _named_month_day(words)


def _named_month_day(words: str) -> datetime.date:
    """ "4 may 2026", "4may26", "may 4 2026", "2026 may 4"."""
    parts = re.findall(r"[a-z]+|\d+", words)
    if re.sub(r"[a-z0-9 \-/.]", "", words) or not 2 <= len(parts) <= 3:
        raise NotADate(words)
    names = [part for part in parts if part.isalpha()]
    numbers = [part for part in parts if part.isdigit()]
    month = _month(names[0]) if len(names) == 1 else None
    if month is None:
        raise NotADate(words)
    if len(numbers) == 1:
        raise YearMissing(words) if len(numbers[0]) <= 2 else NotADate(words)
    if len(numbers[0]) == 4:
        numbers.reverse()
    return _real_day(numbers[0], str(month), numbers[1])


def _month(word: str) -> int | None:
    if word == "sept":
        return 9
    found = [
        number for number, name in enumerate(MONTHS, start=1) if len(word) >= 3 and name.startswith(word)
    ]
    return found[0] if found else None


def _real_day(day: str, month: str, year: str) -> datetime.date:
    if len(year) not in (2, 4) or len(day) > 2:
        raise NotADate(f"{day} {month} {year}")
    whole_year = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return datetime.date(whole_year, int(month), int(day))
    except ValueError as error:
        raise NotADate(f"{day} {month} {year}") from error
