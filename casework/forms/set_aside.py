"""What a contact about one person asks and a visit to several does not, and the other way round.

One becomes the other while it is written. What the form of the moment does not ask stays with the draft, so that
nothing typed is lost on the way there and back.
"""

import re
from collections.abc import Collection, Container, Iterable, Mapping
from typing import NamedTuple

from django.http import QueryDict

from casework.forms.promises import OF_ROWS
from casework.rules.parts import FILES_ABOUT
from linkworker.forms import key_in

OF_EACH = re.compile(r"people|(own|present|alone|next)_[0-9a-f]{32}")  # asked of each on a visit to several
OF_ONE = {  # asked only where one person is written about
    "person_present": "Whether the person was there",
    "seen_alone": "Whether you saw them alone",
    "also_with": "Anybody else who was there",
    "parties": "Who it was with, by name",
    "links": "What on the record it was about",
    "next_on": "Next contact",
}
ABOUT_ONE = "about_one"  # on a visit to several: whom what waits was typed about
MOVED = {"person_present": "present", "seen_alone": "alone", "next_on": "next"}  # asked in both forms
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

    That was asked later than what waits in the other form, and nobody else's answer stands in its place.
    """
    moved = {name: values for name, values in answers.items() if name != ABOUT_ONE}
    for name, of_several in MOVED.items():
        said = moved.pop(f"{of_several}_{only}", [""])
        if said[0] not in UNANSWERED:
            moved[name] = said
    return moved


def with_whose(sent: QueryDict, chosen: Collection[str]) -> QueryDict:
    """What was sent, with the answers about one alone at the one they were typed about (`chosen`: hex of public ids).

    A form about one that becomes a visit to several says of whom it was. When that one is left out, the words go with
    them: they stand in no form of somebody else.
    """
    from_one, waiting = key_in(sent.get("person")), key_in(sent.get(ABOUT_ONE))
    whose = (from_one or waiting) if len(chosen) > 1 else waiting
    said = sent.copy()
    if whose and chosen:
        if from_one == whose or whose.hex not in chosen:
            _give_moved(said, whose.hex)
        if whose.hex in chosen:
            said[ABOUT_ONE] = whose.hex
        else:
            _give_words(said, whose.hex)
    if len(chosen) == 1:
        alone = as_about_one(dict(said.lists()), *chosen)
        said.clear()
        for name, values in alone.items():
            said.setlist(name, values)
    return said


def without_files(sent: QueryDict) -> QueryDict:
    """What was sent, once no file is left that was chosen for anybody."""
    said = sent.copy()
    said.pop(FILES_ABOUT, None)
    return said


def _give_moved(said: QueryDict, whose: str) -> None:
    for name, of_several in MOVED.items():
        if said.get(name, "") not in UNANSWERED:
            said[f"{of_several}_{whose}"] = said[name]
        said.pop(name, None)


def _give_words(said: QueryDict, whose: str) -> None:
    """What was written about somebody left out stands among the words about them; what was ticked goes."""
    kept = unasked((), said.lists())
    lines = [f"{told.question}: {told.words}" for told in in_words(kept) if told.words]
    if lines:
        said[f"own_{whose}"] = "\n".join(filter(None, [said.get(f"own_{whose}", ""), *lines]))
    for name in kept.keys() & {ABOUT_ONE, *OF_ONE, *OF_ROWS}:
        del said[name]


def _is_of_either(name: str) -> bool:
    return name in (ABOUT_ONE, FILES_ABOUT, *OF_ONE) or name in OF_ROWS or OF_EACH.fullmatch(name) is not None
