"""A form's fingerprint is the same for the same answers, and for no others."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from casework.actions import Promise
from linkworker.forms import key_in
from linkworker.sending import fingerprint

NOON = datetime(2026, 7, 22, 12, 0, tzinfo=ZoneInfo("Europe/London"))
SAID = {"at": NOON, "text": "Ada", "sides": ["family"], "promises": [Promise("Ring", date(2026, 7, 23))]}


@dataclass(frozen=True)
class Share:
    """Pounds from somebody."""

    weekly: Decimal


def test_the_same_answers_have_the_same_fingerprint_in_any_order_and_time_zone():
    backwards = dict(reversed(SAID.items())) | {"at": NOON.astimezone(UTC)}
    assert fingerprint(**SAID) == fingerprint(**backwards)
    assert fingerprint(kinds={"a", "b", "c"}) == fingerprint(kinds={"c", "b", "a"})


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Ada."},
        {"text": "ada"},
        {"sides": []},
        {"sides": ["family", "host"]},
        {"at": NOON.replace(minute=1)},
        {"promises": []},
        {"promises": [Promise("Ring", date(2026, 7, 24))]},
        {"promises": [Promise("Ring", date(2026, 7, 23), owner_outside="Dr Rees")]},
        {"person_present": None},
        {"share": Share(Decimal("1.00"))},
    ],
    ids=str,
)
def test_any_other_answer_changes_it(change):
    assert fingerprint(**SAID) != fingerprint(**SAID | change)


@pytest.mark.django_db
def test_it_tells_people_apart(link_worker, manager):
    assert fingerprint(by=link_worker) != fingerprint(by=manager)


@pytest.mark.parametrize(
    "text", [None, "", "1", "\x00", "no key", "5f0c1d3e-6a3b-4a86-9d35-0a6cf2f0a00", "🌻"]
)
def test_what_is_no_key_is_none(text):
    assert key_in(text) is None


def test_a_key_is_read():
    assert key_in(" 5f0c1d3e-6a3b-4a86-9d35-0a6cf2f0a001 ") == UUID("5f0c1d3e-6a3b-4a86-9d35-0a6cf2f0a001")
