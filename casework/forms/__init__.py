"""What is asked in casework, and in which words."""

from casework.forms.action_filter import ActionFilterForm, PeriodForm
from casework.forms.actions import (
    AddActionForm,
    CompleteActionForm,
    DropActionForm,
    MoveActionForm,
    ReassignActionForm,
)
from casework.forms.cards import EditOwnCardForm
from casework.forms.chases import ChaseActionForm
from casework.forms.contacts import LogContactForm
from casework.forms.corrections import AmendContactForm, CorrectContactForm, WithdrawContactForm
from casework.forms.escalations import (
    AnswerEscalationForm,
    EscalationFilterForm,
    HandOverEscalationForm,
    PassUpEscalationForm,
    RaiseEscalationForm,
    ResolveEscalationForm,
)
from casework.forms.feedback import (
    ConfirmFeedbackForm,
    FeedbackCodeForm,
    GiveFeedbackForm,
    TypeFeedbackForm,
)
from casework.forms.goals import CheckGoalForm, EditGoalForm, SetGoalForm
from casework.forms.log import LogFilterForm, ShareableForm
from casework.forms.outcomes import RecordOutcomeForm
from casework.forms.plans import CancelPlannedContactForm, MovePlannedContactForm, PlanContactForm
from casework.forms.reassigning import ReassignCaseloadForm, ReassigningForm
from casework.forms.visits import LogVisitForm

__all__ = [
    "ActionFilterForm",
    "AddActionForm",
    "AmendContactForm",
    "AnswerEscalationForm",
    "CancelPlannedContactForm",
    "ChaseActionForm",
    "CheckGoalForm",
    "CompleteActionForm",
    "ConfirmFeedbackForm",
    "CorrectContactForm",
    "DropActionForm",
    "EditGoalForm",
    "EditOwnCardForm",
    "EscalationFilterForm",
    "FeedbackCodeForm",
    "GiveFeedbackForm",
    "HandOverEscalationForm",
    "LogContactForm",
    "LogFilterForm",
    "LogVisitForm",
    "MoveActionForm",
    "MovePlannedContactForm",
    "PassUpEscalationForm",
    "PeriodForm",
    "PlanContactForm",
    "RaiseEscalationForm",
    "ReassignActionForm",
    "ReassignCaseloadForm",
    "ReassigningForm",
    "RecordOutcomeForm",
    "ResolveEscalationForm",
    "SetGoalForm",
    "ShareableForm",
    "TypeFeedbackForm",
    "WithdrawContactForm",
]
