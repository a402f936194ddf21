"""Where the record of a review stands between whoever made it and the manager who signs it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Standing(StrEnum):
    """How a record stands. Those from before there was a sign-off, and those of an import, wait for nobody."""

    NOT_ASKED = ""
    WAITING = "Waiting for sign-off"
    SENT_BACK = "Sent back"
    SIGNED = "Signed off"


@dataclass(frozen=True, slots=True)
class Read:
    """A manager read the record at a moment, and signed it or sent it back."""

    at: datetime
    signed: bool


def standing(*, asked: bool, reads: Iterable[Read], added_at: Iterable[datetime] = ()) -> Standing:
    """Signed once is signed. Sent back it waits again as soon as something is added after that."""
    known = list(reads)
    if any(read.signed for read in known):
        return Standing.SIGNED
    if not asked:
        return Standing.NOT_ASKED
    if known and not any(moment > known[-1].at for moment in added_at):
        return Standing.SENT_BACK
    return Standing.WAITING
