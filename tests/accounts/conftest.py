"""Who changes accounts."""

import pytest

from accounts.roles import Role
from tests.accounts import recipes
from tests.accounts.canary import world
from tests.walk import papers_in_words


@pytest.fixture
def administrator(time_machine):
    """Rutland's administrator, on a day that stands still."""
    time_machine.move_to("2026-11-22 09:00:00+00:00", tick=False)
    return recipes.staff(Role.ADMINISTRATOR)


@pytest.fixture
def canary(db, time_machine, monkeypatch):
    """Rutland's person in Lincolnshire with one of everything a page could show; what it is about."""
    time_machine.move_to("2026-11-22 09:00:00+00:00", tick=False)
    papers_in_words(monkeypatch)
    return world()
