"""K19 at its edges. R is 31 October 2026; the interval is 42 days unless said otherwise."""

from datetime import date, datetime

import pytest

from linkworker.periods import Month
from reporting.kpis import contacts
from reporting.queries.authority import Authority
from tests.accounts.recipes import council
from tests.casework.recipes import LONDON, contact
from tests.placements.recipes import home, person, placement

pytestmark = pytest.mark.django_db


def measured():
    asked = Month.parse("2026-10")
    return contacts.seen_in_person_or_by_video(Authority(council(), [asked]), asked)


def counts(found):
    return len(found.met), len(found.of), len(found.not_recorded)


def at(day, hour=10, minute=0):
    return datetime(2026, *day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("happened_at", "met"),
    [
        (at((9, 19), 0, 0), 1),  # 42 days before, from the first minute
        (at((9, 18), 23, 59), 0),
        (at((10, 31), 23, 59), 1),
        (at((11, 1), 0, 0), 0),
    ],
)
def test_a_contact_counts_for_as_many_days_as_were_agreed_by_the_clock_in_london(happened_at, met):
    contact(happened_at=happened_at)
    assert counts(measured()) == (met, 1, 0)


@pytest.mark.parametrize(("every", "met"), [(14, 0), (43, 1), (84, 1)])
def test_each_person_has_their_own_interval(every, met):
    contact(person=person(contact_every_days=every), happened_at=at((9, 18)))
    assert counts(measured()) == (met, 1, 0)


@pytest.mark.parametrize(
    ("fields", "met", "not_recorded"),
    [
        ({"method": "video"}, 1, 0),
        ({"method": "meeting"}, 1, 0),
        ({"method": "phone"}, 0, 0),
        ({"person_present": False}, 0, 0),
        ({"person_present": None}, 0, 1),
        ({"person_present": None, "method": "phone"}, 0, 0),
        ({"reached": False}, 0, 0),
        ({"withdrawn_at": at((10, 21)), "withdrawn_because": "Wrong person"}, 0, 0),
    ],
)
def test_only_seeing_the_person_counts_and_not_knowing_never_does(fields, met, not_recorded):
    contact(happened_at=at((10, 20)), **fields)
    assert counts(measured()) == (met, 1, not_recorded)


def test_somebody_seen_once_for_certain_is_recorded():
    someone = person()
    contact(person=someone, happened_at=at((10, 20)), person_present=None)
    contact(person=someone, happened_at=at((10, 2)))
    assert counts(measured()) == (1, 1, 0)


@pytest.mark.parametrize(
    ("joined", "left", "counted"),
    [
        (date(2026, 10, 31), None, 1),
        (date(2026, 11, 1), None, 0),
        (date(2026, 1, 1), date(2026, 10, 31), 0),
        (date(2026, 1, 1), date(2026, 11, 1), 1),
        (None, None, 0),
    ],
)
def test_only_the_caseload_of_the_last_day_is_asked_about(joined, left, counted):
    person(caseload_from=joined, caseload_until=left)
    assert counts(measured()) == (0, counted, 0)


def test_people_placed_here_by_others_count_while_they_live_here():
    leicestershire = council("E10000018")
    here = placement(person=person(responsible_council=leicestershire), home=home("E06000017")).person
    gone = person(responsible_council=leicestershire)
    placement(person=gone, home=home("E06000017"), ends_on=date(2026, 10, 31), end_reason="moved")
    person(responsible_council=leicestershire)
    assert measured().of == (str(here.uid),)


def test_the_split_says_which_way_people_are_placed():
    placement()
    placement(home=home("E06000017"))
    placement(person=person(responsible_council=council("E10000018")), home=home("E06000017"))
    person()
    assert [(label, len(part.of)) for label, part in measured().split] == [
        ("Placed out", 1),
        ("At home", 1),
        ("Placed in", 1),
        ("No open placement", 1),
    ]
