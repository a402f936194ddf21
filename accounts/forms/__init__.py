"""What is typed about accounts."""

from accounts.forms.password import ChangePasswordForm
from accounts.forms.staff import AddStaffForm

__all__ = ["AddStaffForm", "ChangePasswordForm"]
