"""Who held each person on a day, as the dated rows have it now."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from placements.models import Allocation


class Holder(NamedTuple):
    """A link worker."""

    uid: str
    name: str


def holders_on(people: Iterable[str], on: date) -> dict[str, Holder]:
    """The link worker of each of these people (public ids) on a day; those who had none are left out. One query."""
    rows = (
        Allocation.objects.on(on)
        .filter(person__uid__in=set(people))
        .order_by("pk")
        .values_list("person__uid", "link_worker__uid", "link_worker__name")
    )
    return {str(person): Holder(str(uid), name) for person, uid, name in rows}
