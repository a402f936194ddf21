"""The columns of the register: those of this floor, and those that floors above lend it by name.

The register stands in `placements`, which may not import who was seen or reviewed. So each floor above declares
its columns, and REGISTER_COLUMNS in the settings names them in their order, as NAVIGATION does (decision 0023).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from accounts.policies import allowed
from accounts.roles import Permission
from placements.models import Person

# The columns of this floor in their order: key, words, and the permission without which nobody has it.
OWN = (
    ("age", "Age", Permission.SEE_PEOPLE),
    ("direction", "Direction", Permission.SEE_PEOPLE),
    ("placing", "Placing", Permission.SEE_PEOPLE),
    ("host", "Host", Permission.SEE_PEOPLE),
    ("home", "Home", Permission.SEE_PLACEMENTS),
    ("provider", "Provider", Permission.SEE_PLACEMENTS),
    ("setting", "Kind of setting", Permission.SEE_PLACEMENTS),
    ("rating", "CQC rating", Permission.SEE_PLACEMENTS),
    ("since", "Since", Permission.SEE_PLACEMENTS),
    ("worker", "Link worker", Permission.SEE_PEOPLE),
    ("advocate", "Advocate", Permission.SEE_HEALTH),
    ("weekly", "£ a week", Permission.SEE_COSTS),
)
AT_FIRST = ("age", "direction", "placing", "host", "home", "rating", "since", "worker", "weekly")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column says of one person: a value to sort and export by, and the words under it. `order` sorts what
    has no value of its kind: never is longer than any number of days.
    """

    value: str | int | date | Decimal
    second: str = ""
    order: float | None = None

    @property
    def sorts_by(self) -> Any:
        """What the column goes by."""
        return self.value if self.order is None else self.order


@dataclass(frozen=True, slots=True)
class ColumnFromAbove:
    """A column of a floor above. `read(staff, people, on)` answers by primary key for the people that its
    permission reaches and something is known of, in as many statements for a page as for one person.
    """

    key: str
    label: str
    permission: Permission
    read: Callable[[Any, QuerySet[Person], date], Mapping[int, Cell]]
    numeric: bool = False


def from_above(staff) -> tuple[ColumnFromAbove, ...]:
    """The columns lent by floors above that a role of theirs grants."""
    lent = map(import_string, settings.REGISTER_COLUMNS)
    return tuple(column for column in lent if allowed(staff, column.permission))


def choices(staff, *, costs: bool) -> tuple[tuple[str, str], ...]:
    """The columns somebody may choose among, by key and words; `costs` tells whether any cost is theirs to see."""
    own = (
        (key, label)
        for key, label, permission in OWN
        if allowed(staff, permission) and (costs or permission != Permission.SEE_COSTS)
    )
    return (*own, *((column.key, column.label) for column in from_above(staff)))


def cells(
    staff, columns: tuple[ColumnFromAbove, ...], people: list[int], on: date
) -> dict[str, Mapping[int, Cell]]:
    """What the lent columns say of these people (primary keys), by column."""
    found = Person.objects.filter(pk__in=people)
    return {column.key: column.read(staff, found, on) for column in columns}


class Arranged:
    """Rows in an order the database does not know: the keys are sorted first, then a page of rows is read."""

    def __init__(self, found: QuerySet, column: ColumnFromAbove, *, staff, on: date, backwards: bool):
        self.found = found
        keys = list(found.order_by("reference", "pk").values_list("pk", flat=True))
        said = column.read(staff, Person.objects.filter(pk__in=keys), on)
        known = sorted(
            (key for key in keys if key in said), key=lambda key: said[key].sorts_by, reverse=backwards
        )
        self.keys = known + [key for key in keys if key not in said]

    def __len__(self):
        return len(self.keys)

    def count(self) -> int:
        """As a queryset counts."""
        return len(self.keys)

    def __iter__(self):
        return iter(self[:])

    def __getitem__(self, part):
        """The rows of a slice, in its order."""
        keys = self.keys[part]
        rows = {row["pk"]: row for row in self.found.order_by("pk").filter(pk__in=keys)}
        return [rows[key] for key in keys]
