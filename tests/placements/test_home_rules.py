"""Places, people and what is free; which part of a postcode says where a home lies."""

import pytest

from placements.rules import homes as rules


@pytest.mark.parametrize(
    ("capacity", "there", "known", "words"),
    [
        (None, 4, True, ""),
        (6, 4, True, "2 of 6 free"),
        (6, 6, True, "All 6 taken"),
        (6, 8, True, "8 people live here: 2 more than places"),
        (6, 1, False, "6, of which at most 5 free: you may not see everybody who lives here"),
        (1, 2, False, "2 people live here: 1 more than places"),
    ],
)
def test_what_is_free_is_never_less_than_none(capacity, there, known, words):
    assert rules.places(capacity, there, everybody_known=known) == words


@pytest.mark.parametrize(
    ("postcode", "areas"),
    [("LN1 1AA", ["LN1 1AA", "LN1 1", "LN1"]), ("EC1A 1BB", ["EC1A 1BB", "EC1A 1", "EC1A"]), ("", [])],
)
def test_the_nearest_area_stands_first(postcode, areas):
    assert [called for _, called in rules.areas_of(postcode)] == areas
