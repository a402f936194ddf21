"""Who changes accounts."""

import pytest

from accounts.roles import Role
from tests.accounts import recipes


@pytest.fixture
def administrator(time_machine):
    """Rutland's administrator, on a day that stands still."""
    time_machine.move_to("2026-11-22 09:00:00+00:00", tick=False)
    return recipes.staff(Role.ADMINISTRATOR)
