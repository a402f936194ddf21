"""Somebody is rated on the dynamic support register, or comes off it."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework.actions.goal_refusals import refuse_day
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements import policies
from placements.models import Person
from reviews.choices import RegisterConsent
from reviews.models import DynamicSupport

QUESTIONS = {"support_rated_with_consent": "consent", "support_says_why": "reason"}


class RatedLaterAlready(Refusal):
    """A rating is not put in before another: the latest counts, and somebody may have acted on it."""

    def __init__(self, later: DynamicSupport):
        super().__init__(
            f"The last entry is of {long_day(later.rated_on)}. Enter that day or a later one", "rated_on"
        )


class WithdrawnEndsIt(Refusal):
    """Nobody stays on the register against their will."""

    question = "on_register"
    message = (
        "The agreement was withdrawn, so the person comes off the register. Select that they are not on it"
    )


@transaction.atomic
def rate_dynamic_support(
    *,
    by: Staff,
    person: Person,
    on_register: bool,
    consent: str,
    rated_on: date,
    reason: str,
    today: date,
    submission: UUID,
    rating: str = "",
    keyworker: str = "",
) -> DynamicSupport:
    """Keep how somebody stands on the register from a day.

    Raises WithdrawnEndsIt, RatedLaterAlready, and a Refusal beside each question. The same form sent twice rates once.
    """
    standing = policies.standing(by, person, Permission.RECORD_SAFEGUARDING)
    if standing is None or not policies.may(by, Permission.SEE_HEALTH, person):
        raise PermissionDenied
    said = {
        "on_register": on_register,
        "rating": rating if on_register else "",
        "consent": consent,
        "rated_on": rated_on,
        "reason": reason.strip(),
        "keyworker": keyworker.strip(),
    }
    fingerprint = sending.fingerprint(by=by, person=person, **said)
    if earlier := sending.sent_before(DynamicSupport, submission, fingerprint):
        return earlier
    refuse_day(rated_on, person, today, question="rated_on")
    if on_register and consent == RegisterConsent.WITHDRAWN:
        raise WithdrawnEndsIt
    sending.one_at_a_time(person)
    entries = DynamicSupport.objects.standing().filter(person=person)
    later = entries.filter(rated_on__gt=rated_on).order_by("-rated_on", "-pk").first()
    if later is not None:
        raise RatedLaterAlready(later)
    rated = keep(
        DynamicSupport(
            person=person,
            organisation=standing.organisation,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        ),
        **QUESTIONS,
    )
    audit.record(
        by=by,
        verb="rated on dynamic support register",
        subject=rated,
        person=person,
        organisation=standing.organisation,
        rated_on=str(rated_on),
    )
    return rated
