"""Who lives together, for one visit to several people."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import accumulate
from operator import or_
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from accounts.roles import Permission
from placements.models import Person, Placement
from placements.policies import people_for

MOST_HOMES = 40  # on one page; the others are found by name
MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Household:
    """A home in which several people live whom somebody may write about."""

    uid: UUID
    name: str
    people: tuple[Person, ...]


def households(staff, on: date, *, named: str = "") -> tuple[list[Household], bool]:
    """The first homes with at least two people somebody may write about, by name; and whether there are more.

    `named` narrows them to those that are called so, or where somebody of that name lives. Two queries.
    """
    stays = _stays(staff, on)
    shared = stays.values("home").annotate(people=Count("pk")).filter(people__gt=1)
    for word in named.split():
        shared = shared.filter(home__in=stays.filter(_called(word)).values("home"))
    rows = list(shared.order_by("home__name", "home").values_list("home", "people")[: MOST_HOMES + 1])
    upto = accumulate(people for _, people in rows)
    keys = [home for (home, people), sum_ in zip(rows, upto, strict=True) if sum_ - people < MOST_PEOPLE]
    keys = keys[:MOST_HOMES]
    found: dict[int, list[Placement]] = {key: [] for key in keys}
    by_name = stays.filter(home__in=keys).select_related("home", "person")
    for stay in by_name.order_by("person__given_name", "person__family_name", "pk"):
        found[stay.home_id].append(stay)
    homes = [
        Household(some[0].home.uid, some[0].home.name, tuple(stay.person for stay in some))
        for some in found.values()
        if some
    ]
    return homes, len(rows) > len(keys)


def housemates(staff, home: UUID, on: date) -> list[Person]:
    """Everybody at a home somebody may write about. One query."""
    return [stay.person for stay in _stays(staff, on).filter(home__uid=home).select_related("person")]


def _stays(staff, on: date) -> QuerySet[Placement]:
    people = people_for(staff, Permission.LOG_CONTACT).order_by()
    return Placement.objects.open_on(on).filter(person__in=people).order_by()


def _called(word: str) -> Q:
    names = ("home__name", "person__given_name", "person__preferred_name", "person__family_name")
    return reduce(or_, (Q(**{f"{name}__icontains": word}) for name in names))
