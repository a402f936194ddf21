"""A deprivation of liberty is asked for, granted or refused, extended, withdrawn, ended.

The legal status in `placements` is what is in force: it is made and ended here by the deeds of that package, in the
same transaction (decision 0037).
"""

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import keep
from linkworker.words import long_day
from placements import policies
from placements.actions.legal import end_legal_status, record_legal_status
from placements.choices import LegalKind
from placements.models import LegalStatus, Person
from reviews.actions import liberty_refusals as refusals
from reviews.choices import AuthorisationEnd, AuthorisationState, LibertyScheme
from reviews.models import Authorisation
from reviews.rules import liberty

DAY = timedelta(days=1)
STATUS_OF = {
    LibertyScheme.DOLS: LegalKind.DOLS_STANDARD,
    LibertyScheme.COURT: LegalKind.COURT_OF_PROTECTION,
}
DECISIONS = (AuthorisationState.GRANTED, AuthorisationState.REFUSED)
QUESTIONS = {
    "authorisation_asked_once": "scheme",
    "authorisation_decided_after_request": "decided_on",
    "authorisation_in_force_once_decided": "granted_from",
    "authorisation_not_given_with_a_reason": "decided_because",
    "authorisation_urgent_for_a_week": "urgent_days",
    "authorisation_granted_for_days": "granted_days",
    "authorisation_ended_with_a_reason": "closed_because",
}


@transaction.atomic
def request_authorisation(
    *,
    by: Staff,
    person: Person,
    scheme: str,
    requested_on: date,
    requested_by: str,
    today: date,
    submission: UUID,
    someone_to_consult: bool | None = None,
    urgent_from: date | None = None,
    urgent_days: int | None = None,
) -> Authorisation:
    """Keep that somebody asked to authorise a deprivation of liberty. DoLS goes to the council that placed the person.

    With `urgent_from` the home gave itself an urgent authorisation of `urgent_days`: its legal status is recorded.
    The same form sent twice makes one. Raises the refusals of `liberty_refusals`, and what `record_legal_status` does.
    """
    if not policies.may(by, Permission.RECORD_RIGHTS, person):
        raise PermissionDenied
    said = {
        "person": person,
        "scheme": scheme,
        "requested_on": requested_on,
        "requested_by": requested_by,
        "someone_to_consult": someone_to_consult,
        "urgent_from": urgent_from,
        "urgent_days": urgent_days,
    }
    fingerprint = sending.fingerprint(by=by, **said)
    if earlier := sending.sent_before(Authorisation, submission, fingerprint):
        return earlier
    sending.one_at_a_time(person)
    refusals.refuse_request(person, scheme, requested_on, urgent_from, urgent_days, today)
    is_dols = scheme == LibertyScheme.DOLS
    authorisation = keep(
        Authorisation(
            supervisory_body=person.responsible_council if is_dols else None,
            recorded_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **said,
        ),
        **QUESTIONS,
    )
    if urgent_from is not None and urgent_days is not None:
        _urgent(by, person, urgent_from, urgent_days, today)
    audit.record(
        by=by,
        verb="requested authorisation",
        subject=authorisation,
        person=person,
        scheme=scheme,
        requested_on=str(requested_on),
        urgent_days=urgent_days,
    )
    return authorisation


