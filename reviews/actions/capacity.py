"""A finding about one decision, and what was decided for somebody who could not make it."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements import policies
from placements.actions.decisions import record_decision
from placements.models import MoveDecision, Person, Proposal
from placements.models.proposals import OPEN
from placements.rules import ages
from placements.rules.decisions import BEST_INTERESTS, LACKS, Decided
from reviews.models import BestInterestsDecision, CapacityAssessment
from reviews.rules import best_interests, capacity

ABILITIES = ("understands", "retains", "weighs", "communicates")
FOUND = (*ABILITIES, "support_given", "causal_link")
DECIDED = (
    *("decided_by", "options_considered", "wishes", "consulted", "less_restrictive_considered"),
    *("authority", "advance_decision", "decision", "dissent"),
)
TEXTS = ("support_given", "causal_link", "options_considered", "wishes", "consulted", "decision", "dissent")


class FindingIncomplete(Refusal):
    """Parts of the finding are missing or do not fit each other."""


class BestInterestsIncomplete(Refusal):
    """Parts of the decision are missing or do not fit each other."""


class StillToCome(Refusal):
    """What is recorded has happened."""

    message = "The day must be today or in the past."


class MoveSettledAlready(Refusal):
    """A move that started, or was refused or withdrawn, is decided about no more."""

    message = "This move was settled meanwhile. Choose one that is still proposed, or none."
    question = "proposal"


class AssessmentWasWithdrawn(Refusal):
    """Nothing is decided by a finding that was entered in error."""

    message = "This assessment was withdrawn. Record the assessment anew, then decide by it."


class LaterFoundOtherwise(Refusal):
    """The latest finding about a move counts."""

    message = "A later assessment of this decision found otherwise. Decide from that one."


class PlacingCouncilDecidesMoves(Refusal):
    """A best-interests decision about a move unlocks it, so it is recorded by whoever proposes moves."""

    message = "This is about a move: the council that places the person records who decided."


@transaction.atomic
def record_capacity_assessment(
    *,
    by: Staff,
    person: Person,
    about: str,
    decision: str,
    assessed_on: date,
    assessed_by: str,
    assessor_role: str,
    conclusion: str,
    today: date,
    submission: UUID,
    proposal: Proposal | None = None,
    someone_to_consult: bool | None = None,
    look_again_on: date | None = None,
    **found,
) -> CapacityAssessment:
    """Keep one finding about one decision. `found` are fields of `FOUND`; one left out is not recorded.

    `proposal` is the proposed move it is about. The same form sent twice makes one. Raises StillToCome,
    FindingIncomplete with everything that is missing beside its question, and MoveSettledAlready.
    """
    if not policies.may(by, Permission.RECORD_RIGHTS, person):
        raise PermissionDenied
    said = {
        "person": person,
        "proposal": proposal,
        "about": about,
        "decision": decision.strip(),
        "assessed_on": assessed_on,
        "assessed_by": assessed_by,
        "assessor_role": assessor_role,
        "conclusion": conclusion,
        "someone_to_consult": someone_to_consult,
        "look_again_on": look_again_on,
        **_stripped({name: found[name] for name in FOUND if name in found}),
    }
    fingerprint = sending.fingerprint(by=by, **said)
    if earlier := sending.sent_before(CapacityAssessment, submission, fingerprint):
        return earlier
    if assessed_on > today:
        raise StillToCome(question="assessed_on")
    if proposal is not None:
        _refuse_move(by, person, proposal)
    finding = capacity.Finding(conclusion=conclusion, **{name: said[name] for name in FOUND if name in said})
    turns_16_on = ages.birthday(person.date_of_birth, capacity.FROM_AGE)
    _refuse(
        FindingIncomplete,
        capacity.faults(
            finding, assessed_on=assessed_on, turns_16_on=turns_16_on, look_again_on=look_again_on
        ),
    )
    assessment = keep(
        CapacityAssessment(**said, recorded_by=by, submission=submission, fingerprint=fingerprint)
    )
    audit.record(
        by=by,
        verb="recorded capacity assessment",
        subject=assessment,
        person=person,
        assessed_on=str(assessed_on),
        of_a_move=proposal is not None,
    )
    return assessment


@transaction.atomic
def record_best_interests_decision(
    *,
    by: Staff,
    assessment: CapacityAssessment,
    decided_on: date,
    today: date,
    submission: UUID,
    risk_assessed_on: date | None = None,
    mitigation: str = "",
    **decided,
) -> BestInterestsDecision:
    """Keep what was decided for somebody who could not make this very decision; `decided` are fields of `DECIDED`.

    About a proposed move it is the decision about that move, in the same transaction, and the gate of the move
    opens: `risk_assessed_on` and `mitigation` are asked where the new home brings less support. The same form sent
    twice makes one. Raises StillToCome, AssessmentWasWithdrawn, BestInterestsIncomplete, LaterFoundOtherwise,
    PlacingCouncilDecidesMoves, and what `record_decision` refuses.
    """
    person = assessment.person
    if not policies.may(by, Permission.RECORD_RIGHTS, person):
        raise PermissionDenied
    told = _stripped({name: decided[name] for name in DECIDED if name in decided})
    risk = {"risk_assessed_on": risk_assessed_on, "mitigation": mitigation}
    fingerprint = sending.fingerprint(
        by=by, assessment=assessment, on=decided_on, told=told, risk=risk if assessment.proposal_id else {}
    )
    if earlier := sending.sent_before(BestInterestsDecision, submission, fingerprint):
        return earlier
    if decided_on > today:
        raise StillToCome(question="decided_on")
    sending.one_at_a_time(person)
    if not CapacityAssessment.objects.standing().filter(pk=assessment.pk).exists():
        raise AssessmentWasWithdrawn
    _refuse(
        BestInterestsIncomplete,
        best_interests.faults(
            conclusion=assessment.conclusion,
            assessed_on=assessment.assessed_on,
            decided_on=decided_on,
            less_restrictive_considered=told.get("less_restrictive_considered"),
            advance_decision=told.get("advance_decision", ""),
        ),
    )
    move = None
    if assessment.proposal is not None:
        move = _decided_move(by, assessment, decided_on, told | risk, today)
    decision = keep(
        BestInterestsDecision(
            assessment=assessment,
            move=move,
            decided_on=decided_on,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **told,
        )
    )
    audit.record(
        by=by,
        verb="recorded best-interests decision",
        subject=decision,
        person=person,
        decided_on=str(decided_on),
        of_a_move=move is not None,
    )
    return decision


def _decided_move(
    by: Staff, assessment: CapacityAssessment, decided_on: date, told, today: date
) -> MoveDecision:
    """The same decision where the gate of moves looks for it."""
    proposal = assessment.proposal
    if not policies.is_responsible(by, Permission.PROPOSE_PLACEMENT, assessment.person):
        raise PlacingCouncilDecidesMoves
    about_it = CapacityAssessment.objects.standing().filter(proposal=proposal)
    if about_it.order_by("-assessed_on", "-pk").first() != assessment:
        raise LaterFoundOtherwise
    names = (
        *("decided_by", "options_considered", "wishes", "consulted", "less_restrictive_considered"),
        *("authority", "dissent", "risk_assessed_on", "mitigation"),
    )
    return record_decision(
        by=by,
        proposal=proposal,
        decided=Decided(
            kind=BEST_INTERESTS,
            decided_on=decided_on,
            capacity=LACKS,
            capacity_assessed_on=assessment.assessed_on,
            capacity_assessed_by=f"{assessment.assessed_by}, {assessment.assessor_role}"[:160],
            **{name: told[name] for name in names if name in told},
        ),
        today=today,
    )


def _refuse_move(by: Staff, person: Person, proposal: Proposal) -> None:
    if not policies.is_responsible(by, Permission.PROPOSE_PLACEMENT, person):
        raise PlacingCouncilDecidesMoves(question="proposal")
    if proposal.person_id != person.pk or proposal.state not in OPEN:
        raise MoveSettledAlready


def _stripped(told: dict) -> dict:
    return {name: value.strip() if name in TEXTS else value for name, value in told.items()}


def _refuse(refusal: type[Refusal], faults) -> None:
    told: dict[str, list[str]] = {}
    for question, words in faults:
        told.setdefault(question, []).append(words)
    if told:
        raise refusal(told=told)
