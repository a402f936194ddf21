"""Proposing a placement, agreeing to it, starting it, or not. Two people: whoever proposes never agrees."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission, roles_granting
from linkworker.refusals import Refusal, keep
from linkworker.words import listed
from placements.actions.days import check_year
from placements.actions.decisions import (
    AlreadySettled,
    MoveNotDecided,
    as_answered,
    check_decision,
    locked_proposal,
)
from placements.actions.stays import (
    STORY,
    ProposedAlready,
    SameHome,
    begin,
    left_lately,
    locked_person,
    moved_to,
    refuse_without_a_reason,
)
from placements.choices import ProposalState
from placements.models import Home, Person, Placement, Proposal
from placements.models.proposals import OPEN
from placements.policies import is_responsible
from placements.queries.home_warnings import warning_of

QUESTIONS = {"proposal_ends_after_start": "expected_end_on", "proposal_open_once": "home"}
TOLD = (*STORY, "expected_end_on", "local_options_found", "barriers")


class ProposedForThePast(Refusal):
    """What has happened is no proposal: a placement, or a move where they live in one, which not everybody records."""

    def __init__(self, *, moves: bool):
        what = "a move" if moves else "a placement"
        needed = Permission.MOVE_PLACEMENT if moves else Permission.START_PLACEMENT
        who = listed(f"{role.label.lower()}s" for role in roles_granting(needed))
        super().__init__(
            f"A proposal is for today or later. What has already happened is recorded as {what}: {who} can do that.",
            "expected_on",
        )


class AgreedByTheProposer(Refusal):
    """Two people: one proposes, another agrees."""

    message = "You proposed this placement, so somebody else must agree to it."


class NotAgreedYet(Refusal):
    """A placement starts once somebody else has agreed to it."""

    message = "Nobody has agreed to this proposal yet. It must be agreed before the placement starts."


class NotStartedYet(Refusal):
    """A start is something that has happened."""

    def __init__(self):
        super().__init__("Record the start once they have moved in: today or an earlier day.", "starts_on")


class ReasonMissing(Refusal):
    """Why a proposal goes no further is part of its story."""

    def __init__(self):
        super().__init__("Enter why this proposal goes no further", "reason")


@transaction.atomic
def propose_placement(
    *,
    by: Staff,
    person: Person,
    home: Home,
    expected_on: date,
    placed_by: Organisation,
    today: date,
    **told,
) -> Proposal:
    """Propose a home for a person. `told` are fields of `TOLD`; the placement open that day is to be replaced.

    The same answers sent twice give the proposal already made. Raises ProposedAlready, SameHome,
    ProposedForThePast, TooFarAhead, PlacedWithoutAReason, and a Refusal beside each question.
    """
    person = locked_person(person)
    if not is_responsible(by, Permission.PROPOSE_PLACEMENT, person):
        raise PermissionDenied
    answers = {"expected_on": expected_on, "placed_by": placed_by}
    answers |= {name: told[name] for name in TOLD if name in told}
    earlier = Proposal.objects.open().filter(person=person, home=home).select_related("placed_by").first()
    if earlier is not None:
        if all(getattr(earlier, name) == answer for name, answer in answers.items()):
            return earlier
        raise ProposedAlready
    replaces = Placement.objects.open_on(today).filter(person=person).first()
    if expected_on < today:
        raise ProposedForThePast(moves=replaces is not None)
    check_year(expected_on, today, "expected_on")
    if replaces is not None and replaces.home_id == home.pk:
        raise SameHome
    refuse_without_a_reason(home, expected_on, told.get("placed_despite", ""), today=today)
    proposal = keep(
        Proposal(person=person, home=home, replaces=replaces, proposed_by=by, proposed_on=today, **answers),
        **QUESTIONS,
    )
    audit.record(
        by=by, verb="proposed placement", subject=proposal, person=person, expected_on=str(expected_on)
    )
    return proposal


@transaction.atomic
def agree_placement(*, by: Staff, proposal: Proposal, today: date) -> Proposal:
    """Agree to what somebody else proposed. Twice changes nothing the second time.

    Raises AgreedByTheProposer and AlreadySettled.
    """
    proposal = _ours(by, Permission.AGREE_PLACEMENT, proposal)
    if proposal.proposed_by_id == by.pk:
        raise AgreedByTheProposer
    if proposal.state == ProposalState.AGREED:
        return proposal
    if proposal.state not in OPEN:
        raise AlreadySettled(proposal)
    proposal.state, proposal.agreed_by, proposal.agreed_on = ProposalState.AGREED, by, today
    keep(proposal)
    audit.record(by=by, verb="agreed placement", subject=proposal, person=proposal.person)
    return proposal


@transaction.atomic
def start_proposal(
    *,
    by: Staff,
    proposal: Proposal,
    starts_on: date,
    today: date,
    end_reason: str = "",
    placed_despite: str = "",
) -> Placement:
    """The person moved in: what was agreed becomes a placement, and what it replaces ends, in one deed.

    The same proposal started twice gives the placement it became. Raises NotAgreedYet, MoveNotDecided,
    DecisionIncomplete, NotStartedYet, AlreadySettled, and what starting and moving refuse. A reason
    given with the proposal holds for what was known then; what warns against the home since asks anew.
    """
    proposal = _ours(by, Permission.START_PLACEMENT, proposal)
    if proposal.state == ProposalState.STARTED:
        return proposal.placement
    if proposal.state not in OPEN:
        raise AlreadySettled(proposal)
    if proposal.state != ProposalState.AGREED:
        raise NotAgreedYet
    if starts_on > today:
        raise NotStartedYet
    placement, closed = _begun(
        proposal, starts_on=starts_on, today=today, end_reason=end_reason, placed_despite=placed_despite
    )
    proposal.state, proposal.placement = ProposalState.STARTED, placement
    proposal.decision.placement = placement
    keep(proposal.decision)
    keep(proposal)
    audit.record(
        by=by,
        verb="started proposal",
        subject=placement,
        person=proposal.person,
        proposal=str(proposal.uid),
        starts_on=str(starts_on),
        expected_on=str(proposal.expected_on),
        funding_lines_closed=closed,
    )
    return placement


@transaction.atomic
def withdraw_proposal(*, by: Staff, proposal: Proposal, reason: str, today: date) -> Proposal:
    """Take a proposal back, with a reason. Raises AlreadySettled and ReasonMissing."""
    proposal = _ours(by, Permission.PROPOSE_PLACEMENT, proposal)
    if _closed(proposal, by, ProposalState.WITHDRAWN, reason, today):
        audit.record(by=by, verb="withdrew proposal", subject=proposal, person=proposal.person)
    return proposal


@transaction.atomic
def refuse_proposal(*, by: Staff, proposal: Proposal, reason: str, today: date) -> Proposal:
    """Say no to a proposal, with a reason. Raises AlreadySettled and ReasonMissing."""
    proposal = _ours(by, Permission.AGREE_PLACEMENT, proposal)
    if _closed(proposal, by, ProposalState.REFUSED, reason, today):
        audit.record(by=by, verb="refused proposal", subject=proposal, person=proposal.person)
    return proposal


def _ours(by: Staff, permission: Permission, proposal: Proposal) -> Proposal:
    """The proposal as it stands; only the council responsible for the person proposes and agrees."""
    proposal = locked_proposal(proposal)
    if not is_responsible(by, permission, proposal.person):
        raise PermissionDenied
    return proposal


def _begun(
    proposal: Proposal, *, starts_on: date, today: date, end_reason: str, placed_despite: str
) -> tuple[Placement, int]:
    """The placement, and how many funding lines closed with the one before it."""
    person, home = locked_person(proposal.person), proposal.home
    open_now = (
        person.placements.filter(ends_on=None, starts_on__lt=starts_on)
        .select_related("home__setting_type", "placed_by", "person")
        .first()
    )
    if proposal.decision is None:
        raise MoveNotDecided
    check_decision(
        as_answered(proposal.decision),
        person=person,
        home=home,
        leaving=open_now or left_lately(person, starts_on),
        starts_on=starts_on,
        today=today,
    )
    story = {name: getattr(proposal, name) for name in STORY}
    if placed_despite or _warned_since(proposal, starts_on, today):
        story["placed_despite"] = placed_despite
    if open_now is None:
        placed = begin(
            person, home=home, starts_on=starts_on, placed_by=proposal.placed_by, today=today, **story
        )
        return placed, 0
    return moved_to(
        open_now,
        person=person,
        home=home,
        moves_on=starts_on,
        end_reason=end_reason,
        today=today,
        question="starts_on",
        placed_by=proposal.placed_by,
        **story,
    )


def _warned_since(proposal: Proposal, starts_on: date, today: date) -> bool:
    """Does something warn against the home of which nobody knew when it was proposed?"""
    warning = warning_of(proposal.home, starts_on, today=today)
    return warning is not None and warning.since is not None and warning.since > proposal.proposed_on


def _closed(proposal: Proposal, by: Staff, state: str, reason: str, today: date) -> bool:
    """Close a proposal; False when it was closed so before."""
    if proposal.state == state and proposal.closed_because == reason:
        return False
    if proposal.state not in OPEN:
        raise AlreadySettled(proposal)
    if not reason.strip():
        raise ReasonMissing
    proposal.state, proposal.closed_by, proposal.closed_on = state, by, today
    proposal.closed_because = reason
    keep(proposal)
    return True
