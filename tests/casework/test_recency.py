"""What counts as seen, and how long since each side was reached."""

from datetime import date, datetime

import pytest

from casework import queries
from casework.models import Contact
from tests.casework import recipes
from tests.casework.answers import LONDON

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
    assert Contact.objects.standing().seen().exists() == seen


def test_a_video_call_is_seen_and_not_face_to_face(ada):
    visit = recipes.contact(person=ada, happened_at=at(3))
    video = recipes.contact(person=ada, happened_at=at(9), method="video")
    assert set(Contact.objects.seen()) == {visit, video}
    assert set(Contact.objects.face_to_face()) == {visit}


def test_the_day_itself_counts_to_its_last_minute_by_the_clock_of_the_country(ada):
    midsummer = datetime(2026, 6, 21, 23, 59, tzinfo=LONDON)
    recipes.contact(person=ada, happened_at=midsummer, sides=["person"])
    assert queries.recency_by_side(ada, date(2026, 6, 20)) == {}
    assert queries.recency_by_side(ada, date(2026, 6, 21)) == {"person": date(2026, 6, 21)}


def test_each_side_has_a_day_of_its_own(ada):
    recipes.contact(person=ada, happened_at=at(3), sides=["provider", "family"])
    recipes.contact(person=ada, happened_at=at(9), sides=["provider"])
    recipes.contact(person=ada, happened_at=at(12), sides=["family"], reached=False, person_present=None)
    recipes.contact(happened_at=at(15), sides=["host"])
    assert queries.recency_by_side(ada, TODAY) == {
        "provider": date(2026, 11, 9),
        "family": date(2026, 11, 3),
    }
