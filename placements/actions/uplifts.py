"""Yearly uplifts: of one person's price, or of everybody a provider looks after, in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from accounts.roles import Permission
from linkworker import sending
from linkworker.refusals import Refusal, keep
from placements import policies
from placements.actions import funding
from placements.actions.changes import uplift_of
from placements.actions.terms import WorkedOut
from placements.models import FundingAgreement, Placement, Uplift
from placements.queries import uplifts as known
from placements.queries.chc import with_nhs_outcome
from placements.queries.splits import ledgers_of
from placements.rules import money


class NobodyToRaise(Refusal):
    """An uplift that would raise nobody's price."""

    message = "Nobody's price would rise. Check the provider and the day."


class AgreedInTheFuture(Refusal):
    """What is not settled with the provider yet is not proposed."""

    def __init__(self):
        super().__init__("The day it was agreed with the provider cannot be in the future.", "agreed_on")


@dataclass(frozen=True, slots=True)
class Raise:
    """One person's price before and after, or why it stays out."""

    placement: Placement
    worked: WorkedOut | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an uplift would do to everybody it concerns; nothing is kept."""

    raises: tuple[Raise, ...]

    @property
    def rising(self) -> tuple[Raise, ...]:
        """Those whose price would rise."""
        return tuple(one for one in self.raises if one.worked)

    @property
    def before(self) -> Decimal:
        """Pounds a week now, of those whose price would rise."""
        return sum((one.worked.before for one in self.rising), Decimal("0.00"))

    @property
    def after(self) -> Decimal:
        """Pounds a week then."""
        return sum((one.worked.gross for one in self.rising), Decimal("0.00"))

    @property
    def difference(self) -> Decimal:
        """Pounds a week more."""
        return self.after - self.before

    @property
    def yearly_effect(self) -> Decimal:
        """The difference over a full year (365/7 weeks), rounded once."""
        return money.annualise(self.difference)


def preview_uplift(*, placements: Sequence[Placement], percent: Decimal, effective_from: date) -> Preview:
    """Each person's price before and after; a person whose price cannot rise so is told with the reason.

    As many queries for one person as for a hundred.
    """
    raises, found = [], ledgers_of(placements)
    recorded = with_nhs_outcome([placement.person_id for placement in placements], effective_from)
    for placement in placements:
        ledger = found[placement.pk]
        try:
            if ledger.waits:
                raise funding.ProposalWaits
            worked = uplift_of(
                placement=placement,
                percent=percent,
                effective_from=effective_from,
                ledger=ledger,
                on_record=placement.person_id in recorded,
            )
            raises.append(Raise(placement, worked))
        except Refusal as refusal:
            raises.append(Raise(placement, problem=refusal.message))
    return Preview(tuple(raises))


@transaction.atomic
def propose_uplift(
    *,
    by: Staff,
    authority: Organisation,
    provider: Organisation,
    percent: Decimal,
    effective_from: date,
    agreed_on: date,
    today: date,
    submission: UUID,
) -> Uplift:
    """A rise for everybody whose placement with a provider this council pays, each a proposal of its own.

    Whose price cannot rise so is left out, as the preview said. All or nothing; sent again it does nothing
    more. Raises NobodyToRaise, AgreedInTheFuture, AlreadySentWithOtherAnswers.
    """
    asked = {"percent": percent, "effective_from": effective_from, "agreed_on": agreed_on}
    fingerprint = sending.fingerprint(by=by, authority=authority, provider=provider, **asked)
    if earlier := sending.sent_before(Uplift, submission, fingerprint):
        return earlier
    if agreed_on > today:
        raise AgreedInTheFuture
    placements = [
        funding.locked_placement(placement)
        for placement in known.placements_with(by, authority, provider, effective_from)
        if policies.may(by, Permission.PROPOSE_FUNDING, placement.person)
    ]
    rising = preview_uplift(placements=placements, percent=percent, effective_from=effective_from).rising
    if not rising:
        raise NobodyToRaise
    uplift = keep(
        Uplift(
            authority=authority,
            provider=provider,
            proposed_by=by,
            submission=submission,
            fingerprint=fingerprint,
            **asked,
        ),
        uplift_is_a_rise="percent",
    )
    for one in rising:
        funding.keep_proposal(
            by=by, placement=one.placement, worked=one.worked, verb="proposed uplift", uplift=uplift
        )
    audit.record(
        by=by,
        verb="proposed uplift of provider",
        subject=uplift,
        organisation=authority,
        percent=str(percent),
        effective_from=str(effective_from),
        people=len(rising),
    )
    return uplift


@transaction.atomic
def uplift_funding(
    *,
    by: Staff,
    placement: Placement,
    percent: Decimal,
    effective_from: date,
    agreed_on: date,
    today: date,
    submission: UUID,
) -> FundingAgreement:
    """A rise of one person's price, the proportions kept; it counts once somebody else agrees it.

    Sent again it does nothing more. Raises AgreedInTheFuture and what `changes.uplift_of` refuses.
    """
    asked = {"percent": percent, "effective_from": effective_from, "agreed_on": agreed_on}
    fingerprint = sending.fingerprint(by=by, placement=placement, **asked)
    if earlier := sending.sent_before(FundingAgreement, submission, fingerprint):
        return earlier
    if agreed_on > today:
        raise AgreedInTheFuture
    placement = funding.locked_placement(placement)
    worked = uplift_of(placement=placement, percent=percent, effective_from=effective_from)
    return funding.keep_proposal(
        by=by,
        placement=placement,
        worked=worked,
        verb="proposed uplift",
        submission=submission,
        fingerprint=fingerprint,
    )


@transaction.atomic
def apply_uplift(*, by: Staff, uplift: Uplift, today: date, now: datetime) -> Uplift:
    """Agree every proposal of an uplift that still waits, of people within reach: all of them or none.

    Whoever has become another council's since is left to that council. Done again it changes nothing. Raises
    what agreeing one of them would, OwnProposal and OverTheLimit first.
    """
    sending.one_at_a_time(uplift)
    waits = uplift.agreements.waiting()
    reach = policies.placements_for(by, Permission.AGREE_FUNDING).order_by()
    waiting = list(waits.filter(placement__in=reach).select_related("placement").order_by("pk"))
    if not waiting and waits.exists():
        raise PermissionDenied
    for agreement in waiting:
        funding.agree_funding(by=by, agreement=agreement, today=today, now=now)
    if waiting:
        audit.record(
            by=by,
            verb="applied uplift",
            subject=uplift,
            organisation=uplift.authority,
            people=len(waiting),
        )
    return uplift
