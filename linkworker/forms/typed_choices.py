"""Find what somebody means who typed part of a name instead of choosing it. Pure: no Django."""

from collections.abc import Iterable
from typing import TypeVar

Value = TypeVar("Value")


class NothingMatches(ValueError):
    """No name of the list holds these words."""


class SeveralMatch(ValueError):
    """More than one name of the list holds these words, and none of them is exactly these words."""


def the_one(typed: str, named: Iterable[tuple[str, Value]]) -> Value:
    """The value of the only name that is, or else holds, what was typed; capitals and spaces do not matter."""
    words = _plain(typed)
    holding = [(_plain(name), value) for name, value in named if words and words in _plain(name)]
    exact = [(name, value) for name, value in holding if name == words]
    found = exact or holding
    if not found:
        raise NothingMatches(typed)
    if len(found) > 1:
        raise SeveralMatch(typed)
    return found[0][1]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
