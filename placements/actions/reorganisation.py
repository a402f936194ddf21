"""The end of a council, NHS board or group: its people, homes, money and staff pass to whoever takes over.

One transaction, dated rows, a line in the trail for each, and at the end the proof that nobody is out of reach.
"""

from collections import defaultdict
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.choices import SuccessionKind
from accounts.models import Membership, Organisation, Staff, Succession
from accounts.policies import allowed, as_of
from accounts.roles import Permission
from linkworker.refusals import Refusal, keep
from linkworker.sending import one_at_a_time
from linkworker.words import counted, listed, long_day
from placements.actions import ledger
from placements.actions.history import BODIES
from placements.choices import Basis, ResponsibilityKind
from placements.models import FormerHost, FundingAgreement, FundingLine, Home, Person, Responsibility
from placements.policies import people_for
from placements.queries.reorganisation import Changes, Plan, changes

AS_NEW = ("id", "uid", "created_at", "submission", "fingerprint")  # what a copied row does not take with it


class AppliedOnTheDay(Refusal):
    """A body is not ended ahead of time."""

    def __init__(self, on: date):
        super().__init__(f"Run this on {long_day(on)} or later: nothing is reorganised ahead of its day.")


class EndedOnAnotherDay(Refusal):
    """The national list, or an earlier run, says otherwise."""

    def __init__(self, body: Organisation):
        super().__init__(f"{body} ended on {long_day(body.valid_until)}. Give that day in --on.")


class TakersMustFollow(Refusal):
    """Whoever takes over is another body, of the same kind, that exists on the day."""

    def __init__(self, body: Organisation):
        super().__init__(
            f"{body.name} cannot take over: give another body of the same kind that exists on the day."
        )


class Undecided(Refusal):
    """In a split somebody or something is left to nobody."""

    def __init__(self, left: tuple[str, ...]):
        super().__init__(
            f"Nothing was changed. {counted(len(left), 'row')} to decide in the plan: {'; '.join(left)}."
        )


class NamesNobody(Refusal):
    """The plan names what the reorganisation does not concern: probably a slip of the pen."""

    def __init__(self, unknown: tuple[str, ...]):
        super().__init__(
            f"Nothing was changed. Correct or take out of the plan, because it is not affected: "
            f"{'; '.join(unknown)}."
        )


class DecideFirst(Refusal):
    """A proposal that would have the body pay before it ends and another after it is two proposals."""

    def __init__(self, placements: list[str]):
        super().__init__(
            f"Nothing was changed. Agree or refuse first what was proposed for {listed(placements)}: part of it falls "
            "before the day, or whoever takes over pays under the same duty already."
        )


class OutOfReach(Refusal):
    """Somebody would be on nobody's register."""

    def __init__(self, people: list[str]):
        super().__init__(
            f"Nothing was changed. Nobody at a successor could open the record of {listed(people)}. Give a link "
            "worker or team manager there a role first, or carry one over."
        )


@transaction.atomic
def reorganise(*, by: Staff, plan: Plan, today: date) -> Changes:
    """Apply a plan, all of it or nothing. A second run changes nothing.

    Roles at the body that ended stay open: its past figures, notes and references belong to it, and whoever
    held a role keeps reading them. Raises AppliedOnTheDay, EndedOnAnotherDay, TakersMustFollow, Undecided,
    NamesNobody, DecideFirst, OutOfReach, and ledger.TwoSharesDiffer.
    """
    if not allowed(by, Permission.MANAGE_STAFF):
        raise PermissionDenied
    one_at_a_time(plan.old)
    _refuse_plan(plan, today)
    found = changes(plan, today)
    if found.undecided:
        raise Undecided(found.undecided)
    if found.unknown and not found.nothing:
        raise NamesNobody(found.unknown)
    _refuse_waiting(found, plan)
    _end_body(by, plan)
    for row, taker in found.memberships:
        _carry_over(by, row, taker, plan, today)
    for home, taker in found.homes:
        _move_home(by, home, taker, plan)
    for fact, taker in found.facts:
        _pass_on(by, fact, taker, plan)
    _pass_on_money(by, found, plan)
    _prove_reach(found, plan, today)
    return found


