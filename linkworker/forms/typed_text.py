"""What may stand in text that people type: every script and sign, no invisible traps. Pure: no Django."""

import re
import unicodedata

LINE_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
DIRECTION_CHANGES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
UNSEEN = frozenset({"Cf", "Mn"})


def tidy(text: str) -> str:
    """The text as it is kept: composed (NFC), so that one name is one name, with lines ended by \\n."""
    return unicodedata.normalize("NFC", LINE_BREAKS.sub("\n", text))


def unprintable(text: str, *, lines: bool = False) -> str:
    """The first character that may not be kept, or an empty string.

    Control characters, lone surrogates and signs that silently reverse the reading direction are refused;
    tabs and, with `lines`, line ends are allowed.
    """
    allowed = "\t\n" if lines else "\t"
    for character in text:
        if character in allowed:
            continue
        if unicodedata.category(character) in ("Cc", "Cs") or character in DIRECTION_CHANGES:
            return character
    return ""


def says_nothing(text: str) -> bool:
    """Whether nothing of the text is seen: spaces, signs without a width, and letters that only fill a place."""
    return all(
        character in FILLERS or unicodedata.category(character) in UNSEEN or character.isspace()
        for character in text
    )


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet would run this cell as a formula (OWASP: CSV injection)."""
    return text.startswith(("=", "+", "-", "@", "\t", "\r"))
