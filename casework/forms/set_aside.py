"""What a contact about one person asks and a visit to several does not, and the other way round.

One becomes the other while it is written. What the form of the moment does not ask stays with the draft, so that
nothing typed is lost on the way there and back.
"""

import re
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from casework.forms.promises import OF_ROWS

OF_EACH = re.compile(r"people|(own|present|alone|next)_[0-9a-f]{32}")  # asked of each on a visit to several
OF_ONE = {  # asked only where one person is written about
    "person_present": "Whether the person was there",
    "seen_alone": "Whether you saw them alone",
    "also_with": "Anybody else who was there",
    "parties": "Who it was with, by name",
    "links": "What on the record it was about",
    "next_on": "Next contact",
}
WITHOUT_WORDS = frozenset({"person_present", "seen_alone", "parties", "links"})  # values nobody would read
UNANSWERED = frozenset({"", "not_recorded"})


class SetAside(NamedTuple):
    """An answer that is kept and not part of what is sent: the question, and the words typed there, if any."""

    question: str
    words: str


def unasked(fields: Container[str], answers: Iterable[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """The answers that belong to the other form."""
    return {name: values for name, values in answers if name not in fields and _is_of_either(name)}


def in_words(kept: Mapping[str, list[str]]) -> list[SetAside]:
    """What was written about one person and waits, in the order of the form: whoever reads it can copy it."""
    said = {name: " ".join(values).strip() for name, values in kept.items()}
    answered = {name: words for name, words in said.items() if words not in UNANSWERED}
    told = [
        SetAside(question, "" if name in WITHOUT_WORDS else answered[name])
        for name, question in OF_ONE.items()
        if name in answered
    ]
    rows = sorted({int(name.split("_")[1]) for name in answered if name in OF_ROWS})
    for row in rows:
        parts = [answered.get(f"action_{row}_{part}", "") for part in ("what", "outside", "due")]
        told.append(SetAside(f"Action {row + 1}", ", ".join(filter(None, parts))))
    return told


def as_about_one(answers: Mapping[str, list[str]], only: str) -> dict[str, list[str]]:
    """The same answers once one (hex of a public id) is left of several: what was said of them answers the form of one.

    An answer given there already stands.
    """
    moved = {}
    for name, of_several in ("person_present", "present"), ("seen_alone", "alone"), ("next_on", "next"):
        said = answers.get(f"{of_several}_{only}", [""])
        if said[0] not in UNANSWERED and answers.get(name, [""])[0] in UNANSWERED:
            moved[name] = said
    return {**answers, **moved}


def _is_of_either(name: str) -> bool:
    return name in OF_ONE or name in OF_ROWS or OF_EACH.fullmatch(name) is not None
