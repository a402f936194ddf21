from decimal import Decimal

import pytest

from placements.rules.budgets import Variance


@pytest.mark.parametrize(
    ("budget", "outturn", "amount", "percent", "words"),
    [
        ("1000.00", "1000.00", "0.00", "0.0", "On budget"),
        ("1000.00", "1012.50", "12.50", "1.3", "£12.50 over budget (1.3%)"),
        ("1000.00", "900.00", "-100.00", "-10.0", "£100.00 under budget (10.0%)"),
        ("0.00", "5.00", "5.00", None, "£5.00 over budget"),
    ],
)
def test_a_year_is_told_against_its_budget(budget, outturn, amount, percent, words):
    found = Variance(Decimal(budget), Decimal(outturn))
    assert found.amount == Decimal(amount)
    assert found.percent == (None if percent is None else Decimal(percent))
    assert found.words == words
