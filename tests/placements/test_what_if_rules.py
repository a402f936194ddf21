"""What if the NHS agreed to pay from a day: the effect to the penny, and nothing lost between the payers."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.periods import Days, FinancialYear
from placements.rules import spend, what_if
from placements.rules.what_if import Outcome, Proposal
from tests.placements import day_by_day
from tests.placements.test_spend_rules import asked, line

EARLIEST = date(2024, 1, 15)
A_YEAR = FinancialYear(2026).days
NOW = date(2026, 11, 22)
PACKAGE = [line("1400.00"), line("100.00", payer_kind="person", stream="self")]
numbers = st.binary(min_size=9, max_size=9).map(
    lambda drawn: int.from_bytes(drawn, "big")
)  # every kind of line as likely as the next
days = st.integers(0, 200).map(lambda n: EARLIEST + timedelta(days=n))
drawn = st.one_of(
    numbers.map(lambda number: day_by_day.made_of(number, earliest=EARLIEST)),
    st.builds(
        lambda pence, starts_on: day_by_day.Paid(
            "person", "self", pence, starts_on, None, EARLIEST, None, beside=True
        ),
        st.integers(1, 100_000),
        days,
    ),
)
ranges = st.builds(
    lambda first, length: Days(first, first + timedelta(days=length)), days, st.integers(0, 200)
)
proposals = st.one_of(
    st.builds(Proposal, days, st.just(Outcome.FULL)),
    st.builds(
        Proposal, days, st.just(Outcome.JOINT), st.decimals(Decimal("0.01"), Decimal("99.99"), places=2)
    ),
)


def joint(percent: str, agreed_from=date(2026, 4, 1)) -> Proposal:
    return Proposal(agreed_from, Outcome.JOINT, Decimal(percent))


def test_full_healthcare_takes_everything_from_council_and_person():
    effect = what_if.over(PACKAGE, Proposal(date(2026, 4, 1), Outcome.FULL), A_YEAR)
    assert effect.then == {
        "council": Decimal("0.00"),
        "icb": Decimal("78214.29"),
        "person": Decimal("0.00"),
        "education": Decimal("0.00"),
        "other": Decimal("0.00"),
    }
    assert (effect.council_saves, effect.person_saves, effect.nhs_pays_more) == (
        Decimal("73000.00"),
        Decimal("5214.29"),
        Decimal("78214.29"),
    )


def test_from_the_middle_of_a_year_only_the_days_after_change():
    effect = what_if.over(PACKAGE, Proposal(date(2027, 1, 1), Outcome.FULL), A_YEAR)
    assert effect.council_saves == Decimal("18000.00")  # 90 days at 200
    assert effect.then["council"] == Decimal("55000.00")


def test_a_joint_package_leaves_the_person_a_charge_no_greater_than_the_councils_part():
    effect = what_if.over(PACKAGE, joint("40.00"), A_YEAR)  # 1,500: NHS 600, person 100, council 800
    assert (effect.then["icb"], effect.then["person"]) == (Decimal("31285.71"), Decimal("5214.29"))
    assert effect.then["council"] == effect.total - Decimal("36500.00")
    nearly_all = what_if.over(PACKAGE, joint("99.00"), A_YEAR)  # NHS 1,485, so at most 15 to charge
    assert nearly_all.then["person"] == Decimal("782.14")
    assert nearly_all.then["council"] == Decimal("0.01")  # the odd penny of three roundings


def test_the_published_split_holds_for_a_week():
    week = Days(date(2026, 4, 1), date(2026, 4, 8))
    effect = what_if.over([line("2345.67")], joint("39.30"), week)
    assert (effect.then["council"], effect.then["icb"]) == (Decimal("1423.82"), Decimal("921.85"))


def test_nursing_education_and_others_go_on_as_they_are_in_a_joint_package():
    lines = [
        line("1000.00"),
        line("267.68", payer_kind="icb", stream="fnc"),
        line("300.00", payer_kind="education", stream="education"),
        line("50.00", payer_kind="other", stream="asc"),
    ]
    week = Days(date(2026, 4, 1), date(2026, 4, 8))
    effect = what_if.over(lines, joint("50"), week)
    assert (effect.then["icb"], effect.then["council"]) == (Decimal("767.68"), Decimal("500.00"))
    assert (effect.then["education"], effect.then["other"]) == (Decimal("300.00"), Decimal("50.00"))


WEEK = Days(date(2026, 4, 1), date(2026, 4, 8))
TOPPED_UP = [line("1000.00"), line("100.00", payer_kind="person", stream="self", beside_the_price=True)]


@pytest.mark.parametrize(
    ("proposal", "nhs", "council"),
    [(joint("50"), "500.00", "500.00"), (Proposal(date(2026, 4, 1), Outcome.FULL), "1000.00", "0.00")],
)
def test_a_third_partys_top_up_stands_beside_what_the_nhs_pays_a_share_of(proposal, nhs, council):
    effect = what_if.over(TOPPED_UP, proposal, WEEK)
    assert (effect.then["icb"], effect.then["council"]) == (Decimal(nhs), Decimal(council))
    assert effect.then["person"] == effect.now["person"] == Decimal("100.00")
    yearly = what_if.full_year(TOPPED_UP, proposal, NOW)
    assert (yearly.person_saves, yearly.council_saves) == (Decimal("0.00"), yearly.nhs_pays_more)


def test_a_top_up_is_no_room_for_a_charge_to_the_person():
    charged = line("600.00", payer_kind="person", stream="self")
    effect = what_if.over([*TOPPED_UP, charged], joint("75"), WEEK)  # 1,600: NHS 1,200, so 400 to charge
    assert effect.then["person"] == Decimal("500.00")


def test_a_leap_year_has_one_day_more_to_save():
    years = [FinancialYear(starts_in).days for starts_in in (2026, 2027)]
    full = Proposal(date(2026, 4, 1), Outcome.FULL)
    saved = [what_if.over([line("700.00")], full, year).council_saves for year in years]
    assert saved == [Decimal("36500.00"), Decimal("36600.00")]


def test_a_full_year_goes_by_the_prices_of_one_day():
    lines = [
        line("1000.00", days=Days(date(2026, 4, 1), date(2027, 4, 1))),
        line("2000.00", days=Days(date(2027, 4, 1))),
    ]
    effect = what_if.full_year(lines, Proposal(date(2020, 1, 1), Outcome.FULL), NOW)
    assert (effect.council_saves, effect.nhs_pays_more) == (Decimal("52142.86"), Decimal("52142.86"))
    later = what_if.full_year(lines, Proposal(date(2027, 4, 1), Outcome.FULL), date(2027, 4, 1))
    assert later.council_saves == Decimal("104285.71")


@day_by_day.PATIENT
@given(st.lists(drawn, max_size=5), proposals, ranges)
def test_nothing_is_lost_between_the_payers(ledger, proposal, within):
    lines = [asked(one) for one in ledger]
    effect = what_if.over(lines, proposal, within)
    assert effect.now == spend.totals(lines, within).by_payer_kind
    assert sum(effect.now.values()) == sum(effect.then.values())
    assert all(amount >= 0 for amount in effect.then.values())
    yearly = what_if.full_year(lines, proposal, within.starts_on)
    assert sum(yearly.now.values()) == sum(yearly.then.values())


@day_by_day.PATIENT
@given(st.lists(drawn, max_size=4), proposals, ranges)
def test_the_nhs_pays_what_walking_each_day_says(paid, proposal, within):
    exact, day = Fraction(0), within.starts_on
    while day < within.ends_on:
        exact += of_a_day(paid, proposal, day)
        day += timedelta(days=1)
    told = what_if.over([asked(one) for one in paid], proposal, within).then["icb"]
    stretches = 2 * len(paid) + 2
    assert abs(Fraction(told) * 100 - exact) <= stretches * (
        len(paid) + 1
    )  # each stretch and line is rounded once


def of_a_day(paid, proposal, day) -> Fraction:
    """Pence the NHS pays for one day, before any rounding but that of a weekly share."""

    def in_force(one):
        days = ((one.starts_on, one.ends_on), (one.stay_starts_on, one.stay_ends_on))
        return all(begins <= day and (ends is None or day < ends) for begins, ends in days)

    here = [one for one in paid if in_force(one)]
    if day < proposal.agreed_from:
        return Fraction(sum(one.pence for one in here if one.kind == "icb"), 7)
    price = [one for one in here if not one.beside]
    if proposal.outcome == Outcome.FULL:
        return Fraction(sum(one.pence for one in price), 7)
    nursing = sum(one.pence for one in price if one.stream == "fnc" and one.kind == "icb")
    whose = ("council", "icb", "person")
    rest = sum(one.pence for one in price if one.kind in whose and one.stream != "fnc")
    return (int(rest * Fraction(proposal.nhs_percent) / 100 + Fraction(1, 2)) + nursing) / Fraction(7)


def test_an_open_range_is_refused():
    with pytest.raises(ValueError, match="ends"):
        what_if.over(PACKAGE, Proposal(NOW, Outcome.FULL), Days(NOW))
