"""Another link worker from a day on, for however many people at once.

Not a deed: the part that moving a caseload shares with the deeds about one person. The kept column on the
person and the dated row change together, as the database demands at commit (decision 0013).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from linkworker.bulk import alter, copy_in, take_away
from placements.models import Allocation, Person


def lock_people(people: Iterable[int]) -> dict[int, int | None]:
    """The link worker of each of these people (keys), nobody else changing them until the transaction ends."""
    held = Person.objects.select_for_update(no_key=True).filter(pk__in=list(people)).order_by("pk")
    return dict(held.values_list("pk", "link_worker_id"))


def held_since_after(people: Iterable[int], on: date) -> set[int]:
    """Whose link worker changed on a day after this one, as the dated rows have it: nothing changes before it."""
    later = Allocation.objects.filter(person__in=list(people))
    began = later.filter(starts_on__gt=on).order_by().values_list("person", flat=True)
    ended = later.filter(ends_on__gt=on).order_by().values_list("person", flat=True)
    return {*began, *ended}


def reallocate(moves: Mapping[int, int], *, on: date) -> None:
    """Give each person (key) to a worker (key) from a day on: what ran until then is closed on it.

    What began on that very day is put right. The number of statements grows with the workers and not with the
    people. Lock the people first, and ask `held_since_after`.
    """
    running = Allocation.objects.filter(person__in=list(moves), ends_on=None).order_by("pk")
    rows = list(running.values_list("pk", "starts_on"))
    take_away(Allocation, [pk for pk, starts_on in rows if starts_on == on])
    alter(Allocation, [pk for pk, starts_on in rows if starts_on != on], ends_on=on)
    copy_in(
        Allocation,
        [
            {"person_id": person, "link_worker_id": worker, "starts_on": on}
            for person, worker in moves.items()
        ],
    )
    for worker, people in by_worker(moves).items():
        alter(Person, people, link_worker_id=worker)


def by_worker(moves: Mapping[int, int]) -> dict[int, list[int]]:
    """The people each worker is given."""
    given = defaultdict(list)
    for person, worker in moves.items():
        given[worker].append(person)
    return given
