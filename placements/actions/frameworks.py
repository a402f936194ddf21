"""Frameworks: set up, divided into lots, and who is let onto them by the rule or by a waiver."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.policies import allowed_at
from accounts.roles import Permission
from linkworker.refusals import Refusal, keep
from linkworker.sending import one_at_a_time
from linkworker.words import counted, long_day
from placements.models import Framework, Lot, ProviderOnFramework
from placements.queries import frameworks as queries
from placements.rules.frameworks import Answer

QUESTIONS = {"framework_once": "name", "framework_ends_after_start": "ends_on"}


class RuleSaysNo(Refusal):
    """A provider whose inspections do not show enough needs a waiver with a reason."""

    def __init__(self, answer: Answer, known: int):
        if answer is Answer.CANNOT_SHOW:
            why = f"Its grades cannot show it: {counted(known, 'inspection')} known."
        else:
            why = "Its grades are too low."
        super().__init__(f"{why} Write why the rule is waived, or choose another provider.", "waiver_reason")


class LeftAlready(Refusal):
    """What has ended is not ended again on another day."""

    def __init__(self, held: ProviderOnFramework):
        super().__init__(f"This ended already, on {long_day(held.ends_on)}.", "ends_on")


@transaction.atomic
def add_framework(
    *,
    by: Staff,
    authority: Organisation,
    name: str,
    starts_on: date,
    ends_on: date | None = None,
    english_map: bool = False,
) -> Framework:
    """Set up a framework. The same answers sent twice give the same one. Refuses a name that is taken."""
    _may(by, authority)
    one_at_a_time(authority)
    said = {"name": name, "starts_on": starts_on, "ends_on": ends_on, "english_map": english_map}
    again = authority.frameworks.filter(**said).first()
    if again is not None:
        return again
    framework = keep(Framework(authority=authority, **said), **QUESTIONS)
    audit.record(by=by, verb="added framework", subject=framework, organisation=authority)
    return framework


@transaction.atomic
def add_lot(
    *, by: Staff, framework: Framework, name: str, care_model: str, hours_a_week: Decimal | None = None
) -> Lot:
    """Add a part to a framework. The same answers sent twice give the same one. Refuses a name that is taken."""
    _may(by, framework.authority)
    one_at_a_time(framework)
    said = {"name": name, "care_model": care_model, "hours_a_week": hours_a_week}
    again = framework.lots.filter(**said).first()
    if again is not None:
        return again
    lot = keep(Lot(framework=framework, **said), lot_once="name", lot_has_hours="hours_a_week")
    audit.record(by=by, verb="added lot", subject=lot, organisation=framework.authority)
    return lot


@transaction.atomic
def admit_provider(
    *, by: Staff, lot: Lot, provider: Organisation, starts_on: date, today: date, waiver_reason: str = ""
) -> ProviderOnFramework:
    """Let a provider onto a lot from a day. The same answers sent twice give the same membership.

    Raises RuleSaysNo without a waiver, by what is known today, and a Refusal beside each question.
    """
    _may(by, lot.framework.authority)
    one_at_a_time(lot)
    said = {"provider": provider, "starts_on": starts_on, "waiver_reason": waiver_reason}
    again = lot.members.filter(**said).first()
    if again is not None:
        return again
    answer, known = queries.may_be_on(lot, provider, on=today)
    if answer is not Answer.YES and not waiver_reason:
        raise RuleSaysNo(answer, known)
    held = keep(ProviderOnFramework(lot=lot, **said), provider_on_lot_once_at_a_time="starts_on")
    audit.record(
        by=by,
        verb="admitted provider",
        subject=held,
        organisation=lot.framework.authority,
        rule=answer.value,
        inspections_known=known,
        starts_on=starts_on.isoformat(),
    )
    return held


@transaction.atomic
def end_framework_membership(
    *, by: Staff, membership: ProviderOnFramework, ends_on: date
) -> ProviderOnFramework:
    """The provider is no longer on the lot from a day. The same day twice changes nothing. Raises LeftAlready."""
    authority = membership.lot.framework.authority
    _may(by, authority)
    held = ProviderOnFramework.objects.select_for_update(of=("self",), no_key=True).get(pk=membership.pk)
    if held.ends_on == ends_on:
        return held
    if held.ends_on is not None:
        raise LeftAlready(held)
    held.ends_on = ends_on
    keep(held, membership_of_lot_ends_after_start="ends_on")
    audit.record(
        by=by,
        verb="ended framework membership",
        subject=held,
        organisation=authority,
        ends_on=ends_on.isoformat(),
    )
    return held


def _may(by: Staff, authority: Organisation) -> None:
    if not allowed_at(by, Permission.EDIT_FRAMEWORK, authority.pk):
        raise PermissionDenied
