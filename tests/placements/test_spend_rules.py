from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkworker.periods import Days
from placements.rules import spend
from placements.rules.funding import PAYER_KINDS, STREAMS

EARLIEST = date(2026, 1, 1)
LINES_IN_A_REGISTER = 25
REGISTERS = 400  # 10,000 lines in all


def line(weekly="700.00", days=None, stay=None, payer_kind="council", stream="asc", disputed=False):
    always = Days(date(2020, 1, 1))
    return spend.Line(Decimal(weekly), days or always, stay or always, payer_kind, stream, disputed)


def slow_pence(a_line, within):
    """Walks the range a day at a time, counts each day charged at a seventh of the week's price; then
    rounds.
    """
    charged, day = 0, within.starts_on
    while day < within.ends_on:
        begun = a_line.days.starts_on <= day and a_line.stay.starts_on <= day
        stopped = any(end is not None and day >= end for end in (a_line.days.ends_on, a_line.stay.ends_on))
        charged += begun and not stopped
        day += timedelta(days=1)
    exact = Fraction(a_line.weekly) * 100 / 7 * charged
    whole, part = divmod(exact, 1)
    return int(whole) + (1 if part >= Fraction(1, 2) else 0)


ranges = st.builds(
    lambda start, length: Days(
        EARLIEST + timedelta(days=start),
        None if length is None else EARLIEST + timedelta(days=start + length),
    ),
    st.integers(0, 60),
    st.none() | st.integers(0, 90),
)
lines = st.builds(
    spend.Line,
    weekly=st.integers(0, 1_000_000).map(lambda pence: Decimal(pence).scaleb(-2)),
    days=ranges,
    stay=ranges,
    payer_kind=st.sampled_from(PAYER_KINDS),
    stream=st.sampled_from(STREAMS),
    disputed=st.booleans(),
)
registers = st.lists(lines, min_size=LINES_IN_A_REGISTER, max_size=LINES_IN_A_REGISTER)
windows = ranges.filter(lambda days: days.ends_on is not None)


@settings(
    max_examples=REGISTERS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(registers, windows)
def test_ten_thousand_lines_agree_with_walking_each_day(register, within):
    found = spend.totals(register, within)
    pence = [slow_pence(each, within) for each in register]
    assert [spend.contribution(each, within) * 100 for each in register] == pence
    assert found.total * 100 == sum(pence)
    for kind in PAYER_KINDS:
        of_kind = [p for each, p in zip(register, pence, strict=True) if each.payer_kind == kind]
        assert found.by_payer_kind[kind] * 100 == sum(of_kind)
    for stream in STREAMS:
        of_stream = [p for each, p in zip(register, pence, strict=True) if each.stream == stream]
        assert found.by_stream[stream] * 100 == sum(of_stream)
    assert found.disputed * 100 == sum(p for each, p in zip(register, pence, strict=True) if each.disputed)
    assert sum(found.by_payer_kind.values()) == sum(found.by_stream.values()) == found.total


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
