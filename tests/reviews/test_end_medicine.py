"""A psychotropic medicine was stopped on a day."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from linkworker.refusals import Refusal
from reviews import actions
from reviews.actions import asked as refusals
from tests.accounts import recipes as accounts
from tests.reviews import recipes
from tests.reviews.answers import words

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def medicine(ada):
    """Taken since 12 January 2026."""
    return recipes.psychotropic_medicine(person=ada)


def test_it_is_stopped_and_the_page_says_when(link_worker, browse, medicine):
    where = f"/medicines/{medicine.uid}/end/"
    answer = browse(link_worker).post(where, {"ended_on": "20 November 2026"}, follow=True)
    assert "stopped 20 November 2026" in words(answer)
    assert "It was stopped" not in words(answer)


@pytest.mark.parametrize(
    ("day", "refusal"),
    [(date(2026, 11, 23), refusals.StoppedInTheFuture), (date(2026, 1, 11), Refusal)],
)
def test_an_impossible_day_is_refused_at_its_question(link_worker, medicine, day, refusal):
    with pytest.raises(refusal) as refused:
        actions.end_medicine(by=link_worker, medicine=medicine, ended_on=day, today=TODAY)
    assert refused.value.question == "ended_on"


def test_it_is_stopped_once(link_worker, medicine):
    told = {"by": link_worker, "medicine": medicine, "today": TODAY}
    first = actions.end_medicine(**told, ended_on=date(2026, 11, 1))
    assert actions.end_medicine(**told, ended_on=date(2026, 11, 1)) == first
    with pytest.raises(refusals.StoppedAlready):
        actions.end_medicine(**told, ended_on=TODAY)


def test_who_may_not_stop_one(browse, medicine):
    elsewhere = accounts.staff(at=accounts.council("E10000012"))
    assert browse(elsewhere).get(f"/medicines/{medicine.uid}/end/").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.end_medicine(by=elsewhere, medicine=medicine, ended_on=TODAY, today=TODAY)
