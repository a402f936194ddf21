"""The sentences casework answers with."""

from datetime import date

from casework.choices import Side
from casework.queries import Effect
from linkworker.words import long_day as in_words


def logged(name: str, effect: Effect) -> str:
    """What logging a contact changed: seen or not, when next, how many actions."""
    sentences = [f"Contact with {name} logged."]
    if effect.counts_as_seen and effect.next_due_on:
        sentences.append(f"Counts as seen: next due by {in_words(effect.next_due_on)}.")
    elif effect.last_seen_on and effect.next_due_on:
        seen, due = in_words(effect.last_seen_on), in_words(effect.next_due_on)
        sentences.append(f"Does not count as seen: last seen {seen}, next due by {due}.")
    else:
        sentences.append("Does not count as seen, and nobody has seen them yet.")
    if effect.presence_missing:
        sentences.append(
            "It is not recorded whether the person was there. If they were, open the contact and add it: "
            "then it counts."
        )
    if effect.actions:
        sentences.append(f"{effect.actions} action{'s' if effect.actions > 1 else ''} added.")
    return " ".join(sentences)


def since(latest: dict[Side, date], today: date) -> dict[str, str]:
    """For each side, how long ago it was last reached, as the hint under its tick box."""
    return {
        side.value: _ago((today - latest[side]).days) if side in latest else "not logged yet" for side in Side
    }


def _ago(days: int) -> str:
    named = {0: "last spoke today", 1: "last spoke yesterday"}
    return named.get(days) or f"last spoke {days:,} days ago"
