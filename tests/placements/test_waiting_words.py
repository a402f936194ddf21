"""For how long a notice has waited, in words: days nobody works are not counted, and are not today."""

from datetime import date

import pytest

from placements.models import Notice
from placements.queries.notice_lists import waiting_words

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 11, day) for day in (20, 21, 22, 23))


@pytest.mark.parametrize(
    ("sent_on", "on", "words"),
    [
        (SUNDAY, SUNDAY, "sent today"),
        (FRIDAY, SUNDAY, "no working day has passed since"),
        (SATURDAY, SUNDAY, "no working day has passed since"),
        (FRIDAY, MONDAY, "waiting for 1 working day"),
    ],
)
def test_what_was_sent_before_the_weekend_was_not_sent_today(sent_on, on, words):
    assert waiting_words(Notice(sent_on=sent_on), frozenset(), on) == words
