"""What waits for somebody's agreement: money, placements and merges that others proposed. The oldest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from accounts.models import Staff
from accounts.policies import acting_for, allowed, organisations_for
from accounts.roles import Link, Permission
from linkworker.words import counted, long_day, pounds
from placements import policies
from placements.choices import ProposalState
from placements.models import FundingAgreement, Merge, Person, Proposal
from placements.queries import limits
from placements.queries.merges import merges_for
from placements.queries.naming import called

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to agree: in words, the page where it is agreed, by whom and when it was proposed.

    `people` are the uids of everybody the words name.
    """

    words: str
    page: str
    uid: str
    proposed_by: str
    since: datetime
    people: tuple[str, ...] = ()


def to_agree(staff: Staff, *, on: date) -> list[Waiting]:
    """Everything somebody may agree to on a day: within their limit, and not what they proposed themselves.

    As many queries for one proposal as for a hundred.
    """
    names = acting_for(staff, Permission.SEE_NAMES, Link.PLACING)
    found = [*_money(staff, names, on), *_placements(staff, names), *_merges(staff, names)]
    return sorted(found, key=lambda one: (one.since, one.uid))


def _money(staff: Staff, names: frozenset[int], on: date) -> Iterator[Waiting]:
    """Proposals one by one; those of one's own council's uplift together, where every one of them may be agreed.

    Somebody who has become another council's since is that council's to agree, and its uplift is not.
    """
    if not allowed(staff, Permission.AGREE_FUNDING):
        return
    reached = policies.placements_for(staff, Permission.AGREE_FUNDING).order_by()
    known = FundingAgreement.objects.waiting().filter(placement__in=reached).exclude(proposed_by=staff)
    found = list(
        known.select_related("placement__person", "proposed_by", "uplift__provider").order_by(
            "created_at", "pk"
        )
    )
    own = _limits(staff, on) if found else {}
    uplifts: dict[int, list[FundingAgreement]] = {}
    for one in found:
        if one.uplift is not None and one.uplift.authority_id in own:
            uplifts.setdefault(one.uplift_id, []).append(one)
        elif _within(own, one):
            yield _proposal_of_money(one, names)
    for rows in uplifts.values():
        if all(_within(own, one) for one in rows):
            yield _uplift(rows)


def _limits(staff: Staff, on: date) -> dict[int, Decimal]:
    return {
        council.pk: limits.limit_of(staff, council, limits.limits_of(council, on))
        for council in organisations_for(staff, Permission.AGREE_FUNDING)
    }


def _within(own: dict[int, Decimal], agreement: FundingAgreement) -> bool:
    return agreement.gross_weekly <= own.get(agreement.placement.person.responsible_council_id, NOTHING)


def _proposal_of_money(one: FundingAgreement, names: frozenset[int]) -> Waiting:
    person = one.placement.person
    price = f"{pounds(one.gross_weekly)} a week from {long_day(one.starts_on)}"
    return Waiting(
        words=f"Who pays for {_called(person, names)}: {price}",
        page="placements:agree-funding",
        uid=str(one.uid),
        proposed_by=str(one.proposed_by),
        since=one.created_at,
        people=(str(person.uid),),
    )


def _uplift(rows: list[FundingAgreement]) -> Waiting:
    uplift = rows[0].uplift
    people = counted(len({one.placement.person_id for one in rows}), "person", "people")
    rise = f"{uplift.percent.normalize():f}% from {long_day(uplift.effective_from)}"
    return Waiting(
        words=f"Uplift of {rise}: {uplift.provider}, {people}",
        page="placements:apply-uplift",
        uid=str(uplift.uid),
        proposed_by=str(rows[0].proposed_by),
        since=rows[0].created_at,
    )


def _placements(staff: Staff, names: frozenset[int]) -> Iterator[Waiting]:
    ours = acting_for(staff, Permission.AGREE_PLACEMENT, Link.PLACING)
    if not ours:
        return
    known = Proposal.objects.filter(state=ProposalState.PROPOSED, person__responsible_council__in=ours)
    for one in known.exclude(proposed_by=staff).select_related("person", "proposed_by").order_by("pk"):
        yield Waiting(
            words=f"A placement for {_called(one.person, names)}, expected on {long_day(one.expected_on)}",
            page="placements:agree-placement",
            uid=str(one.uid),
            proposed_by=str(one.proposed_by),
            since=one.created_at,
            people=(str(one.person.uid),),
        )


def _merges(staff: Staff, names: frozenset[int]) -> Iterator[Waiting]:
    if not allowed(staff, Permission.MERGE_PEOPLE):
        return
    waiting = Merge.objects.waiting().values("pk")
    known = merges_for(staff, Permission.MERGE_PEOPLE).filter(pk__in=waiting).exclude(proposed_by=staff)
    for one in known:
        kept, other = one.kept, one.other
        both = f"{_called(kept, names)} ({kept.reference}) and {_called(other, names)} ({other.reference})"
        yield Waiting(
            words=f"Two records as one person: {both}",
            page="placements:agree-merge",
            uid=str(one.uid),
            proposed_by=str(one.proposed_by),
            since=one.proposed_at,
            people=(str(kept.uid), str(other.uid)),
        )


def _called(person: Person, names: frozenset[int]) -> str:
    """Set apart from the words around it, so that a name written from right to left turns no price round."""
    return f"\u2068{called(person, names=person.responsible_council_id in names)}\u2069"
