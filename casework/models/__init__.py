"""What casework keeps: contacts and what stands beside them, plans, drafts, promises, services, referrals, goals."""

from casework.models.actions import Action, ActionChange
from casework.models.beside import ContactLink, ContactNotice, ContactParty
from casework.models.cards import WorkerCard
from casework.models.chases import ActionChase
from casework.models.codes import CaseworkPeriod, FaceQuestion, PartOfLife
from casework.models.contacts import Contact, ContactAmendment
from casework.models.drafts import Draft, SentForm
from casework.models.escalations import Escalation, EscalationRule, EscalationStep
from casework.models.feedback import Feedback, FeedbackAnswer, FeedbackRequest
from casework.models.files import ContactFile
from casework.models.goals import Goal, GoalCheck
from casework.models.outcomes import Outcome, OutcomeAnswer
from casework.models.plans import PlannedContact
from casework.models.reassignments import ReassignedPerson, Reassignment
from casework.models.referrals import Referral, ReferralChase, ReferralStep
from casework.models.services import Service, ServiceArea

__all__ = [
    "Action",
    "ActionChange",
    "ActionChase",
    "CaseworkPeriod",
    "Contact",
    "ContactAmendment",
    "ContactFile",
    "ContactLink",
    "ContactNotice",
    "ContactParty",
    "Draft",
    "Escalation",
    "EscalationRule",
    "EscalationStep",
    "FaceQuestion",
    "Feedback",
    "FeedbackAnswer",
    "FeedbackRequest",
    "Goal",
    "GoalCheck",
    "Outcome",
    "OutcomeAnswer",
    "PartOfLife",
    "PlannedContact",
    "ReassignedPerson",
    "Reassignment",
    "Referral",
    "ReferralChase",
    "ReferralStep",
    "SentForm",
    "Service",
    "ServiceArea",
    "WorkerCard",
]
