"""What was set aside from the list of what needs attention, by the organisations the reader acts for."""

from collections import defaultdict
from datetime import date

from django.utils import timezone

from accounts.models import Staff
from reporting.policies import asides_for
from reporting.rules.attention import Aside


def set_aside(staff: Staff, people: frozenset[int], on: date) -> dict[int, tuple[Aside, ...]]:
    """What stands aside on a day, by the person's primary key. One query."""
    rows = asides_for(staff).standing_on(on).select_related("recorded_by").order_by("until", "pk")
    found: dict[int, list[Aside]] = defaultdict(list)
    for row in rows:
        if row.person_id in people:
            found[row.person_id].append(
                Aside(
                    uid=str(row.uid),
                    reason=row.reason,
                    about=row.about,
                    level=row.level,
                    until=row.until,
                    because=row.because,
                    who=str(row.recorded_by),
                    set_on=timezone.localdate(row.created_at),
                )
            )
    return {person: tuple(asides) for person, asides in found.items()}
