"""How complete a record is, and in words what is missing."""

from dataclasses import replace

import pytest

from reviews.rules.quality import Quality, Recorded, quality
from tests.reviews import recipes
from tests.reviews.answers import words

WHOLE = Recorded(
    asked=10,
    answered=10,
    person_present=True,
    person_view=True,
    family_present=False,
    advocate_present=False,
    still_right=True,
    least_restrictive=True,
    to_live_nearer=True,
    reasons=True,
    something_changes=True,
    actions=1,
)


def test_a_record_with_nothing_missing_has_a_hundred():
    assert quality(WHOLE) == Quality(100, ())


@pytest.mark.parametrize(
    ("lost", "missing"),
    [
        ({"person_present": None}, "Whether the person was there"),
        ({"person_view": False}, "What the person said or showed"),
        ({"family_present": None}, "Whether family were there"),
        ({"advocate_present": None}, "Whether an advocate was there"),
        ({"still_right": False}, "Whether the placement is still right"),
        ({"least_restrictive": False}, "Whether it is the least restrictive"),
        ({"to_live_nearer": False}, "What would have to be true to live nearer home"),
        ({"reasons": False}, "The decision in words, and why"),
        ({"actions": 0}, "Who does what by when, although something changes"),
    ],
)
def test_each_part_that_is_missing_is_said_and_costs_a_tenth(lost, missing):
    assert quality(replace(WHOLE, **lost)) == Quality(90, (missing,))


def test_questions_count_by_the_share_answered_and_one_of_many_is_never_rounded_away():
    assert quality(replace(WHOLE, answered=5)) == Quality(95, ("5 answers of the 10 that were asked",))
    assert quality(replace(WHOLE, asked=1000, answered=999)).score == 99


def test_nobody_has_to_do_anything_where_nothing_changes():
    assert quality(replace(WHOLE, actions=0, something_changes=False)).score == 100


def test_a_record_that_asked_no_questions_is_not_held_to_any():
    assert quality(replace(WHOLE, asked=0, answered=0)).score == 100


@pytest.mark.django_db
def test_the_record_says_what_is_missing(link_worker, browse, ada):
    review = recipes.review(person=ada, person_view="She smiled.")
    page = words(browse(link_worker).get(f"/reviews/{review.uid}/"))
    assert "How complete the record is: 40 of 100" in page
    assert "Whether an advocate was there" in page
    assert "Whether the person was there" not in page.split("How complete")[1]
