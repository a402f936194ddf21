"""What a changed day or interval makes of somebody's days on the caseload. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile


@dataclass(frozen=True, slots=True)
class Spell:
    """Days on the caseload with one interval between contacts; half-open."""

    starts_on: date
    ends_on: date | None
    every_days: int


def respelled(
    spells: Sequence[Spell], *, was_from: date | None, now: Spell | None, today: date
) -> tuple[Spell, ...]:
    """The spells after somebody's caseload days or interval were changed to `now` (None: not on it).

    `was_from` is the first day of the run of spells the change is about. A first day after the run ended is
    somebody coming back; any other is a correction of the run. Another interval holds from today: the days
    before keep the one they had.
    """
    ordered = sorted(spells, key=lambda spell: spell.starts_on)
    earlier = list(takewhile(lambda spell: was_from is None or spell.starts_on < was_from, ordered))
    run = ordered[len(earlier) :]
    if now is None:
        return tuple(earlier)
    last = run[-1] if run else None
    if last is not None and last.ends_on is not None and now.starts_on >= last.ends_on:
        return (*earlier, *run, now)
    # days taken back into an earlier run are this run's now: nobody is on the caseload twice
    before = [replace(spell, ends_on=min(spell.ends_on or now.starts_on, now.starts_on)) for spell in earlier]
    standing = (spell for spell in before if spell.starts_on < now.starts_on)
    return (*standing, *_corrected(run, now, today))


def _corrected(run: list[Spell], now: Spell, today: date) -> list[Spell]:
    kept = [
        spell
        for spell in run
        if (spell.ends_on is None or spell.ends_on > now.starts_on)
        and (now.ends_on is None or spell.starts_on < now.ends_on)
    ]
    if not kept:
        return [now]
    kept[0] = replace(kept[0], starts_on=now.starts_on)
    last = kept[-1] = replace(kept[-1], ends_on=now.ends_on)
    if last.every_days == now.every_days or (now.ends_on is not None and now.ends_on <= today):
        return kept
    if last.starts_on >= today:
        return [*kept[:-1], replace(last, every_days=now.every_days)]
    return [*kept[:-1], replace(last, ends_on=today), Spell(today, now.ends_on, now.every_days)]
