"""Where a duty is settled: the one list of which page does it, and who may.

Most reviews are recorded as held. Some are kept elsewhere: a health check on the person's page, a look at a goal, a
check after something happened at a home, a new authorisation, a whole-home review at the home.
"""

from dataclasses import dataclass

from accounts.roles import Permission
from reviews.choices import ReviewKind
from reviews.rules.cadence import Due


@dataclass(frozen=True, slots=True)
class Settling:
    """The deed in words, the page by name, what its address takes, a question, and the permission it asks for."""

    text: str
    page: str
    args: tuple[str, ...]
    permission: Permission
    question: str = ""


ON_THE_PERSON = {  # by kind: words, page of the person, permission
    ReviewKind.AHC: ("Record the health check", "placements:edit-person", Permission.EDIT_PERSON),
    ReviewKind.DOL: ("Request the renewal", "reviews:request-authorisation", Permission.RECORD_RIGHTS),
}
ON_THE_THING = {  # by kind: words, page of the goal or of what happened, permission
    ReviewKind.GOAL: ("Look at the goal", "casework:check-goal", Permission.EDIT_GOALS),
    ReviewKind.UNPL: ("Say how they are", "placements:provider-event", Permission.SEE_PLACEMENTS),
}
WHOLE_HOME = Permission.HOLD_HOME_REVIEW


def settled_by(due: Due, person: str) -> Settling:
    """The deed that settles what is due of a person (their uid)."""
    kind = ReviewKind(due.kind)
    if due.about is not None and kind in ON_THE_THING:
        words, page, permission = ON_THE_THING[kind]
        return Settling(words, page, (due.about,), permission)
    if kind == ReviewKind.WH:
        words, page, permission = "Record the whole-home review", "reviews:whole-home-review", WHOLE_HOME
        return Settling(words, page, (person,), permission, f"placement={due.placement_reference}")
    if kind in ON_THE_PERSON:
        words, page, permission = ON_THE_PERSON[kind]
        return Settling(words, page, (person,), permission)
    return Settling(
        "Record the review",
        "reviews:record-review",
        (person,),
        Permission.RECORD_REVIEW,
        f"kind={kind.value}",
    )
