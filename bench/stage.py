"""The register everything is measured on: the national demonstration, with one small and one large council."""

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from accounts.models import Organisation, Staff
from accounts.policies import as_of
from placements.choices import ResponsibilityKind
from placements.models import Home, Person, Responsibility
from placements.policies import people_for
from reporting.imports import demo_national

SMALL_COUNCIL = 16  # people on the register of the smallest council, whatever the size of the whole
GROWN = 100  # times as many on the register of the largest, as far as there are people


@dataclass(frozen=True)
class Stage:
    """Three team managers: of an ordinary council as it was invented, a small one, and a large one."""

    today: date
    made: dict[str, int]
    ordinary: Staff
    small: Staff
    large: Staff

    def council(self, staff: Staff) -> Organisation:
        """The council a manager works for."""
        return Organisation.objects.get(memberships__staff=staff)

    def people(self, staff: Staff):
        """Everybody on their register, in a settled order."""
        return people_for(staff).order_by("pk")


def build(*, today: date, seed: int, people: int, contacts: int) -> Stage:
    """Invent the register and set up the three councils. The database must hold no national register."""
    made = demo_national.load(today=today, seed=seed, people=people, contacts=contacts)
    managers = list(
        Staff.objects.filter(email__startswith="manager.", memberships__isnull=False).order_by("email")
    )
    ordinary, small, large = (as_of(managers[place], today) for place in (0, 1, 2))
    stage = Stage(today, made, ordinary, small, large)
    _move_people(stage, [staff.pk for staff in managers[3:]])
    return stage


def _move_people(stage: Stage, others: list[int]) -> None:
    """Leave the small council its first few people; fill the large one from it and from the others."""
    small, large = stage.council(stage.small), stage.council(stage.large)
    homes = Home.objects.filter(host_council=small)
    homes.update(host_council=large)
    theirs = Person.objects.filter(responsible_council=small).order_by("pk")
    kept = list(theirs.values_list("pk", flat=True)[:SMALL_COUNCIL])
    _give(list(theirs.exclude(pk__in=kept).values_list("pk", flat=True)), large)
    missing = SMALL_COUNCIL * GROWN - stage.people(stage.large).count()
    if missing > 0:
        councils = Organisation.objects.filter(memberships__staff__in=others).order_by().values("pk")
        more = Person.objects.filter(responsible_council__in=councils).order_by("pk")[:missing]
        chosen = list(more.values_list("pk", flat=True))
        _give(chosen, large)
    with connection.cursor() as cursor:
        tables = "placements_person, placements_home"
        cursor.execute(f"ANALYZE {tables}" if connection.in_atomic_block else "VACUUM (ANALYZE)")


@transaction.atomic  # the two agree at every commit
def _give(people: list[int], council: Organisation) -> None:
    """The council's as if they had always been, so that past months are as large as today."""
    Responsibility.objects.filter(person__in=people, kind=ResponsibilityKind.COUNCIL).update(
        organisation=council
    )
    Person.objects.filter(pk__in=people).update(responsible_council=council, owner=council)
