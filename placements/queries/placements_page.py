"""The Placements tab of one person: where they live, why there, what is proposed, where they are for a while."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from accounts.roles import Permission
from linkworker.words import counted, listed, long_day
from placements.choices import Barrier, NightSupport, ProposalState, ReturnStage
from placements.models import MoveDecision, Person, Placement, Proposal, ReturnStep, ShortStay, SupportLevel
from placements.policies import is_responsible
from placements.queries.banner import lives_at
from placements.queries.past_stays import Past, decision_of, past, proposal_of, stays_of
from placements.queries.person_page import Row, length
from placements.queries.proposals import sees_plans
from placements.rules import distances, slips
from placements.rules.decisions import BEST_INTERESTS

COLOURS = {ProposalState.PROPOSED: "blue", ProposalState.AGREED: "green"}
NO_DECISION = "No consent or best-interests decision is recorded for this move"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal with its state and its next step; the deeds are those somebody may do now."""

    uid: UUID
    home: str
    state: str
    colour: str
    late: str
    next_step: str
    rows: tuple[Row, ...]
    may_decide: bool
    may_agree: bool
    may_refuse: bool
    may_start: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Away:
    """A short stay in a sentence."""

    uid: UUID
    words: str
    days: str
    late: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the way home stands, and how it came there."""

    uid: UUID
    kind: str
    late: str
    rows: tuple[Row, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacementsPage:
    """All of the tab. What may not be seen is empty and said nowhere."""

    placement: Placement | None
    rows: tuple[Row, ...]
    support: tuple[Row, ...]
    undecided: str
    may_decide: bool
    away: Away | None
    proposals: tuple[Proposed, ...]
    closed: tuple[Proposed, ...]
    short_stays: tuple[Away, ...]
    plan: Plan | None
    sees_plans: bool
    is_ours: bool
    history: tuple[Past, ...]


def placements_page(
    person: Person, placement: Placement | None, *, staff, on: date, granted: Collection[Permission]
) -> PlacementsPage:
    """The tab on a day, for somebody with these permissions. At most seven queries, however much there is."""
    stays = stays_of(person)
    current = next((stay for stay in stays if placement is not None and stay.pk == placement.pk), None)
    plans = sees_plans(staff, person)
    proposed = _proposals(person, staff, on, granted) if plans else ()
    away = tuple(_away(stay, on, granted) for stay in _short_stays(person))
    undecided = current is not None and plans and decision_of(current) is None
    return PlacementsPage(
        placement=current,
        rows=tuple(_story(person, current, on, granted, plans=plans)) if current else (),
        support=tuple(_support(current, on, granted)) if current else (),
        undecided=NO_DECISION if undecided else "",
        may_decide=undecided and Permission.PROPOSE_PLACEMENT in granted,
        away=next((one for one in away if one.is_open), None),
        proposals=tuple(one for one, is_open in proposed if is_open),
        closed=tuple(one for one, is_open in proposed if not is_open),
        short_stays=away,
        plan=_plan(person, on, granted) if plans else None,
        sees_plans=plans,
        is_ours=is_responsible(staff, Permission.SEE_PLACEMENTS, person),
        history=tuple(past(stay, on, granted, plans=plans) for stay in stays),
    )


def _short_stays(person: Person):
    return person.short_stays.select_related(
        "home__provider", "host_council", "placement__home__provider"
    ).order_by("-starts_on", "-pk")


def distance(person: Person, home) -> str | None:
    """How far the home's area lies from the responsible council's, in words."""
    ours, host = person.responsible_council, home.host_council
    here, there = (distances.point(one.latitude, one.longitude) for one in (ours, host))
    return distances.in_words(here, there, same_area=ours.pk == host.pk)


def _story(person: Person, stay: Placement, on: date, granted, *, plans: bool):
    home, proposal = stay.home, proposal_of(stay)
    yield Row("Home", lives_at(home, address=Permission.SEE_ADDRESS in granted), home.setting_type.label)
    started = f"{length(stay.starts_on, on)} ago" if stay.starts_on <= on else "not yet"
    yield Row("Started", long_day(stay.starts_on), started)
    if proposal is not None and plans:
        slip = slips.in_words(proposal.expected_on, stay.starts_on)
        yield Row("Expected to start", long_day(proposal.expected_on), f"It started {slip}.")
        yield _expected_end(stay, proposal, on)
    yield Row("Host council", str(home.host_council))
    yield Row(
        "Distance from their own area",
        distance(person, home),
        "Between the middles of the two areas. It never decides who hosts.",
    )
    yield Row("Placed by", str(stay.placed_by))
    yield Row("Why out of area", stay.get_why_out_of_area_display() or None)
    yield Row("Chosen by the person", stay.chosen_by_person)
    yield Row("Made in an emergency", stay.emergency)
    tested_on = stay.local_options_tested_on
    yield Row("Local options last tested", long_day(tested_on) if tested_on else None)
    if plans:
        yield from _despite(stay, granted)
    if proposal is not None and plans:
        yield from _words_of(proposal, granted)
    if plans:
        yield from _decided(decision_of(stay), stay.starts_on, granted)


def _expected_end(stay: Placement, proposal: Proposal, on: date) -> Row:
    expected = proposal.expected_end_on
    if expected is None:
        return Row("Expected to end", "No end is expected")
    if stay.ends_on is not None:
        return Row(
            "Expected to end", long_day(expected), f"It ends {slips.in_words(expected, stay.ends_on)}."
        )
    late = f"{counted((on - expected).days, 'day')} ago, and still there" if expected < on else ""
    return Row("Expected to end", long_day(expected), late)


def _despite(placed: Placement | Proposal, granted):
    if placed.placed_despite and Permission.SEE_NAMES in granted:
        yield Row("Why placed there all the same", placed.placed_despite)


def _words_of(proposal: Proposal, granted):
    barriers = listed(Barrier(barrier).label for barrier in proposal.barriers)
    yield Row("What stands in the way of coming back", barriers or None)
    if Permission.SEE_NAMES in granted:
        yield Row("What was found locally", proposal.local_options_found or None)


def _decided(decision: MoveDecision | None, moved_on: date | None, granted):
    if decision is None:
        yield Row("Who decided about the move", None)
        return
    late = ""
    if moved_on is not None and decision.decided_on > moved_on:
        late = f", {counted((decision.decided_on - moved_on).days, 'day')} after the move"
    yield Row(
        "Who decided about the move", decision.get_kind_display(), f"{long_day(decision.decided_on)}{late}"
    )
    recorded_on = timezone.localdate(decision.created_at)
    if moved_on is not None and recorded_on > moved_on:
        after = f"{counted((recorded_on - moved_on).days, 'day')} after the move"
        yield Row("Recorded by", decision.recorded_by.name, f"{long_day(recorded_on)}, {after}")
    if Permission.SEE_HEALTH not in granted:
        return
    if decision.capacity:
        looked = f"{decision.capacity_assessed_by}, {long_day(decision.capacity_assessed_on)}"
        yield Row("Found for this decision", decision.get_capacity_display(), looked)
    if decision.decided_by:
        yield Row("Decided by", decision.decided_by)
    if decision.kind == BEST_INTERESTS:
        yield Row("The person's wishes", decision.wishes)
        yield Row("Options considered", decision.options_considered)
        yield Row("Consulted", decision.consulted)
        yield Row("Less restrictive option considered", decision.less_restrictive_considered)
        yield Row("Attorney, deputy or court", decision.get_authority_display())
        yield Row("Who disagreed", decision.dissent or "Nobody is recorded")
    if decision.risk_assessed_on:
        yield Row(
            "Risks of less support", decision.mitigation, f"Assessed {long_day(decision.risk_assessed_on)}"
        )


def _support(stay: Placement, on: date, granted):
    levels = SupportLevel.objects.filter(placement=stay).order_by("-starts_on", "-pk")[:20]
    for level in levels:
        night = NightSupport(level.night).label
        parts = [f"{level.hours_a_week.normalize():f} hours a week", night]
        if level.technology and Permission.SEE_HEALTH in granted:
            parts.append(level.technology)
        note = "Still to come" if level.starts_on > on else ""
        if level.reduces:
            note = f"Less than before. Risks assessed {long_day(level.risk_assessed_on)}"
            if Permission.SEE_HEALTH in granted:
                note = f"{note}: {level.mitigation}"
        yield Row(f"From {long_day(level.starts_on)}", ", ".join(parts), note)


def _proposals(person: Person, staff, on: date, granted) -> tuple[tuple[Proposed, bool], ...]:
    found = (
        person.proposals.exclude(state=ProposalState.STARTED)
        .select_related(
            "home__provider",
            "home__host_council",
            "home__setting_type",
            "decision",
            "proposed_by",
            "agreed_by",
        )
        .order_by("expected_on", "pk")
    )
    ours = is_responsible(staff, Permission.START_PLACEMENT, person)
    return tuple(
        (_proposed(person, proposal, staff, on, granted, ours=ours), proposal.state in COLOURS)
        for proposal in found
    )


def _proposed(person: Person, proposal: Proposal, staff, on: date, granted, *, ours: bool) -> Proposed:
    is_open = proposal.state in COLOURS
    proposes = is_open and Permission.PROPOSE_PLACEMENT in granted
    agrees = is_open and Permission.AGREE_PLACEMENT in granted
    waiting = proposal.state == ProposalState.PROPOSED
    late = ""
    if is_open and proposal.expected_on < on:
        late = f"Expected {counted((on - proposal.expected_on).days, 'day')} ago"
    return Proposed(
        uid=proposal.uid,
        home=lives_at(proposal.home, address=Permission.SEE_ADDRESS in granted),
        state=proposal.get_state_display(),
        colour=COLOURS.get(proposal.state, "grey"),
        late=late,
        next_step=next_step(proposal),
        rows=tuple(_about(person, proposal, granted)),
        may_decide=proposes,
        may_agree=agrees and waiting and proposal.proposed_by_id != staff.pk,
        may_refuse=agrees and proposal.proposed_by_id != staff.pk,
        may_start=ours and Permission.START_PLACEMENT in granted and proposal.state == ProposalState.AGREED,
        may_withdraw=proposes,
    )


def next_step(proposal: Proposal) -> str:
    """What is to be done with a proposal now; nothing for one that is settled."""
    if proposal.state == ProposalState.PROPOSED:
        words = f"Somebody other than {proposal.proposed_by} must agree to it."
        return words if proposal.decision else f"Record who decided about the move. {words}"
    if proposal.state == ProposalState.AGREED:
        if proposal.decision is None:
            return "Record that the person agreed, or a best-interests decision: nobody moves before."
        return "Record the start once they have moved in."
    return ""


def _about(person: Person, proposal: Proposal, granted):
    home = proposal.home
    yield Row("Kind of setting", home.setting_type.label, str(home.host_council))
    yield Row("Distance from their own area", distance(person, home))
    until = (
        f"until {long_day(proposal.expected_end_on)}" if proposal.expected_end_on else "no end is expected"
    )
    yield Row("Expected to start", long_day(proposal.expected_on), until)
    yield Row("Why out of area", proposal.get_why_out_of_area_display() or None)
    yield Row("Chosen by the person", proposal.chosen_by_person)
    tested_on = proposal.local_options_tested_on
    yield Row("Local options last tested", long_day(tested_on) if tested_on else None)
    yield from _despite(proposal, granted)
    yield from _words_of(proposal, granted)
    yield Row("Proposed by", str(proposal.proposed_by), long_day(proposal.proposed_on))
    if proposal.agreed_by:
        yield Row("Agreed by", str(proposal.agreed_by), long_day(proposal.agreed_on))
    if proposal.closed_on:
        why = proposal.closed_because if Permission.SEE_NAMES in granted else long_day(proposal.closed_on)
        yield Row(f"Why it was {proposal.get_state_display().lower()}", why, long_day(proposal.closed_on))
    yield from _decided(proposal.decision, None, granted)


def _away(stay: ShortStay, on: date, granted) -> Away:
    address, health = Permission.SEE_ADDRESS in granted, Permission.SEE_HEALTH in granted
    is_open = stay.starts_on <= on and (stay.ends_on is None or stay.ends_on > on)
    kind = {"hospital": "In hospital", "respite": "On respite", "holiday": "On holiday"}.get(
        stay.kind, "Away"
    )
    words = kind if health else "Away"
    where = stay.home or (
        stay.place if health else ""
    )  # the name of a ward tells what somebody is treated for
    if address and where:
        words = f"{words}, {where}"
    words = f"{words}, {'since' if is_open else 'from'} {long_day(stay.starts_on)} (short stay)"
    if stay.placement:
        words = f"{words}; the placement at {lives_at(stay.placement.home, address=address)} is kept"
    until = f"until {long_day(stay.ends_on)}" if stay.ends_on else ""
    if not until and stay.expected_end_on:
        until = f"expected back on {long_day(stay.expected_end_on)}"
    late = ""
    if stay.ends_on is None and stay.expected_end_on and stay.expected_end_on < on:
        late = f"Expected back {counted((on - stay.expected_end_on).days, 'day')} ago"
    return Away(stay.uid, words, until, late, is_open)


def _plan(person: Person, on: date, granted) -> Plan | None:
    steps = list(
        ReturnStep.objects.filter(plan__person=person, plan__ended_on=None)
        .select_related("plan", "owner")
        .order_by("-stepped_on", "-pk")[:50]
    )
    if not steps:
        return None
    now = steps[0]
    rows = [
        Row("How far", now.get_stage_display(), f"since {long_day(now.stepped_on)}"),
        Row("What stands in the way", now.get_barrier_display()),
        Row("Estimated for", long_day(now.estimated_on) if now.estimated_on else None),
        Row("Owner", now.owner.name),
    ]
    if Permission.SEE_NAMES in granted:
        rows.append(Row("Next step", now.next_step or None))
    return Plan(
        uid=now.plan.uid,
        kind=now.plan.get_kind_display(),
        late=late_words(now.estimated_on, now.stage, on),
        rows=tuple(rows),
        steps=tuple(f"{long_day(step.stepped_on)}: {step.get_stage_display()}" for step in steps),
    )


def late_words(estimated_on: date | None, stage: str, on: date) -> str:
    """ "12 days late"; nothing for what is not estimated, is still to come, done or not possible."""
    settled = stage in (ReturnStage.DONE, ReturnStage.NOT_POSSIBLE)
    if settled or estimated_on is None or estimated_on >= on:
        return ""
    return f"{counted((on - estimated_on).days, 'day')} late"
