"""The other way round: what this council was told, or was not, of people others placed in its area."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements.models import FoundWithoutNotice, NoticeReceived, Placement
from placements.policies import hosts


class NotPlacedIn(Refusal):
    """Nobody owes a council a notice of its own people."""

    message = "Your own council is responsible for this person, so no notice from another is owed."


class ReceivedInFuture(Refusal):
    """What came came."""

    message = "The day it came must be today or in the past."
    question = "received_on"


class ReceivedAlready(Refusal):
    """One notice for one placement."""

    message = "A notice of this placement is recorded already, with another day."
    question = "received_on"


class FoundInFuture(Refusal):
    """What became known became known."""

    message = "The day it became known must be today or in the past."
    question = "found_on"


class FoundAlready(Refusal):
    """Somebody is found once."""

    message = "It is recorded already how this person was found, with other answers."
    question = "found_on"


class ChasedInFuture(Refusal):
    """Nobody has asked tomorrow."""

    message = "The day you asked the placing council must be today or in the past."
    question = "chased_on"


@transaction.atomic
def record_notice_received(
    *, by: Staff, placement: Placement, received_on: date, way: str, today: date
) -> NoticeReceived:
    """The placing council's notice came by email or letter. The same answers twice give the same row.

    Raises NotPlacedIn, ReceivedInFuture, ReceivedAlready.
    """
    _check_hosted(by, placement)
    sending.one_at_a_time(placement)
    earlier = NoticeReceived.objects.filter(placement=placement).first()
    if earlier is not None:
        if (earlier.received_on, earlier.way) == (received_on, way):
            return earlier
        raise ReceivedAlready
    if received_on > today:
        raise ReceivedInFuture
    received = keep(NoticeReceived(placement=placement, received_on=received_on, way=way, recorded_by=by))
    audit.record(
        by=by,
        verb="recorded notice received",
        subject=received,
        person=placement.person,
        received_on=str(received_on),
    )
    return received


@transaction.atomic
def record_found_without_notice(
    *,
    by: Staff,
    placement: Placement,
    found_on: date,
    source: str,
    today: date,
    chased_on: date | None = None,
) -> FoundWithoutNotice:
    """Nobody had told: by whom it became known, and when the placing council was asked for its notice.

    Said again with the day it was asked, that day is added. Raises NotPlacedIn, FoundInFuture, FoundAlready,
    ChasedInFuture and a Refusal beside each question.
    """
    _check_hosted(by, placement)
    sending.one_at_a_time(placement)
    found = FoundWithoutNotice.objects.filter(placement=placement).first()
    if found is not None:
        if (found.found_on, found.source) != (found_on, source) or found.chased_on not in (None, chased_on):
            raise FoundAlready
        if found.chased_on == chased_on:
            return found
    if found_on > today:
        raise FoundInFuture
    if chased_on is not None and chased_on > today:
        raise ChasedInFuture
    if found is None:
        found = FoundWithoutNotice(placement=placement, found_on=found_on, source=source, recorded_by=by)
    found.chased_on = chased_on
    keep(found, found_chased_after_found="chased_on")
    audit.record(
        by=by,
        verb="recorded found without notice",
        subject=found,
        person=placement.person,
        source=source,
        found_on=str(found_on),
        chased_on=str(chased_on or ""),
    )
    return found


def _check_hosted(by: Staff, placement: Placement) -> None:
    if not hosts(by, Permission.SEND_NOTICE, placement):
        raise PermissionDenied
    if placement.person.responsible_council_id == placement.home.host_council_id:
        raise NotPlacedIn
