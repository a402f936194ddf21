"""A home on the programme makes a review due for each who lives there, until each of them is done."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linkworker.periods import Month
from placements.models import Person
from reviews.queries import duties
from tests.accounts.recipes import council
from tests.placements.recipes import LINCOLNSHIRE, person, placement
from tests.reviews.recipes import home_review_listing, review, shared_house

pytestmark = pytest.mark.django_db
LISTED_ON, DUE_ON, HELD_ON = date(2026, 10, 5), date(2026, 12, 31), date(2026, 11, 18)
BEFORE = date(2026, 11, 1)
ADDED = ["Ada", "Ben", "Cass", "Dev"]


@pytest.fixture
def house():
    return shared_house()


@pytest.fixture
def four(house):
    return [placement(home=house, person=person(given_name=name)).person for name in ADDED]


def due(on=BEFORE) -> dict[str, list[date]]:
    """By given name, the days by which somebody is owed a whole-home review."""
    names = dict(Person.objects.values_list("pk", "given_name"))
    found = duties.due_by_person(Person.objects.order_by("pk"), on)
    return {
        names[pk]: days
        for pk, rows in found.items()
        if (days := [one.due_on for one in rows if one.kind == "WH"])
    }


def test_everybody_is_owed_one_by_the_day_of_the_programme(house, four):
    home_review_listing(home=house)
    assert due() == {key: [DUE_ON] for key in ADDED}


def test_the_reason_names_the_home(house, four):
    home_review_listing(home=house)
    rows = duties.due_rows(Person.objects.filter(pk=four[0].pk), BEFORE)
    assert [one.because for one in rows if one.kind == "WH"] == [
        "Everybody at Larch Row is to be looked at by 31 December 2026, so the whole-home review is due by then. "
        "The programme of whole-home reviews, and the scheme's own standard: every 24 months."
    ]


def test_nobody_is_owed_one_before_the_home_was_listed_or_in_another_home(house, four):
    home_review_listing(home=house)
    home_review_listing()
    placement(person=person(given_name="Elsewhere"))
    assert due(date(2026, 10, 4)) == {}
    assert "Elsewhere" not in due()


def test_whoever_is_left_stays_due_and_the_others_are_due_again_in_24_months(house, four):
    home_review_listing(home=house)
    for one in four[:3]:
        review(person=one, kind="WH", held_on=HELD_ON)
    assert due(date(2027, 1, 2)) == {key: [date(2028, 11, 18)] for key in ADDED[:3]} | {"Dev": [DUE_ON]}
    review(person=four[3], kind="WH", held_on=date(2027, 1, 3))
    assert due(date(2027, 1, 4))["Dev"] == [date(2029, 1, 3)]


def test_a_review_of_another_kind_that_settled_it_counts(house, four):
    home_review_listing(home=house)
    review(person=four[0], kind="CA12", covers=["WH"], held_on=HELD_ON)
    assert due(HELD_ON)["Ada"] == [date(2028, 11, 18)]


def test_whoever_moves_in_before_the_day_is_part_of_the_round(house, four):
    home_review_listing(home=house)
    placement(home=house, person=person(given_name="New"), starts_on=date(2026, 12, 30))
    assert due(date(2026, 12, 30))["New"] == [DUE_ON]


def test_whoever_moves_in_after_the_day_is_owed_one_24_months_after_they_came(house, four):
    home_review_listing(home=house)
    placement(home=house, person=person(given_name="New"), starts_on=date(2027, 1, 4))
    assert due(date(2027, 1, 4))["New"] == [date(2029, 1, 4)]


def test_whoever_left_is_owed_none(house, four):
    home_review_listing(home=house)
    four[0].placements.update(ends_on=BEFORE, end_reason="moved")
    assert list(due()) == ADDED[1:]


def test_only_the_councils_own_people_are_owed_it(house, four):
    theirs = person(
        given_name="Theirs", responsible_council=council(LINCOLNSHIRE), owner=council(LINCOLNSHIRE)
    )
    placement(home=house, person=theirs)
    home_review_listing(home=house)
    assert list(due()) == ADDED
    home_review_listing(home=house, organisation=council(LINCOLNSHIRE), due_on=date(2027, 2, 1))
    assert due()["Theirs"] == [date(2027, 2, 1)]


def test_another_day_stands_in_place_of_the_first_from_the_day_it_was_said(house, four):
    home_review_listing(home=house)
    home_review_listing(home=house, listed_on=date(2026, 11, 10), due_on=date(2027, 3, 31))
    assert due(date(2026, 11, 9))["Ada"] == [DUE_ON]
    assert due(date(2026, 11, 10))["Ada"] == [date(2027, 3, 31)]


def test_off_the_programme_nobody_is_owed_it_and_what_fell_due_before_stands(house, four):
    home_review_listing(home=house, due_on=date(2026, 10, 30))
    home_review_listing(home=house, listed_on=date(2026, 11, 10), due_on=None, because="It closes")
    assert due(date(2026, 11, 9))["Ada"] == [date(2026, 10, 30)]
    assert due(date(2026, 11, 10)) == {}
    fell = duties.fell_due(Person.objects.filter(pk=four[0].pk), Month.parse("2026-10"))
    assert [(one.due_on, one.held_on) for one in fell[four[0].pk] if one.kind == "WH"] == [
        (date(2026, 10, 30), None)
    ]


def test_it_asks_no_more_of_the_database_however_many_live_there(house, four):
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            duties.facts(Person.objects.all())
        return len(found)

    nobody_listed = asked()
    for number in range(5):
        home_review_listing(home=house, due_on=date(2027, 1, 1 + number))
        placement(home=house)
    assert asked() == nobody_listed
