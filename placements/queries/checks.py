"""Who was to be checked after what happened where they live, and has not been."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from placements.choices import EndReason, EventKind
from placements.models import Placement, ResidentCheck

BY_HOME, BY_PROVIDER = "home__events", "home__provider__provider_events"


@dataclass(frozen=True, slots=True)
class Unchecked:
    """One check not made yet: after which event, what happened in words, and by when."""

    event: UUID
    what: str
    due_on: date


def unchecked(people: Collection[int], *, on: date) -> dict[int, list[Unchecked]]:
    """For each of these people (primary keys), the checks not made by a day, the first due first. One query.

    Whom an event concerns is as in `events.stays_concerned`: a test holds the two together.
    """
    rows = _rows(BY_HOME, people, on).union(_rows(BY_PROVIDER, people, on))
    found: dict[int, list[Unchecked]] = defaultdict(list)
    for person, event, kind, due_on in sorted(rows, key=lambda row: (row[3], str(row[1]))):
        found[person].append(Unchecked(event, EventKind(kind).label, due_on))
    return found


def _rows(event: str, people: Collection[int], on: date) -> QuerySet:
    """Person, event, kind and last day, by one of the two ways from a stay to an event."""
    happened_on = F(f"{event}__happened_on")
    is_open = Q(**{f"{event}__ends_on": None}) | Q(**{f"{event}__ends_on__gt": on})
    stands = Q(**{f"{event}__inspection": None}) | Q(**{f"{event}__inspection__withdrawn_at": None})
    made = ResidentCheck.objects.filter(
        event=OuterRef(f"{event}__pk"), person=OuterRef("person_id"), checked_on__lte=on
    )
    return (
        Placement.objects.filter(
            _there(happened_on) | (is_open & _there(on)),
            stands,
            ~Exists(made.order_by()),
            person__in=people,
            **{f"{event}__happened_on__lte": on},
        )
        .exclude(end_reason=EndReason.DIED, ends_on__lte=on)
        .order_by()
        .values_list("person_id", f"{event}__uid", f"{event}__kind", f"{event}__checks_due_on")
    )


def _there(day: date | F) -> Q:
    return Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gt=day))
