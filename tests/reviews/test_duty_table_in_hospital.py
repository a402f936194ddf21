"""Rows of the table of review duties (domain B5) with the dates written out by hand: in hospital."""

from datetime import date

from reviews.rules.facts import EducationPlan, Ward
from tests.reviews.duty_rows import LEAP_DAY_CHILD, held, owed, runs, table, ward

ADMITTED = ward(Ward.NON_SECURE, "2026-02-01", outside_own_icb=True)
MOVED_WARDS = [
    ward(Ward.NON_SECURE, "2025-08-31", "2025-09-15", outside_own_icb=True),
    ward(Ward.SECURE, "2025-09-15", number=2, outside_own_icb=True),
]
TWO_AT_ONCE = [
    ward(Ward.NON_SECURE, "2025-08-31", "2025-09-15"),
    ward(Ward.NON_SECURE, "2025-09-08", "2025-09-15", number=2),
    ward(Ward.SECURE, "2025-09-15", number=3),
]
NIGHT_AT_HOME = [MOVED_WARDS[0], ward(Ward.SECURE, "2025-09-16", number=2)]
LEFT = ward(Ward.NON_SECURE, "2026-02-01", "2026-02-20", outside_own_icb=True)
SIXTEEN = date(2009, 6, 30)
TEENAGER = {"born_on": LEAP_DAY_CHILD, "placements": [ADMITTED]}
STUDENT = {
    "born_on": date(2001, 3, 1),
    "placements": [ADMITTED],
    "education_plans": [runs(EducationPlan, "2025-09-01")],
}
MARCH_CHILD = {"born_on": date(2008, 3, 1), "placements": [ADMITTED]}
CYP_WARD = {"placements": [ward(Ward.CHILDREN, "2025-11-30")]}


@table(
    ("28 days for adults", "CTR_POST", "2026-02-01", ["2026-03-01"], {"placements": [ADMITTED]}),
    ("14 days under 18", "CTR_POST", "2026-02-01", ["2026-02-15"], TEENAGER),
    ("14 days although 18 since", "CTR_POST", "2026-03-10", ["2026-02-15"], TEENAGER),
    (
        "18 on the day of admission",
        "CTR_POST",
        "2026-02-01",
        ["2026-03-01"],
        {**TEENAGER, "born_on": date(2008, 2, 1)},
    ),
    (
        "one 28 days before",
        "CTR_POST",
        "2026-02-01",
        [],
        {"placements": [ADMITTED], "held": [held("CTR_PRE", "2026-01-04")]},
    ),
    (
        "one 29 days before",
        "CTR_POST",
        "2026-02-01",
        ["2026-03-01"],
        {"placements": [ADMITTED], "held": [held("CTR_PRE", "2026-01-03")]},
    ),
    ("a move is no admission", "CTR_POST", "2025-09-20", ["2025-09-28"], {"placements": MOVED_WARDS}),
    ("a move from two at once", "CTR_POST", "2025-09-20", ["2025-09-28"], {"placements": TWO_AT_ONCE}),
    ("a night at home", "CTR_POST", "2025-09-20", ["2025-10-14"], {"placements": NIGHT_AT_HOME}),
    ("ended placement", "CTR_POST", "2026-02-20", [], {"placements": [LEFT]}),
    ("6 months, clipped", "CTR_NS", "2025-09-01", ["2026-02-28"], {"placements": MOVED_WARDS}),
    ("moved to a secure ward", "CTR_NS", "2025-09-15", [], {"placements": MOVED_WARDS}),
    ("from the first admission", "CTR_SEC", "2025-09-15", ["2026-08-31"], {"placements": MOVED_WARDS}),
    (
        "from the last one",
        "CTR_SEC",
        "2025-09-15",
        ["2026-09-10"],
        {"placements": MOVED_WARDS, "held": [held("CTR_POST", "2025-09-10")]},
    ),
    (
        "from one before admission",
        "CTR_NS",
        "2026-02-01",
        ["2026-07-04"],
        {"placements": [ADMITTED], "held": [held("CTR_PRE", "2026-01-04")]},
    ),
    ("before 18, born on a leap day", "CETR", "2026-02-27", ["2026-05-01"], TEENAGER),
    ("18, born on a leap day", "CETR", "2026-02-28", [], TEENAGER),
    ("and from then the adults'", "CTR_NS", "2026-02-28", ["2026-08-01"], TEENAGER),
    ("before 25 with a plan", "CETR", "2026-02-28", ["2026-05-01"], STUDENT),
    ("25 with a plan", "CETR", "2026-03-01", [], STUDENT),
    ("an adult on a children's ward", "CETR", "2025-12-01", ["2026-02-28"], CYP_WARD),
    ("ended placement", "CTR_NS", "2026-02-20", [], {"placements": [LEFT]}),
    ("every 8 weeks", "VISIT", "2026-02-01", ["2026-03-29"], {"placements": [ADMITTED]}),
    ("every 6 weeks under 18", "VISIT", "2026-02-01", ["2026-03-15"], {**TEENAGER, "born_on": SIXTEEN}),
    (
        "from afar",
        "VISIT",
        "2026-03-10",
        ["2026-03-29"],
        {"placements": [ADMITTED], "held": [held("VISIT", "2026-03-10", on_site=False)]},
    ),
    (
        "there",
        "VISIT",
        "2026-03-10",
        ["2026-05-05"],
        {"placements": [ADMITTED], "held": [held("VISIT", "2026-03-10", on_site=True)]},
    ),
    (
        "visited the day before 18",
        "VISIT",
        "2026-03-02",
        ["2026-04-11"],
        {**MARCH_CHILD, "held": [held("VISIT", "2026-02-28", on_site=True)]},
    ),
    (
        "visited on the birthday",
        "VISIT",
        "2026-03-02",
        ["2026-04-26"],
        {**MARCH_CHILD, "held": [held("VISIT", "2026-03-01", on_site=True)]},
    ),
    (
        "a move is a new place to see",
        "VISIT",
        "2025-09-15",
        ["2025-11-10"],
        {"placements": MOVED_WARDS, "held": [held("VISIT", "2025-09-14", on_site=True)]},
    ),
    ("in their own ICB", "VISIT", "2025-09-20", [], {"placements": NIGHT_AT_HOME}),
    ("ended placement", "VISIT", "2026-02-20", [], {"placements": [LEFT]}),
)
def test_what_is_owed_in_hospital(kind, on, due, facts):
    assert owed(kind, on, **facts) == due
