"""Absence and cover: from a day until another, by a colleague who could do the work, and ended early."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from accounts import audit, policies
from accounts.models import Cover, Organisation, Staff
from accounts.queries import cover as queries
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day

LONGEST = timedelta(days=366)
QUESTIONS = {
    "cover_ends_after_start": "last_day",
    "cover_by_somebody_else": "covered_by",
    "cover_once_a_day": "covered",
}


class StartsInThePast(Refusal):
    """Nobody can act for somebody yesterday."""

    question = "starts_on"
    message = "The first day must be today or in the future"


class TooLong(Refusal):
    """More than a year is a slip of the hand, or a caseload to be moved."""

    question = "last_day"
    message = "Check the year: this is longer than a year. Move the caseload instead"


class NotInTheTeam(Refusal):
    """Only somebody who carries a caseload there is covered."""

    question = "covered"
    message = "Choose somebody of your own team"


class CouldNotDoTheWork(Refusal):
    """Cover opens nothing: a colleague needs the role all these days."""

    question = "covered_by"

    def __init__(self, colleague: Staff):
        super().__init__(f"{colleague} does not hold a role for this work on all of these days")


class AwayThemselves(Refusal):
    """Whoever is away acts for nobody, and whoever acts for somebody is not simply away."""

    def __init__(self, cover: Cover, question: str):
        words = f"{cover.covered} is away from {long_day(cover.starts_on)} to {long_day(cover.last_day)}"
        if question == "covered":
            words = (
                f"{cover.covered_by} acts for {cover.covered} from {long_day(cover.starts_on)} to "
                f"{long_day(cover.last_day)}: give that to somebody else first"
            )
        super().__init__(words, question)


class AwayElsewhere(Refusal):
    """The same at another organisation, which is not told of here."""

    def __init__(self, question: str):
        super().__init__("They cannot act or be covered on some of these days. Choose other days", question)


class CoverIsOver(Refusal):
    """What is over is not ended again."""

    message = "This absence is over already"


@transaction.atomic
def arrange_cover(
    *,
    by: Staff,
    organisation: Organisation,
    covered: Staff,
    covered_by: Staff | None,
    starts_on: date,
    last_day: date,
    why: str,
    today: date,
    submission: UUID,
) -> Cover:
    """Say that somebody is away, and who acts for them; nobody leaves them uncovered, and that shows.

    For oneself, or for anybody of the team where one may move a caseload. Sent again under the same key it
    makes nothing more. Refuses a first day that has passed, more than a year, days they are away already, a
    colleague without the role for it, and one who is away or acts for others then.
    """
    if not policies.allowed_at(by, Permission.ARRANGE_COVER, organisation.pk) or not (
        by == covered or policies.allowed_at(by, Permission.REASSIGN_CASELOAD, organisation.pk)
    ):
        raise PermissionDenied
    said = {"covered": covered, "covered_by": covered_by, "from": starts_on, "to": last_day, "why": why}
    fingerprint = sending.fingerprint(by=by, at=organisation, **said)
    if earlier := sending.sent_before(Cover, submission, fingerprint):
        return earlier
    sending.one_at_a_time(organisation)
    cover = Cover(
        organisation=organisation,
        covered=covered,
        covered_by=covered_by,
        starts_on=starts_on,
        ends_on=last_day + timedelta(days=1),
        why=why,
        arranged_by=by,
        submission=submission,
        fingerprint=fingerprint,
    )
    _refuse(cover, today)
    keep(cover, **QUESTIONS)
    audit.record(
        by=by,
        verb="arranged cover",
        subject=covered,
        organisation=organisation,
        covered_by=str(covered_by.uid) if covered_by else None,
        starts_on=str(starts_on),
        last_day=str(last_day),
    )
    return cover


@transaction.atomic
def end_cover(*, by: Staff, cover: Cover, today: date, now: datetime) -> Cover:
    """They are back: from today on nobody acts for them. An absence that has not begun is called off.

    By the person, their colleague, or whoever may move a caseload there. Refuses one that is over.
    """
    cover = (
        Cover.objects.select_for_update(of=("self",))
        .select_related("covered", "organisation")
        .get(pk=cover.pk)
    )
    if not queries.covers_to_end(by, [cover.organisation]).filter(pk=cover.pk).exists():
        raise CoverIsOver if cover.called_off_at else PermissionDenied
    if cover.ends_on <= today:
        raise CoverIsOver
    if cover.starts_on >= today:
        cover.called_off_at, cover.called_off_by = now, by
    else:
        cover.ends_on = today
    keep(cover)
    audit.record(
        by=by, verb="ended cover", subject=cover.covered, organisation=cover.organisation, ends_on=str(today)
    )
    return cover


def _refuse(cover: Cover, today: date) -> None:
    if cover.starts_on < today:
        raise StartsInThePast
    if cover.ends_on - cover.starts_on > LONGEST:
        raise TooLong
    if cover.ends_on <= cover.starts_on:
        return  # told by the row itself
    if not queries.able_at(cover.organisation, cover.starts_on).filter(staff=cover.covered).exists():
        raise NotInTheTeam
    _refuse_then(cover, "covered", covered_by=cover.covered)
    if cover.covered_by is None or cover.covered_by == cover.covered:
        return
    throughout = Q(ends_on=None) | Q(ends_on__gte=cover.ends_on)
    held = queries.able_at(cover.organisation, cover.starts_on).filter(throughout)
    if not held.filter(staff=cover.covered_by).exists():
        raise CouldNotDoTheWork(cover.covered_by)
    _refuse_then(cover, "covered_by", covered=cover.covered_by)


def _refuse_then(cover: Cover, question: str, **who: Staff) -> None:
    """Colleague and days are named where both are of this organisation, and nowhere else."""
    then = Cover.objects.overlapping(cover.starts_on, cover.ends_on).filter(**who)
    here = then.filter(organisation=cover.organisation).select_related("covered", "covered_by")
    if found := here.order_by("starts_on", "pk").first():
        raise AwayThemselves(found, question)
    if then.exists():
        raise AwayElsewhere(question)
