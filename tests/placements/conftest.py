"""The day of these tests, and how pages are asked."""

import re
from datetime import UTC, datetime

import pytest
import time_machine

from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.placements import recipes


@pytest.fixture(autouse=True)
def on_the_day():
    """22 November 2026, about noon: the day the recipes act on."""
    with time_machine.travel(datetime(2026, 11, 22, 12, 0, tzinfo=UTC), tick=True):
        yield


@pytest.fixture
def trail(db):
    """`trail()` is the verbs written so far, oldest first."""

    def verbs() -> list[str]:
        return list(AuditEvent.objects.order_by("position").values_list("verb", flat=True))

    return verbs


@pytest.fixture
def lincolnshire(db):
    """The council that hosts."""
    return accounts.council(recipes.LINCOLNSHIRE)


@pytest.fixture
def host_officer(lincolnshire):
    """An officer of the host council."""
    return accounts.staff(Role.HOST_OFFICER, lincolnshire)


@pytest.fixture
def chc_nurse(db):
    """A nurse of the board that pays or may pay."""
    return accounts.staff(Role.CHC_NURSE, accounts.icb())


@pytest.fixture
def stranger(db):
    """A link worker of a council that has nothing to do with anybody here."""
    return accounts.staff(Role.LINK_WORKER, accounts.council("E06000024"))


@pytest.fixture
def words_of():
    """`words_of(response)` is the page without what differs from one answer to the next by design."""

    def told(response) -> str:
        return re.sub(r'(nonce|name="csrfmiddlewaretoken" value)="[^"]*"', "", response.content.decode())

    return told
