"""What became of an advocate for a person."""

from datetime import date
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements.models import AdvocacyOffer, Person

SAID = ("kind", "state", "happened_on", "organisation_name", "contract_area", "note")


class AdvocacyStillToCome(Refusal):
    """A step is recorded once it was taken."""

    message = "The day must be today or in the past."
    question = "happened_on"


@transaction.atomic
def record_advocacy(
    *, by: Staff, person: Person, today: date, submission: UUID, happened_on: date, **said
) -> AdvocacyOffer:
    """One step: an advocate was offered, accepted, declined, or none was to be had; `said` are fields of `SAID`.

    The same form sent twice gives the one made first. Raises AdvocacyStillToCome, AlreadySentWithOtherAnswers,
    and a Refusal beside each question.
    """
    fingerprint = sending.fingerprint(by=by, person=person, happened_on=happened_on, **said)
    if earlier := sending.sent_before(AdvocacyOffer, submission, fingerprint):
        return earlier
    if happened_on > today:
        raise AdvocacyStillToCome
    known = {name: said[name] for name in SAID if name in said}
    offer = keep(
        AdvocacyOffer(
            person=person, happened_on=happened_on, submission=submission, fingerprint=fingerprint, **known
        )
    )
    audit.record(
        by=by,
        verb="recorded advocacy",
        subject=offer,
        person=person,
        state=offer.state,
        kind=offer.kind,
        happened_on=str(happened_on),
    )
    return offer
