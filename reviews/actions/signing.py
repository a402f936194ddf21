"""A manager signs the record of a review or sends it back; whoever made it adds to it. The record itself stays."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from casework.models.contacts import LONGEST_TEXT
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements.policies import may_for
from reviews.choices import SignOffAnswer
from reviews.models import Addition, Review, SignOff
from reviews.queries import signing


class OwnRecord(Refusal):
    """Nobody signs what they wrote themselves."""

    message = "You recorded this review yourself. Ask another manager to sign it off"


class SignedAlready(Refusal):
    """A record is signed once."""

    message = "This review is signed off already"


class NoSignOffAsked(Refusal):
    """Records from before there was a sign-off, and those of an import, wait for nobody."""

    message = "This review does not wait for a sign-off"


class MissingIsNotSaid(Refusal):
    """Whoever puts it right must know what."""

    question = "because"
    message = "Enter what is missing or has to be put right"


class AddedSinceOpened(Refusal):
    """What is signed is what was read."""

    message = "Something was added or answered since you opened this page. Read it below, then save your answer again"


class NothingAdded(Refusal):
    """Words, or nothing."""

    question = "text"
    message = "Enter what you add to the record"


class AddedTooMuch(Refusal):
    """More text than a record holds."""

    question = "text"
    message = "What you add must be 100,000 characters or less"


@transaction.atomic
def sign_off_review(
    *, by: Staff, review: Review, answer: str, seen: str, submission: UUID, because: str = ""
) -> SignOff:
    """Sign a record, or send it back with what is missing. Sent again it does nothing more.

    `seen` is the mark of the last step when the page was opened (`signing.mark_of`). Refuses when there was one
    since, one's own record, one that is signed, one nobody is asked to sign, and sending back without words.
    """
    _refuse_strangers(by, review, Permission.SIGN_OFF_REVIEW)
    fingerprint = sending.fingerprint(by=by, review=review, answer=answer, because=because)
    if earlier := sending.sent_before(SignOff, submission, fingerprint):
        return earlier
    sending.one_at_a_time(review)
    if review.recorded_by_id == by.pk or review.additions.filter(by=by).exists():
        raise OwnRecord
    if not review.to_be_signed:
        raise NoSignOffAsked
    if SignOff.objects.filter(review=review, answer=SignOffAnswer.SIGNED).exists():
        raise SignedAlready
    if seen != signing.mark_of(review):
        raise AddedSinceOpened
    words = because.strip() if answer == SignOffAnswer.SENT_BACK else ""
    if answer == SignOffAnswer.SENT_BACK and not words:
        raise MissingIsNotSaid
    made = keep(
        SignOff(
            review=review,
            by=by,
            answer=answer,
            because=words,
            submission=submission,
            fingerprint=fingerprint,
        ),
        review_sent_back_with_reason="because",
    )
    verb = "signed off review" if answer == SignOffAnswer.SIGNED else "sent back review"
    audit.record(by=by, verb=verb, subject=review, person=review.person, kind=review.kind)
    return made


@transaction.atomic
def add_to_review(*, by: Staff, review: Review, text: str, submission: UUID) -> Addition:
    """Add words to a record of one's own organisation. One that was sent back waits for a manager again.

    Sent again it adds nothing more. Refuses no words, and more than a record holds.
    """
    _refuse_strangers(by, review, Permission.ADD_TO_REVIEW)
    fingerprint = sending.fingerprint(by=by, review=review, text=text)
    if earlier := sending.sent_before(Addition, submission, fingerprint):
        return earlier
    if not text.strip():
        raise NothingAdded
    if len(text) > LONGEST_TEXT:
        raise AddedTooMuch
    sending.one_at_a_time(review)
    added = keep(
        Addition(review=review, by=by, text=text.strip(), submission=submission, fingerprint=fingerprint)
    )
    audit.record(by=by, verb="added to review", subject=review, person=review.person, kind=review.kind)
    return added


def _refuse_strangers(by: Staff, review: Review, permission: Permission) -> None:
    if not may_for(by, permission, review.person, review.organisation_id):
        raise PermissionDenied
