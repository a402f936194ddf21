"""Who keeps their word? Counted by organisation, ours too, from one reading of the promises."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from accounts.models import Organisation
from accounts.policies import organisations_for
from accounts.roles import Permission
from casework import policies
from casework.rules.promises import Kept, how_kept
from linkworker.words import FEWEST_FOR_A_PERCENTAGE


@dataclass(frozen=True, slots=True)
class Tally:
    """How one organisation's promises stand. `organisation` is None for our own team and where none is recorded."""

    label: str
    organisation: UUID | None
    whose: str
    promised: int
    by_the_day: int
    late: int
    open_late: int
    not_needed: int
    oldest_late_days: int | None

    @property
    def due(self) -> int:
        """Due so far: kept by the day, kept late, and open past their day together."""
        return self.by_the_day + self.late + self.open_late

    @property
    def share(self) -> Fraction | None:
        """Kept by the day, per cent of those due so far; None of fewer than ten."""
        return Fraction(100 * self.by_the_day, self.due) if self.due >= FEWEST_FOR_A_PERCENTAGE else None

    @property
    def share_told(self) -> Decimal | None:
        """The same, rounded half up to a whole per cent."""
        return None if self.share is None else Decimal(int(self.share + Fraction(1, 2)))


@dataclass(frozen=True, slots=True)
class Tracker:
    """Everybody's promises of a period: the team's, each organisation's, those of nobody named, and outside in all."""

    ours: Tally
    partners: tuple[Tally, ...]
    unnamed: Tally
    outside: Tally


def tracker(staff, since: date, until: date, on: date) -> Tracker:
    """What was first due from a day to a day, both included, as it stands on a day. Two queries.

    Those with most open past their day come first, then the least kept, then by name.
    """
    rows = (
        policies.actions_for(staff)
        .with_first_due()
        .filter(first_due__range=(since, until))
        .order_by("pk")
        .values_list("owner_id", "owner_organisation_id", "first_due", "done_on", "dropped_on")
    )
    team, named, unnamed = [], defaultdict(list), []
    for owner, organisation, *days in rows:
        group = team if owner else named[organisation] if organisation else unnamed
        group.append(tuple(days))
    partners = [
        _tally(str(body), body.uid, "outside", named[body.pk], on)
        for body in Organisation.objects.filter(pk__in=list(named)).order_by("name", "pk")
    ]
    everybody = [days for group in (*named.values(), unnamed) for days in group]
    return Tracker(
        ours=_tally(_own_name(staff), None, "team", team, on),
        partners=tuple(sorted(partners, key=lambda one: (-one.open_late, -one.late, one.label))),
        unnamed=_tally("Organisation not recorded", None, "unnamed", unnamed, on),
        outside=_tally("All outside", None, "outside", everybody, on),
    )


def _own_name(staff) -> str:
    bodies = organisations_for(staff, Permission.SEE_ACTIONS)
    return f"Our own team, {bodies[0]}" if len(bodies) == 1 else "Our own team"


def _tally(label: str, organisation: UUID | None, whose: str, rows: Iterable[tuple], on: date) -> Tally:
    listed = list(rows)
    kept = [(how_kept(*row, on), row[0]) for row in listed]
    number = {state: sum(found == state for found, _ in kept) for state in Kept}
    return Tally(
        label=label,
        organisation=organisation,
        whose=whose,
        promised=len(listed),
        by_the_day=number[Kept.BY_THE_DAY],
        late=number[Kept.LATE],
        open_late=number[Kept.OPEN_LATE],
        not_needed=number[Kept.NOT_NEEDED],
        oldest_late_days=max(
            ((on - first).days for found, first in kept if found == Kept.OPEN_LATE), default=None
        ),
    )
