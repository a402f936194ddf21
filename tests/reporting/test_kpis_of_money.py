"""K03, K04 and K05 at their edges."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from linkworker.periods import Month
from reporting.kpi import State, Unit, rounded
from reporting.kpis import money
from reporting.queries.authority import Authority
from tests.accounts.recipes import council, icb, organisation
from tests.placements.recipes import funding_line, home, person, placement

pytestmark = pytest.mark.django_db


def measured(measure):
    asked = Month.parse("2026-10")
    return measure(Authority(council(), [asked]), asked)


def pounds(measure):
    return rounded(measured(measure).value, Unit.POUNDS)


def lines(stay, *payers_and_pounds, **fields):
    for payer, weekly in payers_and_pounds:
        funding_line(placement=stay, payer=payer, weekly=Decimal(weekly), **fields)


@pytest.mark.parametrize(
    ("weekly", "yearly"), [("1000.00", "52142.86"), ("2345.67", "122309.94"), ("4999.99", "260713.76")]
)
def test_a_year_is_365_sevenths_of_a_week(weekly, yearly):
    lines(placement(), (council(), weekly))
    assert pounds(money.yearly_spend) == Decimal(yearly)


def test_the_year_is_rounded_once_for_all_people_together():
    for _ in range(7):
        lines(placement(), (council(), "0.01"))
    assert pounds(money.yearly_spend) == Decimal("3.65")  # seven rounded one by one would make 3.64


def test_every_line_in_force_counts_whoever_pays_and_however_settled():
    stay = placement()
    lines(stay, (council(), "100.00"))
    lines(stay, (council("E10000019"), "10.00"), stream="education")
    lines(stay, (icb(), "200.00"), status="disputed")
    lines(stay, (None, "50.00"), stream="self")
    lines(stay, (organisation("trust"), "7.00"), status="interim")
    found = measured(money.health_share)
    assert (found.met_pounds, found.of_pounds) == (Decimal("200.00"), Decimal("367.00"))
    assert rounded(found.value, Unit.PERCENT) == Decimal("54.50")


def test_what_each_payer_pays_a_year_adds_up_to_the_whole():
    stay = placement()
    lines(stay, (council(), "110.00"))
    lines(stay, (icb(), "200.00"), stream="joint")
    lines(stay, (None, "50.00"), stream="self")
    lines(stay, (organisation("trust"), "7.00"))
    found = measured(money.yearly_spend)
    assert rounded(found.value, Unit.POUNDS) == Decimal("19136.43")
    assert {label: part.value for label, part in found.split} == {
        "Council": Fraction("5735.72"),  # rounded alone it would be 5,735.71, and the whole a penny short
        "NHS (ICB)": Fraction("10428.57"),
        "Person": Fraction("2607.14"),
        "Education": 0,
        "Other": Fraction("365.00"),
    }


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "counted"),
    [
        (date(2026, 10, 31), None, True),
        (date(2026, 11, 1), None, False),
        (date(2026, 1, 1), date(2026, 10, 31), False),  # the first day not charged
        (date(2026, 1, 1), date(2026, 11, 1), True),
    ],
)
def test_a_line_is_in_force_from_its_first_day_to_the_day_before_its_end(starts_on, ends_on, counted):
    stay = placement()
    lines(stay, (council(), "1000.00"), starts_on=starts_on, ends_on=ends_on)
    found = measured(money.mean_weekly)
    assert found.met == ((str(stay.person.uid),) if counted else ())
    assert found.not_recorded == (() if counted else (str(stay.person.uid),))


def test_a_line_left_open_on_a_placement_that_ended_pays_for_nothing():
    mover = person()
    old = placement(person=mover, ends_on=date(2026, 10, 20), end_reason="moved")
    lines(old, (council(), "900.00"))
    new = placement(person=mover, starts_on=date(2026, 10, 20))
    lines(new, (council(), "1000.00"))
    assert pounds(money.mean_weekly) == Decimal("1000.00")


def test_somebody_without_a_line_is_not_recorded_and_not_in_the_mean():
    lines(placement(), (council(), "1000.00"))
    missing = placement().person
    found = measured(money.mean_weekly)
    assert found.value == 1000
    assert found.not_recorded == (str(missing.uid),)


def test_a_line_of_nothing_is_a_price_of_nothing():
    lines(placement(), (council(), "0.00"))
    lines(placement(), (council(), "500.00"))
    assert pounds(money.mean_weekly) == Decimal("250.00")


def test_the_mean_is_rounded_half_up_to_the_penny():
    for weekly in ("0.01", "0.02"):
        lines(placement(), (council(), weekly))
    assert pounds(money.mean_weekly) == Decimal("0.02")


def test_placements_at_home_cost_the_scheme_nothing():
    lines(placement(home=home("E06000017")), (council(), "1000.00"))
    assert pounds(money.yearly_spend) == 0
    assert measured(money.health_share).state == State.NOT_APPLICABLE


def test_with_every_price_missing_there_is_no_figure():
    placement()
    for measure in (money.yearly_spend, money.health_share, money.mean_weekly):
        assert measured(measure).state == State.NOT_RECORDED


def test_how_much_of_the_money_is_for_one_person_is_known():
    lines(placement(), (council(), "300.00"))
    lines(placement(), (council(), "100.00"))
    assert str(measured(money.yearly_spend).largest_share) == "3/4"
