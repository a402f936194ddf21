"""What `./run bench` was asked for."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results.json"
SAYS = """\
How fast the product is, told as ratios to floors measured in the same run.

Makes a database of its own, invents a national register in it (demo --profile national), measures, takes the
database away, prints a table and writes the results as JSON. How to read them: docs/performance.md.
"""
GOALS = ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P13", "P16", "P17")
SLOW_TURNS_IN = 5  # what takes seconds is run once for so many turns of the others
FEWEST_TURNS = 3


@dataclass(frozen=True)
class Size:
    """How big a register, how many people an import brings, how many turns each race is run."""

    people: int
    contacts: int
    imported: int
    turns: int

    @property
    def slow_turns(self) -> int:
        """Turns of what takes seconds."""
        return max(min(FEWEST_TURNS, self.turns), self.turns // SLOW_TURNS_IN)


SIZES = {
    "tiny": Size(people=60, contacts=120, imported=5, turns=1),
    "middle": Size(people=10_000, contacts=100_000, imported=2_000, turns=15),
    "national": Size(people=100_000, contacts=1_000_000, imported=10_000, turns=25),
}


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked for; `--help` tells it all."""
    parser = argparse.ArgumentParser(
        prog="./run bench", description=SAYS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--size", choices=SIZES, default="national", help="of the register (default: national)"
    )
    parser.add_argument("--people", type=int, help="people on the register, instead of the size's")
    parser.add_argument("--contacts", type=int, help="contacts on it, instead of the size's")
    parser.add_argument("--turns", type=int, help="how often each pair is timed, instead of the size's")
    parser.add_argument("--only", metavar="GOALS", default="", help="some goals, such as P1,P3")
    parser.add_argument("--seed", type=int, default=1, help="of the invented register")
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="FILE.json")
    asked = parser.parse_args(arguments)
    for name in ("people", "turns"):
        if getattr(asked, name) is not None and getattr(asked, name) < 1:
            parser.error(f"--{name} must be 1 or more.")
    unknown = goals(asked) - set(GOALS)
    if unknown:
        parser.error(f"--only names {', '.join(sorted(unknown))}; these are measured: {', '.join(GOALS)}.")
    if asked.contacts is not None and asked.contacts < 0:
        parser.error("--contacts must be 0 or more.")
    return asked


def size_of(asked: argparse.Namespace) -> Size:
    """The size chosen, with what was given in its stead."""
    chosen = SIZES[asked.size]
    return Size(
        people=asked.people or chosen.people,
        contacts=chosen.contacts if asked.contacts is None else asked.contacts,
        imported=chosen.imported,
        turns=asked.turns or chosen.turns,
    )


def goals(asked: argparse.Namespace) -> frozenset[str]:
    """The goals named; none means all."""
    return frozenset(goal.strip().upper() for goal in asked.only.split(",") if goal.strip())
