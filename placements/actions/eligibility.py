"""Deciding whether somebody is in the out of county scheme, and how complex their situation is."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.actions.facts import StillToCome
from placements.choices import EligibilityReason
from placements.models import EligibilityDecision, Person
from placements.rules import ages
from placements.rules.transition import YOUNGEST

QUESTIONS = {
    "eligible_for_a_reason": "reasons",
    "eligibility_band_one_to_four": "band",
    "eligibility_says_why": "words",
}


class NotFourteenYet(Refusal):
    """A reason that is not true."""

    def __init__(self, day: date):
        super().__init__(f"They turn {YOUNGEST} on {long_day(day)}. Take that reason out.", "reasons")


@transaction.atomic
def decide_eligibility(
    *,
    by: Staff,
    person: Person,
    today: date,
    submission: UUID,
    eligible: bool,
    words: str,
    decided_on: date,
    reasons: Collection[str] = (),
    band: int | None = None,
) -> EligibilityDecision:
    """Decide, with reasons. Earlier decisions stay. The same form sent again makes nothing more.

    Raises StillToCome, NotFourteenYet, AlreadySentWithOtherAnswers, and a Refusal beside each question.
    """
    said = {
        "person": person,
        "eligible": eligible,
        "reasons": sorted(reasons),
        "band": band,
        "words": words,
        "decided_on": decided_on,
    }
    fingerprint = sending.fingerprint(by=by, **said)
    if earlier := sending.sent_before(EligibilityDecision, submission, fingerprint):
        return earlier
    if decided_on > today:
        raise StillToCome("decided_on")
    turns = ages.birthday(person.date_of_birth, YOUNGEST)
    if EligibilityReason.AGE in reasons and turns > decided_on:
        raise NotFourteenYet(turns)
    decision = keep(
        EligibilityDecision(**said, decided_by=by, submission=submission, fingerprint=fingerprint),
        **QUESTIONS,
    )
    audit.record(
        by=by,
        verb="decided eligibility",
        subject=decision,
        person=person,
        eligible=eligible,
        band=band,
        decided_on=decided_on.isoformat(),
    )
    return decision
