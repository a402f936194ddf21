"""Every placement of one person, newest first: where, for how long, who decided, why it ended."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.roles import Permission
from placements.models import MoveDecision, Person, Placement, Proposal
from placements.queries.banner import lives_at
from placements.queries.person_page import length
from placements.rules import slips


@dataclass(frozen=True, slots=True)
class Past:
    """One placement of the history: where, whose area, for how long, why it ended, and what is missing."""

    uid: UUID
    home_uid: UUID
    home: str
    setting: str
    host: str
    starts_on: date
    ends_on: date | None
    lasted: str
    expected: str
    why_ended: str
    decided: str
    may_decide: bool


def stays_of(person: Person) -> list[Placement]:
    """Their placements with what is told of each, in one query."""
    found = person.placements.select_related(
        *("home__host_council", "home__provider", "home__setting_type", "placed_by"),
        *("decision__recorded_by", "proposal"),
    )
    return list(found.order_by("-starts_on", "-pk"))


def decision_of(stay: Placement) -> MoveDecision | None:
    """Who decided about the move there, where that is recorded."""
    return getattr(stay, "decision", None)


def proposal_of(stay: Placement) -> Proposal | None:
    """What it was started from, if it was proposed."""
    return getattr(stay, "proposal", None)


def past(stay: Placement, on: date, granted: Collection[Permission], *, plans: bool) -> Past:
    """One row of the history, for somebody with these permissions, who may read plans or not."""
    proposal, decision = proposal_of(stay), decision_of(stay)
    expected = slips.in_words(proposal.expected_on, stay.starts_on) if proposal and plans else ""
    decided = decision.get_kind_display() if decision else "No decision recorded"
    return Past(
        uid=stay.uid,
        home_uid=stay.home.uid,
        home=lives_at(stay.home, address=Permission.SEE_ADDRESS in granted),
        setting=stay.home.setting_type.label,
        host=str(stay.home.host_council),
        starts_on=stay.starts_on,
        ends_on=stay.ends_on,
        lasted=length(stay.starts_on, min(stay.ends_on or on, on)),
        expected=expected,
        why_ended=stay.get_end_reason_display(),
        decided=decided if plans else "",
        may_decide=plans and decision is None and Permission.PROPOSE_PLACEMENT in granted,
    )
