"""Continuing healthcare: a case somebody opened this autumn, and what belongs to one."""

from datetime import date

from placements.models import ChcCase, ChcDispute, Checklist, DecisionSupportTool, DstMember
from tests.accounts.recipes import icb
from tests.placements.recipes.register import person


def chc_case(**fields) -> ChcCase:
    """Open, considered on 2 November 2026 and not received yet."""
    return ChcCase.objects.create(
        **{
            "person": fields.get("person") or person(),
            "icb": icb(),
            "considered_on": None if "decided_on" in fields else date(2026, 11, 2),
        }
        | fields
    )


def checklist(**fields) -> Checklist:
    """Positive by two A."""
    return Checklist.objects.create(
        **{
            "case": fields.get("case") or chc_case(),
            "completed_on": date(2026, 11, 3),
            "completed_by": "Jo Heath, social worker",
            "letters": "CAACCCCCCCC",
            "result": "positive",
        }
        | fields
    )


def decision_support_tool(**fields) -> DecisionSupportTool:
    """One severe level and needs elsewhere; the team recommends a joint package."""
    return DecisionSupportTool.objects.create(
        **{
            "case": fields.get("case") or chc_case(),
            "completed_on": date(2026, 11, 10),
            "levels": "NLMHSNLMHNNN",
            "nature": "Epilepsy and autism.",
            "intensity": "Two to one by day.",
            "complexity": "Each makes the other worse.",
            "unpredictability": "No warning.",
            "recommendation": "joint",
        }
        | fields
    )


def dst_member(**fields) -> DstMember:
    """A nurse in the team."""
    tool = fields.get("tool") or decision_support_tool()
    return DstMember.objects.create(**{"tool": tool, "name": "Sam Reed", "profession": "nurse"} | fields)


def chc_dispute(**fields) -> ChcDispute:
    """A local review asked this month about a decision of October."""
    decided = {
        "received_by_icb_on": date(2026, 10, 1),
        "decided_on": date(2026, 10, 20),
        "outcome": "not_eligible",
    }
    return ChcDispute.objects.create(
        **{
            "case": fields.get("case") or chc_case(**decided),
            "stage": "local_review",
            "asked_on": date(2026, 11, 16),
            "due_on": date(2027, 2, 16),
        }
        | fields
    )
