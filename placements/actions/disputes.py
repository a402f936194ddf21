"""Disputes about whose somebody is: opened, referred and closed. Care never waits, and somebody pays meanwhile."""

from datetime import date

from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from linkworker.refusals import Refusal, keep
from placements.actions.responsibility import NotYoursToGive
from placements.choices import DisputeKind, DisputeStage
from placements.models import Person, ResponsibilityDispute
from placements.policies import is_responsible

QUESTIONS = {
    "dispute_one_open_of_a_kind": "kind",
    "dispute_closed_with_outcome": "outcome",
    "dispute_closed_after_raised": "closed_on",
    "dispute_referred_after_raised": "referred_on",
}
OTHERS = {DisputeKind.LA_LA: "council", DisputeKind.LA_ICB: "icb", DisputeKind.ICB_ICB: "icb"}


class InTheFuture(Refusal):
    """What has not happened cannot be recorded."""

    def __init__(self, question: str):
        super().__init__("Enter today or a past day.", question)


class NotAPartyToThis(Refusal):
    """The other body is of the wrong kind, or is already the one responsible."""

    question = "other_body"


class FunderIsNoParty(Refusal):
    """Whoever pays meanwhile is one of those who dispute it."""

    message = (
        "Choose the other body, or the council or ICB responsible today: one of them pays, without prejudice, "
        "until this is settled."
    )
    question = "interim_funder"


class SettledOtherwise(Refusal):
    """A dispute that was closed is not closed again with other words."""

    message = "This dispute was settled already. What was recorded then stands."
    question = "outcome"


class OutcomeMissing(Refusal):
    """A dispute ends with an answer."""

    message = "Enter what was settled: who is responsible, from which day, and who pays back what."
    question = "outcome"


@transaction.atomic
def open_dispute(
    *,
    by: Staff,
    person: Person,
    kind: str,
    other_body: Organisation,
    interim_funder: Organisation,
    raised_on: date,
    today: date,
) -> ResponsibilityDispute:
    """Record that two bodies do not agree, and which pays meanwhile, without prejudice.

    The same answers sent twice are one dispute. Raises NotYoursToGive, InTheFuture, NotAPartyToThis,
    FunderIsNoParty, and a Refusal when one of the kind is open.
    """
    person = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    if not is_responsible(by, Permission.SETTLE_RESPONSIBILITY, person):
        raise NotYoursToGive
    said = {
        "kind": kind,
        "other_body": other_body,
        "interim_funder": interim_funder,
        "raised_on": raised_on,
    }
    same = person.responsibility_disputes.filter(**said, closed_on=None).first()
    if same is not None:
        return same
    if raised_on > today:
        raise InTheFuture("raised_on")
    ours = {person.responsible_council_id, person.responsible_icb_id}
    if other_body.kind != OTHERS[DisputeKind(kind)]:
        raise NotAPartyToThis("Choose a body of the kind this dispute is with.")
    if kind != DisputeKind.LA_ICB and other_body.pk in ours:
        raise NotAPartyToThis("Choose the other body: this one is responsible today.")
    if interim_funder.pk not in ours | {other_body.pk}:
        raise FunderIsNoParty
    dispute = keep(ResponsibilityDispute(person=person, **said), **QUESTIONS)
    audit.record(
        by=by,
        verb="opened dispute",
        subject=dispute,
        person=person,
        kind=kind,
        other=other_body.code,
        funder=interim_funder.code,
        raised_on=str(raised_on),
    )
    return dispute


@transaction.atomic
def refer_dispute(
    *, by: Staff, dispute: ResponsibilityDispute, referred_on: date, today: date
) -> ResponsibilityDispute:
    """It was referred for a decision on a day: to the Secretary of State between councils. The clock stops."""
    dispute = _held(by, dispute)
    if dispute.referred_on == referred_on:
        return dispute
    if dispute.closed_on is not None:
        raise SettledOtherwise("This dispute was settled already.", "referred_on")
    if referred_on > today:
        raise InTheFuture("referred_on")
    dispute.referred_on, dispute.stage = referred_on, DisputeStage.REFERRED
    keep(dispute, **QUESTIONS)
    audit.record(
        by=by, verb="referred dispute", subject=dispute, person=dispute.person, referred_on=str(referred_on)
    )
    return dispute


@transaction.atomic
def close_dispute(
    *, by: Staff, dispute: ResponsibilityDispute, closed_on: date, outcome: str, today: date
) -> ResponsibilityDispute:
    """It is settled, and how. Who is responsible from then on is recorded by settle_responsibility.

    Raises NotYoursToGive, InTheFuture, OutcomeMissing and SettledOtherwise.
    """
    dispute = _held(by, dispute)
    if (dispute.closed_on, dispute.outcome) == (closed_on, outcome):
        return dispute
    if dispute.closed_on is not None:
        raise SettledOtherwise
    if closed_on > today:
        raise InTheFuture("closed_on")
    if not outcome.strip():
        raise OutcomeMissing
    dispute.closed_on, dispute.outcome = closed_on, outcome
    keep(dispute, **QUESTIONS)
    audit.record(
        by=by, verb="closed dispute", subject=dispute, person=dispute.person, closed_on=str(closed_on)
    )
    return dispute


def _held(by: Staff, dispute: ResponsibilityDispute) -> ResponsibilityDispute:
    held = ResponsibilityDispute.objects.select_for_update(of=("self",)).select_related("person")
    dispute = held.get(pk=dispute.pk)
    if not is_responsible(by, Permission.SETTLE_RESPONSIBILITY, dispute.person):
        raise NotYoursToGive
    return dispute
