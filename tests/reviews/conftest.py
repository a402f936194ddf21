"""It is noon on Sunday 22 November 2026, and Ada Larch lives in Lincolnshire at Rutland's cost."""

from datetime import date

import pytest

from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews.answers import NOON


@pytest.fixture
def noon(time_machine):
    """The clock stands still."""
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def ada(db, noon):
    """Placed out since 8 January 2025: owed all three reviews, none of them held."""
    stay = placements.placement(starts_on=date(2025, 1, 8))
    placements.funding_line(placement=stay)
    return stay.person


@pytest.fixture
def chc_nurse(db):
    """A nurse of the board that pays or may pay."""
    return accounts.staff(Role.CHC_NURSE, accounts.icb())
