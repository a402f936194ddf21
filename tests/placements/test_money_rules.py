from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.rules import money

pounds = st.decimals(0, 20_000, places=2)


@pytest.mark.parametrize(
    ("weekly", "weeks", "expected"),
    [
        ("1000.00", "52", "52000.00"),
        ("1000.00", "52.14", "52140.00"),
        ("1000.00", "365/7", "52142.86"),
        ("1000.00", "52.18", "52180.00"),
        ("1000.00", "366/7", "52285.71"),
        ("2345.67", "52", "121974.84"),
        ("2345.67", "52.14", "122303.23"),
        ("2345.67", "365/7", "122309.94"),
        ("2345.67", "52.18", "122397.06"),
        ("2345.67", "366/7", "122645.03"),
        ("4999.99", "52", "259999.48"),
        ("4999.99", "52.14", "260699.48"),
        ("4999.99", "365/7", "260713.76"),
        ("4999.99", "52.18", "260899.48"),
        ("4999.99", "366/7", "261428.05"),
    ],
)
def test_a_weekly_price_becomes_a_full_year_one(weekly, weeks, expected):
    assert str(money.annualise(Decimal(weekly), weeks)) == expected


def test_the_full_year_factor_is_365_sevenths_unless_set_otherwise():
    assert money.WEEKS_PER_YEAR == "365/7"
    assert money.annualise(Decimal("1678.08")) == Decimal("87499.89")


def test_the_seed_scheme_s_admin_post_uses_52_weeks():
    assert money.annualise(money.hourly(Decimal(4), Decimal("8.25")), "52") == Decimal("1716.00")


@given(st.decimals(-50_000, 50_000, places=3))
def test_half_a_penny_rounds_away_from_zero(amount):
    assert money.to_pence(amount) == amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_pounds_always_show_two_decimals():
    assert str(money.to_pence(3)) == "3.00"
    assert str(money.to_pence(Fraction(-1, 200))) == "-0.01"


def test_hours_times_rate_is_rounded_once():
    assert money.hourly(Decimal("7.25"), Decimal("15.73")) == Decimal("114.04")
    assert money.hourly(Decimal("0.5"), Decimal("0.01")) == Decimal("0.01")


def test_the_published_split_comes_out_to_the_penny():
    shares = money.split_percent(
        Decimal("2345.67"), {"council": Decimal("60.70"), "icb": Decimal("39.30")}, residual_to="council"
    )
    assert shares == {"council": Decimal("1423.82"), "icb": Decimal("921.85")}


def test_odd_pennies_fall_to_the_council():
    thirds = {"icb": Decimal("33.33"), "education": Decimal("33.33"), "council": Decimal("33.34")}
    shares = money.split_percent(Decimal("0.02"), thirds, residual_to="council")
    assert shares == {"icb": Decimal("0.01"), "education": Decimal("0.01"), "council": Decimal("0.00")}


def test_rounding_never_takes_the_council_below_zero():
    halves = {"icb": Decimal(50), "education": Decimal(50), "council": Decimal(0)}
    shares = money.split_percent(Decimal("0.01"), halves, residual_to="council")
    assert shares == {"icb": Decimal("0.01"), "education": Decimal("0.00"), "council": Decimal("0.00")}


@given(pounds, st.integers(0, 10_000), st.integers(0, 10_000))
def test_shares_add_back_to_the_gross_and_each_is_within_two_pence_of_exact(gross, one, two):
    one, two = sorted((one, two))
    percents = {
        "council": Decimal(one) / 100,
        "icb": Decimal(two - one) / 100,
        "education": Decimal(10_000 - two) / 100,
    }
    shares = money.split_percent(gross, percents, residual_to="council")
    assert sum(shares.values()) == gross
    with localcontext(prec=40):
        for payer, share in shares.items():
            assert share >= 0
            assert abs(share - gross * percents[payer] / 100) < Decimal("0.02")


@pytest.mark.parametrize(
    ("gross", "percents", "words"),
    [
        ("100.00", {"council": "60", "icb": "39.99"}, "add up to 100"),
        ("100.00", {"council": "110", "icb": "-10"}, "none below zero"),
        ("100.00", {"icb": "100"}, "Give council a share"),
        ("-1.00", {"council": "100"}, "not below zero"),
        ("1.005", {"council": "100"}, "whole pence"),
    ],
)
def test_a_split_that_cannot_be_is_refused(gross, percents, words):
    with pytest.raises(ValueError, match=words):
        money.split_percent(
            Decimal(gross), {k: Decimal(v) for k, v in percents.items()}, residual_to="council"
        )


def test_one_payer_takes_what_fixed_amounts_leave():
    shares = money.split_amounts(Decimal("1500.00"), {"icb": Decimal("267.68")}, residual_to="council")
    assert shares == {"icb": Decimal("267.68"), "council": Decimal("1232.32")}


@pytest.mark.parametrize(("fixed", "words"), [("1500.01", "more than the gross"), ("-1.00", "below zero")])
def test_fixed_amounts_must_fit_inside_the_gross(fixed, words):
    with pytest.raises(ValueError, match=words):
        money.split_amounts(Decimal("1500.00"), {"icb": Decimal(fixed)}, residual_to="council")
