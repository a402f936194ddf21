"""What a person's page of continuing healthcare tells: how far each case is, in steps with days, and what is due."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from linkworker.words import counted, listed, long_day
from placements.choices import ChcOutcome
from placements.models import ChcCase, ChcDispute, Checklist, DecisionSupportTool, DstDomain, Person
from placements.queries.chc import domains
from placements.rules import chc as rules
from placements.rules.chc import Clock, ClockState, Indicator

COLOURS = {
    ClockState.NOT_COUNTED: "grey",
    ClockState.NOT_STARTED: "grey",
    ClockState.RUNNING: "blue",
    ClockState.OVERDUE: "red",
    ClockState.IN_TIME: "green",
    ClockState.LATE: "red",
}
TAGS = {
    ClockState.NOT_COUNTED: "28 days do not apply",
    ClockState.NOT_STARTED: "Clock not started",
    ClockState.RUNNING: "Clock running",
    ClockState.OVERDUE: "Overdue",
    ClockState.IN_TIME: "Decided in time",
    ClockState.LATE: "Decided late",
}
REVIEWED = frozenset({ChcOutcome.FULL, ChcOutcome.JOINT, ChcOutcome.FNC})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: its day and what came of it; without a day it is still to be done."""

    label: str
    on: date | None
    words: str = ""
    absent: str = "Not yet"


@dataclass(frozen=True, slots=True)
class Level:
    """What the team found in one domain."""

    domain: str
    level: str


@dataclass(frozen=True, slots=True)
class ToolView:
    """A Decision Support Tool in words, with what its levels point to."""

    completed_on: date
    indicator: Indicator
    recommendation: str
    levels: tuple[Level, ...]
    texts: tuple[tuple[str, str], ...]
    team: str


