"""One form, its fields and widgets: `from linkworker.forms import GovukForm, TypedDateField`."""

from linkworker.forms.base import GovukFilterForm, GovukForm
from linkworker.forms.choosing import ListedField, RowField
from linkworker.forms.dates import DateAndTime, TypedDateField, TypedDateTimeField, TypedTimeField
from linkworker.forms.editing import EditingForm
from linkworker.forms.faces import FaceField, FacesForm
from linkworker.forms.money import MoneyField
from linkworker.forms.sending import SentOnceForm, key_in
from linkworker.forms.text import (
    LongTextField,
    NhsNumberField,
    PostcodeField,
    TextField,
    YesNoNotRecordedField,
)
from linkworker.forms.widgets import Checkboxes, Faces, Radios, SearchSelect

__all__ = [
    "Checkboxes",
    "DateAndTime",
    "EditingForm",
    "FaceField",
    "Faces",
    "FacesForm",
    "GovukFilterForm",
    "GovukForm",
    "ListedField",
    "LongTextField",
    "MoneyField",
    "NhsNumberField",
    "PostcodeField",
    "Radios",
    "RowField",
    "SearchSelect",
    "SentOnceForm",
    "TextField",
    "TypedDateField",
    "TypedDateTimeField",
    "TypedTimeField",
    "YesNoNotRecordedField",
    "key_in",
]
