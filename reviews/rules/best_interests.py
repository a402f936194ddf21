"""When somebody may decide in another's best interests, and what belongs to it (Mental Capacity Act 2005 s4).

Pure: answers and days in, sentences out.
"""

from collections.abc import Iterator
from datetime import date

from reviews.rules.capacity import CANNOT

APPLIES = "applies"


def faults(
    *,
    conclusion: str,
    assessed_on: date,
    decided_on: date,
    less_restrictive_considered: bool | None,
    advance_decision: str,
) -> Iterator[tuple[str, str]]:
    """(question, what to do) for everything that keeps this from being such a decision."""
    if conclusion != CANNOT:
        yield (
            "",
            "The assessment did not find that the person cannot make this decision, so nobody else makes it for them.",
        )
    if decided_on < assessed_on:
        yield "decided_on", "The decision must be made on or after the day capacity was assessed for it"
    if not less_restrictive_considered:
        yield (
            "less_restrictive_considered",
            "A less restrictive option must be considered before this is decided",
        )
    if advance_decision == APPLIES:
        yield (
            "advance_decision",
            "A valid advance decision that applies is the person’s own decision. Follow it: nobody decides instead",
        )
