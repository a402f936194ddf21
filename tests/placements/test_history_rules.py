"""Who paid how much a week, as steps over time."""

from datetime import date
from decimal import Decimal

from linkworker.periods import Days
from placements.rules.charges import charge
from placements.rules.history import MOST_PAYERS, OTHERS, Step, history
from tests.placements.test_spend_rules import line

UNTIL = date(2027, 4, 1)


def charged(payer, weekly, first, until=None):
    return payer, charge(line(weekly, days=Days(first, until)))


def test_a_new_split_is_a_new_step():
    told = history(
        [
            charged("Rutland", "1000.00", date(2026, 4, 1), date(2026, 10, 1)),
            charged("Rutland", "600.00", date(2026, 10, 1)),
            charged("The ICB", "400.00", date(2026, 10, 1)),
        ],
        UNTIL,
    )
    assert told.payers == ("Rutland", "The ICB")
    assert told.steps == (
        Step(date(2026, 4, 1), date(2026, 10, 1), (Decimal("1000.00"), Decimal("0.00"))),
        Step(date(2026, 10, 1), UNTIL, (Decimal("600.00"), Decimal("400.00"))),
    )


def test_days_on_which_nobody_pays_are_a_step_of_nothing():
    told = history(
        [
            charged("Rutland", "1000.00", date(2026, 4, 1), date(2026, 5, 1)),
            charged("Rutland", "1000.00", date(2026, 6, 1)),
        ],
        UNTIL,
    )
    assert [step.weekly[0] for step in told.steps] == [
        Decimal("1000.00"),
        Decimal("0.00"),
        Decimal("1000.00"),
    ]


def test_the_same_weeks_under_two_lines_are_one_step():
    told = history(
        [
            charged("Rutland", "1000.00", date(2026, 4, 1), date(2026, 5, 1)),
            charged("Rutland", "1000.00", date(2026, 5, 1)),
        ],
        UNTIL,
    )
    assert told.steps == (Step(date(2026, 4, 1), UNTIL, (Decimal("1000.00"),)),)


def test_more_payers_than_can_be_told_apart_are_put_together():
    lines = [charged(f"Payer {n}", f"{n}00.00", date(2026, 4, 1)) for n in range(1, MOST_PAYERS + 3)]
    told = history(lines, UNTIL)
    assert told.payers == ("Payer 7", "Payer 6", "Payer 5", "Payer 4", OTHERS)
    assert told.steps[0].weekly[-1] == Decimal("600.00")
    assert sum(told.steps[0].weekly) == Decimal("2800.00")


def test_nothing_paid_is_no_history():
    assert history([], UNTIL).steps == ()
    assert history([charged("Rutland", "1.00", date(2028, 1, 1))], UNTIL).steps == ()
