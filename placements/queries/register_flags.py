"""What may want somebody's attention, as flags the register is narrowed by.

A flag names the permission without which it finds nobody: a list narrowed by what a page would hide tells it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from accounts.roles import Permission
from placements.choices import FundingStatus, Rating, WarningKind
from placements.models import FundingLine, LegalStatus, WarningNote
from placements.rules import legal


@dataclass(frozen=True, slots=True)
class Flag:
    """A word of the filter, and the people of the register it finds on a day."""

    code: str
    words: str
    permission: Permission
    found: Callable[[date], Q]

    def on(self, day: date) -> Q:
        """Whom it finds among those for whom the permission is held."""
        return Q(**{f"may_{self.permission}": True}) & self.found(day)


def _lines(day: date):
    return FundingLine.objects.in_force_on(day).filter(placement=OuterRef("stay__pk")).order_by()


def _ending(day: date):
    ending = LegalStatus.objects.in_force_on(day).filter(ends_on__lte=legal.alerted_until(day))
    return ending.filter(person=OuterRef("pk")).order_by()


def _warnings_due(day: date) -> Q:
    """Notes to be looked at by this day; that a health alert is due, or is, only those learn who read of health."""
    due = WarningNote.objects.in_force_on(day).filter(person=OuterRef("pk"), review_by__lte=day).order_by()
    health = Q(**{f"may_{Permission.SEE_HEALTH}": True})
    return Exists(due.exclude(kind=WarningKind.HEALTH)) | (health & Exists(due))


FLAGS = (
    Flag("no-worker", "No link worker", Permission.SEE_PLACEMENTS, lambda day: Q(link_worker=None)),
    Flag("complex", "Complex needs", Permission.SEE_HEALTH, lambda day: Q(complex_needs=True)),
    Flag(
        "no-advocate",
        "Needs an advocate, none in place",
        Permission.SEE_HEALTH,
        lambda day: Q(advocate_needed=True) & ~Q(advocate_in_place=True),
    ),
    Flag("legal-ending", "Legal status ends soon", Permission.SEE_HEALTH, lambda day: Exists(_ending(day))),
    Flag("warning-due", "Warning note due for review", Permission.SEE_NAMES, _warnings_due),
    Flag(
        "no-funding",
        "Placed, and nobody recorded as paying",
        Permission.SEE_COSTS,
        lambda day: Q(stay__isnull=False) & ~Exists(_lines(day)),
    ),
    Flag(
        "disputed",
        "Money in dispute",
        Permission.SEE_COSTS,
        lambda day: Exists(_lines(day).filter(status=FundingStatus.DISPUTED)),
    ),
    Flag(
        "poor-rating",
        "Home requires improvement or is inadequate",
        Permission.SEE_PLACEMENTS,
        lambda day: Q(rating__in=[Rating.REQUIRES_IMPROVEMENT, Rating.INADEQUATE]),
    ),
)
BY_CODE = {flag.code: flag for flag in FLAGS}


def found_by(code: str, day: date) -> Q:
    """The people a flag finds on a day; they must be marked and carry `stay` and `rating`."""
    return BY_CODE[code].on(day)
