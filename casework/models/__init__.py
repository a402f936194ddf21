"""What casework keeps: contacts, their amendments, drafts, actions, referrals, goals and feedback."""

from casework.models.actions import Action
from casework.models.contacts import Contact, ContactAmendment
from casework.models.drafts import Draft
from casework.models.feedback import Feedback
from casework.models.goals import Goal, GoalCheck
from casework.models.referrals import Referral

__all__ = ["Action", "Contact", "ContactAmendment", "Draft", "Feedback", "Goal", "GoalCheck", "Referral"]
