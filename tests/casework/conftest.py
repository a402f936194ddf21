"""It is noon on Sunday 22 November 2026, and Ada Larch is on the caseload."""

import pytest

from tests.casework.answers import NOON
from tests.placements import recipes as placements


@pytest.fixture(autouse=True)
def noon(time_machine):
    """The clock stands still."""
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def ada(db):
    """Rutland's, living in Lincolnshire."""
    return placements.placement().person
