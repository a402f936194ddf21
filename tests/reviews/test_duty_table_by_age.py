"""Rows of the table of review duties (domain B5) with the dates written out by hand: age and health."""

from datetime import date

from reviews.rules.facts import EducationPlan, Medicine
from tests.reviews.duty_rows import held, owed, preparing, runs, table

PLAN = runs(EducationPlan, "2024-02-29")
NEXT_PLAN = runs(EducationPlan, "2025-03-31")
FIRST_MEDICINE = runs(Medicine, "2025-06-30", "2025-11-01")
MEDICINE = runs(Medicine, "2025-08-31")
CHECKED = {"on_gp_register": True, "held": [held("AHC", "2025-06-30")]}
LAST_OF_AUGUST = preparing("2025-05-01", "2011-08-31")
FIRST_OF_SEPTEMBER = preparing("2025-05-01", "2011-09-01")
TWENTY_FIVE = preparing("2025-08-31", "2000-02-29")


@table(
    ("12 months from a leap day", "EHC", "2024-03-01", ["2025-02-28"], {"education_plans": [PLAN]}),
    (
        "then 12 months",
        "EHC",
        "2025-02-01",
        ["2026-01-31"],
        {"education_plans": [PLAN], "held": [held("EHC", "2025-01-31")]},
    ),
    (
        "one before it was issued",
        "EHC",
        "2024-03-01",
        ["2025-02-28"],
        {"education_plans": [PLAN], "held": [held("EHC", "2024-02-28")]},
    ),
    ("from the first of two", "EHC", "2025-04-01", ["2025-02-28"], {"education_plans": [NEXT_PLAN, PLAN]}),
    (
        "no longer in force",
        "EHC",
        "2024-06-01",
        [],
        {"education_plans": [runs(EducationPlan, "2024-02-29", "2024-06-01")]},
    ),
    ("13", "TRN", "2025-08-30", [], LAST_OF_AUGUST),
    ("14 on the last day of the school year", "TRN", "2025-08-31", ["2025-08-31"], LAST_OF_AUGUST),
    ("14 on the first day of the next", "TRN", "2025-09-01", ["2026-08-31"], FIRST_OF_SEPTEMBER),
    ("14, born on a leap day", "TRN", "2026-02-28", ["2026-08-31"], preparing("2026-01-10", "2012-02-29")),
    ("that very day", "TRN", "2025-08-31", ["2025-08-31"], preparing("2025-08-31", "2011-05-05")),
    ("a day later, 12 months", "TRN", "2025-09-01", ["2026-09-01"], preparing("2025-09-01", "2011-05-05")),
    ("under 17", "TRN", "2025-10-31", ["2026-10-31"], preparing("2025-10-31", "2008-11-01")),
    ("17", "TRN", "2025-10-31", ["2026-04-30"], preparing("2025-10-31", "2008-10-31")),
    (
        "held at 17",
        "TRN",
        "2026-08-31",
        ["2027-02-28"],
        preparing("2025-10-31", "2008-11-01", held=[held("TRN", "2026-08-31")]),
    ),
    (
        "held at 16",
        "TRN",
        "2025-11-01",
        ["2026-10-31"],
        preparing("2025-10-01", "2008-11-01", held=[held("TRN", "2025-10-31")]),
    ),
    ("25", "TRN", "2026-02-27", ["2026-02-28"], TWENTY_FIVE),
    ("26, born on a leap day", "TRN", "2026-02-28", [], TWENTY_FIVE),
    ("6 months, clipped", "MED", "2025-09-01", ["2026-02-28"], {"medicines": [MEDICINE]}),
    (
        "then 12 months",
        "MED",
        "2026-01-31",
        ["2027-01-31"],
        {"medicines": [MEDICINE], "held": [held("MED", "2026-01-31")]},
    ),
    ("the earliest", "MED", "2025-10-31", ["2025-12-30"], {"medicines": [MEDICINE, FIRST_MEDICINE]}),
    (
        "the earliest was stopped",
        "MED",
        "2025-11-01",
        ["2026-02-28"],
        {"medicines": [MEDICINE, FIRST_MEDICINE]},
    ),
    (
        "a review before what is taken now",
        "MED",
        "2025-11-01",
        ["2026-02-28"],
        {"medicines": [MEDICINE, FIRST_MEDICINE], "held": [held("MED", "2025-08-30")]},
    ),
    ("all stopped", "MED", "2025-11-01", [], {"medicines": [FIRST_MEDICINE]}),
    ("12 months", "AHC", "2025-07-01", ["2026-06-30"], CHECKED),
    (
        "12 months from a leap day",
        "AHC",
        "2024-03-01",
        ["2025-02-28"],
        {**CHECKED, "held": [held("AHC", "2024-02-29")]},
    ),
    ("no check", "AHC", "2025-07-01", [], {**CHECKED, "held": []}),
    ("off the register", "AHC", "2025-07-01", [], {**CHECKED, "on_gp_register": False}),
    ("13, born on a leap day", "AHC", "2026-02-27", [], {**CHECKED, "born_on": date(2012, 2, 29)}),
    (
        "14, born on a leap day",
        "AHC",
        "2026-02-28",
        ["2026-06-30"],
        {**CHECKED, "born_on": date(2012, 2, 29)},
    ),
)
def test_what_is_owed_growing_up_and_for_health(kind, on, due, facts):
    assert owed(kind, on, **facts) == due
