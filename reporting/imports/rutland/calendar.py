"""The days of the demonstration, all counted back from today."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

MONTHS_TOLD = 13


def weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Today, the end of last month (the newest figures) and the thirteen months up to it."""

    today: date

    @property
    def reported_on(self) -> date:
        """The last day of last month."""
        return self.today.replace(day=1) - timedelta(days=1)

    @property
    def first_day(self) -> date:
        """The first day of the thirteen months."""
        return self.month(MONTHS_TOLD - 1)

    @property
    def last_april(self) -> date:
        """The first of April on or before the newest figures: the last uplift everybody has agreed."""
        day = self.reported_on
        return date(day.year if day >= date(day.year, 4, 1) else day.year - 1, 4, 1)

    def month(self, ago: int, day: int = 1) -> date:
        """A day of the month so many months before the newest figures."""
        return self.reported_on.replace(day=1) - relativedelta(months=ago) + timedelta(days=day - 1)

    def born(self, years: int, days: int) -> date:
        """The birthday of somebody so many years and days old today."""
        return self.today - relativedelta(years=years) - timedelta(days=days)
