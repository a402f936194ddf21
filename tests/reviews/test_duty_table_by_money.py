"""Rows of the table of review duties (domain B5) with the dates written out by hand: who pays."""

from reviews.rules.facts import Ward
from tests.reviews.duty_rows import days, decided, fast, held, owed, stay, table, ward

DISCHARGED = ward(Ward.NON_SECURE, "2025-06-01", "2025-11-05")
AFTERCARE = stay("2025-11-05", number=2, aftercare=[days("2025-10-01")])
AFTERCARE_ALONE = stay("2024-01-01", aftercare=[days("2024-01-18")])
TWO_LINES = stay("2025-09-01", aftercare=[days("2025-10-01", "2026-01-01"), days("2026-02-01")])
BACK_AND_OUT = ward(Ward.SECURE, "2026-01-10", "2026-03-31", number=3)
REVIEWED_BETWEEN = {"held": [held("S117R", "2025-12-10")]}


@table(
    (
        "3 months, clipped",
        "CHC3",
        "2025-12-01",
        ["2026-02-28"],
        {"decisions": [decided("2025-11-30", "joint")]},
    ),
    (
        "3 months to a leap day",
        "CHC3",
        "2023-12-01",
        ["2024-02-29"],
        {"decisions": [decided("2023-11-30", "fnc")]},
    ),
    ("not eligible", "CHC3", "2025-12-01", [], {"decisions": [decided("2025-11-30", "not_eligible")]}),
    (
        "who pays was decided again",
        "CHC3",
        "2026-01-31",
        ["2026-04-30"],
        {
            "decisions": [decided("2025-08-31"), decided("2026-01-31", "joint")],
            "held": [held("CHC3", "2025-11-01")],
        },
    ),
    (
        "then yearly, from a leap day",
        "CHC12",
        "2024-03-01",
        ["2025-02-28"],
        {"decisions": [decided("2023-11-30")], "held": [held("CHC3", "2024-02-29")]},
    ),
    ("3 months, clipped", "FT", "2025-12-01", ["2026-02-28"], {"decisions": [fast("2025-11-30")]}),
    (
        "then 3 months",
        "FT",
        "2026-03-01",
        ["2026-05-20"],
        {"decisions": [fast("2025-11-30")], "held": [held("FT", "2026-02-20"), held("FT", "2025-11-29")]},
    ),
    (
        "a review before the decision",
        "FT",
        "2025-12-01",
        ["2026-02-28"],
        {"decisions": [fast("2025-11-30")], "held": [held("FT", "2025-11-29")]},
    ),
    ("not agreed", "FT", "2025-12-01", [], {"decisions": [fast("2025-11-30", "not_eligible")]}),
    (
        "the full process took over",
        "FT",
        "2026-01-31",
        [],
        {"decisions": [fast("2025-11-30"), decided("2026-01-31")]},
    ),
    (
        "ended by a decision",
        "FT",
        "2026-01-31",
        [],
        {"decisions": [fast("2025-11-30"), decided("2026-01-31", "not_eligible")]},
    ),
    ("on one day", "FT", "2025-12-01", [], {"decisions": [decided("2025-11-30"), fast("2025-11-30")]}),
    (
        "two fast tracks on one day",
        "FT",
        "2025-12-01",
        ["2026-02-28"],
        {"decisions": [fast("2025-11-30", "joint"), fast("2025-11-30")]},
    ),
    (
        "42 days from discharge",
        "S117R",
        "2025-11-05",
        ["2025-12-17"],
        {"placements": [DISCHARGED, AFTERCARE]},
    ),
    ("still in hospital", "S117R", "2025-11-04", ["2025-11-12"], {"placements": [DISCHARGED, AFTERCARE]}),
    ("42 days to a leap day", "S117R", "2024-01-18", ["2024-02-29"], {"placements": [AFTERCARE_ALONE]}),
    (
        "then 12 months",
        "S117R",
        "2024-03-01",
        ["2025-02-28"],
        {"placements": [AFTERCARE_ALONE], "held": [held("S117R", "2024-02-29")]},
    ),
    ("the line ended", "S117R", "2026-01-01", [], {"placements": [TWO_LINES]}),
    ("another line began", "S117R", "2026-02-01", ["2025-11-12"], {"placements": [TWO_LINES]}),
    (
        "reviewed, then back in hospital",
        "S117R",
        "2026-03-30",
        ["2026-12-10"],
        {"placements": [DISCHARGED, AFTERCARE, BACK_AND_OUT], **REVIEWED_BETWEEN},
    ),
    (
        "discharged once more",
        "S117R",
        "2026-03-31",
        ["2026-05-12"],
        {"placements": [DISCHARGED, AFTERCARE, BACK_AND_OUT], **REVIEWED_BETWEEN},
    ),
)
def test_what_is_owed_for_who_pays(kind, on, due, facts):
    assert owed(kind, on, **facts) == due
