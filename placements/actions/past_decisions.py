"""Who decided about a move that has happened: recorded afterwards, where nothing was (imported placements)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker.refusals import Refusal
from linkworker.sending import one_at_a_time
from linkworker.words import long_day
from placements.actions.decisions import as_answered, check_decision, keep_decision
from placements.actions.stays import left_lately
from placements.models import MoveDecision, Placement
from placements.policies import is_responsible
from placements.rules.decisions import Decided


class DecisionIsRecorded(Refusal):
    """What was recorded about a move that has happened is kept as it was said."""

    def __init__(self, decision: MoveDecision):
        super().__init__(
            f"A decision of {long_day(decision.decided_on)} is recorded for this move already and is kept."
        )


@transaction.atomic
def record_past_decision(*, by: Staff, placement: Placement, decided: Decided, today: date) -> MoveDecision:
    """Keep who decided about a move that has happened, and when; who records it, and when, stays with it.

    The same answers sent twice give the decision already kept. Raises MoveNotDecided, DecisionIncomplete,
    DecisionIsRecorded.
    """
    one_at_a_time(placement.person)
    placement = Placement.objects.select_related("person", "home__setting_type", "decision").get(
        pk=placement.pk
    )
    person = placement.person
    if not is_responsible(by, Permission.PROPOSE_PLACEMENT, person):
        raise PermissionDenied
    if (kept := getattr(placement, "decision", None)) is not None:
        if as_answered(kept) == decided:
            return kept
        raise DecisionIsRecorded(kept)
    leaving = left_lately(person, placement.starts_on)
    check_decision(
        decided,
        person=person,
        home=placement.home,
        leaving=leaving,
        starts_on=placement.starts_on,
        today=today,
    )
    decision = keep_decision(decided, recorded_by=by, person=person, home=placement.home, placement=placement)
    audit.record(
        by=by,
        verb="recorded past decision",
        subject=placement,
        person=person,
        kind=decision.kind,
        decided_on=str(decision.decided_on),
        starts_on=placement.starts_on.isoformat(),
    )
    return decision
