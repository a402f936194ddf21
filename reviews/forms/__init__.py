"""What is asked when a review is recorded, and about somebody's safety."""

from reviews.forms.deaths import RecordDeathForm, RecordDeathNoticeForm
from reviews.forms.discharge import RecordDischargeStepForm
from reviews.forms.dynamic_support import RateDynamicSupportForm
from reviews.forms.restraint import AddToRestraintForm, RecordRestraintForm
from reviews.forms.reviews import RecordReviewForm
from reviews.forms.safeguarding import CloseConcernForm, RaiseConcernForm, RecordConcernStepForm

__all__ = [
    "AddToRestraintForm",
    "CloseConcernForm",
    "RaiseConcernForm",
    "RateDynamicSupportForm",
    "RecordConcernStepForm",
    "RecordDeathForm",
    "RecordDeathNoticeForm",
    "RecordDischargeStepForm",
    "RecordRestraintForm",
    "RecordReviewForm",
]
