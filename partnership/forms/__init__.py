"""What is typed about a programme."""

from partnership.forms.programmes import CompleteMilestoneForm

__all__ = ["CompleteMilestoneForm"]
