"""The summary of somebody's legal status: recorded from its paper, ended when it ends."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.actions.days import check_year
from placements.actions.facts import EndedBefore
from placements.models import LegalStatus, Person
from placements.rules import ages, legal

DAY = timedelta(days=1)
QUESTIONS = {
    "legal_kind_in_force_in_england": "kind",
    "legal_section_of_the_mental_health_act": "section",
    "legal_ends_after_start": "last_day",
    "legal_standard_within_a_year": "last_day",
    "legal_urgent_within_a_fortnight": "last_day",
    "legal_one_of_a_kind_on_any_day": "starts_on",
}


class DolsIsForAdults(Refusal):
    """Under 18 the Court of Protection decides (domain C1)."""

    message = "DoLS is for people aged 18 or over. For somebody younger, record the order of the court."
    question = "kind"


class BeforeBirth(Refusal):
    """In force before the person was born."""

    message = "It must start after the person was born."
    question = "starts_on"


class LastsTooLong(Refusal):
    """Longer than the law gives."""

    def __init__(self, latest: date):
        super().__init__(
            f"This can last until {long_day(latest)} at most. A longer one is a new one.", "last_day"
        )


class WhereIsItWritten(Refusal):
    """What another body decided is known by its paper: a waiting request is no authorisation (decision 0042)."""

    message = (
        "Enter the reference on the authorisation or the order. While a request waits for a decision nothing is in "
        "force: what was decided is recorded with the request, under Rights"
    )
    question = "reference"


class LongerThanGiven(Refusal):
    """Ending is earlier, never later: more time is a new authorisation."""

    def __init__(self, last: date):
        super().__init__(
            f"It runs out on {long_day(last)} already. If there is a new one, record that as a new one.",
            "last_day",
        )


@transaction.atomic
def record_legal_status(
    *,
    by: Staff,
    person: Person,
    today: date,
    submission: UUID,
    kind: str,
    starts_on: date,
    last_day: date | None = None,
    section: str = "",
    reference: str = "",
    note: str = "",
    papers_kept: bool = False,
) -> LegalStatus:
    """Record one status, in force from a day to its last day. The same form sent again makes nothing more.

    `papers_kept`: the request and the decision are kept beside it, so the reference may be missing. Raises
    WhereIsItWritten, DolsIsForAdults, BeforeBirth, TooFarAhead, LastsTooLong, AlreadySentWithOtherAnswers, and a
    Refusal beside each question.
    """
    said = {
        "person": person,
        "kind": kind,
        "section": section,
        "starts_on": starts_on,
        "ends_on": last_day + DAY if last_day else None,
        "reference": reference,
        "note": note,
    }
    fingerprint = sending.fingerprint(by=by, **said)
    if earlier := sending.sent_before(LegalStatus, submission, fingerprint):
        return earlier
    if starts_on < person.date_of_birth:
        raise BeforeBirth
    check_year(starts_on, today, "starts_on")
    if kind in (legal.STANDARD, legal.URGENT) and not ages.is_adult_on(person.date_of_birth, starts_on):
        raise DolsIsForAdults
    if kind in legal.BY_PAPER and not reference and not papers_kept:
        raise WhereIsItWritten
    latest = legal.latest_end(kind, starts_on)
    if latest is not None and said["ends_on"] is not None and said["ends_on"] > latest:
        raise LastsTooLong(latest - DAY)
    status = keep(
        LegalStatus(**said, recorded_by=by, submission=submission, fingerprint=fingerprint), **QUESTIONS
    )
    audit.record(
        by=by,
        verb="recorded legal status",
        subject=status,
        person=person,
        kind=kind,
        starts_on=starts_on.isoformat(),
        ends_on=said["ends_on"].isoformat() if said["ends_on"] else None,
    )
    return status


@transaction.atomic
def end_legal_status(*, by: Staff, status: LegalStatus, last_day: date, today: date) -> LegalStatus:
    """Say on which day it was last in force. It stays in the history.

    The same answers sent twice change nothing the second time. Raises EndedBefore, LongerThanGiven, TooFarAhead,
    and a Refusal beside its question when it would end before it began.
    """
    status = LegalStatus.objects.select_for_update(of=("self",)).select_related("person").get(pk=status.pk)
    ends_on = last_day + DAY
    if status.ends_on == ends_on:
        return status
    if status.ends_on is not None and status.ends_on <= today:
        raise EndedBefore(legal.last_day(status.ends_on))
    if status.ends_on is not None and ends_on > status.ends_on:
        raise LongerThanGiven(legal.last_day(status.ends_on))
    check_year(last_day, today, "last_day")
    status.ends_on, status.ended_early = ends_on, True
    keep(status, **QUESTIONS)
    audit.record(
        by=by,
        verb="ended legal status",
        subject=status,
        person=status.person,
        kind=status.kind,
        ends_on=ends_on.isoformat(),
    )
    return status
