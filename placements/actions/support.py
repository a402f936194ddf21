"""How much support a placement brings, and cutting it only after its risks were looked at (domain C2)."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.actions.days import check_in_stay, check_year
from placements.actions.stays import locked_person
from placements.models import Placement, SupportLevel
from placements.policies import is_responsible
from placements.rules.support import Level, reduces, risk_faults

QUESTIONS = {
    "support_once_a_day": "starts_on",
    "support_hours_exist": "hours_a_week",
    "support_cut_after_risks": "mitigation",
}


class RisksNotAssessed(Refusal):
    """Support is cut after its risks were assessed, never before."""

    message = "This is less support than before."


class EarlierThanTheLast(Refusal):
    """Support is recorded in the order it changed: nothing is slipped in before what stands."""

    def __init__(self, last: SupportLevel):
        super().__init__(
            f"Support is recorded from {long_day(last.starts_on)}. Enter a later day.", "starts_on"
        )


@transaction.atomic
def record_support(
    *,
    by: Staff,
    placement: Placement,
    starts_on: date,
    hours_a_week: Decimal,
    night: str,
    today: date,
    technology: str = "",
    risk_assessed_on: date | None = None,
    mitigation: str = "",
) -> SupportLevel:
    """What support is given from a day. Less than before needs its risks assessed and what keeps the person safe.

    The same answers sent twice give the row already kept. Raises RisksNotAssessed, OutsideTheStay,
    EarlierThanTheLast, TooFarAhead, and a Refusal beside each question.
    """
    person = locked_person(placement.person)
    if not is_responsible(by, Permission.START_PLACEMENT, person):
        raise PermissionDenied
    answers = {
        "starts_on": starts_on,
        "hours_a_week": hours_a_week,
        "night": night,
        "technology": technology,
        "risk_assessed_on": risk_assessed_on,
        "mitigation": mitigation,
    }
    last = placement.support.order_by("-starts_on", "-pk").first()
    if last is not None and all(getattr(last, name) == answer for name, answer in answers.items()):
        return last
    check_year(starts_on, today, "starts_on")
    check_in_stay(placement, starts_on)
    if last is not None and starts_on <= last.starts_on:
        raise EarlierThanTheLast(last)
    cut = _is_cut(placement, last, Level(hours_a_week, night))
    if cut and (found := dict(risk_faults(risk_assessed_on, mitigation, starts_on=starts_on, today=today))):
        raise RisksNotAssessed(told={question: [words] for question, words in found.items()})
    level = keep(SupportLevel(placement=placement, reduces=cut, recorded_by=by, **answers), **QUESTIONS)
    audit.record(
        by=by,
        verb="recorded support",
        subject=placement,
        person=person,
        starts_on=str(starts_on),
        reduces=cut,
    )
    return level


def _is_cut(placement: Placement, last: SupportLevel | None, after: Level) -> bool:
    """Less than the row before, in this placement or in the one the person came from."""
    before = last or (
        SupportLevel.objects.filter(
            placement__person=placement.person, placement__starts_on__lt=placement.starts_on
        )
        .order_by("-starts_on", "-pk")
        .first()
    )
    return reduces(Level(before.hours_a_week, before.night) if before else None, after)
