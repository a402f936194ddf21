"""Referrals: somebody is referred to a service, what came of it is recorded step by step, and answers are chased."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import BigIntegerField, Max
from django.db.models.functions import Cast, Substr

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from casework.actions import referral_refusals as refusals
from casework.choices import ReferralResult, ReferralStepKind
from casework.models import Goal, Referral, ReferralChase, ReferralStep, Service
from casework.rules import referrals as rules
from linkworker import sending
from linkworker.refusals import keep
from placements import policies
from placements.models import Person

DAY_OF = {
    ReferralStepKind.ACCEPTED: "accepted_on",
    ReferralStepKind.DECLINED: "declined_on",
    ReferralStepKind.STARTED: "started_on",
    ReferralStepKind.ENDED: "ended_on",
}
QUESTIONS = {
    "referral_names_a_service": "service",
    "referral_answered_after_it_is_made": "answer_by",
    "referral_ground_has_its_day": "agreed_on",
}


@transaction.atomic
def refer_person(
    *,
    by: Staff,
    person: Person,
    made_on: date,
    why: str,
    basis: str,
    agreed_on: date,
    today: date,
    submission: UUID,
    service_entry: Service | None = None,
    service: str = "",
    urgent: bool = False,
    sent_by: str = "",
    answer_by: date | None = None,
    goal: Goal | None = None,
) -> Referral:
    """Refer somebody to a service: an entry of the directory, or one named in words.

    Sent again under the same key it refers nobody twice. Refuses a closed entry, days to come, no reason, and a
    service that has not answered an earlier referral of the same person.
    """
    said = {
        "made_on": made_on,
        "why": why.strip(),
        "basis": basis,
        "agreed_on": agreed_on,
        "urgent": urgent,
        "sent_by": sent_by,
        "answer_by": answer_by,
        "goal": goal,
        "service_entry": service_entry,
    }
    standing = policies.standing(by, person, Permission.REFER_PERSON)
    if standing is None:
        raise PermissionDenied
    fingerprint = sending.fingerprint(by=by, person=person, service=service, **said)
    if earlier := sending.sent_before(Referral, submission, fingerprint):
        return earlier
    referral = Referral(
        person=person,
        organisation=standing.organisation,
        service=service_entry.name if service_entry else service.strip(),
        result=ReferralResult.WAITING,
        made_by=by,
        submission=submission,
        fingerprint=fingerprint,
        **said,
    )
    _refuse_days(referral, today)
    _refuse_service(referral, today)
    sending.one_at_a_time(standing.organisation)
    _refuse_twice(referral)
    referral.reference = _next_reference(standing.organisation, made_on)
    keep(referral, **QUESTIONS)
    audit.record(
        by=by,
        verb="referred person",
        subject=referral,
        person=person,
        made_on=str(made_on),
        basis=basis,
        urgent=urgent,
    )
    return referral


@transaction.atomic
def record_referral_step(
    *,
    by: Staff,
    referral: Referral,
    step: str,
    happened_on: date,
    today: date,
    now: datetime,
    submission: UUID,
    reason: str = "",
) -> ReferralStep:
    """Record that a service accepted, declined, started or ended, on a day; the referral's own columns follow.

    A step recorded before that the columns say no more (a register was read in since) is taken back with it. Sent
    again under the same key it records nothing more. Refuses a step that cannot follow, a day to come or
    before what is on record, declining without a reason, and an end without one where nothing ever started.
    """
    referral = _locked(by, referral)
    said = {"step": step, "happened_on": happened_on, "reason": reason.strip()}
    fingerprint = sending.fingerprint(by=by, referral=referral, **said)
    if earlier := sending.sent_before(ReferralStep, submission, fingerprint):
        return earlier
    overtaken = _overtaken(referral)
    _refuse_step(referral, today, **said)
    if step == ReferralStepKind.DECLINED:
        referral.declined_reason = said["reason"]
    referral.result = ReferralResult(step)
    setattr(referral, DAY_OF[ReferralStepKind(step)], happened_on)
    keep(referral)
    for earlier in overtaken:
        earlier.taken_back_at, earlier.taken_back_by = now, by
        keep(earlier)
    taken = keep(
        ReferralStep(
            referral=referral, recorded_by=by, submission=submission, fingerprint=fingerprint, **said
        )
    )
    audit.record(
        by=by,
        verb="recorded referral step",
        subject=referral,
        person=referral.person,
        step=str(step),
        happened_on=str(happened_on),
        **({"overtaken": [earlier.step for earlier in overtaken]} if overtaken else {}),
    )
    return taken


@transaction.atomic
def take_back_referral_step(*, by: Staff, step: ReferralStep, now: datetime) -> ReferralStep:
    """Take back the last step, recorded in error. It is kept, and the referral stands where it stood before."""
    referral = _locked(by, step.referral)
    step = ReferralStep.objects.select_related("recorded_by").get(pk=step.pk)
    if step.taken_back_at is not None:
        return step
    kind = ReferralStepKind(step.step)
    last = referral.steps.filter(taken_back_at=None).order_by("-pk").first()
    if last != step or referral.state != kind or getattr(referral, DAY_OF[kind]) != step.happened_on:
        raise refusals.NotTheLastStep
    setattr(referral, DAY_OF[kind], None)
    referral.declined_reason = ""
    referral.result = ""
    referral.result = referral.state
    keep(referral)
    step.taken_back_at, step.taken_back_by = now, by
    keep(step)
    audit.record(
        by=by, verb="took back referral step", subject=referral, person=referral.person, step=str(kind)
    )
    return step


@transaction.atomic
def chase_referral(
    *,
    by: Staff,
    referral: Referral,
    chased_on: date,
    how: str,
    today: date,
    submission: UUID,
    note: str = "",
) -> ReferralChase:
    """Note that somebody asked a service for its answer. Sent again under the same key it notes nothing more.

    Refuses what has been answered, and a day to come or before the referral.
    """
    referral = _locked(by, referral)
    said = {"chased_on": chased_on, "how": how, "note": note.strip()}
    fingerprint = sending.fingerprint(by=by, referral=referral, **said)
    if earlier := sending.sent_before(ReferralChase, submission, fingerprint):
        return earlier
    if not referral.waits:
        raise refusals.AnsweredAlready
    if chased_on > today:
        raise refusals.HappenedInTheFuture(question="chased_on")
    if chased_on < referral.made_on:
        raise refusals.BeforeWhatIsOnRecord(referral.made_on, "chased_on")
    chase = keep(
        ReferralChase(
            referral=referral, chased_by=by, submission=submission, fingerprint=fingerprint, **said
        ),
        referral_chase_says_how="how",
    )
    audit.record(
        by=by,
        verb="chased referral",
        subject=referral,
        person=referral.person,
        chased_on=str(chased_on),
        how=str(how),
    )
    return chase


@transaction.atomic
def tie_referral(*, by: Staff, referral: Referral, service_entry: Service) -> Referral:
    """Say which entry of the directory a referral in words went to. The words stay as they were written."""
    referral = _locked(by, referral)
    if referral.service_entry_id == service_entry.pk:
        return referral
    if referral.service_entry_id is not None:
        raise refusals.TiedAlready
    referral.service_entry = service_entry
    keep(referral)
    audit.record(
        by=by,
        verb="tied referral",
        subject=referral,
        person=referral.person,
        service=str(service_entry.uid),
    )
    return referral


def _locked(by: Staff, referral: Referral) -> Referral:
    found = Referral.objects.select_for_update(of=("self",), no_key=True).select_related("person")
    referral = found.get(pk=referral.pk)
    standing = policies.standing(by, referral.person, Permission.REFER_PERSON)
    if standing is None or standing.organisation.pk != referral.organisation_id:
        raise PermissionDenied
    return referral


def _overtaken(referral: Referral) -> list[ReferralStep]:
    """The standing steps the referral's own columns contradict: another day, none, or a state before the step."""
    standing = referral.steps.filter(taken_back_at=None).order_by("pk")
    return [
        step
        for step in standing
        if getattr(referral, DAY_OF[ReferralStepKind(step.step)]) != step.happened_on
        or rules.may_follow(referral.state, step.step)
    ]


