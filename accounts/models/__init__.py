"""What accounts keeps."""

from accounts.models.audit import AuditEvent
from accounts.models.organisations import FormerCode, Organisation, Succession
from accounts.models.staff import Membership, Staff

__all__ = ["AuditEvent", "FormerCode", "Membership", "Organisation", "Staff", "Succession"]
