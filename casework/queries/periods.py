"""How many days something takes or holds on a day."""

from datetime import date

from casework.choices import PeriodKind
from casework.models import CaseworkPeriod


def days_of(kind: PeriodKind, on: date) -> int:
    """The days in force; raises CaseworkPeriod.DoesNotExist for a day before the first."""
    return CaseworkPeriod.objects.in_force_on(on).get(kind=kind).days