def _refuse_plan(plan: Plan, today: date) -> None:
    if plan.on > today:
        raise AppliedOnTheDay(plan.on)
    if plan.old.valid_until not in (None, plan.on):
        raise EndedOnAnotherDay(plan.old)
    for body in plan.successors:
        there = (body.valid_from is None or body.valid_from <= plan.on) and (
            body.valid_until is None or plan.on < body.valid_until
        )
        if body.pk == plan.old.pk or body.kind != plan.old.kind or not there:
            raise TakersMustFollow(body)


def _refuse_waiting(found: Changes, plan: Plan) -> None:
    """What waits is passed on where that is a matter of the name alone."""
    first = []
    for proposal, taker in found.proposals:
        shares = [(share.payer_id, share.stream, share.kind) for share in proposal.shares.order_by("pk")]
        twice = any(
            (taker.pk, stream, kind) in shares for payer, stream, kind in shares if payer == plan.old.pk
        )
        if proposal.starts_on < plan.on or twice:
            first.append(proposal.placement.reference)
    if first:
        raise DecideFirst(first)


def _end_body(by: Staff, plan: Plan) -> None:
    kind = SuccessionKind.MERGER if plan.only else SuccessionKind.SPLIT
    known = set(
        Succession.objects.filter(predecessor=plan.old).order_by().values_list("successor_id", flat=True)
    )
    for body in plan.successors:
        if body.pk not in known:
            keep(Succession(predecessor=plan.old, successor=body, happened_on=plan.on, kind=kind))
    if plan.old.valid_until is None:
        plan.old.valid_until = plan.on
        keep(plan.old)
        audit.record(
            by=by,
            verb="ended body",
            subject=plan.old,
            body=plan.old.code,
            on=str(plan.on),
            successors=[body.code for body in plan.successors],
        )


def _carry_over(by: Staff, row: Membership, taker: Organisation, plan: Plan, today: date) -> None:
    """The same role at the successor, from the day or from today when the role there begins later."""
    carried = Membership(
        staff=row.staff,
        organisation=taker,
        role=row.role,
        starts_on=max(plan.on, row.starts_on),
        ends_on=row.ends_on,
    )
    keep(carried)
    audit.record(by=by, verb="carried over role", subject=row.staff, role=row.role, to=taker.code)


def _move_home(by: Staff, home: Home, taker: Organisation, plan: Plan) -> None:
    """The home stands in another area from the day; whose it was before is kept for the months before."""
    for column in ("host_council", "host_icb"):
        if getattr(home, f"{column}_id") == plan.old.pk:
            setattr(home, column, taker)
    keep(FormerHost(home=home, organisation=plan.old, until=plan.on))
    keep(home)
    audit.record(
        by=by, verb="moved home to another area", subject=home, home=home.code, to=taker.code, on=str(plan.on)
    )


def _pass_on(by: Staff, fact: Responsibility, taker: Organisation, plan: Plan) -> None:
    """The fact ends that day and the successor's begins; one that began later names the successor."""
    if fact.starts_on is not None and fact.starts_on >= plan.on:
        fact.organisation = taker
        row = keep(fact)
    else:
        ends_on, fact.ends_on = fact.ends_on, plan.on
        keep(fact)
        row = keep(
            Responsibility(
                person=fact.person,
                kind=fact.kind,
                organisation=taker,
                starts_on=plan.on,
                ends_on=ends_on,
                basis=Basis.SUCCESSION,
                evidence=f"{taker.code} took over from {plan.old.code}",
            )
        )
    column = BODIES.get(ResponsibilityKind(fact.kind))
    if column is not None and row.ends_on is None:
        person = Person.everyone.select_for_update(of=("self",), no_key=True).get(pk=fact.person_id)
        setattr(person, column, taker.pk)
        keep(person)
    audit.record(
        by=by,
        verb="passed on responsibility",
        subject=row,
        person=fact.person,
        kind=fact.kind,
        before=plan.old.code,
        to=taker.code,
        on=str(plan.on),
    )