@dataclass(frozen=True, slots=True)
class DisputeView:
    """One stage of a dispute, with its clock."""

    uid: UUID
    stage: str
    asked_on: date
    words: str
    late: bool
    funder: str
    closed_on: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case, open or past."""

    uid: UUID
    title: str
    fast_track: bool
    open: bool
    received: bool
    letter_missing: bool
    clock: Clock
    steps: tuple[Step, ...]
    tool: ToolView | None
    disputes: tuple[DisputeView, ...]
    review_by: date | None
    ask_by: date | None
    council_not_consulted: bool

    @property
    def tag(self) -> str:
        """The clock in two or three words."""
        return TAGS[self.clock.state]

    @property
    def colour(self) -> str:
        """The colour of the tag that repeats them."""
        return COLOURS[self.clock.state]


@dataclass(frozen=True, slots=True)
class ChcPage:
    """Everything on record, the open case apart."""

    open: CaseView | None
    past: tuple[CaseView, ...]


def chc_page(person: Person, on: date) -> ChcPage:
    """The continuing healthcare of one person as it stands on a day. Six queries, however many cases."""
    found = (
        ChcCase.objects.filter(person=person)
        .select_related("icb")
        .prefetch_related(
            Prefetch("checklists", Checklist.objects.order_by("-completed_on", "-pk")),
            Prefetch(
                "tools",
                DecisionSupportTool.objects.order_by("-completed_on", "-pk").prefetch_related("members"),
            ),
            Prefetch(
                "disputes",
                ChcDispute.objects.select_related("interim_funder", "settled_funder").order_by(
                    "-asked_on", "-pk"
                ),
            ),
        )
    )
    asked = domains()
    views = [_case(case, asked, on) for case in found]
    return ChcPage(
        open=next((view for view in views if view.open), None),
        past=tuple(view for view in views if not view.open),
    )


def _case(case: ChcCase, asked: list[DstDomain], on: date) -> CaseView:
    checklists, tools, disputes = (
        list(case.checklists.all()),
        list(case.tools.all()),
        list(case.disputes.all()),
    )
    reviewed = case.decided_on is not None and case.outcome in REVIEWED and not case.fast_track
    answered = case.decided_on is not None and case.outcome not in (ChcOutcome.WITHDRAWN, "")
    ask_by = rules.last_day_to_ask(case.told_on) if answered and case.told_on else None
    return CaseView(
        uid=case.uid,
        title=_title(case),
        fast_track=case.fast_track,
        open=case.is_open,
        received=case.received_by_icb_on is not None,
        letter_missing=case.decided_on is not None and case.decision_letter_on is None,
        clock=case.clock_on(on),
        steps=tuple(_steps(case, checklists, tools, asked)),
        tool=_tool(tools[0], asked) if tools else None,
        disputes=tuple(_dispute(dispute, on) for dispute in disputes),
        review_by=rules.first_review_due(case.decided_on) if reviewed and case.decided_on else None,
        ask_by=ask_by if ask_by and ask_by >= on and not disputes else None,
        council_not_consulted=answered and not case.fast_track and case.la_consulted_on is None,
    )


def _title(case: ChcCase) -> str:
    if case.outcome:
        decided = f", {long_day(case.decided_on)}" if case.decided_on else ""
        return f"{case.get_outcome_display()}{decided}"
    if case.closed_on:
        return f"Closed without a decision, {long_day(case.closed_on)}"
    if case.decided_on:
        return f"Decided {long_day(case.decided_on)}, outcome not recorded"
    return "Fast track, open now" if case.fast_track else "Open now"


def _steps(
    case: ChcCase, checklists: list[Checklist], tools: list[DecisionSupportTool], asked: list[DstDomain]
) -> list[Step]:
    consent = {True: "Consent to share information", False: "No consent to share information"}
    absent = "Not yet" if case.is_open else "Not recorded"
    board = str(case.icb) if case.icb else ""
    steps = [Step("Considered", case.considered_on, consent.get(case.consent_to_share, ""), "Not recorded")]
    if case.fast_track:
        signed = f"{case.get_fast_track_signer_display()}: {case.fast_track_signed_by}"
        has_signer = bool(case.fast_track_signed_by)
        steps.append(
            Step(
                "Fast track tool signed",
                case.fast_track_signed_on,
                signed if has_signer else "",
                "Not recorded",
            )
        )
        steps.append(Step("Received by the ICB", case.received_by_icb_on, board, absent))
    else:
        newest = checklists[0] if checklists else None
        steps.append(
            Step(
                "Checklist",
                newest.completed_on if newest else None,
                _checklist_words(newest, asked) if newest else "",
                "Day not recorded" if newest else absent,
            )
        )
        steps.append(Step("Received by the ICB: day 0", case.received_by_icb_on, board, absent))
        tool = tools[0] if tools else None
        recommended = f"Recommends: {tool.get_recommendation_display()}" if tool else ""
        steps.append(Step("Decision Support Tool", tool.completed_on if tool else None, recommended, absent))
    if case.closed_on:
        return [*steps, Step("Closed without a decision", case.closed_on)]
    late = f"Why it was late: {case.get_late_reason_display()}" if case.late_reason else ""
    outcome = case.get_outcome_display() if case.outcome else ""
    return [
        *steps,
        Step("Council consulted", case.la_consulted_on, "", absent),
        Step("Decision", case.decided_on, ". ".join(part for part in (outcome, late) if part), absent),
        Step("Decision letter", case.decision_letter_on, "", absent),
    ]


def _checklist_words(checklist: Checklist, asked: list[DstDomain]) -> str:
    if not checklist.letters:
        return checklist.get_result_display() if checklist.result else "Result not recorded"
    listed_ones = [domain for domain in asked if domain.in_checklist]
    starred = [place for place, domain in enumerate(listed_ones) if domain.starred]
    names = [domain.name for domain in listed_ones]
    reading = rules.read_checklist(checklist.letters, names, starred)
    by = f" Completed by {checklist.completed_by}." if checklist.completed_by else ""
    return f"{reading.words}.{by}"


def _tool(tool: DecisionSupportTool, asked: list[DstDomain]) -> ToolView:
    return ToolView(
        completed_on=tool.completed_on,
        indicator=rules.indicator(tool.levels),
        recommendation=tool.get_recommendation_display(),
        levels=tuple(
            Level(domain.name, rules.LEVEL_WORDS[letter])
            for domain, letter in zip(asked, tool.levels, strict=True)
        ),
        texts=(
            ("Nature", tool.nature),
            ("Intensity", tool.intensity),
            ("Complexity", tool.complexity),
            ("Unpredictability", tool.unpredictability),
        ),
        team=listed(str(member) for member in tool.members.all()),
    )


def _dispute(dispute: ChcDispute, on: date) -> DisputeView:
    return DisputeView(
        uid=dispute.uid,
        stage=dispute.get_stage_display(),
        asked_on=dispute.asked_on,
        words=_dispute_words(dispute, on),
        late=dispute.closed_on is None and dispute.due_on is not None and on > dispute.due_on,
        funder=_funder(dispute),
        closed_on=dispute.closed_on,
        outcome=dispute.get_outcome_display() if dispute.outcome else "",
    )


def _dispute_words(dispute: ChcDispute, on: date) -> str:
    if dispute.closed_on is not None:
        took = counted((dispute.closed_on - dispute.asked_on).days, "day")
        return f"Closed {long_day(dispute.closed_on)}, after {took}"
    if dispute.due_on is None:
        return f"Open for {counted((on - dispute.asked_on).days, 'day')}"
    if on > dispute.due_on:
        late = counted((on - dispute.due_on).days, "day")
        return f"{late} late: it should have been finished by {long_day(dispute.due_on)}"
    left = counted((dispute.due_on - on).days, "day")
    return f"Should be finished by {long_day(dispute.due_on)}, in {left}"


def _funder(dispute: ChcDispute) -> str:
    if dispute.settled_funder:
        return f"{dispute.settled_funder} pays from now on"
    if dispute.interim_funder:
        prejudice = ", without prejudice" if dispute.without_prejudice else ""
        return f"{dispute.interim_funder} pays meanwhile{prejudice}"
    return ""
