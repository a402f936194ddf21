"""A row of what needs attention is set aside until a day, with the reason, and brought back before it."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import counted
from placements import policies
from placements.models import Person
from reporting.models import SetAside
from reporting.policies import asides_for
from reporting.queries.attention import Row
from reporting.queries.setting_aside import rows_of
from reporting.rules.attention import LONGEST_ASIDE_DAYS, Reason

FOR_A_MANAGER = (Reason.SAFEGUARDING, Reason.LIBERTY, Reason.ESCALATION)


class NothingToSetAside(Refusal):
    """What is set aside stands on the list."""

    question = "row"
    message = "Select what to set aside. One that stood here may have been settled meanwhile"


class AManagerDecides(Refusal):
    """What concerns somebody's safety or liberty, or went up to a manager, is a manager's to put off."""

    question = "row"
    message = "Whether this can wait is for a manager to decide"


class WhySetAside(Refusal):
    """What is set aside says why."""

    question = "because"
    message = "Enter why it can wait"


class AsideUntilTooSoon(Refusal):
    """A row is back on a day to come."""

    question = "until"
    message = "The day it is back on the list must be after today"


class AsideTooLong(Refusal):
    """Nothing is set aside for good."""

    question = "until"

    def __init__(self, days: int, last: date):
        super().__init__(
            f"As pressing as this it can wait {counted(days, 'day')} at most: enter {last:%-d %B %Y} or sooner"
        )


class BroughtBackAlready(Refusal):
    """Once is enough."""

    message = "This is back on the list already."


@transaction.atomic
def set_aside(
    *, by: Staff, person: Person, row: str, until: date, because: str, today: date, submission: UUID
) -> SetAside:
    """Take one row of a person off the organisation's list until a day, the first on which it is back.

    `row` names it by reason and which (`setting_aside.name_of`). What is urgent waits 7 days at most, anything else
    28; what grows more pressing comes back by itself. No figure changes. Raises NothingToSetAside,
    AsideUntilTooSoon, AsideTooLong and WhySetAside.
    """
    standing = policies.standing(by, person, Permission.SET_ASIDE)
    if standing is None:
        raise PermissionDenied
    fingerprint = sending.fingerprint(by=by, person=person, row=row, until=until, because=because)
    if earlier := sending.sent_before(SetAside, submission, fingerprint):
        return earlier
    sending.one_at_a_time(person)
    meant: Row | None = rows_of(by, person, today).get(row)
    if meant is None:
        raise NothingToSetAside
    if meant.need.reason in FOR_A_MANAGER and not policies.may(by, Permission.ANSWER_ESCALATION, person):
        raise AManagerDecides
    if until <= today:
        raise AsideUntilTooSoon
    longest = LONGEST_ASIDE_DAYS[meant.need.level]
    if until > (last := today + timedelta(days=longest)):
        raise AsideTooLong(longest, last)
    if not because.strip():
        raise WhySetAside
    aside = SetAside(
        person=person,
        organisation=standing.organisation,
        reason=meant.need.reason,
        about=meant.which,
        level=meant.need.level,
        until=until,
        because=because.strip(),
        recorded_by=by,
        submission=submission,
        fingerprint=fingerprint,
    )
    keep(aside)
    audit.record(
        by=by,
        verb="set aside",
        subject=aside,
        person=person,
        reason=str(meant.need.reason),
        until=str(until),
    )
    return aside


@transaction.atomic
def bring_back(*, by: Staff, aside: SetAside, now: datetime) -> SetAside:
    """Put a row back on the list before its day. Raises BroughtBackAlready."""
    aside = SetAside.objects.select_for_update(of=("self",)).select_related("person").get(pk=aside.pk)
    reached = policies.standing(by, aside.person, Permission.SET_ASIDE)
    if reached is None or not asides_for(by).filter(pk=aside.pk).exists():
        raise PermissionDenied
    if aside.brought_back_at:
        raise BroughtBackAlready
    aside.brought_back_at, aside.brought_back_by = now, by
    keep(aside)
    audit.record(by=by, verb="brought back", subject=aside, person=aside.person, reason=aside.reason)
    return aside
