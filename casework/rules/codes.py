"""The code on a feedback sheet: seven characters and one that checks them.

Written by hand and typed by somebody else, so no two characters look alike: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U Y.
The alphabet has 23 characters because 23 is prime: a sum of them, each times its place, then tells every slip
of one character and every two that changed places.
"""

ALPHABET = "34679ACDEFGHJKMNPQRTVWX"
LENGTH = 8
SIZE = len(ALPHABET)


class CodeIsWrong(ValueError):
    """What was typed is no code; the words say what to look at."""


def with_check(seven: str) -> str:
    """The whole code: what is given, and the character that checks it. Raises ValueError for another alphabet."""
    total = _weighed(seven)
    last = next(n for n in range(SIZE) if (total + LENGTH * n) % SIZE == 0)
    return f"{seven}{ALPHABET[last]}"


def read(typed: str) -> str:
    """The code that was typed, in whatever case and spacing. Raises CodeIsWrong."""
    code = "".join(character for character in typed.upper() if character not in " -\u2013\u2014._\t")
    strange = sorted(set(code) - set(ALPHABET))
    if strange:
        raise CodeIsWrong(f"A code never has {', '.join(strange)} in it. Look at the sheet again")
    if len(code) != LENGTH:
        raise CodeIsWrong(f"A code has {LENGTH} letters and numbers. You typed {len(code)}")
    if _weighed(code) % SIZE:
        raise CodeIsWrong("One letter or number is wrong, or two changed places. Look at the sheet again")
    return code


def shown(code: str) -> str:
    """Two groups of four, as on the sheet."""
    return f"{code[:4]}-{code[4:]}"


def _weighed(text: str) -> int:
    return sum(place * ALPHABET.index(character) for place, character in enumerate(text, start=1))
