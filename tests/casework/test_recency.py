"""How long since each person was seen, spoken about, or a side was reached."""

from datetime import date, datetime

import pytest

from casework import queries
from placements.models import Person
from tests.casework import recipes
from tests.casework.answers import LONDON
from tests.placements import recipes as placements

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, 0, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("contact", "seen"),
    [
        ({"method": "visit"}, True),
        ({"method": "meeting"}, True),
        ({"method": "video"}, True),
        ({"method": "phone"}, False),
        ({"method": "letter"}, False),
        ({"person_present": False}, False),
        ({"person_present": None}, False),
        ({"person_present": None, "reached": False}, False),
        ({"withdrawn_at": at(10), "withdrawn_because": "Wrong person"}, False),
    ],
    ids=str,
)
def test_seen_is_the_person_there_by_visit_meeting_or_video(contact, seen, ada):
    recipes.contact(person=ada, happened_at=at(3), **contact)
    assert queries.last_seen([ada], TODAY) == ({ada.pk: date(2026, 11, 3)} if seen else {})


def test_a_video_call_is_not_face_to_face(ada):
    recipes.contact(person=ada, happened_at=at(3))
    recipes.contact(person=ada, happened_at=at(9), method="video")
    assert queries.last_seen([ada], TODAY)[ada.pk] == date(2026, 11, 9)
    assert queries.last_face_to_face([ada], TODAY)[ada.pk] == date(2026, 11, 3)


def test_an_attempt_nobody_answered_is_no_contact(ada):
    recipes.contact(person=ada, happened_at=at(3), method="phone", person_present=None)
    recipes.contact(person=ada, happened_at=at(9), method="phone", person_present=None, reached=False)
    assert queries.last_contact([ada], TODAY) == {ada.pk: date(2026, 11, 3)}


def test_the_day_itself_counts_to_its_last_minute_by_the_clock_of_the_country(ada):
    midsummer = datetime(2026, 6, 21, 23, 59, tzinfo=LONDON)
    recipes.contact(person=ada, happened_at=midsummer)
    assert queries.last_seen([ada], date(2026, 6, 20)) == {}
    assert queries.last_seen([ada], date(2026, 6, 21)) == {ada.pk: date(2026, 6, 21)}


def test_everybody_is_asked_about_in_one_question(ada, django_assert_num_queries):
    others = [placements.person() for _ in range(3)]
    for person in (ada, others[0]):
        recipes.contact(person=person, happened_at=at(3))
    people = Person.objects.all()
    with django_assert_num_queries(1):
        assert queries.last_seen(people, TODAY) == dict.fromkeys([ada.pk, others[0].pk], date(2026, 11, 3))


def test_each_side_has_a_day_of_its_own(ada):
    recipes.contact(person=ada, happened_at=at(3), sides=["provider", "family"])
    recipes.contact(person=ada, happened_at=at(9), sides=["provider"])
    recipes.contact(person=ada, happened_at=at(12), sides=["family"], reached=False, person_present=None)
    recipes.contact(happened_at=at(15), sides=["host"])
    assert queries.recency_by_side(ada, TODAY) == {
        "provider": date(2026, 11, 9),
        "family": date(2026, 11, 3),
    }
