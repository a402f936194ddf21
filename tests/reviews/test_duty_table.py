"""Every row of the table of review duties (domain B5), with the dates written out by hand: placements here,
the others in the files beside this one.
"""

from tests.reviews import (
    test_duty_table_by_age,
    test_duty_table_by_money,
    test_duty_table_in_hospital,
    test_duty_table_when_asked,
)
from tests.reviews.duty_rows import LEAP_DAY_CHILD, days, held, listed, owed, stay, table
from tests.reviews.histories import EVERY_RULE

PAID = stay("2026-03-01", paid=[days("2026-03-01", "2026-06-01"), days("2026-07-01")])
PAID_ON_LEAP_DAY = stay("2024-02-29", paid=[days("2024-02-29")])
MOVED = [stay("2025-08-31", "2026-01-31"), stay("2026-01-31", number=2)]
BORN_ON_LEAP_DAY = {"born_on": LEAP_DAY_CHILD, "placements": [stay("2025-10-31", paid=[days("2025-10-31")])]}


@table(
    ("56 days", "INIT", "2026-03-01", ["2026-04-26"], {"placements": [stay("2026-03-01")]}),
    ("56 days to a leap day", "INIT", "2024-01-04", ["2024-02-29"], {"placements": [stay("2024-01-04")]}),
    ("ended placement", "INIT", "2026-03-20", [], {"placements": [stay("2026-03-01", "2026-03-20")]}),
    ("a move is a new start", "INIT", "2026-01-31", ["2026-03-28"], {"placements": MOVED}),
    ("12 months from a leap day", "CA12", "2024-03-01", ["2025-02-28"], {"placements": [PAID_ON_LEAP_DAY]}),
    ("paid by a council", "CA12", "2026-05-31", ["2027-03-01"], {"placements": [PAID]}),
    ("the funding ended", "CA12", "2026-06-01", [], {"placements": [PAID]}),
    ("the funding came back", "CA12", "2026-07-01", ["2027-03-01"], {"placements": [PAID]}),
    ("before 18, born on a leap day", "CA12", "2026-02-27", [], BORN_ON_LEAP_DAY),
    ("18, born on a leap day", "CA12", "2026-02-28", ["2026-10-31"], BORN_ON_LEAP_DAY),
    ("clipped to month end", "CONC", "2025-09-01", ["2026-02-28"], {"placements": [stay("2025-08-31")]}),
    ("clipped to a leap day", "CONC", "2023-09-01", ["2024-02-29"], {"placements": [stay("2023-08-31")]}),
    ("a move starts again", "CONC", "2026-01-31", ["2026-07-31"], {"placements": MOVED}),
    ("under 18 too", "CONC", "2026-02-27", ["2026-04-30"], BORN_ON_LEAP_DAY),
    ("6 months first", "DEC", "2025-09-01", ["2026-02-28"], {"placements": [stay("2025-08-31")]}),
    ("before 18, born on a leap day", "DEC", "2026-02-27", [], BORN_ON_LEAP_DAY),
    ("18, born on a leap day", "DEC", "2026-02-28", ["2026-04-30"], BORN_ON_LEAP_DAY),
    (
        "then 12 months",
        "DEC",
        "2024-03-01",
        ["2025-02-28"],
        {"placements": [stay("2023-08-31")], "held": [held("DEC", "2024-02-29"), held("DEC", "2023-08-30")]},
    ),
    (
        "a visit of the other kind decides nothing",
        "DEC",
        "2026-02-01",
        ["2026-02-28"],
        {"placements": [stay("2025-08-31")], "held": [held("CONC", "2026-01-10")]},
    ),
    ("ended placement", "DEC", "2026-01-31", [], {"placements": MOVED[:1]}),
    ("in our own area", "DEC", "2026-02-01", [], {"placements": [stay("2025-08-31", elsewhere=False)]}),
)
def test_what_is_owed_where_somebody_is_placed(kind, on, due, facts):
    assert owed(kind, on, **facts) == due


LISTED = {"placements": [stay("2023-03-01")], "home_reviews": [listed("2024-01-10", "2024-06-30")]}
JOINED = {"placements": [stay("2024-03-01")], "home_reviews": [listed("2024-01-10", "2024-06-30")]}
CAME_LATER = {"placements": [stay("2024-07-01")], "home_reviews": [listed("2024-01-10", "2024-06-30")]}
TAKEN_OFF = {
    "placements": [stay("2023-03-01")],
    "home_reviews": [listed("2024-01-10", "2024-06-30", until="2024-02-01")],
}


@table(
    ("not yet listed", "WH", "2024-01-09", [], LISTED),
    ("by the day of the programme", "WH", "2024-01-10", ["2024-06-30"], LISTED),
    (
        "held before the listing",
        "WH",
        "2024-02-01",
        ["2024-06-30"],
        {**LISTED, "held": [held("WH", "2024-01-09")]},
    ),
    (
        "then 24 months, from leap day",
        "WH",
        "2024-03-01",
        ["2026-02-28"],
        {**LISTED, "held": [held("WH", "2024-02-29")]},
    ),
    (
        "held before somebody came",
        "WH",
        "2024-03-01",
        ["2024-06-30"],
        {**JOINED, "held": [held("WH", "2024-02-29")]},
    ),
    (
        "held the day somebody came",
        "WH",
        "2024-03-01",
        ["2026-03-01"],
        {**JOINED, "held": [held("WH", "2024-03-01")]},
    ),
    ("came after the day of the programme", "WH", "2024-07-01", ["2026-07-01"], CAME_LATER),
    (
        "came on the day of the programme",
        "WH",
        "2024-06-30",
        ["2024-06-30"],
        {**CAME_LATER, "placements": [stay("2024-06-30")]},
    ),
    ("the last day on the programme", "WH", "2024-01-31", ["2024-06-30"], TAKEN_OFF),
    ("off the programme", "WH", "2024-02-01", [], TAKEN_OFF),
    (
        "another home",
        "WH",
        "2024-02-01",
        [],
        {**LISTED, "home_reviews": [listed("2024-01-10", "2024-06-30", "PL2")]},
    ),
    ("ended placement", "WH", "2024-02-01", [], {**LISTED, "placements": [stay("2023-03-01", "2024-02-01")]}),
)
def test_whole_home_reviews(kind, on, due, facts):
    assert owed(kind, on, **facts) == due


def test_every_kind_has_rows_in_the_tables():
    tested = [
        test_what_is_owed_where_somebody_is_placed,
        test_whole_home_reviews,
        test_duty_table_by_age.test_what_is_owed_growing_up_and_for_health,
        test_duty_table_by_money.test_what_is_owed_for_who_pays,
        test_duty_table_in_hospital.test_what_is_owed_in_hospital,
        test_duty_table_when_asked.test_what_is_owed_because_it_was_asked_for_or_runs_out,
    ]
    kinds = {row.values[0] for test in tested for mark in test.pytestmark for row in mark.args[1]}
    assert kinds == {rule.kind for rule in EVERY_RULE}
