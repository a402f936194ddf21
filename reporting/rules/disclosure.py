"""Small numbers: what a public list or percentage may show without showing a person (domain
G).

There is no single national rule, so the threshold, the rounding and the rest are a setting passed in
(`Safety`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Mode(StrEnum):
    """What happens to the numbers that are left: rounded to the base, or shown as they are."""

    ROUND = "round"
    EXACT = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """The council's rule. Domain G proposes 5, 5, zero safe, round, 20 and 50.

    `threshold` people: a count from 1 up to one below it is hidden. `base`: survivors are rounded to its
    nearest multiple. `zero_is_safe`: whether 0 may be shown. `smallest_denominator`: people a percentage
    needs. `largest_share` percent: a sum is hidden when one person is more than this of it. Raises
    ValueError when a count that survives could be rounded to 0.
    """

    threshold: int
    base: int
    zero_is_safe: bool
    mode: Mode
    smallest_denominator: int
    largest_share: int

    def __post_init__(self) -> None:
        if self.threshold < 1 or self.base < 1 or self.rounded(self.threshold) == 0:
            raise ValueError("Choose a threshold of at least half the rounding base, both 1 or more.")

    @property
    def exact(self) -> bool:
        """Whether survivors are shown unrounded, so that subtracting them gives true counts."""
        return self.mode == Mode.EXACT or self.base == 1

    def rounded(self, count: int) -> int:
        """The nearest multiple of the base; with base 5, 5 * ((n + 2) // 5)."""
        return count if self.mode == Mode.EXACT else self.base * ((count + self.base // 2) // self.base)

    def is_small(self, count: int) -> bool:
        """Few enough to point at someone: below the threshold, 0 too when zero is not safe."""
        return count < self.threshold and (count > 0 or not self.zero_is_safe)

    def cell(self, count: int, hidden: bool) -> "Cell":
        """What is printed for a count already judged."""
        if hidden:
            return Suppressed()
        return Shown(self.rounded(count)) if count else Zero()


@dataclass(frozen=True, slots=True)
class Shown:
    """A number safe to print: people, percent or pounds, already rounded."""

    n: int

    @property
    def text(self) -> str:
        return f"{self.n:,}"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A number that is not printed, nor present in any other form."""

    text = "*"


@dataclass(frozen=True, slots=True)
class Zero:
    """Truly none."""

    text = "0"


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """There is nothing to count: never 0, never 0%."""

    text = "n/a"


Cell = Shown | Suppressed | Zero | NotApplicable


@dataclass(frozen=True, slots=True)
class PublishedList:
    """A list of counts and their total, safe to print.

    Its total is rounded from the true one, not added up again.
    """

    cells: tuple[Cell, ...]
    total: Cell

    @property
    def hidden(self) -> frozenset[int]:
        """Positions hidden in it."""
        return frozenset(i for i, cell in enumerate(self.cells) if cell == Suppressed())


def flat(counts: Sequence[int], safety: Safety, *, before: "Collection[Earlier]" = ()) -> PublishedList:
    """A list of counts of people in groups that do not overlap, with its total.

    `before` are the same lists as published already: where the total of one is the same, more is hidden
    until subtracting one from the other gives nothing away. Raises ValueError for
    a count below zero.
    """
    total = _checked_total(counts)
    hidden = hidden_in_line(counts, safety)
    for earlier in before:
        _check_same_groups(earlier, counts)
    hiding = [one.published.hidden for one in before if _share_a_total(one, counts, safety)]
    if hiding:  # and against what a reader of all of them together still misses
        hiding.append(frozenset.intersection(*hiding))
    while more := frozenset[int]().union(*(_hidden_against(one, counts, hidden, safety) for one in hiding)):
        hidden |= more
    cells = tuple(safety.cell(count, i in hidden) for i, count in enumerate(counts))
    return PublishedList(cells, safety.cell(total, safety.is_small(total)))


def hidden_in_line(counts: Sequence[int], safety: Safety) -> frozenset[int]:
    """Positions to hide in one list.

    Primary: a small count, or one whose complement in a shown total is small. Group: when everyone is in
    one cell of several, all are hidden. Secondary: a lone hidden cell takes the next smallest with it,
    ties by order. Where the total is itself too small to be shown, only the small counts are hidden.
    """
    total = sum(counts)
    hidden = {i for i, count in enumerate(counts) if safety.is_small(count)}
    if safety.is_small(total) or total == 0:
        return frozenset(hidden)
    hidden |= {i for i, count in enumerate(counts) if 0 < total - count < safety.threshold}
    if len(counts) > 1 and total in counts:
        return frozenset(range(len(counts)))
    while _gives_itself_away(counts, hidden, safety):
        hidden.add(_next_smallest(counts, hidden))
    return frozenset(hidden)


def _gives_itself_away(counts: Sequence[int], hidden: set[int], safety: Safety) -> bool:
    """One hidden cell is found by subtraction; where survivors are exact, so is the sum of the hidden
    ones.
    """
    if not hidden or len(hidden) == len(counts):
        return False
    hidden_sum = sum(counts[i] for i in hidden)
    return len(hidden) == 1 or (safety.exact and hidden_sum < safety.threshold)


def _next_smallest(counts: Sequence[int], hidden: Collection[int]) -> int:
    """The smallest non-zero count not yet hidden, the first of equals; a zero only when nothing else is
    left.
    """
    left = [i for i in range(len(counts)) if i not in hidden]
    return min(left, key=lambda i: (counts[i] == 0, counts[i], i))


def _checked_total(counts: Sequence[int]) -> int:
    if any(count < 0 for count in counts):
        raise ValueError("A count of people cannot be below zero.")
    return sum(counts)


# Percentages


def percentage(met: int, of: int, safety: Safety) -> Cell:
    """A whole percentage worked out from rounded counts.

    Shown only when enough people are in it and neither those who met it nor those who did not are few:
    "everyone" and "no one" are few. Raises ValueError unless 0 <= met <= of.
    """
    if not 0 <= met <= of:
        raise ValueError("Those who met it must be among those counted.")
    if of == 0:
        return NotApplicable()
    if of < safety.smallest_denominator or min(met, of - met) < safety.threshold:
        return Suppressed()
    return Shown(_nearest(Fraction(100 * safety.rounded(met), safety.rounded(of)), 1))


def _nearest(amount: Fraction, unit: int) -> int:
    return unit * int(amount / unit + Fraction(1, 2))


# One month after another


@dataclass(frozen=True, slots=True)
class Earlier:
    """A list already published and the true counts behind it.

    It is frozen: only the later one can still change.
    """

    counts: tuple[int, ...]
    published: PublishedList


def _check_same_groups(before: Earlier, counts: Sequence[int]) -> None:
    if len(before.counts) != len(counts):
        raise ValueError("Compare lists of the same groups.")


def _share_a_total(before: Earlier, counts: Sequence[int], safety: Safety) -> bool:
    total = sum(counts)
    return sum(before.counts) == total and total > 0 and not safety.is_small(total)


def _narrows(earlier: frozenset[int], later: frozenset[int], safety: Safety) -> bool:
    unknown = len(earlier & later)
    return unknown == 1 or (safety.exact and unknown == 0 and bool(earlier or later))


def _hidden_against(
    earlier: frozenset[int], counts: Sequence[int], hidden: frozenset[int], safety: Safety
) -> frozenset[int]:
    """One more position to hide now, so that what is hidden now and was hidden earlier is not a lone
    position; empty when none helps.
    """
    left = earlier - hidden
    if not left or not _narrows(earlier, hidden, safety):
        return frozenset()
    return frozenset({min(left, key=lambda i: (counts[i] == 0, counts[i], i))})
