"""From what made a review due to the day it is due, and to the sentence that says why (contracts, section 6)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from linkworker.words import counted, long_day
from reviews.rules.duties.kinds import SETTLED_BY
from reviews.rules.facts import DutyRule, HeldReview, PersonFacts, PlacementFacts

IsOpen = Callable[[PlacementFacts, date], bool]


@dataclass(frozen=True, slots=True)
class Duty:
    """A review owed: when, counted from which event on which day, and why in a sentence.

    `about` is the one thing it is for where each is reviewed by itself (a goal). `once`: a review settles it
    for good. `event_on`: the day of the very event the period counts from, whatever the period is; what a cancelled
    date is known by when the rule changes.
    """

    kind: str
    due_on: date
    counted_from: date
    because: str
    placement_reference: str | None = None
    about: str | None = None
    once: bool = False
    event_on: date | None = None

    def settled_by(self, review: HeldReview) -> bool:
        """Whether a review answers this duty.

        A duty that happens once is answered from the very day of its event. A repeating one counts from
        the last review, so only a later day answers it.
        """
        if not review.counts_as(SETTLED_BY[self.kind], self.about):
            return False
        return review.held_on >= self.counted_from if self.once else review.held_on > self.counted_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """Why a kind of review is owed to somebody on a day.

    `words` begin the sentence and `began_on` ends its first part ("Placement at Larch House started" "1 March
    2026"). Reviews held from `since` count. `first_on` is the first due date where it is no period after the
    beginning; None leaves it to the rule. With `only_again` nothing is due before a first review was held.
    `counts_back`: due so long *before* `began_on`. What has a first date of its own or counts back is counted
    from `since`: a review from then on answers it. `every_days`: an interval of its own. `named`: what the
    sentence calls the last one.
    """

    began_on: date
    words: str
    since: date = date.min
    placement: str | None = None
    about: str | None = None
    first_on: date | None = None
    only_again: bool = False
    counts_back: bool = False
    every_days: int | None = None
    named: str = ""


def duty_of(person: PersonFacts, rule: DutyRule, episode: Episode, day: date) -> Iterator[Duty]:
    """What is owed for an episode on a day by a rule: one duty or none, from reviews held on or before it."""
    kinds = SETTLED_BY[rule.kind]
    last = person.last_held(kinds, since=episode.since, until=day, about=episode.about)
    if last is None and not episode.only_again:
        duty = _first(rule, episode)
    elif last is not None and rule.repeats:
        duty = _next(rule, episode, last)
    else:
        return
    if rule.is_for(person.born_on, duty.counted_from):
        yield duty


def _first(rule: DutyRule, episode: Episode) -> Duty:
    due_on = _first_due(rule, episode)
    period = _own(episode) or rule.first_words
    words = f"{period} before" if episode.counts_back else period
    because = (
        f"{episode.words} {long_day(episode.began_on)}, so the {rule.name} is due by {long_day(due_on)} "
        f"({words}). {rule.source}."
    )
    if episode.first_on is not None:
        because = f"{episode.words} {long_day(due_on)}, so the {rule.name} is due by then. {rule.source}."
    return Duty(
        *(rule.kind, due_on, _counted_from(episode), because, episode.placement, episode.about),
        once=not rule.repeats,
        event_on=episode.first_on or episode.began_on,
    )


def _counted_from(episode: Episode) -> date:
    own_date = episode.first_on is not None or episode.counts_back
    return episode.since if own_date else episode.began_on


def _first_due(rule: DutyRule, episode: Episode) -> date:
    if episode.first_on is not None:
        return episode.first_on
    if episode.every_days is not None:
        return episode.began_on + timedelta(days=episode.every_days)
    return rule.first_before(episode.began_on) if episode.counts_back else rule.first_due(episode.began_on)


def _next(rule: DutyRule, episode: Episode, held_on: date) -> Duty:
    own = episode.every_days
    due_on = rule.next_due(held_on) if own is None else held_on + timedelta(days=own)
    because = (
        f"{episode.named or f'The last {rule.name}'} was held on {long_day(held_on)}, so the next is due by "
        f"{long_day(due_on)} ({_own(episode) or rule.then_words}). {rule.source}."
    )
    return Duty(
        *(rule.kind, due_on, held_on, because, episode.placement, episode.about),
        event_on=held_on,
    )


def _own(episode: Episode) -> str:
    return counted(episode.every_days, "day") if episode.every_days is not None else ""
