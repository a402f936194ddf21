"""A manager draws a sample of records; somebody not on the case says what they find. The record itself stays."""

import secrets
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import keep
from placements.policies import may, may_for
from reviews.actions import peer_refusals as refusals
from reviews.models import DrawnRecord, PeerAnswer, PeerReview, PeerSample, PeerStandard, Review
from reviews.queries import peer_drawing, peer_reviews
from reviews.rules import peer_review as rules

SEED_BYTES = 16


@transaction.atomic
def draw_peer_sample(
    *,
    by: Staff,
    organisation: Organisation,
    held_from: date,
    held_to: date,
    asked: int,
    today: date,
    submission: UUID,
) -> PeerSample:
    """Draw so many records of an organisation's own reviews, held from a day to a day (both counted), without favour.

    Fewer where there are fewer. Sent again it draws no more. Raises the refusals of `reviews.actions.peer_refusals`.
    """
    if not peer_drawing.draws_for(by, organisation):
        raise PermissionDenied
    fingerprint = sending.fingerprint(
        by=by, organisation=organisation, held_from=held_from, held_to=held_to, asked=asked
    )
    if earlier := sending.sent_before(PeerSample, submission, fingerprint):
        return earlier
    _refuse_days(held_from, held_to, today)
    if not 1 <= asked <= rules.MOST_DRAWN:
        raise refusals.DrawnTooMany
    sending.one_at_a_time(organisation)
    records = peer_drawing.to_draw_from(by, organisation, held_from, held_to)
    if not records:
        raise refusals.NothingToDraw
    sample = keep(
        PeerSample(
            organisation=organisation,
            drawn_by=by,
            drawn_on=today,
            held_from=held_from,
            held_to=held_to,
            asked=asked,
            found=len(records),
            seed=secrets.token_hex(SEED_BYTES),
            submission=submission,
            fingerprint=fingerprint,
        )
    )
    drawn = rules.drawn(sample.seed, records, asked)
    for place, uid in enumerate(drawn, start=1):
        keep(DrawnRecord(sample=sample, review_id=records[uid], place=place))
    audit.record(
        by=by,
        verb="drew peer sample",
        subject=sample,
        organisation=organisation,
        held_from=str(held_from),
        held_to=str(held_to),
        asked=asked,
        found=len(records),
        drawn=len(drawn),
    )
    return sample


@transaction.atomic
def record_peer_review(
    *,
    by: Staff,
    review: Review,
    said: Mapping[str, str],
    version: int | None,
    findings: str,
    today: date,
    submission: UUID,
    to_change: str = "",
    with_whom: Staff | None = None,
    weekly_change: Decimal | None = None,
) -> PeerReview:
    """Keep what somebody not on the case found in a drawn record. It changes nothing in it, and is final.

    `said` is the answer to each standard, by its code, and `version` that of the standards. `weekly_change` is in
    pounds, more or less than now; None where nobody looked at the cost. Sent again it does nothing more. Raises the
    refusals of `reviews.actions.peer_refusals`.
    """
    money = _refuse_strangers(by, review, weekly_change)
    fingerprint = sending.fingerprint(
        by=by,
        review=review,
        said=dict(said),
        findings=findings,
        to_change=to_change,
        with_whom=with_whom,
        weekly_change=weekly_change,
    )
    if earlier := sending.sent_before(PeerReview, submission, fingerprint):
        return earlier
    sending.one_at_a_time(review)
    drawn = DrawnRecord.objects.filter(review=review).first()
    if drawn is None:
        raise refusals.NotDrawn
    _refuse_reviewers(by, review, with_whom, today)
    if PeerReview.objects.filter(drawn=drawn).exists():
        raise refusals.PeerReviewedAlready
    standards = _asked(version, said, money=money)
    if not findings.strip():
        raise refusals.FindingsMissing
    made = keep(
        PeerReview(
            drawn=drawn,
            by=by,
            with_whom=with_whom,
            reviewed_on=today,
            findings=findings.strip(),
            to_change=to_change.strip(),
            weekly_change=weekly_change,
            submission=submission,
            fingerprint=fingerprint,
        )
    )
    for standard in standards:
        keep(PeerAnswer(peer_review=made, standard=standard, answer=said[standard.code]))
    audit.record(
        by=by,
        verb="recorded peer review",
        subject=review,
        person=review.person,
        organisation=review.organisation,
        kind=review.kind,
        together=with_whom is not None,
    )
    return made


def _refuse_days(held_from: date, held_to: date, today: date) -> None:
    if held_to < held_from:
        raise refusals.DrawnBackwards
    if held_to > today:
        raise refusals.DrawnAhead
    if not rules.is_at_most_a_year(held_from, held_to):
        raise refusals.DrawnFromTooLong


def _refuse_strangers(by: Staff, review: Review, weekly_change: Decimal | None) -> bool:
    """Whether they may see what things cost."""
    needed = (Permission.RECORD_PEER_REVIEW, Permission.READ_REVIEW)
    if not all(may_for(by, each, review.person, review.organisation_id) for each in needed):
        raise PermissionDenied
    money = may(by, Permission.SEE_COSTS, review.person)
    if weekly_change is not None and not money:
        raise PermissionDenied
    return money


def _refuse_reviewers(by: Staff, review: Review, with_whom: Staff | None, today: date) -> None:
    on_it = peer_drawing.on_the_case(review)
    if by.pk in on_it:
        raise refusals.OnTheCase(on_it[by.pk])
    if with_whom is None:
        return
    if with_whom.pk in on_it:
        raise refusals.ColleagueOnTheCase(str(with_whom), on_it[with_whom.pk])
    if not peer_drawing.colleagues_for(by, review, today).filter(pk=with_whom.pk).exists():
        raise refusals.NotAColleague


def _asked(version: int | None, said: Mapping[str, str], *, money: bool) -> list[PeerStandard]:
    standards = peer_reviews.standards(money=money)
    if any(one.version != version for one in standards) or {one.code for one in standards} != set(said):
        raise refusals.StandardsHaveChanged
    return standards
