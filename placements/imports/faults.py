"""What is wrong with a file, told by file, line and column, with what to do about it."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from unicodedata import category

WHOLE_FILE = "file"
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # nothing to see, but a terminal may obey it
MOST_NAMED = 12  # choices listed in full before only the nearest is named


def printable(text: str) -> str:
    r"""The same words on one line, with what a terminal would obey written out: "\x1b[2J", "\n", "\u202e".

    File names, columns and cells come from outside; a line about them must not clear a screen, start a line
    of its own or run backwards.
    """
    return "".join(
        char.encode("unicode_escape").decode("ascii") if category(char) in UNSEEN else char for char in text
    )


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One sentence about one cell. A warning is told but stops nothing."""

    file: str
    line: int
    column: str
    says: str
    warning: bool = False

    def __str__(self) -> str:
        warning = "warning: " if self.warning else ""
        return printable(f"{self.file}:{self.line}: {self.column}: {warning}{self.says}")


class RegisterIsRefused(Exception):
    """The whole thing cannot be read; the message says what to do."""

    def __str__(self) -> str:
        return printable(super().__str__())


class CannotBeRead(ValueError):
    """A cell does not say what its column asks for; the message says what to do."""


@dataclass(slots=True)
class Report:
    """Everything found wrong so far, in the order of the files, and how far the reading is."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    rows_total: int = 0
    rows_read: int = 0
    rows_kept: int = 0

    def fault(self, file: str, line: int, column: str, says: str) -> None:
        """Something that stops the import."""
        self.faults.append(Fault(file, line, column, says))

    def warn(self, file: str, line: int, column: str, says: str) -> None:
        """Something to look at that stops nothing."""
        self.warnings.append(Fault(file, line, column, says, warning=True))


@lru_cache(maxsize=10_000)
def nearest(word: str, choices: frozenset[str]) -> str:
    """A sentence naming the choice that was probably meant, or all of them when they are few."""
    listed = sorted(choices)
    by_case = {choice.casefold(): choice for choice in listed}
    close = get_close_matches(word.casefold(), by_case, n=1)
    if close:
        return f"did you mean {by_case[close[0]]}?"
    if len(listed) <= MOST_NAMED:
        return f"use one of {', '.join(listed)}."
    return "use a code of the reference data."
