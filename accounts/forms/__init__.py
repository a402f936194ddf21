"""What is typed about accounts."""

from accounts.forms.cover import ArrangeCoverForm
from accounts.forms.memberships import EndMembershipForm, GiveRoleForm
from accounts.forms.password import ChangePasswordForm
from accounts.forms.staff import AddStaffForm

__all__ = ["AddStaffForm", "ArrangeCoverForm", "ChangePasswordForm", "EndMembershipForm", "GiveRoleForm"]
