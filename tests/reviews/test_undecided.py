"""A request on liberty nobody has decided presses when it is late, and when nothing authorises it meanwhile."""

from datetime import date

import pytest

from reviews.queries import waiting
from tests.placements.recipes import legal_status, person, placement
from tests.reviews.recipes import authorisation

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 22)


@pytest.fixture
def ada():
    return placement(person=person()).person


def told(staff) -> list[tuple[str, date]]:
    return [(one.words, one.since) for found in waiting.undecided(staff, ON).values() for one in found]


@pytest.mark.parametrize(
    ("ends_on", "words", "since"),
    [
        (date(2026, 12, 22), None, None),  # the last day is 29 days on
        (
            date(2026, 12, 21),
            "(DoLS; the authorisation before it ends on 20 December 2026)",
            date(2026, 12, 1),
        ),
        (
            date(2026, 10, 13),
            "(DoLS; the authorisation before it ran out on 12 October 2026)",
            date(2026, 10, 12),
        ),
    ],
)
def test_a_request_in_its_21_days_presses_once_what_it_follows_ends(manager, ada, ends_on, words, since):
    legal_status(person=ada, kind="dols_standard", starts_on=date(2026, 1, 8), ends_on=ends_on)
    authorisation(person=ada, requested_on=date(2026, 11, 10))
    assert told(manager) == ([(f"Request to deprive of liberty {words} undecided", since)] if words else [])


def test_what_was_ended_early_or_goes_on_leaves_the_request_its_21_days(manager, ada):
    legal_status(
        person=ada,
        kind="dols_standard",
        starts_on=date(2026, 1, 8),
        ends_on=date(2026, 9, 1),
        ended_early=True,
    )
    authorisation(person=ada, requested_on=date(2026, 11, 10))
    assert told(manager) == []
    legal_status(person=ada, kind="dols_standard", starts_on=date(2026, 9, 1), ends_on=date(2027, 3, 1))
    assert told(manager) == []


def test_a_late_request_says_that_nothing_authorises_it_either(manager, ada):
    legal_status(person=ada, kind="dols_standard", starts_on=date(2026, 1, 8), ends_on=date(2026, 11, 20))
    authorisation(person=ada, requested_on=date(2026, 10, 1))
    ((words, since),) = told(manager)
    assert "ran out on 19 November 2026" in words
    assert since == date(2026, 10, 22)
