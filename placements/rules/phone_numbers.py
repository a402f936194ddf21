"""Phone numbers as people write them. Pure."""

import re

SHAPE = re.compile(r"\+?[0-9(][0-9 ()\-./]*(?:\s*(?:ext?\.?|extension|x)\s*[0-9]{1,6})?", re.IGNORECASE)
FEWEST_DIGITS = 3  # 999, 111 and 101 are numbers


def is_phone_number(text: str) -> bool:
    """Digits as somebody writes them, with an extension perhaps: "01572 722577 ext 12", "+44 1572 722577"."""
    return bool(SHAPE.fullmatch(text)) and len(to_dial(text)) >= FEWEST_DIGITS


def to_dial(text: str) -> str:
    """What a phone dials: "01572722577". An extension is for the person who answers, and left out."""
    main = re.split(r"[a-zA-Z]", text, maxsplit=1)[0]
    digits = re.sub(r"[^0-9]", "", main.replace("(0)", "") if main.startswith("+") else main)
    return f"+{digits}" if main.startswith("+") else digits
