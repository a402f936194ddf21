"""Equality data and how people like to be called, in the order of their references. Empty is not recorded."""

from typing import Any

RELIGIONS = ("christian", "none", "", "christian", "muslim", "none", "hindu", "refused", "sikh", "", "other")
LANGUAGES = ("English", "English", "", "English", "Polish", "English", "Gujarati", "English", "Punjabi")
PRONOUNS = ("", "", "she/her", "he/him", "", "they/them", "")
BEST_CONTACT = (
    "Ring the home first",
    "",
    "In person; does not use the telephone",
    "By video, with the keyworker beside them",
    "Through a sister",
)


def of(number: int, given_name: str) -> dict[str, Any]:
    """What is recorded about the person with this number on the register."""
    language = LANGUAGES[number % len(LANGUAGES)]
    short = given_name[:3] if number % 8 == 5 and len(given_name) > 4 and given_name.isascii() else ""
    return {
        "preferred_name": short,
        "religion": RELIGIONS[number % len(RELIGIONS)],
        "first_language": language,
        "interpreter_needed": True if language in {"Polish", "Punjabi"} else False if language else None,
        "pronouns": PRONOUNS[number % len(PRONOUNS)],
        "best_contact": BEST_CONTACT[number % len(BEST_CONTACT)],
    }
