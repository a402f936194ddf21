"""How the register is narrowed: the switch, the filters, the flags and the question."""

from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from placements.models import FundingLine, Person
from placements.queries import register_flags, residence, search
from placements.rules import ages
from placements.rules.directions import TRANSITION
from placements.rules.transition import OLDEST, YOUNGEST

BAND_STARTS = (YOUNGEST, ages.ADULT_AT, OLDEST + 1, 65)  # children, transition to 25, adults, older
NOBODY, NOT_RATED = "none", "none"
NO_FILTERS = ("direction", "question")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What was asked of the register; empty means everybody. Bodies and people by uid, the rest by code."""

    direction: str = ""
    host: str = ""
    placing: str = ""
    payer: str = ""
    worker: str = ""
    setting: str = ""
    rating: str = ""
    band: str = ""
    flag: str = ""
    question: str = ""

    def told(self) -> dict[str, str]:
        """What narrows the list, by name; what was searched for in words is left to the caller."""
        every = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: str(value) for name, value in every.items() if value and name != "question"}

    @property
    def filters_in_use(self) -> int:
        """How many of the filters narrow the list."""
        return len(self.told().keys() - set(NO_FILTERS))


def narrowed(people: QuerySet[Person], asked: Narrowing, *, on: date) -> QuerySet[Person]:
    """The people of the register that were asked for."""
    exact = {
        "direction": "" if asked.direction == TRANSITION else asked.direction,
        "stay__home__host_council__uid": asked.host,
        "responsible_council__uid": asked.placing,
        "stay__home__setting_type__code": asked.setting,
    }
    people = people.filter(**{name: value for name, value in exact.items() if value})
    if asked.direction == TRANSITION:
        people = people.filter(in_transition=True)
    if asked.worker == NOBODY:
        people = people.filter(link_worker=None)
    elif asked.worker:
        people = people.filter(link_worker__uid=asked.worker)
    if asked.payer:
        people = people.filter(_paid_by(asked.payer, on), may_see_costs=True)
    if asked.band:
        people = people.filter(**born_for(asked.band, on))
    people = people.annotate(rating=residence.rating(on))
    if asked.rating:
        people = people.filter(rating="" if asked.rating == NOT_RATED else asked.rating)
    if asked.flag:
        people = people.filter(register_flags.found_by(asked.flag, on))
    return search.matching(people, asked.question, today=on)


def _paid_by(payer: str, on: date) -> Exists:
    lines = FundingLine.objects.in_force_on(on).filter(payer__uid=payer, placement=OuterRef("stay__pk"))
    return Exists(lines.order_by())


def bands() -> tuple[str, ...]:
    """The age bands of the filter, in words."""
    return tuple(ages.band(age, BAND_STARTS) for age in (BAND_STARTS[0] - 1, *BAND_STARTS))


def born_for(band: str, on: date) -> dict:
    """Birth dates of people in an age band on a day."""
    place = bands().index(band)
    wanted = {}
    if place > 0:
        wanted["date_of_birth__lte"] = ages.latest_birth(on, BAND_STARTS[place - 1])
    if place < len(BAND_STARTS):
        wanted["date_of_birth__gt"] = ages.latest_birth(on, BAND_STARTS[place])
    return wanted