@transaction.atomic
def decide_authorisation(
    *,
    by: Staff,
    authorisation: Authorisation,
    state: str,
    decided_on: date,
    today: date,
    granted_from: date | None = None,
    granted_days: int | None = None,
    representative: str = "",
    best_interests_assessor: str = "",
    reference: str = "",
    decided_because: str = "",
) -> Authorisation:
    """Keep what became of a request: granted from a day for so many days, or refused with the reason.

    A granted one records its legal status, or takes over the one on record for the very same days; one of the same
    scheme still in force is replaced. The urgent authorisation ends with the decision. The same decision sent twice
    is one. Whoever made the request, or is of another body than the one that decides, gives the paper's reference.
    Raises the refusals of `liberty_refusals`, and what the deeds on legal statuses raise.
    """
    if state not in DECISIONS:
        raise ValueError(f"{state} is no decision about a request")
    authorisation = _locked(by, authorisation, Permission.RECORD_RIGHTS)
    granted = state == AuthorisationState.GRANTED
    said = {
        "state": state,
        "decided_on": decided_on,
        "best_interests_assessor": best_interests_assessor,
        "reference": reference,
        "decided_because": decided_because,
        "granted_from": granted_from if granted else None,
        "granted_days": granted_days if granted else None,
        "representative": representative if granted else "",
    }
    if _stands_so(authorisation, said):
        return authorisation
    if authorisation.state != AuthorisationState.REQUESTED:
        raise refusals.DecidedAlready(authorisation)
    if decided_on > today:
        raise refusals.NotDecidedYet
    if not reference.strip() and not _decides(by, authorisation):
        raise refusals.WhereIsItWritten(str(authorisation.supervisory_body or "The Court of Protection"))
    for name, answer in said.items():
        setattr(authorisation, name, answer)
    if granted:
        refusals.refuse_grant(authorisation, today)
        authorisation.status = _status_of(by, authorisation, today)
    keep(authorisation, **QUESTIONS)
    _end_urgent(by, authorisation, today)
    audit.record(
        by=by,
        verb=f"{state} authorisation",
        subject=authorisation,
        person=authorisation.person,
        decided_on=str(decided_on),
        granted_from=str(granted_from) if granted else None,
        granted_days=granted_days if granted else None,
    )
    return authorisation


@transaction.atomic
def withdraw_authorisation(
    *, by: Staff, authorisation: Authorisation, decided_on: date, decided_because: str, today: date
) -> Authorisation:
    """Take a request back before it is decided, with a reason. Its urgent authorisation ends, too.

    Done twice is done once. Raises DecidedAlready, NotDecidedYet, and a Refusal beside each question.
    """
    authorisation = _locked(by, authorisation, Permission.END_RIGHTS)
    said = {
        "state": AuthorisationState.WITHDRAWN,
        "decided_on": decided_on,
        "decided_because": decided_because,
    }
    if _stands_so(authorisation, said):
        return authorisation
    if authorisation.state != AuthorisationState.REQUESTED:
        raise refusals.DecidedAlready(authorisation)
    if decided_on > today:
        raise refusals.NotDecidedYet
    for name, answer in said.items():
        setattr(authorisation, name, answer)
    keep(authorisation, **QUESTIONS)
    _end_urgent(by, authorisation, today)
    audit.record(
        by=by,
        verb="withdrew authorisation",
        subject=authorisation,
        person=authorisation.person,
        decided_on=str(decided_on),
    )
    return authorisation


@transaction.atomic
def end_authorisation(
    *, by: Staff, authorisation: Authorisation, last_day: date, closed_because: str, today: date
) -> Authorisation:
    """Say on which day a granted one was last in force, and why it ended early. Its legal status ends with it.

    Done twice is done once. Raises NothingToEnd, and what `end_legal_status` raises.
    """
    authorisation = _locked(by, authorisation, Permission.END_RIGHTS)
    status = authorisation.status
    same = authorisation.closed_as == AuthorisationEnd.ENDED and status.ends_on == last_day + DAY
    if same and authorisation.closed_because == closed_because:
        return authorisation
    if status is None or authorisation.closed_as or status.ends_on <= today:
        raise refusals.NothingToEnd
    end_legal_status(by=by, status=status, last_day=last_day, today=today)
    authorisation.closed_as, authorisation.closed_because = AuthorisationEnd.ENDED, closed_because
    keep(authorisation, **QUESTIONS)
    audit.record(
        by=by,
        verb="ended authorisation",
        subject=authorisation,
        person=authorisation.person,
        last_day=str(last_day),
    )
    return authorisation


