"""The people behind a figure, as far as somebody may know of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from accounts.roles import Permission
from placements.policies import marked_people
from placements.queries import naming


@dataclass(frozen=True, slots=True)
class Behind:
    """One person behind a figure; `times` is how often they are counted (two reviews, two times)."""

    uid: str
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the people behind a figure. `hidden` stand behind it too, but are not the reader's to know."""

    label: str
    people: tuple[Behind, ...]
    hidden: int

    @property
    def count(self) -> int:
        """Everything counted, whoever may be shown."""
        return sum(one.times for one in self.people) + self.hidden


def groups(staff, asked: Iterable[tuple[str, Iterable[str]]], *, within: Permission) -> list[Group]:
    """The people of each labelled group of public ids, by name or reference, in one query.

    Only those whom the permission `within` reaches; the rest are counted and not told.
    """
    counted = [(label, Counter(uids)) for label, uids in asked]
    everybody = {uid for _, counts in counted for uid in counts}
    known = marked_people(staff, Permission.SEE_NAMES, within=within).filter(uid__in=everybody)
    rows = known.order_by("family_name", "given_name", "reference", "pk").values_list(
        "uid", "given_name", "family_name", "reference", f"may_{Permission.SEE_NAMES}"
    )
    names = {
        str(uid): naming.called_by(given, family, reference, names=names)
        for uid, given, family, reference, names in rows
    }
    return [_group(label, counts, names) for label, counts in counted]


def _group(label: str, counts: Counter, names: dict[str, str]) -> Group:
    people = tuple(Behind(uid, name, counts[uid]) for uid, name in names.items() if uid in counts)
    hidden = sum(times for uid, times in counts.items() if uid not in names)
    return Group(label, people, hidden)