def _refuse_step(referral: Referral, today: date, *, step: str, happened_on: date, reason: str) -> None:
    if not rules.may_follow(referral.state, step):
        raise refusals.CannotFollow(referral.get_result_display() or "Waiting")
    if happened_on > today:
        raise refusals.HappenedInTheFuture
    if happened_on < referral.last_day:
        raise refusals.BeforeWhatIsOnRecord(referral.last_day)
    if step == ReferralStepKind.DECLINED and not reason:
        raise refusals.WhyDeclinedMissing
    if step == ReferralStepKind.ENDED and referral.started_on is None and not reason:
        raise refusals.WhyNeverStartedMissing


def _refuse_days(referral: Referral, today: date) -> None:
    if referral.made_on > today:
        raise refusals.MadeInTheFuture
    if referral.made_on < referral.person.date_of_birth:
        raise refusals.BeforeTheyWereBorn
    if referral.agreed_on > today:
        raise refusals.AgreedInTheFuture
    if not referral.why:
        raise refusals.WhyReferredMissing


def _refuse_service(referral: Referral, today: date) -> None:
    entry = referral.service_entry
    if entry is not None and not Service.objects.open_on(today).filter(pk=entry.pk).exists():
        raise refusals.EntryIsClosed
    if referral.goal is not None and (referral.goal.person_id, referral.goal.organisation_id) != (
        referral.person.pk,
        referral.organisation.pk,
    ):
        raise refusals.NotTheirGoal


def _refuse_twice(referral: Referral) -> None:
    waiting = Referral.objects.unanswered().filter(
        person=referral.person, organisation=referral.organisation, service__iexact=referral.service
    )
    if earlier := waiting.order_by("-made_on", "-pk").first():
        raise refusals.WaitsAlready(earlier.made_on)


def _next_reference(organisation: Organisation, made_on: date) -> str:
    """RF26-0001 and on, by the year it was made. The organisation's turn is held, so no two are alike."""
    stem = f"RF{made_on:%y}-"
    ours = Referral.objects.filter(organisation=organisation, reference__regex=rf"^{stem}[0-9]{{4,9}}$")
    number = Cast(Substr("reference", len(stem) + 1), BigIntegerField())
    return f"{stem}{(ours.aggregate(last=Max(number))['last'] or 0) + 1:04}"
