"""What somebody needs to be reached and understood: recorded, reviewed every year, ended."""

from datetime import date
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker import sending
from linkworker.refusals import keep
from placements.actions.facts import EndedBefore, ReviewedLater, StillToCome
from placements.models import CommunicationNeed, Person

QUESTIONS = {
    "need_other_in_words": "other",
    "need_in_its_subset": "subset",
    "need_reviewed_after_recorded": "reviewed_on",
    "need_ends_after_recorded": "ended_on",
}


@transaction.atomic
def record_communication_need(
    *,
    by: Staff,
    person: Person,
    today: date,
    submission: UUID,
    subset: str,
    value: str,
    recorded_on: date,
    shareable: bool,
    other: str = "",
    note: str = "",
) -> CommunicationNeed:
    """Record one need. The same form sent again makes nothing more.

    Raises StillToCome, AlreadySentWithOtherAnswers, and a Refusal beside each question.
    """
    said = {
        "person": person,
        "subset": subset,
        "value": value,
        "other": other,
        "note": note,
        "recorded_on": recorded_on,
        "shareable": shareable,
    }
    fingerprint = sending.fingerprint(by=by, **said)
    if earlier := sending.sent_before(CommunicationNeed, submission, fingerprint):
        return earlier
    if recorded_on > today:
        raise StillToCome("recorded_on")
    need = keep(
        CommunicationNeed(**said, recorded_by=by, submission=submission, fingerprint=fingerprint), **QUESTIONS
    )
    audit.record(
        by=by,
        verb="recorded communication need",
        subject=need,
        person=person,
        need=value,
        shareable=shareable,
    )
    return need


@transaction.atomic
def review_communication_need(
    *, by: Staff, need: CommunicationNeed, reviewed_on: date, today: date
) -> CommunicationNeed:
    """Say that a need was asked about again and is still right. Due again twelve calendar months later.

    The same answers sent twice change nothing the second time. Raises StillToCome, EndedBefore, ReviewedLater.
    """
    need = _held(need)
    if need.last_reviewed_on == reviewed_on:
        return need
    if need.ended_on is not None:
        raise EndedBefore(need.ended_on)
    if reviewed_on > today:
        raise StillToCome("reviewed_on")
    last = need.last_reviewed_on or need.recorded_on
    if reviewed_on < last:
        raise ReviewedLater(last)
    need.last_reviewed_on = reviewed_on
    keep(need, **QUESTIONS)
    audit.record(
        by=by,
        verb="reviewed communication need",
        subject=need,
        person=need.person,
        reviewed_on=reviewed_on.isoformat(),
    )
    return need


@transaction.atomic
def end_communication_need(
    *, by: Staff, need: CommunicationNeed, ended_on: date, today: date
) -> CommunicationNeed:
    """Say that a need is no longer one. It stays in the history.

    The same answers sent twice change nothing the second time. Raises StillToCome and EndedBefore.
    """
    need = _held(need)
    if need.ended_on == ended_on:
        return need
    if need.ended_on is not None:
        raise EndedBefore(need.ended_on)
    if ended_on > today:
        raise StillToCome("ended_on")
    need.ended_on = ended_on
    keep(need, **QUESTIONS)
    audit.record(
        by=by,
        verb="ended communication need",
        subject=need,
        person=need.person,
        ended_on=ended_on.isoformat(),
    )
    return need


def _held(need: CommunicationNeed) -> CommunicationNeed:
    """The need as it is now, with whoever else changes it made to wait."""
    return CommunicationNeed.objects.select_for_update(of=("self",)).select_related("person").get(pk=need.pk)
