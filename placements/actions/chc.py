"""The way through continuing healthcare: considered, Checklist, received, decided. The ICB decides, never this."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import keep
from placements import policies
from placements.actions import chc_refusals as refusals
from placements.choices import ChcOutcome, ChecklistResult
from placements.models import ChcCase, Checklist, DstDomain, Person
from placements.rules import chc as rules

QUESTIONS = {
    "chc_decided_after_received": "decided_on",
    "chc_received_after_considered": "received_by_icb_on",
    "chc_letter_after_decision": "decision_letter_on",
    "chc_council_consulted_before_decision": "la_consulted_on",
    "chc_verified_before_decision": "verified_on",
}
FAST_TRACK = ("fast_track_signed_on", "fast_track_signed_by", "fast_track_signer")


@transaction.atomic
def open_chc_case(
    *,
    by: Staff,
    person: Person,
    icb: Organisation,
    considered_on: date,
    today: date,
    submission: UUID,
    consent_to_share: bool | None = None,
    fast_track: bool = False,
    received_by_icb_on: date | None = None,
    **signature: Any,
) -> ChcCase:
    """Somebody is considered for continuing healthcare. `signature` are the fields of FAST_TRACK.

    Raises DayToCome, BeforeBirth, FastTrackNeedsSignature, and what a case refuses: a second open one.
    """
    may_record(by, person)
    said = {
        "icb": icb,
        "considered_on": considered_on,
        "consent_to_share": consent_to_share,
        "fast_track": fast_track,
        "received_by_icb_on": received_by_icb_on,
    }
    signed = {name: signature.get(name) for name in FAST_TRACK} if fast_track else {}
    fingerprint = sending.fingerprint(by=by, person=person, signed=signed, **said)
    if earlier := sending.sent_before(ChcCase, submission, fingerprint):
        return earlier
    check_days(person, today, considered_on=considered_on, received_by_icb_on=received_by_icb_on)
    _check_signature(person, today, signed)
    case = ChcCase(person=person, submission=submission, fingerprint=fingerprint, **said, **signed)
    keep(case, **QUESTIONS)
    audit.record(
        by=by,
        verb="opened CHC case",
        subject=case,
        person=person,
        considered_on=considered_on.isoformat(),
        fast_track=fast_track,
        received_by_icb_on=received_by_icb_on and received_by_icb_on.isoformat(),
    )
    return case


@transaction.atomic
def record_checklist(
    *,
    by: Staff,
    case: ChcCase,
    completed_on: date,
    completed_by: str,
    letters: Sequence[str],
    today: date,
    submission: UUID,
    received_by_icb_on: date | None = None,
) -> Checklist:
    """Keep a Checklist; the letters say what its result is. A negative one closes a case no ICB has received.

    Raises CaseIsOver, FastTrackNeedsNoTool, NegativeStartsNoClock, ReceivedBeforeCompleted, ReceivedAlready,
    DayToCome and BeforeBirth.
    """
    case = case_for(by, case)
    said = {"completed_on": completed_on, "completed_by": completed_by, "letters": "".join(letters)}
    fingerprint = sending.fingerprint(by=by, case=case, received_by_icb_on=received_by_icb_on, **said)
    if earlier := sending.sent_before(Checklist, submission, fingerprint):
        return earlier
    check_needs_a_tool(case)
    check_days(case.person, today, completed_on=completed_on, received_by_icb_on=received_by_icb_on)
    positive = reading_of(letters).positive
    if received_by_icb_on is not None:
        _check_receipt(positive, completed_on, received_by_icb_on)
        _start_clock(case, received_by_icb_on)
    elif not positive and case.received_by_icb_on is None:
        case.closed_on = completed_on
    result = ChecklistResult.POSITIVE if positive else ChecklistResult.NEGATIVE
    checklist = keep(
        Checklist(case=case, result=result, submission=submission, fingerprint=fingerprint, **said)
    )
    keep(case, **QUESTIONS)
    audit.record(
        by=by,
        verb="recorded checklist",
        subject=checklist,
        person=case.person,
        completed_on=completed_on.isoformat(),
        result=checklist.result,
        received_by_icb_on=received_by_icb_on and received_by_icb_on.isoformat(),
    )
    return checklist


@transaction.atomic
def record_chc_receipt(*, by: Staff, case: ChcCase, received_by_icb_on: date, today: date) -> ChcCase:
    """The ICB received the positive Checklist, or another notice that a full assessment is needed: day 0.

    The same day sent twice changes nothing. Raises CaseIsOver, ReceivedAlready, DayToCome, BeforeBirth.
    """
    case = case_for(by, case)
    if case.received_by_icb_on == received_by_icb_on:
        return case
    must_be_open(case)
    check_days(case.person, today, received_by_icb_on=received_by_icb_on)
    _start_clock(case, received_by_icb_on)
    keep(case, **QUESTIONS)
    audit.record(
        by=by,
        verb="recorded CHC receipt",
        subject=case,
        person=case.person,
        received_by_icb_on=received_by_icb_on.isoformat(),
    )
    return case


@transaction.atomic
def record_chc_decision(
    *,
    by: Staff,
    case: ChcCase,
    decided_on: date,
    outcome: str,
    today: date,
    late_reason: str = "",
    received_by_icb_on: date | None = None,
    la_consulted_on: date | None = None,
    verified_on: date | None = None,
    decision_letter_on: date | None = None,
) -> ChcCase:
    """What the ICB decided, and when. Later than 28 days after receipt it needs a reason.

    The same answers sent twice change nothing the second time. Raises CaseIsOver, NotReceivedYet,
    ReceivedAlready, LateNeedsReason, NotLate, FastTrackIsAccepted, DayToCome, BeforeBirth, and what a case
    refuses: decided before received.
    """
    case = case_for(by, case)
    days = {
        "decided_on": decided_on,
        "la_consulted_on": la_consulted_on,
        "verified_on": verified_on,
        "decision_letter_on": decision_letter_on,
    }
    answers = days | {"outcome": outcome, "late_reason": late_reason}
    if all(getattr(case, name) == answer for name, answer in answers.items()):
        return case
    must_be_open(case)
    check_days(case.person, today, **days, received_by_icb_on=received_by_icb_on)
    if received_by_icb_on is not None:
        _start_clock(case, received_by_icb_on)
    _check_decision(case, decided_on, outcome, late_reason)
    for name, answer in answers.items():
        setattr(case, name, answer)
    keep(case, **QUESTIONS)
    audit.record(
        by=by,
        verb="recorded CHC decision",
        subject=case,
        person=case.person,
        decided_on=decided_on.isoformat(),
        outcome=outcome,
        late_reason=late_reason,
        la_consulted=la_consulted_on is not None,
    )
    return case


@transaction.atomic
def record_chc_letter(*, by: Staff, case: ChcCase, decision_letter_on: date, today: date) -> ChcCase:
    """The day on the decision letter, which often comes after the decision: the time to ask counts from it.

    The same day sent twice changes nothing. Raises NoDecisionYet, LetterRecorded, DayToCome, BeforeBirth, and what
    a case refuses: a letter before the decision.
    """
    case = case_for(by, case)
    if case.decision_letter_on == decision_letter_on:
        return case
    if case.decided_on is None:
        raise refusals.NoDecisionYet
    if case.decision_letter_on is not None:
        raise refusals.LetterRecorded(case.decision_letter_on)
    check_days(case.person, today, decision_letter_on=decision_letter_on)
    case.decision_letter_on = decision_letter_on
    keep(case, **QUESTIONS)
    audit.record(
        by=by,
        verb="recorded CHC letter",
        subject=case,
        person=case.person,
        decision_letter_on=decision_letter_on.isoformat(),
    )
    return case


def _check_signature(person: Person, today: date, signed: Mapping[str, Any]) -> None:
    """Of a fast track: by whom, as what, and when; nothing is asked of any other case."""
    check_days(person, today, fast_track_signed_on=signed.get("fast_track_signed_on"))
    for name, answer in signed.items():
        if not answer:
            raise refusals.FastTrackNeedsSignature(name)


def _check_receipt(positive: bool, completed_on: date, received_on: date) -> None:
    if not positive:
        raise refusals.NegativeStartsNoClock
    if received_on < completed_on:
        raise refusals.ReceivedBeforeCompleted(completed_on)


def _check_decision(case: ChcCase, decided_on: date, outcome: str, late_reason: str) -> None:
    if case.fast_track and outcome not in (ChcOutcome.FULL, ChcOutcome.WITHDRAWN):
        raise refusals.FastTrackIsAccepted
    received_on = case.received_by_icb_on
    counted = not case.fast_track and outcome != ChcOutcome.WITHDRAWN
    if counted and received_on is None:
        raise refusals.NotReceivedYet
    late = counted and received_on is not None and rules.is_late(received_on, decided_on)
    if late and not late_reason:
        due_on = rules.decision_due(received_on)
        raise refusals.LateNeedsReason((decided_on - due_on).days, due_on)
    if late_reason and not late:
        raise refusals.NotLate


def _start_clock(case: ChcCase, received_on: date) -> None:
    if case.received_by_icb_on not in (None, received_on):
        raise refusals.ReceivedAlready(case.received_by_icb_on)
    case.received_by_icb_on = received_on


def reading_of(letters: Sequence[str]) -> rules.ChecklistReading:
    """What the letters of a Checklist say, by the domains of the reference data."""
    domains = [domain for domain in DstDomain.objects.order_by("number") if domain.in_checklist]
    starred = [place for place, domain in enumerate(domains) if domain.starred]
    return rules.read_checklist(letters, [domain.name for domain in domains], starred)


def may_record(staff: Staff, person: Person) -> None:
    """Raises PermissionDenied unless somebody may record continuing healthcare for this person today."""
    if policies.standing(staff, person, Permission.RECORD_CHC) is None:
        raise PermissionDenied


def case_for(staff: Staff, case: ChcCase) -> ChcCase:
    """The case as it stands now, with whoever else writes in it made to wait."""
    may_record(staff, case.person)
    return ChcCase.objects.select_for_update(of=("self",)).select_related("person").get(pk=case.pk)


def must_be_open(case: ChcCase) -> None:
    """Raises CaseIsOver for one that was decided or closed."""
    if not case.is_open:
        raise refusals.CaseIsOver


def check_needs_a_tool(case: ChcCase) -> None:
    """Raises CaseIsOver, or FastTrackNeedsNoTool for a case that needs neither Checklist nor tool."""
    must_be_open(case)
    if case.fast_track:
        raise refusals.FastTrackNeedsNoTool


def check_days(person: Person, today: date, **days: date | None) -> None:
    """Raises DayToCome or BeforeBirth, naming the question, for a day that cannot be."""
    for question, day in days.items():
        if day is not None and day > today:
            raise refusals.DayToCome(question)
        if day is not None and day < person.date_of_birth:
            raise refusals.BeforeBirth(question)
