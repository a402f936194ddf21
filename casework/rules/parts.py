"""The answers about each on a visit to several: which they are, and which may stay together."""

import re
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

PART = re.compile(r"(?:own|present|alone|next)_([0-9a-f]{32})")
PEOPLE = "people"
OWN = "own_"
FILES_ABOUT = "files_about"  # whom the files were chosen for, once it was a visit to several


def answers_about(
    answers: Mapping[str, list[str]], chosen: Collection[str], apart: Collection[str] = ()
) -> dict[str, list[str]]:
    """The shared answers, and of what was said of each alone only what is about those chosen (hex of public ids).

    Those `apart` are not chosen any more: what was said of them stays, and they are none of the people.
    """
    known = {None, *chosen, *apart}
    kept = {name: values for name, values in answers.items() if whose(name) in known}
    if PEOPLE in kept:
        kept[PEOPLE] = [value for value in kept[PEOPLE] if _hex(value) in chosen]
    return kept


def whose(name: str) -> str | None:
    """Whom alone an answer is about (hex of a public id); None when it is shared."""
    part = PART.fullmatch(name)
    return part[1] if part else None


def written_about_alone(answers: Mapping[str, list[str]]) -> list[str]:
    """Whom words of their own were written about (hex of public ids), in the order of the form."""
    return [
        name.removeprefix(OWN)
        for name, values in answers.items()
        if name.startswith(OWN) and whose(name) and "".join(values).strip()
    ]


def files_are_of(answers: Mapping[str, list[str]], person: str) -> bool:
    """Were the files of a form chosen for this very person (hex of a public id), or for nobody else that is known?"""
    return all(_hex(value) == person for value in answers.get(FILES_ABOUT, ()))


def is_named(names: Iterable[str], texts: Iterable[str]) -> bool:
    """Does one of these texts say one of these names as a word of its own? On a phone "ben" is Ben.

    A word that is no name there is ticked as meant.
    """
    words = [rf"\b{re.escape(name)}\b" for name in names if name]
    return any(re.search(word, text, re.IGNORECASE) for word in words for text in texts)


def _hex(value: str) -> str:
    try:
        return UUID(value).hex
    except ValueError:
        return ""
