"""What people do with a programme."""

from partnership.actions.programmes import complete_milestone

__all__ = ["complete_milestone"]
