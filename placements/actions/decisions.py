"""Who decided that somebody moves home: the gate that every move passes (domain C2)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker.refusals import Refusal, keep
from linkworker.sending import one_at_a_time
from placements.models import Home, MoveDecision, Person, Placement, Proposal
from placements.models.proposals import OPEN
from placements.policies import is_responsible
from placements.rules import ages
from placements.rules.decisions import (
    NOTHING,
    Decided,
    Setting,
    faults,
    is_history,
    is_lower_support,
)
from placements.rules.support import risk_faults

ANSWERS = (  # of `Decided`, and what `MoveDecision` keeps under the same name
    "kind",
    "decided_on",
    "capacity",
    "capacity_assessed_on",
    "capacity_assessed_by",
    "decided_by",
    "options_considered",
    "wishes",
    "consulted",
    "less_restrictive_considered",
    "authority",
    "dissent",
    "risk_assessed_on",
    "mitigation",
)


class MoveNotDecided(Refusal):
    """Nobody moves home without having agreed, or a best-interests decision (domain C2)."""

    question = "decision_kind"

    def __init__(self):
        super().__init__(
            "Record that the person agreed, or a best-interests decision, before this move is confirmed. "
            "An emergency needs it too."
        )


class DecisionIncomplete(Refusal):
    """Parts of the decision are missing or do not fit each other."""


class AlreadySettled(Refusal):
    """What has started, or was refused or withdrawn, is not changed any more."""

    def __init__(self, proposal: Proposal):
        super().__init__(
            f"This proposal is {proposal.get_state_display().lower()} and is not changed any more. "
            "Propose the placement again."
        )


@transaction.atomic
def record_decision(*, by: Staff, proposal: Proposal, decided: Decided, today: date) -> MoveDecision:
    """Keep who decided about a proposed move. Made again, it stands beside the earlier one and counts instead.

    The same answers sent twice give the decision already kept. Raises MoveNotDecided, DecisionIncomplete,
    AlreadySettled.
    """
    proposal = locked_proposal(proposal)
    if not is_responsible(by, Permission.PROPOSE_PLACEMENT, proposal.person):
        raise PermissionDenied
    if proposal.decision is not None and as_answered(proposal.decision) == decided:
        return proposal.decision
    if proposal.state not in OPEN:
        raise AlreadySettled(proposal)
    check_decision(
        decided, person=proposal.person, home=proposal.home, leaving=proposal.replaces, today=today
    )
    decision = keep_decision(decided, recorded_by=by, person=proposal.person, home=proposal.home)
    proposal.decision = decision
    keep(proposal)
    audit.record(
        by=by,
        verb="recorded decision",
        subject=proposal,
        person=proposal.person,
        kind=decision.kind,
        decided_on=str(decision.decided_on),
    )
    return decision


def decision_for(
    decided: Decided | None,
    *,
    person: Person,
    home: Home,
    leaving: Placement | None,
    starts_on: date,
    today: date,
) -> Decided | None:
    """The decision a move is confirmed with, checked; None where history is only being written down.

    Raises MoveNotDecided and DecisionIncomplete.
    """
    decided = decided or NOTHING
    if not decided.kind and is_history(starts_on, today):
        return None
    check_decision(decided, person=person, home=home, leaving=leaving, starts_on=starts_on, today=today)
    return decided


def check_decision(
    decided: Decided,
    *,
    person: Person,
    home: Home,
    leaving: Placement | None,
    today: date,
    starts_on: date | None = None,
) -> None:
    """Raises MoveNotDecided, or DecisionIncomplete with everything that is missing beside its question.

    `starts_on` is the day of the move once it is known.
    """
    if not decided.kind:
        raise MoveNotDecided
    after = setting_of(home)
    decided_on = max(person.date_of_birth, min(decided.decided_on or today, today))
    age = ages.age_on(person.date_of_birth, decided_on)
    found = list(faults(decided, age=age, after=after, today=today))
    lower = is_lower_support(setting_of(leaving.home) if leaving else None, after)
    half_told = (decided.risk_assessed_on is None) != (not decided.mitigation.strip())
    if lower or half_told:
        risk = decided.risk_assessed_on, decided.mitigation
        found += risk_faults(*risk, starts_on=starts_on, today=today)
    if found:
        told: dict[str, list[str]] = {}
        for question, words in found:
            told.setdefault(question, []).append(words)
        raise DecisionIncomplete(told=told)


def keep_decision(
    decided: Decided, *, recorded_by: Staff, person: Person, home: Home, placement: Placement | None = None
) -> MoveDecision:
    """The decision as a row, without a line in the trail: the deed it belongs to writes one."""
    answers = {name: getattr(decided, name) for name in ANSWERS}
    return keep(
        MoveDecision(person=person, home=home, placement=placement, recorded_by=recorded_by, **answers),
        decision_fits_capacity="decision_kind",
        decision_capacity_was_looked_at="capacity_assessed_on",
        decision_is_whole="decision_kind",
        decision_risk_with_mitigation="mitigation",
    )


def setting_of(home: Home) -> Setting:
    """What the rules need to know of a home."""
    return Setting(code=home.setting_type.code, group=home.setting_type.group)


def locked_proposal(proposal: Proposal) -> Proposal:
    """The proposal as it stands, with whoever else changes anything about this person's places made to wait."""
    one_at_a_time(proposal.person)
    return Proposal.objects.select_related(
        "person__owner",
        "home__setting_type",
        "replaces__home__setting_type",
        "placed_by",
        "decision",
        "placement",
    ).get(pk=proposal.pk)


def as_answered(decision: MoveDecision) -> Decided:
    """A kept decision, as the rules read it."""
    return Decided(**{name: getattr(decision, name) for name in ANSWERS})
