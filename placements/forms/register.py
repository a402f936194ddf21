"""Taking the register out as a file: what for, and as what."""

from django import forms

from linkworker.forms import GovukForm, Radios
from placements.choices import ExportPurpose

FORMATS = [("xlsx", "Spreadsheet (XLSX)"), ("csv", "CSV")]


class ExportRegisterForm(GovukForm):
    """Two questions, so that the trail tells what the file was for."""

    submit_text = "Download the file"

    purpose = forms.ChoiceField(
        label="What is the file for?",
        choices=ExportPurpose.choices,
        widget=Radios,
        help_text="Your answer is kept in the audit trail with everybody in the file",
        error_messages={"required": "Select what the file is for"},
    )
    file_format = forms.ChoiceField(
        label="As what?",
        choices=FORMATS,
        initial="xlsx",
        widget=Radios(inline=True),
        error_messages={"required": "Select what kind of file you want"},
    )
