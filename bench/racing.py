"""Two ways of doing one thing, timed in turns. A machine is noisy, so only their ratio is a result."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Way:
    """One way: its name, the deed, and how many rows the deed is for (its time is told for one of them)."""

    name: str
    deed: Callable[[], object]
    rows: int = 1


@dataclass(frozen=True)
class Race:
    """A goal: `ours` may take at most `at_most` times as long as `floor`. `slow` ones are run less often."""

    goal: str
    ours: Way
    floor: Way
    at_most: float
    slow: bool = False


@dataclass(frozen=True)
class Result:
    """Medians in milliseconds; the ratio's median, and the lowest and highest of the single turns."""

    goal: str
    ours: str
    floor: str
    turns: int
    ours_ms: float
    floor_ms: float
    ratio: float
    lowest: float
    highest: float
    at_most: float

    @property
    def kept(self) -> bool:
        """Is the goal kept?"""
        return self.ratio <= self.at_most

    def as_json(self) -> dict:
        """Rounded to what the measurement can bear."""
        plain = {
            key: round(value, 4) if isinstance(value, float) else value for key, value in asdict(self).items()
        }
        return plain | {"kept": self.kept}


def run(race: Race, turns: int) -> Result:
    """Time them in turns, each turn beginning with the other one. More than one turn is warmed up first."""
    if turns > 1:
        race.ours.deed()
        race.floor.deed()
    ours: list[float] = []
    floor: list[float] = []
    for turn in range(turns):
        pairs = [(race.ours, ours), (race.floor, floor)]
        for way, times in pairs if turn % 2 else reversed(pairs):
            times.append(_milliseconds(way))
    ratios = [one / other for one, other in zip(ours, floor, strict=True)]
    return Result(
        race.goal,
        race.ours.name,
        race.floor.name,
        turns,
        statistics.median(ours),
        statistics.median(floor),
        statistics.median(ratios),
        min(ratios),
        max(ratios),
        race.at_most,
    )


def _milliseconds(way: Way) -> float:
    gc.collect()
    began = time.perf_counter()
    way.deed()
    return (time.perf_counter() - began) * 1000 / way.rows
