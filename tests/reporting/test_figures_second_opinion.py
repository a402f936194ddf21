"""Every indicator against a slow second opinion on random registers: no difference is allowed."""

from collections import Counter
from datetime import date

import pytest

from linkworker.periods import Month
from reporting import figures
from reporting.kpi import rounded
from reporting.kpis import KPIS
from reporting.queries.authority import Authority
from tests.accounts.recipes import council
from tests.reporting.registers import LINCOLNSHIRE, RUTLAND, Register
from tests.reporting.slow_care import slow_care
from tests.reporting.slow_figures import slow_figures

MONTHS = [(1, "2026-10"), (2, "2028-02"), (3, "2027-02")]


def assert_agrees(kpi, measure, opinion):
    assert rounded(measure.value, kpi.unit) == opinion["value"], kpi.id
    for part in ("met", "of", "not_recorded", "not_applicable"):
        if part in opinion:
            assert Counter(getattr(measure, part)) == Counter(opinion[part]), f"{kpi.id}: {part}"


@pytest.mark.django_db
@pytest.mark.parametrize(("seed", "month"), MONTHS)
def test_each_figure_agrees_with_a_slow_reading_of_every_row(seed, month):
    asked = Month.parse(month)
    Register(seed, asked.last_day)
    for code in (RUTLAND, LINCOLNSHIRE):
        days = (asked.first_day, asked.last_day)
        opinion = slow_figures(code, *days) | slow_care(code, *days)
        assert set(opinion) == {kpi.id for kpi in KPIS}
        read = Authority(council(code), asked.ending(2))
        for kpi in KPIS:
            assert_agrees(kpi, kpi.measure(read, asked), opinion[kpi.id])
        told = figures.for_month(council(code), asked)
        assert {one.id: one.value for one in told.figures} == {
            id: one["value"] for id, one in opinion.items()
        }


@pytest.mark.django_db
def test_a_month_is_the_same_read_alone_or_among_twelve():
    asked = Month.parse("2026-10")
    Register(7, date(2026, 8, 31), people=40)
    twelve = Authority(council(), asked.ending(12))
    for month in asked.ending(12)[-4:]:
        alone = Authority(council(), [month])
        for kpi in KPIS:
            assert kpi.measure(alone, month) == kpi.measure(twelve, month), f"{kpi.id} {month}"


@pytest.mark.django_db
def test_a_month_outside_what_was_read_is_refused():
    read = Authority(council(), [Month.parse("2026-10")])
    with pytest.raises(ValueError, match="leaves out 2026-09-30"):
        read.open_out(date(2026, 9, 30))
