"""How far two areas lie apart."""

import pytest

from placements.rules import distances

LONDON, PARIS = (51.5074, -0.1278), (48.8566, 2.3522)
OAKHAM, LINCOLN = (52.6705, -0.7270), (53.2268, -0.5398)


@pytest.mark.parametrize(
    ("here", "there", "miles"),
    [
        (LONDON, PARIS, 213.5),  # the textbook pair: 343.6 km
        (OAKHAM, LINCOLN, 39.2),
        (OAKHAM, OAKHAM, 0.0),
        ((0, 0), (0, 1), 69.09),  # a degree along the equator
        ((90, 0), (-90, 0), 12436.9),  # pole to pole: half way round
        ((51, 179.5), (51, -179.5), 43.5),  # across the date line, not around the world
    ],
)
def test_the_great_circle_between_two_points(here, there, miles):
    assert distances.miles_between(here, there) == pytest.approx(miles, rel=0.002, abs=0.01)
    assert distances.miles_between(there, here) == pytest.approx(distances.miles_between(here, there))


def test_it_is_told_to_five_miles_and_two_areas_are_never_none_apart():
    assert distances.rough_miles(OAKHAM, LINCOLN) == 40
    assert distances.rough_miles(OAKHAM, OAKHAM) == 5


def test_without_a_middle_nothing_is_guessed_and_one_area_is_said_so():
    assert distances.in_words(None, LINCOLN, same_area=False) is None
    assert distances.in_words(OAKHAM, None, same_area=False) is None
    assert distances.in_words(OAKHAM, LINCOLN, same_area=False) == "About 40 miles"
    assert distances.in_words(None, None, same_area=True) == "In their own area"
