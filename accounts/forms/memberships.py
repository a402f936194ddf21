"""A role at an organisation, a further one, and the end of one."""

from django import forms

from accounts.models import Organisation
from accounts.roles import Role
from linkworker.forms import GovukForm, Radios, TypedDateField


class RoleForm(GovukForm):
    """Which role, at which of one's own organisations."""

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


class GiveRoleForm(RoleForm):
    """And from when."""

    submit_text = "Give this role"

    starts_on = TypedDateField(
        label="From which day", subject="the first day", past=False, help_text="Today, or a day to come"
    )


class EndMembershipForm(GovukForm):
    """The first day somebody no longer holds a role."""

    submit_text = "End this role"

    ends_on = TypedDateField(
        label="First day without this role",
        subject="the first day without this role",
        past=False,
        help_text="Today, or a day to come, and after the first day of the role. From that day on it opens nothing.",
    )
