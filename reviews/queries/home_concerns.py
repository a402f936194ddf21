"""What gave cause for concern at one home, month by month: events, inspections, and counts that name nobody."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from linkworker.words import counted
from placements.models import Home, ProviderEvent
from placements.queries import inspections
from reviews import policies

Line = tuple[date, str]


@dataclass(frozen=True, slots=True)
class MonthAtHome:
    """A month in which something happened. The counts are of people the reader may read such things of."""

    first_day: date
    happened: tuple[str, ...]
    concerns: int
    restraints: int


def months_at(home: Home, staff) -> list[MonthAtHome]:
    """The months in which anything is recorded, the latest first. Five queries."""
    happened: dict[date, list[str]] = defaultdict(list)
    for day, words in sorted([*_events(home), *_inspections(home)]):
        happened[day.replace(day=1)].append(words)
    raised = policies.concerns_for(staff).standing().filter(home=home)
    concerns = _by_month(raised.values_list("concern_on", flat=True))
    used = policies.restraints_for(staff).standing().filter(home=home)
    began = used.values_list("started_at", flat=True)
    restraints = _by_month(timezone.localdate(moment) for moment in began)
    months = happened.keys() | concerns.keys() | restraints.keys()
    return [
        MonthAtHome(month, tuple(happened[month]), concerns[month], restraints[month])
        for month in sorted(months, reverse=True)
    ]


def in_words(months: list[MonthAtHome]) -> str:
    """All of it in one sentence."""
    concerns = counted(sum(month.concerns for month in months), "safeguarding concern")
    restraints = counted(sum(month.restraints for month in months), "restrictive practice")
    return f"{concerns} and {restraints} recorded of people you may read of"


def _by_month(days) -> Counter:
    return Counter(day.replace(day=1) for day in days)


def _events(home: Home) -> Iterator[Line]:
    for event in ProviderEvent.objects.standing().about(home).order_by("happened_on", "pk"):
        yield event.happened_on, event.get_kind_display()


def _inspections(home: Home) -> Iterator[Line]:
    for history in inspections.history(home):
        for report in history.reports:
            rated = next((f"{label}: {value}" for label, value in report.values if value), "not rated")
            yield report.published_on, f"Inspection published, {rated}"
