"""The sentences casework answers with."""

from datetime import date

from casework.choices import FACE_TO_FACE, SEEN, Side
from linkworker.words import counted


def logged(contact, promised: int) -> str:
    """What logging a contact changed: whether the person was seen, and how many actions were added.

    Never when somebody must see them next: reviews count there too, and this floor knows nothing of them.
    """
    sentences = [f"Contact with {contact.person} logged.", _seen(contact)]
    if promised:
        sentences.append(f"{counted(promised, 'action')} added.")
    return " ".join(sentences)


def _seen(contact) -> str:
    """The two ways to be seen, as the glossary has them, or why neither."""
    if contact.counts_as_seen:
        in_person = contact.method in FACE_TO_FACE
        return "Counts as seen in person." if in_person else "Counts as seen by video, not in person."
    if not contact.reached:
        return "Does not count as seen: nobody answered."
    if contact.method not in SEEN:
        return "Does not count as seen: nobody was there with the person."
    if contact.person_present is None:
        return (
            "Does not count as seen: it is not recorded whether the person was there. If they were, open the "
            "contact and add it: then it counts."
        )
    return "Does not count as seen: the person was not there."


def since(latest: dict[Side, date], today: date) -> dict[str, str]:
    """For each side, how long ago it was last reached, as the hint under its tick box."""
    return {
        side.value: _ago((today - latest[side]).days) if side in latest else "not logged yet" for side in Side
    }


def _ago(days: int) -> str:
    named = {0: "last spoke today", 1: "last spoke yesterday"}
    return named.get(days) or f"last spoke {days:,} days ago"
