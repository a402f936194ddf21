"""What reporting keeps: the frozen month, the reports made from it, targets, and the rules of disclosure."""

from reporting.models.disclosure import DisclosureSetting
from reporting.models.reports import BoardReport, Snapshot
from reporting.models.targets import KpiTarget

__all__ = ["BoardReport", "DisclosureSetting", "KpiTarget", "Snapshot"]
