"""An answer that came by email or letter says who gave it, when and how."""

from datetime import UTC, datetime, timedelta

import pytest

from linkworker.refusals import Refusal
from placements.actions import notices as actions
from tests.placements import recipes
from tests.placements.test_chase_notice import NOON, chase, outside

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice():
    return recipes.notice()


def test_an_answer_outside_says_who_when_and_how(link_worker, notice, trail):
    assert outside(link_worker, notice) == outside(link_worker, notice)
    notice.refresh_from_db()
    assert (notice.acknowledged_in_words, notice.acknowledged_way) == ("Kit Ó Sé, duty desk", "email")
    assert trail() == ["recorded notice acknowledged outside"]
    for deed in (chase, outside):
        with pytest.raises(actions.AcknowledgedAlready):
            deed(link_worker, notice, way="letter")


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"acknowledged_at": NOON + timedelta(hours=1)}, "acknowledged_at"),
        ({"acknowledged_at": datetime(2026, 11, 11, 12, tzinfo=UTC)}, "acknowledged_at"),
    ],
)
def test_an_answer_outside_lies_between_sending_and_now(link_worker, notice, answers, question):
    with pytest.raises(Refusal) as refusal:
        outside(link_worker, notice, **answers)
    assert refusal.value.question == question
