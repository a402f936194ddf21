"""Psychotropic medicine taken without a break: one that follows another at once does not begin it anew (STOMP)."""

from collections.abc import Iterable
from dataclasses import replace

from reviews.rules.facts import Medicine


def without_a_break(medicines: Iterable[Medicine]) -> list[Medicine]:
    """Each time somebody took any of these without a day between: its first day, and the first day after it."""
    found: list[Medicine] = []
    for one in sorted(medicines, key=lambda one: one.starts_on):
        last = found[-1] if found else None
        if last is None or (last.ends_on is not None and one.starts_on > last.ends_on):
            found.append(one)
        elif last.ends_on is not None:
            ends_on = None if one.ends_on is None else max(last.ends_on, one.ends_on)
            found[-1] = replace(last, ends_on=ends_on)
    return found
