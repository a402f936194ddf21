"""Recording a Decision Support Tool: what the team found, who it was, and what it recommends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker import sending
from linkworker.refusals import keep
from placements.actions import chc_refusals as refusals
from placements.actions.chc import case_for, check_days, check_needs_a_tool
from placements.models import ChcCase, DecisionSupportTool, DstDomain, DstMember
from placements.rules import chc as rules


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody who sat in the team."""

    name: str
    profession: str


@transaction.atomic
def record_decision_support_tool(
    *,
    by: Staff,
    case: ChcCase,
    completed_on: date,
    levels: Sequence[str],
    members: Sequence[TeamMember],
    nature: str,
    intensity: str,
    complexity: str,
    unpredictability: str,
    recommendation: str,
    today: date,
    submission: UUID,
) -> DecisionSupportTool:
    """Keep a tool: one level a domain, in their order, four texts, the team and its recommendation.

    Raises CaseIsOver, FastTrackNeedsNoTool, LevelNotInTheTool, TeamIsNotWhole, DayToCome, BeforeBirth.
    """
    case = case_for(by, case)
    said = {
        "completed_on": completed_on,
        "levels": "".join(levels),
        "nature": nature,
        "intensity": intensity,
        "complexity": complexity,
        "unpredictability": unpredictability,
        "recommendation": recommendation,
    }
    team = [[member.name, member.profession] for member in members]
    fingerprint = sending.fingerprint(by=by, case=case, members=team, **said)
    if earlier := sending.sent_before(DecisionSupportTool, submission, fingerprint):
        return earlier
    check_needs_a_tool(case)
    check_days(case.person, today, completed_on=completed_on)
    _check_levels(levels)
    _check_team(members)
    tool = keep(DecisionSupportTool(case=case, submission=submission, fingerprint=fingerprint, **said))
    for member in members:
        keep(DstMember(tool=tool, name=member.name, profession=member.profession))
    audit.record(
        by=by,
        verb="recorded decision support tool",
        subject=tool,
        person=case.person,
        completed_on=completed_on.isoformat(),
        recommendation=recommendation,
        members=len(members),
    )
    return tool


def _check_team(members: Sequence[TeamMember]) -> None:
    if not rules.team_is_whole([member.profession for member in members]):
        raise refusals.TeamIsNotWhole


def _check_levels(levels: Sequence[str]) -> None:
    for domain, level in zip(DstDomain.objects.order_by("number"), levels, strict=True):
        if not rules.level_is_allowed(level, domain.levels):
            raise refusals.LevelNotInTheTool(f"domain_{domain.number}", domain.name)
