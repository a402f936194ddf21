"""When somebody was last in the same room as the person."""

from datetime import date, datetime

import pytest

from placements.models import Person
from reviews.queries import sight
from tests.casework.recipes import LONDON, contact
from tests.placements.recipes import person
from tests.reviews.recipes import review

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 31)


def seen(on=ON):
    return list(sight.last_seen_on(Person.objects.all(), on).values())


def visit(day, hour=10, minute=0, **fields):
    return contact(happened_at=datetime(2026, *day, hour, minute, tzinfo=LONDON), **fields)


def test_the_last_visit_up_to_the_day_counts_by_the_clock_in_london():
    someone = visit((10, 3)).person
    visit((10, 31), 23, 59, person=someone)
    visit((11, 1), 0, 0, person=someone)
    assert seen() == [date(2026, 10, 31)]
    assert seen(date(2026, 10, 30)) == [date(2026, 10, 3)]


@pytest.mark.parametrize(
    "fields",
    [
        {"method": "video"},
        {"method": "phone"},
        {"person_present": None},
        {"person_present": False},
        {"reached": False},
        {"withdrawn_at": datetime(2026, 10, 3, 10, tzinfo=LONDON), "withdrawn_because": "Wrong person"},
    ],
)
def test_only_standing_contacts_in_the_same_room_count(fields):
    visit((10, 3), **fields)
    assert seen() == [None]


def test_a_review_the_person_came_to_counts_too():
    someone = visit((9, 1)).person
    review(person=someone, held_on=date(2026, 10, 20))
    review(person=someone, held_on=date(2026, 10, 25), person_present=None)
    review(person=someone, held_on=date(2026, 11, 1))
    assert seen() == [date(2026, 10, 20)]


def test_days_are_counted_to_the_day_and_never_is_not_nought():
    today, never = visit((10, 31)).person, person()
    found = sight.days_since_seen(Person.objects.all(), ON)
    assert found == {today.pk: 0, never.pk: None}


def test_it_costs_one_query_however_many(django_assert_num_queries):
    for _ in range(5):
        visit((10, 3))
    with django_assert_num_queries(1):
        assert len(sight.last_seen_on(Person.objects.all(), ON)) == 5
