"""What is asked in casework, and in which words."""

from casework.forms.actions import AddActionForm, CompleteActionForm
from casework.forms.contacts import LogContactForm
from casework.forms.corrections import AmendContactForm, WithdrawContactForm
from casework.forms.log import LogFilterForm

__all__ = [
    "AddActionForm",
    "AmendContactForm",
    "CompleteActionForm",
    "LogContactForm",
    "LogFilterForm",
    "WithdrawContactForm",
]
