from datetime import date

import pytest

from reviews.rules import sight
from reviews.rules.sight import ContactFacts

ON = date(2026, 10, 31)
VISIT = ContactFacts(date(2026, 9, 19), "visit", True)


def test_days_are_counted_from_the_last_visit_or_meeting_with_the_person_there():
    contacts = [
        ContactFacts(date(2026, 9, 1), "meeting", True),
        VISIT,
        ContactFacts(date(2026, 10, 1), "video", True),
        ContactFacts(date(2026, 10, 2), "phone", True),
        ContactFacts(date(2026, 10, 3), "visit", False),
        ContactFacts(date(2026, 10, 4), "visit", None),
        ContactFacts(date(2026, 11, 1), "visit", True),
    ]
    assert sight.days_since_face_to_face(contacts, ON) == 42
    assert sight.last_seen_on(contacts, ON) == date(2026, 10, 1)


def test_someone_never_seen_has_no_number_of_days():
    assert sight.days_since_face_to_face([], ON) is None
    assert sight.last_seen_on([], ON) is None
    assert not sight.seen_in_time([], ON, 84)


def test_a_visit_today_was_no_days_ago():
    assert sight.days_since_face_to_face([ContactFacts(ON, "visit", True)], ON) == 0


@pytest.mark.parametrize(("every_days", "in_time"), [(42, True), (41, False)])
def test_the_last_day_of_the_interval_is_in_time(every_days, in_time):
    assert sight.seen_in_time([VISIT], ON, every_days) is in_time


def test_video_counts_as_seen_but_not_as_face_to_face():
    video = [ContactFacts(ON, "video", True)]
    assert sight.seen_in_time(video, ON, 14)
    assert sight.days_since_face_to_face(video, ON) is None
