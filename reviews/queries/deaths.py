"""That somebody died, who was told, and what is still to be done."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from linkworker.words import counted
from placements.models import Person, Placement
from reviews import policies
from reviews.choices import DeathNoticeKind
from reviews.models import Death, DeathNotice
from reviews.rules.deaths import leder_is_told


@dataclass(frozen=True, slots=True)
class Told:
    """A death, and what is owed in words."""

    death: Death
    leder_waits: int | None
    owed: tuple[str, ...]


def whole(staff) -> QuerySet[Death]:
    """The deaths somebody may read of, with who was told."""
    notices = DeathNotice.objects.select_related("recorded_by").order_by("notified_on", "pk")
    found = policies.deaths_for(staff).select_related("organisation", "recorded_by", "person")
    return found.prefetch_related(Prefetch("notices", notices))


def death_of(staff, person: Person, on: date) -> Told | None:
    """One person's death; None while none is recorded. Three queries at most."""
    death = whole(staff).filter(person=person).order_by("pk").first()
    return told(death, on) if death else None


def told(death: Death, on: date) -> Told:
    """How a death fetched by `whole` stands on a day."""
    waits = leder_waits(death, on)
    owed = []
    if waits is not None:
        owed.append("LeDeR has not been told" + (f": {counted(waits, 'day')}" if waits else " yet"))
    still = Placement.objects.filter(person=death.person, ends_on=None).order_by("pk").exists()
    if still:
        owed.append("The placement is still open: the council that keeps it ends it")
    return Told(death, waits, tuple(owed))


def leder_waits(death: Death, on: date) -> int | None:
    """For how many days LeDeR has waited; None where it was told, or is not told of so young a child."""
    if any(notice.kind == DeathNoticeKind.LEDER for notice in death.notices.all()):
        return None
    return (on - death.died_on).days if leder_is_told(death.person.date_of_birth, death.died_on) else None
