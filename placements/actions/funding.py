"""Agreeing who pays. A new split supersedes the old from its first day; nothing is overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from accounts import audit
from accounts.models import Organisation, Staff
from linkworker.refusals import Refusal, keep
from linkworker.words import long_day
from placements.models import FundingLine, Person, Placement
from placements.rules import funding

QUESTIONS = {"funding_no_overlap_for_payer": "shares", "funding_ends_after_start": "starts_on"}


@dataclass(frozen=True, slots=True)
class AgreedShare:
    """One payer's pounds a week under one stream; no payer is the person themself."""

    payer: Organisation | None
    stream: str
    weekly: Decimal

    @property
    def key(self) -> tuple[int | None, str]:
        return (self.payer.pk if self.payer else None, self.stream)


class NobodyPays(Refusal):
    """A split without shares."""

    def __init__(self):
        super().__init__("Enter at least one payer with an amount.", "shares")


class PaysTwice(Refusal):
    """One payer twice under one stream."""

    def __init__(self, share: AgreedShare):
        payer = str(share.payer) if share.payer else "The person"
        super().__init__(f"{payer} is entered twice under the same stream. Add the two amounts up.", "shares")


class OutsideTheStay(Refusal):
    """Money for days on which the person does not live there."""

    def __init__(self, placement: Placement):
        words = f"Choose a day from {long_day(placement.starts_on)}, when the placement started"
        if placement.ends_on is not None:
            words += f", and before {long_day(placement.ends_on)}, when it ended"
        super().__init__(f"{words}.", "starts_on")


class LaterSplitExists(Refusal):
    """Superseding a split that starts the same day or later would overwrite it."""

    def __init__(self, line: FundingLine):
        super().__init__(
            f"A split already starts on {long_day(line.starts_on)}. Choose a later day: what was agreed is kept.",
            "starts_on",
        )


class SharesCannotBeRight(Refusal):
    """A rule of continuing healthcare, nursing care or aftercare says the split cannot be."""

    def __init__(self, problems: Sequence[str]):
        super().__init__(told={"shares": problems})


@transaction.atomic
def agree_funding(
    *,
    by: Staff,
    placement: Placement,
    starts_on: date,
    shares: Sequence[AgreedShare],
    status: str,
    reason: str = "",
    gross: Decimal | None = None,
    nhs_outcome_recorded: bool = False,
) -> list[FundingLine]:
    """From a day, these payers pay these pounds a week; lines in force close that day.

    `gross` is the weekly price the shares must make up, where it is known; `nhs_outcome_recorded` is what
    whoever agrees declares. Neither is a fact of a line, so both are kept in the trail. The same split sent
    twice changes nothing the second time. Raises NobodyPays, PaysTwice, OutsideTheStay, LaterSplitExists,
    SharesCannotBeRight (rules: placements.rules.funding), and what a line refuses.
    """
    person = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=placement.person_id)
    placement = Placement.objects.select_related("home__setting_type").get(pk=placement.pk)
    _check_shares(shares)
    _check_day(placement, starts_on)
    later = list(placement.funding.filter(starts_on__gte=starts_on).select_related("payer"))
    if later:
        if _same_split(later, shares, starts_on, status):
            return later
        raise LaterSplitExists(min(later, key=lambda line: line.starts_on))
    problems = funding.problems(
        _package(person, placement, shares, gross=gross, nhs_outcome_recorded=nhs_outcome_recorded)
    )
    if problems:
        raise SharesCannotBeRight(problems)
    closed = _close_lines_in_force(placement, starts_on)
    lines = [
        keep(
            FundingLine(
                placement=placement,
                payer=share.payer,
                stream=share.stream,
                weekly=share.weekly,
                starts_on=starts_on,
                ends_on=placement.ends_on,
                status=status,
                reason=reason,
            ),
            **QUESTIONS,
        )
        for share in shares
    ]
    audit.record(
        by=by,
        verb="agreed funding",
        subject=placement,
        person=person,
        starts_on=starts_on.isoformat(),
        status=status,
        payers=len(lines),
        lines_closed=closed,
        gross=None if gross is None else str(gross),
        nhs_outcome_declared=nhs_outcome_recorded,
    )
    return lines


def _check_shares(shares: Sequence[AgreedShare]) -> None:
    if not shares:
        raise NobodyPays
    seen = set()
    for share in shares:
        if share.key in seen:
            raise PaysTwice(share)
        seen.add(share.key)


def _check_day(placement: Placement, starts_on: date) -> None:
    ended = placement.ends_on is not None and starts_on >= placement.ends_on
    if starts_on < placement.starts_on or ended:
        raise OutsideTheStay(placement)


def _same_split(lines, shares, starts_on: date, status: str) -> bool:
    """Are these lines exactly the split asked for, sent once before?"""
    kept = {(line.payer_id, line.stream, line.weekly, line.starts_on, line.status) for line in lines}
    return kept == {(*share.key, share.weekly, starts_on, status) for share in shares}


def _package(person, placement, shares, *, gross, nhs_outcome_recorded) -> funding.Package:
    setting = placement.home.setting_type
    return funding.Package(
        shares=tuple(
            funding.Share(
                payer=share.payer.code if share.payer else "person",
                payer_kind=funding.payer_kind(share.payer.kind if share.payer else None),
                stream=share.stream,
                weekly=share.weekly,
            )
            for share in shares
        ),
        responsible_council=person.responsible_council.code,
        setting_group=setting.group,
        nursing_possible=setting.fnc_possible,
        nhs_outcome_recorded=nhs_outcome_recorded,
        gross=gross,
    )


def _close_lines_in_force(placement: Placement, starts_on: date) -> int:
    running = placement.funding.exclude(ends_on__lte=starts_on).order_by("pk")
    for line in running:
        line.ends_on = starts_on
        keep(line, **QUESTIONS)
    return len(running)
