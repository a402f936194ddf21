"""What casework, the notices and the records of people tell the figures of a council: promises, referrals, goals,
voices, health checks and growing up.

Part of `reporting.queries.authority.Authority`, which says whose people they are and over which months.
"""

from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from accounts.models import Organisation
from linkworker.periods import Days, Month
from placements.models import Responsibility
from reporting.queries import growing_up, partners, services, voices
from reporting.queries.rows import Someone


class WorkTold:
    """The readings, each made once; `council`, `first`, `last`, `_own_keys` and `known` are the authority's."""

    council: Organisation
    first: Month
    last: Month
    _own_keys: QuerySet[Responsibility]
    known: dict[int, Someone]

    @property
    def _days(self) -> Days:
        return Days(self.first.first_day, self.last.next().first_day)

    @cached_property
    def owed_notices(self) -> list[partners.OwedNotice]:
        """The notices about the council's own people whose last day on time falls in these months."""
        return partners.owed_notices(self._own_keys, self._days)

    @cached_property
    def promised_by_others(self) -> list[partners.Promised]:
        """What somebody outside promised the council, first due in these months."""
        return partners.promised_by_others(self.council, self._days)

    @cached_property
    def referred(self) -> list[services.Referred]:
        """The referrals the council's staff made."""
        return services.referred(self.council, self.first, self.last)

    @cached_property
    def spoken_with_chc(self) -> dict[int, list[date]]:
        """When a CHC team was reached about the council's own people, by person."""
        return services.spoken_with_chc_teams(self._own_keys, self.first, self.last)

    @cached_property
    def chc_paths(self) -> dict[int, list[services.ChcPath]]:
        """How far each case of the council's own people has come, by person."""
        return services.chc_paths(self._own_keys)

    @cached_property
    def health(self) -> dict[int, growing_up.Health]:
        """The health checks known of everybody read who is on their GP's register, by person."""
        return growing_up.health(one for one in self.known.values() if one.on_gp_ld_register)

    @cached_property
    def growing_up(self) -> growing_up.GrowingUp:
        """The way to adulthood of the council's own people."""
        return growing_up.growing_up(self._own_keys)

    @cached_property
    def goals(self) -> list[voices.Wanted]:
        """The goals the council keeps about everybody read."""
        return voices.goals_of(self.council, [*self.known], self.last.last_day)

    @cached_property
    def answers(self) -> list[voices.Answer]:
        """What everybody read told the council in these months."""
        return voices.answers_to(self.council, [*self.known], self.first.first_day, self.last.last_day)

    @cached_property
    def asked(self) -> list[voices.Asked]:
        """Whom the council asked what they think in these months."""
        return voices.asked_by(self.council, [*self.known], self.first.first_day, self.last.last_day)

    @cached_property
    def _looks_apart(self) -> list[tuple[Days, int]]:
        return voices.looks_apart()

    def days_between_looks(self, day: date) -> int:
        """How many days apart goals are looked at on a day, unless agreed otherwise."""
        return voices.usual_on(day, self._looks_apart)
