"""A restrictive practice is recorded, and what followed: its end, talking it through, its review."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements import policies
from placements.models import Person
from reviews.choices import RestraintDeed, RestraintKind
from reviews.models import RestraintStep, RestrictivePractice
from reviews.queries.homes import lived_in

QUESTIONS = {"restraint_says_why": "reason", "restraint_ends_after_start": "ended_at"}
STEP_QUESTIONS = {"restraint_ends_once": "kind", "restraint_reviewed_in_words": "words"}


class NotYet(Refusal):
    """Nothing is recorded before it happened."""

    message = "The moment must be now or in the past"


class BeganBeforeBirth(Refusal):
    """A slip of the year."""

    question = "started_at"
    message = "Check the year: the person was not born yet"


class BeforeItBegan(Refusal):
    """What followed came after."""

    question = "done_at"
    message = "This must be after it began"


class EndedAlready(Refusal):
    """It ends once."""

    question = "kind"
    message = "When it ended is recorded already."


class PracticeWasWithdrawn(Refusal):
    """Nothing follows what was entered in error."""

    message = "This was withdrawn: nothing is added to it any more. Record it again if it did happen."


@transaction.atomic
def record_restraint(
    *,
    by: Staff,
    person: Person,
    kind: str,
    started_at: datetime,
    reason: str,
    now: datetime,
    submission: UUID,
    ended_at: datetime | None = None,
    prone: bool | None = None,
    **record,
) -> RestrictivePractice:
    """Keep one time a restrictive practice was used.

    `record` are the optional fields by name (`calmed_first`, `staff`, `person_hurt`, `staff_hurt`, `words`,
    `in_plan`). Without `ended_at`, seclusion and segregation go on; of any other kind the end is not recorded. The
    same form sent twice keeps one. Raises NotYet, BeganBeforeBirth, and a Refusal beside each question.
    """
    standing = policies.standing(by, person, Permission.RECORD_SAFEGUARDING)
    if standing is None:
        raise PermissionDenied
    said = record | {
        "kind": kind,
        "started_at": started_at,
        "ended_at": ended_at,
        "reason": reason.strip(),
        "prone": prone if kind == RestraintKind.PHYSICAL else None,
    }
    fingerprint = sending.fingerprint(by=by, person=person, **said)
    if earlier := sending.sent_before(RestrictivePractice, submission, fingerprint):
        return earlier
    for question in ("started_at", "ended_at"):
        if said[question] is not None and said[question] > now:
            raise NotYet(question=question)
    if timezone.localdate(started_at) < person.date_of_birth:
        raise BeganBeforeBirth
    practice = keep(
        RestrictivePractice(
            person=person,
            organisation=standing.organisation,
            home=lived_in(person, timezone.localdate(started_at)),
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        ),
        **QUESTIONS,
    )
    audit.record(
        by=by,
        verb="recorded restrictive practice",
        subject=practice,
        person=person,
        organisation=standing.organisation,
        started_at=started_at.isoformat(),
    )
    return practice


@transaction.atomic
def add_to_restraint(
    *,
    by: Staff,
    practice: RestrictivePractice,
    kind: str,
    done_at: datetime,
    now: datetime,
    submission: UUID,
    words: str = "",
) -> RestraintStep:
    """Keep what followed a restrictive practice. Raises PracticeWasWithdrawn, NotYet, BeforeItBegan, EndedAlready,
    and a Refusal beside each question.
    """
    if policies.standing(by, practice.person, Permission.RECORD_SAFEGUARDING) is None:
        raise PermissionDenied
    said = {"kind": kind, "done_at": done_at, "words": words.strip()}
    fingerprint = sending.fingerprint(by=by, practice=practice, **said)
    if earlier := sending.sent_before(RestraintStep, submission, fingerprint):
        return earlier
    sending.one_at_a_time(practice)
    if not RestrictivePractice.objects.standing().filter(pk=practice.pk).exists():
        raise PracticeWasWithdrawn
    if done_at > now:
        raise NotYet(question="done_at")
    if done_at < practice.started_at:
        raise BeforeItBegan
    if kind == RestraintDeed.ENDED and practice.ended_at is not None:
        raise EndedAlready
    step = keep(
        RestraintStep(
            practice=practice, recorded_by=by, submission=submission, fingerprint=fingerprint, **said
        ),
        **STEP_QUESTIONS,
    )
    audit.record(
        by=by, verb="added to restrictive practice", subject=practice, person=practice.person, kind=kind
    )
    return step
