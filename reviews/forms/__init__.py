"""What is asked when a review is planned, called off, cancelled or recorded, and how their list is narrowed."""

from reviews.forms.cadence import CadenceForm, ConfirmCadenceForm
from reviews.forms.deaths import RecordDeathForm, RecordDeathNoticeForm
from reviews.forms.discharge import RecordDischargeStepForm
from reviews.forms.due import DueFilterForm, PlanManyReviewsForm, SpreadForm
from reviews.forms.dynamic_support import RateDynamicSupportForm
from reviews.forms.home_reviews import HoldHomeReviewForm, ListHomeReviewForm, TakeHomeOffProgrammeForm
from reviews.forms.plans import CallOffPlannedReviewForm, CancelReviewForm, PlanReviewForm
from reviews.forms.restraint import AddToRestraintForm, RecordRestraintForm
from reviews.forms.reviews import QuestionsForm, RecordReviewForm
from reviews.forms.safeguarding import CloseConcernForm, RaiseConcernForm, RecordConcernStepForm
from reviews.forms.withdrawing import WithdrawForm

__all__ = [
    "AddToRestraintForm",
    "CadenceForm",
    "CallOffPlannedReviewForm",
    "CancelReviewForm",
    "CloseConcernForm",
    "ConfirmCadenceForm",
    "DueFilterForm",
    "HoldHomeReviewForm",
    "ListHomeReviewForm",
    "PlanManyReviewsForm",
    "PlanReviewForm",
    "QuestionsForm",
    "RaiseConcernForm",
    "RateDynamicSupportForm",
    "RecordConcernStepForm",
    "RecordDeathForm",
    "RecordDeathNoticeForm",
    "RecordDischargeStepForm",
    "RecordRestraintForm",
    "RecordReviewForm",
    "SpreadForm",
    "TakeHomeOffProgrammeForm",
    "WithdrawForm",
]
