"""What is asked beside a contact: more files for it, a reply; and which day was typed."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from casework.models.beside import LONGEST_REPLY
from linkworker import file_kinds
from linkworker.forms import GovukForm, LongTextField, SentOnceForm, TypedDateField
from linkworker.words import long_day


class SeveralFiles(forms.ClearableFileInput):
    """A file input that takes more than one."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files, as a list. What each is, is looked at by the deed that keeps it."""

    def __init__(self, **kwargs):
        widget = SeveralFiles(attrs={"accept": file_kinds.ACCEPTED, "class": "govuk-file-upload"})
        errors = {"required": "Choose a file", "invalid": "Choose a file", "missing": "Choose a file"}
        super().__init__(
            widget=widget, error_messages=errors, max_length=255, allow_empty_file=True, **kwargs
        )

    def clean(self, data, initial=None):
        """Each of them on its own."""
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in chosen or [None]]


class AttachFileForm(SentOnceForm):
    """Files for a contact that is in the log."""

    submit_text = "Add to this contact"

    files = FilesField(
        label="Files",
        help_text="PDF, Word, Excel, CSV, PNG or JPEG, up to 10 MB each and 10 of a contact",
    )


class ReplyToContactForm(GovukForm):
    """A few words to whoever told of a contact."""

    submit_text = "Send the reply"

    reply = LongTextField(
        label="Your reply",
        subject="your reply",
        help_text="It stays in Link Worker. What belongs to the record is added to the contact itself",
        max_length=LONGEST_REPLY,
        rows=4,
    )


def day_in_words(typed: str, today: date, *, past: bool) -> str:
    """ "Monday 4 May 2026" for what was typed, read as the form would read it; empty for what is no day."""
    field = TypedDateField(past=past)
    field.today = today
    try:
        day = field.to_python(typed)
    except ValidationError:
        return ""
    return f"{day:%A} {long_day(day)}" if day else ""
