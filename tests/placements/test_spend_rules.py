from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from linkworker.periods import Days
from placements.rules import spend
from tests.placements import day_by_day

EARLIEST = date(2024, 1, 15)  # so that 29 February 2024 is among the days
LEDGERS = 10_000
PARTS = 4  # told apart, so that two workers share them


def line(weekly="700.00", days=None, stay=None, payer_kind="council", stream="asc", **more):
    always = Days(date(2020, 1, 1))
    return spend.Line(Decimal(weekly), days or always, stay or always, payer_kind, stream, **more)


def asked(paid: day_by_day.Paid) -> spend.Line:
    return spend.Line(
        weekly=day_by_day.weekly(paid),
        days=Days(paid.starts_on, paid.ends_on),
        stay=Days(paid.stay_starts_on, paid.stay_ends_on),
        payer_kind=paid.kind,
        stream=paid.stream,
        disputed=paid.status == "disputed",
        beside_the_price=paid.beside,
    )


numbers = st.integers(0, 2**72)
ledgers = st.lists(numbers, min_size=1, max_size=3)


@pytest.mark.parametrize("part", range(PARTS))
def test_ten_thousand_ledgers_agree_with_walking_each_day(part):
    seen = 0

    @settings(
        max_examples=LEDGERS // PARTS,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @seed(part)
    @given(ledgers, st.integers(0, 60), st.integers(0, 60))
    def agrees(ledger, begins, length):
        nonlocal seen
        seen += 1
        lines = [day_by_day.made_of(number, earliest=EARLIEST) for number in ledger]
        first = EARLIEST + timedelta(days=begins)
        until = first + timedelta(days=length)
        found = spend.totals(map(asked, lines), Days(first, until)).as_json()
        assert found == day_by_day.told(lines, first, until)

    agrees()
    assert seen >= LEDGERS // PARTS


@pytest.mark.parametrize(
    ("days", "stay", "expected"),
    [
        (Days(date(2026, 4, 1)), Days(date(2026, 4, 1)), "3000.00"),
        (Days(date(2026, 4, 1), date(2026, 4, 8)), Days(date(2026, 4, 1)), "700.00"),
        (Days(date(2026, 4, 1)), Days(date(2026, 4, 1), date(2026, 4, 2)), "100.00"),
        (Days(date(2026, 4, 1)), Days(date(2026, 4, 1), date(2026, 4, 1)), "0.00"),
        (Days(date(2026, 4, 10)), Days(date(2026, 1, 1), date(2026, 4, 10)), "0.00"),
        (Days(date(2026, 5, 1)), Days(date(2026, 4, 1)), "0.00"),
        (Days(date(2026, 1, 1), date(2026, 4, 15)), Days(date(2026, 3, 1), date(2026, 4, 12)), "1100.00"),
    ],
)
def test_april_is_charged_for_days_in_force_and_in_the_placement(days, stay, expected):
    april = Days(date(2026, 4, 1), date(2026, 5, 1))
    assert str(spend.contribution(line(days=days, stay=stay), april)) == expected


def test_each_line_is_rounded_once_so_payers_always_add_up():
    one_day = Days(date(2026, 4, 1), date(2026, 4, 2))
    found = spend.totals(
        [line("0.04"), line("0.04", payer_kind="icb", stream="joint", disputed=True)], one_day
    )
    assert found.as_json() == {
        "total": "0.02",
        "by_payer_kind": {
            "council": "0.01",
            "icb": "0.01",
            "person": "0.00",
            "education": "0.00",
            "other": "0.00",
        },
        "by_stream": {
            "asc": "0.01",
            "chc": "0.00",
            "chc_fast_track": "0.00",
            "joint": "0.01",
            "fnc": "0.00",
            "s117": "0.00",
            "education": "0.00",
            "self": "0.00",
        },
        "disputed": "0.01",
    }


def test_nothing_spent_is_nothing_everywhere():
    assert spend.totals([], Days(date(2026, 4, 1), date(2026, 5, 1))).as_json()["total"] == "0.00"


def test_a_price_finer_than_a_penny_is_refused():
    with pytest.raises(ValueError, match="whole pence"):
        spend.contribution(line("700.005"), Days(date(2026, 4, 1), date(2026, 5, 1)))


def test_spend_needs_a_range_that_ends():
    with pytest.raises(ValueError, match="without an end"):
        spend.totals([line()], Days(date(2026, 4, 1)))


def test_a_payer_kind_nobody_knows_is_refused():
    with pytest.raises(KeyError):
        spend.totals([line(payer_kind="lottery")], Days(date(2026, 4, 1), date(2026, 5, 1)))


def test_a_leap_year_has_one_day_more():
    years = [Days(date(year, 4, 1), date(year + 1, 4, 1)) for year in (2026, 2027)]
    assert [str(spend.contribution(line("1000.00"), year)) for year in years] == ["52142.86", "52285.71"]
    leap_day = Days(date(2028, 2, 29), date(2028, 3, 1))
    assert str(spend.contribution(line("700.00"), leap_day)) == "100.00"


def test_an_uplift_in_the_middle_of_a_month_is_charged_from_its_day():
    before = line("1000.00", days=Days(date(2026, 1, 1), date(2026, 11, 16)))
    after = line("1035.00", days=Days(date(2026, 11, 16)))
    november = Days(date(2026, 11, 1), date(2026, 12, 1))
    # 15 days at 1,000 (2,142.857...) and 15 at 1,035 (2,217.857...)
    assert str(spend.totals([before, after], november).total) == "4360.72"
