"""What partnership keeps: a programme and its timeline."""

from partnership.models.programmes import Milestone, Programme

__all__ = ["Milestone", "Programme"]
