"""How far the plan to leave hospital has come: the latest word on each checkpoint counts (domain B4)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

SETTLED = frozenset({"done", "not_needed"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How one checkpoint stands; "" while nothing is recorded."""

    status: str = ""
    due_on: date | None = None

    @property
    def is_settled(self) -> bool:
        """Done, or found not to be needed?"""
        return self.status in SETTLED

    def is_overdue(self, on: date) -> bool:
        """Was it to be settled before a day, and is not?"""
        return not self.is_settled and self.due_on is not None and self.due_on < on


def progress(checkpoints: Collection[str], standings: Mapping[str, Standing]) -> tuple[int, int]:
    """How many checkpoints are settled, of how many."""
    settled = sum(standings.get(code, Standing()).is_settled for code in checkpoints)
    return settled, len(checkpoints)


def latest(steps: Iterable[tuple[str, str, date | None]]) -> dict[str, Standing]:
    """By the code of each checkpoint, how it stands after steps (code, status, due) in the order recorded."""
    found: dict[str, Standing] = {}
    for code, status, due_on in steps:
        found[code] = Standing(status, due_on)
    return found
