"""Entry and uplift by the grades of the last two inspections: the vectors of domain K2."""

import pytest

from placements.rules import frameworks as rules
from placements.rules.frameworks import Answer, Thresholds

YES, NO, CANNOT_SHOW = Answer.YES, Answer.NO, Answer.CANNOT_SHOW


@pytest.mark.parametrize(
    ("grades", "enter", "uplift"),
    [
        ([3, 3], YES, NO),
        ([4, 3], YES, NO),
        ([3, 4], YES, NO),
        ([4, 4], YES, YES),
        ([2, 5], NO, NO),
        ([5, 2], NO, NO),
        ([5], CANNOT_SHOW, CANNOT_SHOW),
        ([], CANNOT_SHOW, CANNOT_SHOW),
        ([4, 4, 1], YES, YES),
    ],
)
def test_each_of_the_last_two_inspections_counts(grades, enter, uplift):
    shown = rules.standing(grades, Thresholds())
    assert (shown.enter, shown.uplift, shown.known) == (enter, uplift, len(grades))


@pytest.mark.parametrize(
    ("services", "enter", "known"),
    [
        ([[4, 4], [2, 5]], NO, 2),
        ([[4, 4], [5]], CANNOT_SHOW, 1),
        ([[4, 4], []], YES, 2),
        ([[5], [2, 2]], NO, 1),
        ([[]], CANNOT_SHOW, 0),
    ],
)
def test_the_weakest_service_of_a_provider_governs(services, enter, known):
    shown = rules.provider_standing(services, Thresholds())
    assert (shown.enter, shown.known) == (enter, known)


@pytest.mark.parametrize(
    ("regulator", "ratings", "english_map", "grade"),
    [
        ("CI", {"wellbeing": "5", "staff": "3"}, False, 3),
        ("CQC", {"overall": "Good", "safe": "Requires improvement"}, True, 3),
        ("CQC", {"overall": "Inadequate"}, True, 1),
        ("CQC", {"overall": "Good"}, False, None),
        ("CQC", {"overall": "Inspected but not rated"}, True, None),
        ("CIW", {"well_being": "Good"}, True, None),
    ],
)
def test_the_grade_is_the_lowest_and_english_words_count_only_where_they_are_let(
    regulator, ratings, english_map, grade
):
    assert rules.grade_of(regulator, ratings, english_map=english_map) == grade
