"""Each regulator's scale, the rating a home is known by, and when it fell (domain C6)."""

import pytest

from placements.rules import inspections as rules
from placements.rules.inspections import OVERALL, SCHEMES, Regulator


@pytest.mark.parametrize(
    ("council", "setting", "regulator"),
    [
        ("CQC", "RES", "CQC"),
        ("CQC", "RES_SCHOOL_52", "Ofsted"),
        ("CI", "RES", "CI"),
        ("CI", "RES_SCHOOL_52", "CI"),
        ("CIW", "NUR", "CIW"),
        ("", "RES", "CQC"),
    ],
)
def test_who_inspects_follows_from_the_nation_and_the_setting(council, setting, regulator):
    assert rules.regulator_of(council, setting) == regulator


def test_scotland_and_wales_give_no_overall_rating():
    assert [regulator.value for regulator in Regulator if SCHEMES[regulator].has_overall] == ["CQC", "Ofsted"]


@pytest.mark.parametrize(
    ("regulator", "ratings", "said"),
    [
        ("CQC", {OVERALL: "Good", "safe": "Inadequate"}, "Good"),
        ("CQC", {"safe": "Good"}, ""),
        ("CQC", {OVERALL: "Insufficient evidence to rate"}, "Insufficient evidence to rate"),
        ("CI", {"wellbeing": "5", "leadership": "3", "staff": "4"}, "Grade 3 (Adequate), lowest"),
        ("CI", {"wellbeing": "6"}, "Grade 6 (Excellent), lowest"),
        (
            "CIW",
            {"well_being": "Good", "environment": "Requires improvement"},
            "Requires improvement, lowest",
        ),
        ("Ofsted", {OVERALL: "Requires improvement to be good"}, "Requires improvement to be good"),
    ],
)
def test_a_home_is_known_by_its_overall_rating_or_the_lowest(regulator, ratings, said):
    assert rules.in_lists(regulator, rules.governing(regulator, ratings)) == said


@pytest.mark.parametrize(
    ("regulator", "before", "after", "fell"),
    [
        ("CQC", "Good", "Requires improvement", True),
        ("CQC", "Outstanding", "Good", True),
        ("CQC", "Good", "Good", False),
        ("CQC", "Requires improvement", "Good", False),
        ("CQC", "", "Inadequate", True),
        ("CQC", "", "Good", False),
        ("CQC", "Not yet rated", "Requires improvement", True),
        ("CQC", "Good", "Inspected but not rated", False),
        ("CQC", "Inadequate", "Inadequate", False),
        ("CI", "4", "3", True),
        ("CI", "", "3", False),
        ("CI", "", "2", True),
        ("CIW", "Good", "Requires improvement", True),
    ],
)
def test_a_rating_fell_when_it_is_worse_or_low_for_the_first_time(regulator, before, after, fell):
    assert rules.fell(regulator, before, after) is fell
