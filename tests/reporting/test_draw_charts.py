"""Charts say the same thing to eye and ear, without colour, and never draw what is not known."""

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from reporting import charts
from reporting.charts.canvas import steps_to
from reporting.charts.values import column_of_pounds, shown, shown_briefly

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = [date(2025, 11, 1), date(2025, 12, 1), *(date(2026, month, 1) for month in range(1, 11))]
SUPPRESSED = charts.Cell(state="suppressed")


def cells(numbers) -> tuple:
    made = (SUPPRESSED if number is None else charts.Cell(Decimal(number)) for number in numbers)
    return tuple(charts.MonthCell(month, cell) for month, cell in zip(MONTHS, made, strict=True))


def line_chart(numbers):
    return charts.months_line("people", "People", [charts.Series("Placed out", cells(numbers))], "count")


def one_of_each() -> list[charts.Chart]:
    bars = [charts.Bar("Yearly <review>", charts.Cell(Decimal(15)), charts.Cell(Decimal(16)))]
    stacks = [charts.Stack(month, (charts.Cell(Decimal(5)), charts.Cell(Decimal(3)))) for month in MONTHS]
    return [
        line_chart(range(12)),
        charts.on_time_bars("bars", "On time", bars),
        charts.money_stacks("money", "Money", ("Council", "NHS"), stacks),
        charts.sparkline("spark", "Seen", cells(range(12)), "count"),
        charts.rating_badge("badge", "red"),
    ]


@pytest.mark.parametrize("chart", one_of_each(), ids=lambda chart: chart.title)
def test_a_chart_is_an_image_with_title_and_description_and_obeys_the_content_policy(chart):
    root = ElementTree.fromstring(chart.svg)

    assert root.get("role") == "img"
    names = root.get("aria-labelledby").split()
    assert [root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")] == names
    assert root.find(f"{SVG}title").text == chart.title
    assert not [
        item for item in root.iter() if "style" in item.attrib or item.tag in (f"{SVG}style", f"{SVG}script")
    ]
    assert chart.alt.startswith(chart.title)


def test_a_month_without_a_number_is_a_gap_and_is_said():
    chart = line_chart([5, 6, None, 7, 8, 9, 9, 9, 9, 9, 9, 9])
    root = ElementTree.fromstring(chart.svg)

    assert [len(line.get("points").split()) for line in root.iter(f"{SVG}polyline")] == [2, 9]
    assert chart.note == "Placed out: suppressed in Jan 2026."
    assert chart.note in chart.alt
    assert chart.table.rows[2] == ("Jan 2026", "suppressed")


def test_axes_start_at_nought_and_reach_the_largest_value():
    for largest in (1, 3, 16, 33, 1_400_000, 7.5):
        ticks = steps_to(largest)
        assert ticks[0] == 0
        assert ticks[-2] < largest <= ticks[-1]


def test_a_bar_is_as_long_as_its_share_and_says_n_of_n():
    chart = charts.on_time_bars(
        "b", "On time", [charts.Bar("All", charts.Cell(Decimal(3)), charts.Cell(Decimal(4)))]
    )
    frame, filled = (float(bar.get("width")) for bar in ElementTree.fromstring(chart.svg).iter(f"{SVG}rect"))

    assert filled / frame == pytest.approx(0.75)
    assert "3 of 4 (75%)" in chart.svg
    assert chart.table.rows == (("All", "3", "4", "75%"),)


def test_nothing_due_is_no_bar_and_no_percentage():
    none = charts.Cell(Decimal(0))
    chart = charts.on_time_bars("b", "On time", [charts.Bar("All", none, none)])

    assert not list(ElementTree.fromstring(chart.svg).iter(f"{SVG}rect"))
    assert chart.table.rows == (("All", "0", "0", "not applicable"),)


def test_a_stack_with_a_missing_part_is_not_drawn_at_all():
    stacks = [charts.Stack(MONTHS[0], (charts.Cell(Decimal(900)), SUPPRESSED))]
    chart = charts.money_stacks("m", "Money", ("Council", "NHS"), stacks)
    root = ElementTree.fromstring(chart.svg)

    assert [bar for bar in root.iter(f"{SVG}rect") if bar.get("stroke")] == []
    assert "900" not in chart.svg
    assert chart.table.rows == (("Nov 2025", "£900", "suppressed", "suppressed"),)


def test_payers_differ_in_pattern_and_not_only_in_colour():
    parts = tuple(charts.Cell(Decimal(10)) for _ in range(5))
    chart = charts.money_stacks("m", "Money", tuple("abcde"), [charts.Stack(MONTHS[0], parts)])
    fills = {
        bar.get("fill") for bar in ElementTree.fromstring(chart.svg).iter(f"{SVG}rect") if bar.get("stroke")
    }

    assert len(fills) == 5
    assert sum(fill.startswith("url(#m-") for fill in fills) == 4


def test_ratings_differ_in_letter_and_shape():
    drawn = [charts.rating_badge("b", rag).svg for rag in ("green", "amber", "red", "")]

    assert [re.search(r">(.)</text>", svg).group(1) for svg in drawn] == ["G", "A", "R", "–"]
    assert len({re.search(r"<(circle|polygon|rect) ", svg).group(0) for svg in drawn}) == 3
    assert 'points="14,1 27.5,26 0.5,26"' in drawn[1]


def test_labels_are_escaped():
    assert "Yearly &lt;review&gt;" in one_of_each()[1].svg


def test_a_cell_is_a_number_or_a_known_state():
    for wrong in ({}, {"number": Decimal(1), "state": "suppressed"}, {"state": "hidden"}):
        with pytest.raises(ValueError, match="either a number"):
            charts.Cell(**wrong)


def test_numbers_are_printed_as_a_board_reads_them():
    assert shown(Decimal("93.75"), "percent") == "93.8%"
    assert shown(Decimal("100.00"), "percent") == "100%"
    assert shown(Decimal("1678.08"), "pounds") == "£1,678.08"
    assert shown(Decimal(1600), "count") == "1,600"
    assert shown_briefly(Decimal("1400000.00"), "pounds") == "£1.40m"
    assert column_of_pounds((charts.Cell(Decimal("15994.52")), charts.Cell(Decimal(16)))) == (
        "£15,994.52",
        "£16.00",
    )
