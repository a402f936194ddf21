"""A new account."""

from django import forms

from accounts.models import Organisation
from accounts.roles import Role
from linkworker.forms import GovukForm, Radios, TextField


class AddStaffForm(GovukForm):
    """Who, and in which role at which of one's own organisations."""

    submit_text = "Add to the staff"

    name = TextField(
        label="Full name", max_length=120, error_messages={"required": "Enter the person's full name"}
    )
    email = forms.EmailField(
        label="Work email address",
        max_length=254,
        error_messages={
            "required": "Enter the person's work email address",
            "invalid": "Enter an email address in the right form, like name@example.org",
        },
    )
    role = forms.ChoiceField(
        label="Role", choices=Role, widget=Radios, error_messages={"required": "Select a role"}
    )
    organisation = forms.ModelChoiceField(
        label="At which organisation",
        queryset=Organisation.objects.none(),
        empty_label=None,
        error_messages={"required": "Select an organisation"},
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        granted = Organisation.objects.filter(pk__in=[organisation.pk for organisation in organisations])
        self.fields["organisation"].queryset = granted.order_by("name")

    def clean_email(self):
        """Plain letters, in lower case."""
        email = self.cleaned_data["email"].lower()
        if not email.isascii():
            raise forms.ValidationError("Enter an email address in plain letters, like name@example.org")
        return email
