"""Uploading a register, and being sure."""

from django import forms

from linkworker.forms import GovukForm, Radios, SentOnceForm

ACCEPTED = ".xlsx,.zip"


class UploadRegisterForm(SentOnceForm):
    """Which file, and whose register it is where there is a choice."""

    submit_text = "Upload and check"

    organisation = forms.ChoiceField(
        label="Whose register is it?",
        widget=Radios,
        error_messages={"required": "Select whose register it is"},
    )
    file = forms.FileField(
        label="The register",
        help_text="The template as .xlsx, or a .zip of the CSV files. Up to 25 MB and 200,000 rows.",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Choose the file of the register",
            "empty": "Choose a file that is not empty",
            "missing": "Choose the file of the register",
            "invalid": "Choose the file of the register",
            "max_length": "Choose a file with a shorter name",
        },
        max_length=255,
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisations = {str(each.uid): each for each in organisations}
        if len(self.organisations) == 1:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].choices = [
                (uid, each.name) for uid, each in self.organisations.items()
            ]

    def clean(self):
        """The organisation itself; the only one where there is no choice."""
        cleaned = super().clean()
        chosen = cleaned.get("organisation") or next(iter(self.organisations))
        if "organisation" not in self.errors:
            cleaned["organisation"] = self.organisations[chosen]
        return cleaned


class ConfirmImportForm(GovukForm):
    """Which outcome was seen. Nothing is asked but whether somebody is sure."""

    outcome = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
