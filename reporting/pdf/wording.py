"""Text that someone typed, made safe to lay out: no length, no character and no word can stop a report."""

import re
import unicodedata

LONGEST_TEXT_CHARACTERS = 2_000
LONGEST_TOKEN_CHARACTERS = 200
PIECE_CHARACTERS = 40
BREAK_HERE = "\u200b"
SHORTENED = "… (shortened)"

LONG_TOKEN = re.compile(rf"[^\s{BREAK_HERE}]{{{LONGEST_TOKEN_CHARACTERS + 1},}}")
# Cc control, Cs half of a surrogate pair, Co private use, Cn unassigned: none has a picture in any font.
WITHOUT_A_PICTURE = frozenset({"Cc", "Cs", "Co", "Cn"})
# Marks that turn the reading direction round can make a number read as another one.
DIRECTION_MARKS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe_text(value: object, limit: int = LONGEST_TEXT_CHARACTERS) -> str:
    """Return the value as text of at most `limit` characters that any line can hold.

    Control characters and direction marks go, new lines and tabs become spaces, and a word of more than 200
    characters may break every 40. The result is plain text: whoever puts it in a page still escapes it.
    """
    text = unicodedata.normalize("NFC", " ".join(_printable(str(value)[: limit * 4]).split()))
    if len(text) > limit:
        text = text[: limit - len(SHORTENED)] + SHORTENED
    return break_long_tokens(text)


def break_long_tokens(text: str) -> str:
    """Return the text with a place to break in every word of more than 200 characters.

    Finding a break inside one unbroken word takes time that grows with the square of its length: 100,000
    pasted characters would hold up every report behind this one.
    """
    return LONG_TOKEN.sub(_in_pieces, text)


def _in_pieces(match: re.Match) -> str:
    token = match.group()
    starts = range(0, len(token), PIECE_CHARACTERS)
    return BREAK_HERE.join(token[start : start + PIECE_CHARACTERS] for start in starts)


def _printable(text: str) -> str:
    return "".join(_drawn(character) for character in text)


def _drawn(character: str) -> str:
    if character in "\n\r\t\x0b\x0c":
        return " "
    if character in DIRECTION_MARKS or unicodedata.category(character) in WITHOUT_A_PICTURE:
        return ""
    return character
