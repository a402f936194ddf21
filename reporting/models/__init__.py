"""What reporting keeps: the frozen month and its reports, targets, disclosure, and what somebody's day leaves."""

from reporting.models.attention import SetAside
from reporting.models.day import CalendarFeed, Digest, DigestChoice
from reporting.models.disclosure import DisclosureSetting
from reporting.models.reports import BoardReport, Snapshot
from reporting.models.targets import KpiTarget

__all__ = [
    "BoardReport",
    "CalendarFeed",
    "Digest",
    "DigestChoice",
    "DisclosureSetting",
    "KpiTarget",
    "SetAside",
    "Snapshot",
]
