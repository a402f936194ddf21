"""A new account."""

from django import forms

from accounts.forms.memberships import RoleForm
from linkworker.forms import TextField


class AddStaffForm(RoleForm):
    """Who, and in which role at which of one's own organisations."""

    submit_text = "Add to the staff"
    field_order = ("name", "email", "role", "organisation")

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

    def clean_email(self):
        """Plain letters, in lower case."""
        email = self.cleaned_data["email"].lower()
        if not email.isascii():
            raise forms.ValidationError("Enter an email address in plain letters, like name@example.org")
        return email
