"""What accounts keeps."""

from accounts.models.audit import AuditEvent
from accounts.models.cover import Cover
from accounts.models.organisations import FormerCode, Organisation, Succession
from accounts.models.staff import Membership, Staff
from accounts.models.versions import Version

__all__ = [
    "AuditEvent",
    "Cover",
    "FormerCode",
    "Membership",
    "Organisation",
    "Staff",
    "Succession",
    "Version",
]
