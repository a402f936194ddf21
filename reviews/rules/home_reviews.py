"""The whole-home review: of which homes it is, and whether the day on the programme may be another one."""

from collections.abc import Collection
from datetime import date

SHARED = "Supported living"  # the group of setting types where people share a home or its support (setting_types.csv)
THE_HOME = (
    "The home together"  # the heading of the questions that are answered once for everybody (questions.csv)
)


def is_shared(group: str) -> bool:
    """Is a home of this group of settings one to review as a whole (domain B5)?"""
    return group == SHARED


def asked_of(question: str, who: str) -> str:
    """The name of a question about one who lives there (hex of the public id)."""
    return f"{question}_{who}"


def some_are_left(done: Collection[bool]) -> bool:
    """Were some of those who live there reviewed in this round, and others not?"""
    return any(done) and not all(done)


def is_moved(done: Collection[bool], due_on: date | None) -> bool:
    """Does another day move a round that has not begun? Then it says why. After everybody, it is the next round."""
    return due_on is not None and not (done and all(done))


def has_passed(due_on: date | None, today: date) -> bool:
    """Is the day of the programme behind us?"""
    return due_on is not None and due_on < today