def _pass_on_money(by: Staff, found: Changes, plan: Plan) -> None:
    """Imported lines one by one, agreed ones with the whole of their agreement, and what waits to be agreed."""
    agreements = {}
    for line, taker in found.lines:
        if line.agreement is None:
            _pay_on(by, line, taker, plan)
        else:
            agreements[line.agreement] = taker
    for agreement, taker in agreements.items():
        _agree_on(by, agreement, taker, plan)
    for proposal, taker in found.proposals:
        _propose_on(by, proposal, taker, plan)


def _pay_on(by: Staff, line: FundingLine, taker: Organisation, plan: Plan) -> None:
    """Closed and opened again the same day, amounts unchanged; one that begins later has the new payer."""
    begins_on = max(plan.on, line.placement.starts_on)
    if line.starts_on >= begins_on:
        line.payer = taker
        row = keep(line)
    else:
        same = {
            column.attname: getattr(line, column.attname)
            for column in FundingLine._meta.concrete_fields
            if column.name not in AS_NEW and not column.generated
        }
        line.ends_on = begins_on
        keep(line)
        row = keep(FundingLine(**same | {"payer_id": taker.pk, "starts_on": begins_on}))
    audit.record(
        by=by,
        verb="passed on funding line",
        subject=row,
        person=line.placement.person,
        before=plan.old.code,
        to=taker.code,
        on=str(plan.on),
    )


def _agree_on(by: Staff, agreement: FundingAgreement, taker: Organisation, plan: Plan) -> None:
    """Agreed money goes on as an agreement, whole on every day, by the decision it was made with."""
    after = ledger.pass_on(agreement, payer=plan.old, taker=taker, on=plan.on)
    audit.record(
        by=by,
        verb="passed on agreement",
        subject=after,
        person=after.placement.person,
        before=plan.old.code,
        to=taker.code,
        on=str(plan.on),
    )


def _propose_on(by: Staff, proposal: FundingAgreement, taker: Organisation, plan: Plan) -> None:
    for share in proposal.shares.filter(payer=plan.old).order_by("pk"):
        share.payer = taker
        keep(share)
    audit.record(
        by=by,
        verb="passed on proposal",
        subject=proposal,
        person=proposal.placement.person,
        before=plan.old.code,
        to=taker.code,
        on=str(plan.on),
    )


def _prove_reach(found: Changes, plan: Plan, today: date) -> None:
    """Everybody passed on is reached by somebody who works for the successor, by the very scope of the pages.

    Not asked where nobody of the body that ended works here, and it is no council: then nobody loses sight.
    """
    staff_here = Membership.objects.in_force_on(today).filter(organisation=plan.old, staff__is_active=True)
    if plan.old.kind != "council" and not staff_here.exists():
        return
    left: dict[int, set[int]] = defaultdict(set)
    references = {}
    for row, taker in found.facts:
        if row.person.merged_into_id is None and row.ends_on in (None, plan.on):
            left[taker.pk].add(row.person_id)
            references[row.person_id] = row.person.reference
    for taker, people in left.items():
        held = Membership.objects.in_force_on(today).filter(organisation=taker, staff__is_active=True)
        for row in held.select_related("staff").order_by("pk"):
            if not people:
                break
            reached = people_for(as_of(row.staff, today)).filter(pk__in=people).order_by()
            people.difference_update(reached.values_list("pk", flat=True))
    unreached = sorted(references[pk] for people in left.values() for pk in people)
    if unreached:
        raise OutOfReach(unreached)
