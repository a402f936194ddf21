"""When reviews are held: one meeting is planned for a day, moved, or called off; a date nobody owes is cancelled."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import keep
from placements import policies
from placements.models import Person
from reviews.actions import refusals
from reviews.models import CancelledDuty, PlannedDuty, ReviewPlan
from reviews.queries import cancelling, person_reviews
from reviews.queries.person_reviews import Owed
from reviews.queries.spreading import Spreading


@transaction.atomic
def plan_review(
    *,
    by: Staff,
    person: Person,
    duties: Collection[str],
    planned_on: date,
    today: date,
    submission: UUID,
    because: str = "",
) -> ReviewPlan:
    """Plan one meeting that is to settle some of what a person is owed. The due dates stay as they are.

    `duties` are keys of what is owed (`str(owed.key)`: "CA12", or "INIT:PL0001"). A duty that was planned before is
    moved by this. A day past a due date, and a move, need `because`. The same form sent again returns the
    plan it made. Raises NothingToPlan, PlannedDayHasPassed and WhyAnotherDay.
    """
    standing = _standing(by, person, Permission.PLAN_REVIEW)
    said = {"duties": sorted(duties), "planned_on": planned_on, "because": because}
    fingerprint = sending.fingerprint(by=by, person=person, said=said)
    if earlier := sending.sent_before(ReviewPlan, submission, fingerprint):
        return earlier
    sending.one_at_a_time(person)
    meant = _owed(by, person, duties, today, otherwise=refusals.NothingToPlan)
    if planned_on < today:
        raise refusals.PlannedDayHasPassed
    moved = any(one.planned_on not in (None, planned_on) for one in meant)
    late = any(planned_on > one.due_on >= today for one in meant)
    if (moved or late) and not because.strip():
        raise refusals.WhyAnotherDay(moved=moved)
    plan = ReviewPlan(
        person=person,
        organisation=standing,
        recorded_by=by,
        planned_on=planned_on,
        because=because.strip(),
        submission=submission,
        fingerprint=fingerprint,
    )
    return _keep(plan, meant, by=by, verb="moved planned review" if moved else "planned review")


@transaction.atomic
def plan_many_reviews(
    *, by: Staff, proposal: Spreading, seen: str, today: date, submission: UUID, because: str = ""
) -> int:
    """Plan each meeting of a proposal for its day, as it was shown; returns how many. Those without room are left.

    `seen` is the mark of the proposal on the page: another one is refused, and so is everything, if one of the
    meetings is. `because` goes to those that are moved or held later than they are due. Raises
    ProposalHasChanged, and what `plan_review` raises.
    """
    if seen != proposal.mark:
        raise refusals.ProposalHasChanged
    people = Person.objects.in_bulk([one.first.person_pk for one in proposal.placed])
    for meeting in proposal.placed:
        plan_review(
            by=by,
            person=people[meeting.first.person_pk],
            duties=[str(row.due.key) for row in meeting.rows],
            planned_on=meeting.on,
            today=today,
            submission=uuid5(submission, str(meeting.first.person_uid)),
            because=because if meeting.moved or meeting.late else "",
        )
    return len(proposal.placed)


@transaction.atomic
def call_off_planned_review(
    *, by: Staff, person: Person, duties: Collection[str], because: str, today: date, submission: UUID
) -> ReviewPlan:
    """Take planned reviews off the calendar, with the reason. What is owed stays owed, by the same date.

    Raises NothingToCallOff, WhyCalledOff.
    """
    standing = _standing(by, person, Permission.PLAN_REVIEW)
    fingerprint = sending.fingerprint(by=by, person=person, duties=sorted(duties), because=because)
    if earlier := sending.sent_before(ReviewPlan, submission, fingerprint):
        return earlier
    sending.one_at_a_time(person)
    meant = _owed(by, person, duties, today, otherwise=refusals.NothingToCallOff)
    if any(one.planned_on is None for one in meant):
        raise refusals.NothingToCallOff
    if not because.strip():
        raise refusals.WhyCalledOff
    plan = ReviewPlan(
        person=person,
        organisation=standing,
        recorded_by=by,
        because=because.strip(),
        submission=submission,
        fingerprint=fingerprint,
    )
    return _keep(plan, meant, by=by, verb="called off planned review")


@transaction.atomic
def cancel_review(
    *,
    by: Staff,
    person: Person,
    duty: str,
    due_on: date,
    reason: str,
    words: str,
    today: date,
    submission: UUID,
) -> CancelledDuty:
    """Take one due date off what is owed because the person died, left, or is another body's (domain B5).

    It counts in no figure of reviews on time (K11) or overdue (K12) and stays on the record with the reason; but what
    was due before the person died or left counts as late until the day it is cancelled.
    The next date, if anything makes one, is owed again. Raises NoSuchDateIsDue, WhyCancelledInWords and, when the
    record does not say so, RecordItFirst.
    """
    standing = _standing(by, person, Permission.CANCEL_REVIEW)
    said = {"duty": duty, "due_on": due_on, "reason": reason, "words": words}
    fingerprint = sending.fingerprint(by=by, person=person, said=said)
    if earlier := sending.sent_before(CancelledDuty, submission, fingerprint):
        return earlier
    sending.one_at_a_time(person)
    meant = _owed(by, person, [duty], today, otherwise=refusals.NoSuchDateIsDue)[0]
    if meant.due_on != due_on:
        raise refusals.NoSuchDateIsDue
    if not words.strip():
        raise refusals.WhyCancelledInWords
    if not cancelling.is_on_record(person, reason, kind=meant.kind, due_on=due_on, on=today):
        raise refusals.RecordItFirst(reason)
    cancelled = CancelledDuty(
        person=person,
        organisation=standing,
        recorded_by=by,
        kind=meant.kind,
        about=meant.key.about,
        due_on=due_on,
        event_on=meant.event_on,
        ceased_on=cancelling.ceased_on(person, reason, today),
        reason=reason,
        words=words.strip(),
        submission=submission,
        fingerprint=fingerprint,
    )
    keep(cancelled)
    audit.record(
        by=by,
        verb="cancelled review date",
        subject=cancelled,
        person=person,
        kind=meant.kind,
        due_on=str(due_on),
        reason=reason,
    )
    return cancelled


def _standing(by: Staff, person: Person, permission: Permission) -> Organisation:
    standing = policies.standing(by, person, permission)
    if standing is None or person_reviews.owed_elsewhere(person):
        raise PermissionDenied
    return standing.organisation


def _owed(
    by: Staff, person: Person, duties: Collection[str], today: date, *, otherwise: type[refusals.Refusal]
) -> list[Owed]:
    """What is meant, out of all that is owed. Raises `otherwise` when nothing is, or one of it is not owed."""
    owed = {str(one.key): one for one in reversed(person_reviews.owed_to(person, today, by))}
    if not duties or not owed.keys() >= set(duties):
        raise otherwise
    return [owed[key] for key in sorted(set(duties))]


def _keep(plan: ReviewPlan, meant: Iterable[Owed], *, by: Staff, verb: str) -> ReviewPlan:
    keep(plan)
    rows = [
        keep(PlannedDuty(plan=plan, kind=one.kind, about=one.key.about, due_on=one.due_on)) for one in meant
    ]
    audit.record(
        by=by,
        verb=verb,
        subject=plan,
        person=plan.person,
        planned_on=plan.planned_on and str(plan.planned_on),
        kinds=[row.kind for row in rows],
    )
    return plan