@transaction.atomic
def extend_urgent_authorisation(
    *, by: Staff, authorisation: Authorisation, days: int, today: date
) -> Authorisation:
    """The council gives the urgent authorisation up to seven days more, once. It is a legal status of its own.

    Done twice is done once. Raises NothingToExtend and NotSoLong.
    """
    authorisation = _locked(by, authorisation, Permission.RECORD_RIGHTS)
    if authorisation.urgent_extended_days == days:
        return authorisation
    running = _urgent_in_force(authorisation.person, today)
    waits = authorisation.state == AuthorisationState.REQUESTED and authorisation.urgent_from is not None
    if not waits or authorisation.urgent_extended_days is not None or running is None:
        raise refusals.NothingToExtend
    if not 1 <= days <= liberty.LONGEST_URGENT_DAYS:
        raise refusals.NotSoLong("days")
    authorisation.urgent_extended_days = days
    keep(authorisation, **QUESTIONS)
    _urgent(by, authorisation.person, running.ends_on, days, today)
    audit.record(
        by=by,
        verb="extended urgent authorisation",
        subject=authorisation,
        person=authorisation.person,
        days=days,
    )
    return authorisation


def _locked(by: Staff, authorisation: Authorisation, permission: Permission) -> Authorisation:
    """The request as it stands, with whoever else changes anything about this person's rights made to wait."""
    sending.one_at_a_time(authorisation.person)
    authorisation = Authorisation.objects.select_related("person", "status", "supervisory_body").get(
        pk=authorisation.pk
    )
    if not policies.may(by, permission, authorisation.person):
        raise PermissionDenied
    return authorisation


def _decides(by: Staff, authorisation: Authorisation) -> bool:
    """Acts somebody for the body that decides, on a request that is not their own?"""
    standing = policies.standing(by, authorisation.person, Permission.RECORD_RIGHTS)
    body = authorisation.supervisory_body_id
    is_theirs = standing is not None and body is not None and standing.organisation.pk == body
    return is_theirs and authorisation.recorded_by_id != by.pk


def _stands_so(authorisation: Authorisation, said: dict) -> bool:
    return all(getattr(authorisation, name) == answer for name, answer in said.items())


def _status_of(by: Staff, authorisation: Authorisation, today: date) -> LegalStatus:
    """The legal status a grant gives: the one on record for the very same days, or a new one after what it replaces."""
    kind, person = STATUS_OF[LibertyScheme(authorisation.scheme)], authorisation.person
    first, last = authorisation.granted_from, authorisation.last_day
    of_kind = LegalStatus.objects.filter(person=person, kind=kind).order_by("starts_on", "pk")
    bare = of_kind.filter(starts_on=first, ends_on=last + DAY, authorisation=None).first()
    if bare is not None:
        return bare
    for status in of_kind.in_force_on(first).filter(starts_on__lt=first):
        end_legal_status(by=by, status=status, last_day=first - DAY, today=today)
        _replaced(status, authorisation)
    return record_legal_status(
        by=by,
        person=person,
        today=today,
        submission=uuid4(),
        kind=kind,
        starts_on=first,
        last_day=last,
        reference=authorisation.reference,
        papers_kept=True,
    )


def _replaced(status: LegalStatus, authorisation: Authorisation) -> None:
    earlier = Authorisation.objects.filter(status=status).first()
    if earlier is not None:
        earlier.closed_as = AuthorisationEnd.REPLACED
        earlier.closed_because = f"Another was granted on {long_day(authorisation.decided_on)}"
        keep(earlier, **QUESTIONS)


def _urgent(by: Staff, person: Person, first: date, days: int, today: date) -> None:
    record_legal_status(
        by=by,
        person=person,
        today=today,
        submission=uuid4(),
        kind=LegalKind.DOLS_URGENT,
        starts_on=first,
        last_day=liberty.last_day(first, days),
    )


def _urgent_in_force(person: Person, on: date) -> LegalStatus | None:
    urgent = LegalStatus.objects.filter(person=person, kind=LegalKind.DOLS_URGENT).in_force_on(on)
    return urgent.order_by("-ends_on", "-pk").first()


def _end_urgent(by: Staff, authorisation: Authorisation, today: date) -> None:
    """An urgent one lasts until the standard one is in force, or until it is refused (Schedule A1 para 89)."""
    if authorisation.urgent_from is None:
        return
    granted_from = authorisation.granted_from
    last = granted_from - DAY if granted_from else authorisation.decided_on
    later = LegalStatus.objects.filter(
        person=authorisation.person, kind=LegalKind.DOLS_URGENT, ends_on__gt=max(last + DAY, today)
    )
    for status in later.order_by("starts_on", "pk"):
        end_legal_status(by=by, status=status, last_day=max(last, status.starts_on), today=today)
