"""What placements keeps: people, homes, placements and who pays."""

from placements.models.advocacy import AdvocacyOffer
from placements.models.agreements import FundingAgreement, ProposedShare
from placements.models.budgets import Budget
from placements.models.caseloads import Allocation, CaseloadSpell
from placements.models.chc import ChcCase, Checklist
from placements.models.chc_disputes import ChcDispute
from placements.models.chc_tools import DecisionSupportTool, DstDomain, DstMember
from placements.models.circle import CircleMember, FirstContact
from placements.models.codes import CodeListEntry, FncRate, SettingType
from placements.models.communication import CommunicationNeed
from placements.models.decisions import MoveDecision
from placements.models.disputes import ResponsibilityDispute
from placements.models.eligibility import EligibilityDecision
from placements.models.events import ProviderEvent, ProviderNotice, ResidentCheck
from placements.models.frameworks import Framework, Lot, ProviderOnFramework
from placements.models.funding import FundingLine
from placements.models.health_provision import HealthProvision
from placements.models.homes import FormerHost, Home
from placements.models.inspections import Inspection, InspectionRating
from placements.models.legal import LegalStatus
from placements.models.limits import AuthorisationLimit
from placements.models.merges import Merge
from placements.models.notices import (
    FoundWithoutNotice,
    Notice,
    NoticeChase,
    NoticeLetter,
    NoticeNotNeeded,
    NoticeReceived,
    NoticeRule,
)
from placements.models.one_off_costs import OneOffCost
from placements.models.people import Person
from placements.models.proposals import Proposal
from placements.models.references import PersonReference
from placements.models.responsibility import Responsibility
from placements.models.returns import ReturnPlan, ReturnStep
from placements.models.sharing import SharingDecision
from placements.models.short_stays import ShortStay
from placements.models.stays import Placement
from placements.models.support import SupportLevel
from placements.models.transition import TransitionMilestone, TransitionPlan, TransitionStep
from placements.models.uplifts import Uplift
from placements.models.warning_notes import WarningNote, WarningReview
from placements.models.working_days import BankHoliday

__all__ = [
    "AdvocacyOffer",
    "Allocation",
    "AuthorisationLimit",
    "BankHoliday",
    "Budget",
    "CaseloadSpell",
    "ChcCase",
    "ChcDispute",
    "Checklist",
    "CircleMember",
    "CodeListEntry",
    "CommunicationNeed",
    "DecisionSupportTool",
    "DstDomain",
    "DstMember",
    "EligibilityDecision",
    "FirstContact",
    "FncRate",
    "FormerHost",
    "FoundWithoutNotice",
    "Framework",
    "FundingAgreement",
    "FundingLine",
    "HealthProvision",
    "Home",
    "Inspection",
    "InspectionRating",
    "LegalStatus",
    "Lot",
    "Merge",
    "MoveDecision",
    "Notice",
    "NoticeChase",
    "NoticeLetter",
    "NoticeNotNeeded",
    "NoticeReceived",
    "NoticeRule",
    "OneOffCost",
    "Person",
    "PersonReference",
    "Placement",
    "Proposal",
    "ProposedShare",
    "ProviderEvent",
    "ProviderNotice",
    "ProviderOnFramework",
    "ResidentCheck",
    "Responsibility",
    "ResponsibilityDispute",
    "ReturnPlan",
    "ReturnStep",
    "SettingType",
    "SharingDecision",
    "ShortStay",
    "SupportLevel",
    "TransitionMilestone",
    "TransitionPlan",
    "TransitionStep",
    "Uplift",
    "WarningNote",
    "WarningReview",
]
