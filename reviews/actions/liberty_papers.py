"""What belongs to a request: what an assessor concluded, and the conditions it was granted on."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import keep
from placements import policies
from reviews.actions import liberty_refusals as refusals
from reviews.choices import AuthorisationState, LibertyConclusion
from reviews.models import Authorisation, AuthorisationCondition, LibertyAssessment, LibertyTest

CONCLUDED = (
    *("assessed_by", "factors", "wishes_feelings_evidence", "objecting"),
    *("restraint_used", "family_objects", "conclusion"),
)


@transaction.atomic
def record_liberty_assessment(
    *,
    by: Staff,
    authorisation: Authorisation,
    assessed_on: date,
    conclusion: str,
    today: date,
    submission: UUID,
    **concluded,
) -> LibertyAssessment:
    """Keep what an assessor concluded, by the test of that day; `concluded` are fields of `CONCLUDED`.

    What is in force stays in force, whatever was concluded. The same form sent twice makes one. Raises
    AssessedStillToCome, NoTestOnThatDay, ConsentWasUnknown, RequestIsOver, and a Refusal beside each question.
    """
    _refuse_others(by, authorisation)
    said = {name: concluded[name] for name in CONCLUDED if name in concluded} | {"conclusion": conclusion}
    fingerprint = sending.fingerprint(by=by, authorisation=authorisation, on=assessed_on, said=said)
    if earlier := sending.sent_before(LibertyAssessment, submission, fingerprint):
        return earlier
    if assessed_on > today:
        raise refusals.AssessedStillToCome
    _refuse_over(authorisation, today)
    test = (
        LibertyTest.objects.filter(
            Q(valid_until=None) | Q(valid_until__gt=assessed_on), valid_from__lte=assessed_on
        )
        .order_by("-valid_from")
        .first()
    )
    if test is None:
        raise refusals.NoTestOnThatDay
    if conclusion == LibertyConclusion.CONSENTS and not test.consent_may_be_shown:
        raise refusals.ConsentWasUnknown
    assessment = keep(
        LibertyAssessment(
            authorisation=authorisation,
            test=test,
            assessed_on=assessed_on,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        )
    )
    audit.record(
        by=by,
        verb="recorded liberty assessment",
        subject=assessment,
        person=authorisation.person,
        assessed_on=str(assessed_on),
        test=test.code,
    )
    return assessment


@transaction.atomic
def add_authorisation_condition(
    *, by: Staff, authorisation: Authorisation, words: str, who: str, submission: UUID
) -> AuthorisationCondition:
    """Keep a condition of an authorisation, and who sees to it. The same form sent twice makes one."""
    _refuse_others(by, authorisation)
    fingerprint = sending.fingerprint(by=by, authorisation=authorisation, words=words, who=who)
    if earlier := sending.sent_before(AuthorisationCondition, submission, fingerprint):
        return earlier
    condition = keep(
        AuthorisationCondition(
            authorisation=authorisation,
            words=words.strip(),
            who=who,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
        ),
        condition_says_what_and_who="words",
    )
    audit.record(by=by, verb="added authorisation condition", subject=condition, person=authorisation.person)
    return condition


@transaction.atomic
def meet_authorisation_condition(
    *, by: Staff, condition: AuthorisationCondition, done_on: date, today: date
) -> AuthorisationCondition:
    """Say on which day a condition was met. Twice is once. Raises DoneStillToCome and MetAlready."""
    _refuse_others(by, condition.authorisation)
    condition = (
        AuthorisationCondition.objects.select_for_update(of=("self",))
        .select_related("authorisation__person")
        .get(pk=condition.pk)
    )
    if condition.done_on == done_on:
        return condition
    if condition.done_on is not None:
        raise refusals.MetAlready(condition.done_on)
    if done_on > today:
        raise refusals.DoneStillToCome
    condition.done_on = done_on
    keep(condition)
    audit.record(
        by=by,
        verb="met authorisation condition",
        subject=condition,
        person=condition.authorisation.person,
        done_on=str(done_on),
    )
    return condition


def _refuse_others(by: Staff, authorisation: Authorisation) -> None:
    if not policies.may(by, Permission.RECORD_RIGHTS, authorisation.person):
        raise PermissionDenied


def _refuse_over(authorisation: Authorisation, today: date) -> None:
    """Raises RequestIsOver."""
    status = authorisation.status
    over = status is not None and status.ends_on is not None and status.ends_on <= today
    if authorisation.state in (AuthorisationState.REFUSED, AuthorisationState.WITHDRAWN) or over:
        raise refusals.RequestIsOver
