"""Charts say the same thing to eye and ear, without colour, and never draw what is not known."""

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from linkworker import charts
from linkworker.charts.canvas import pounds_at, steps_to
from linkworker.charts.values import column_of_pounds, shown, shown_briefly

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = [date(2025, 11, 1), date(2025, 12, 1), *(date(2026, month, 1) for month in range(1, 11))]
LEVELS = [
    charts.Level(date(2025, 4, 6), date(2026, 2, 1), (Decimal("900.00"), Decimal(0))),
    charts.Level(date(2026, 2, 1), date(2026, 4, 6), (Decimal("600.50"), Decimal("400.00"))),
]
SPANS = [
    charts.Span("2026/27", Decimal(0), Decimal(0), Decimal(0)),
    charts.Span("2027/28", Decimal("900.50"), Decimal(1200), Decimal(1900)),
]
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
        charts.money_steps("steps", "Who pays <now>", ("Council", "NHS"), LEVELS, today=date(2026, 4, 1)),
        charts.money_spans("spans", "Likely <cost>", SPANS),
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


def test_steps_are_as_wide_as_their_days_and_as_high_as_their_pounds():
    chart = charts.money_steps("s", "Who pays", ("Council", "NHS"), LEVELS, today=date(2026, 4, 1))
    bars = [
        [float(bar.get(name)) for name in ("x", "width", "height")]
        for bar in ElementTree.fromstring(chart.svg).iter(f"{SVG}rect")
        if bar.get("stroke-width") == "0.8" and bar.get("width") != "18"
    ]
    (first, council, nhs) = bars
    assert first[1] / council[1] == pytest.approx(301 / 64, rel=0.01)  # 301 days, then 64
    assert first[0] + first[1] == pytest.approx(council[0], abs=0.02)
    assert first[2] / council[2] == pytest.approx(900 / 600.5, rel=0.01)
    assert nhs[2] / council[2] == pytest.approx(400 / 600.5, rel=0.01)


def test_steps_say_the_same_in_words_and_in_a_table():
    chart = charts.money_steps("s", "Who pays", ("Council", "NHS"), LEVELS, today=date(2026, 4, 1))
    assert chart.alt == (
        "Who pays. From 6 April 2025: £900.00 a week. Today £1,000.50 a week: Council £600.50, NHS £400.00."
    )
    assert chart.table.columns == ("Days", "Council", "NHS", "Total a week")
    assert chart.table.rows == (
        ("1 Feb 2026 to 5 Apr 2026", "£600.50", "£400.00", "£1,000.50"),
        ("6 Apr 2025 to 31 Jan 2026", "£900.00", "£0.00", "£900.00"),
    )


@pytest.mark.parametrize("days", [1, 20, 300, 4000, 20000])
def test_steps_over_any_days_name_a_few_of_them(days):
    first = date(1970, 3, 15)
    level = charts.Level(first, date.fromordinal(first.toordinal() + days), (Decimal("5.00"),))
    svg = charts.money_steps("s", "Who pays", ("Council",), [level], today=date(2026, 4, 1)).svg
    named = re.findall(r">(?:[A-Z][a-z]{2} )?(?:19|20)\d\d<", svg)
    assert 1 <= len(named) <= 8


def test_steps_over_years_are_named_by_the_year_alone_so_that_no_two_names_touch():
    level = charts.Level(date(2021, 9, 19), date(2027, 4, 1), (Decimal("5.00"),))
    svg = charts.money_steps("s", "Who pays", ("Council",), [level], today=date(2026, 4, 1)).svg
    assert re.findall(r">((?:\w+ )?20\d\d)<", svg) == ["2022", "2023", "2024", "2025", "2026", "2027"]


@pytest.mark.parametrize(
    ("tick", "top", "words"),
    [(0, 150_000, "£0"), (50_000, 50_000, "£50,000"), (150_000, 150_000, "£150k"), (1.5e6, 2e6, "£1.5m")],
)
def test_pounds_beside_a_line_are_as_short_as_their_room(tick, top, words):
    assert pounds_at(tick, top) == words


@pytest.mark.parametrize("labels", [(), tuple("abcdef")])
def test_steps_take_as_many_payers_as_can_be_told_apart(labels):
    with pytest.raises(ValueError, match="1 to 5 payers"):
        charts.money_steps("s", "Who pays", labels, LEVELS, today=date(2026, 4, 1))


def test_a_span_says_low_middle_and_high_in_words_and_in_its_table():
    chart = charts.money_spans("spans", "Likely cost", SPANS)
    assert chart.description.endswith("2027/28: £1,200, from £900.50 to £1,900.")
    assert chart.table.rows[1] == ("2027/28", "£900.50", "£1,200.00", "£1,900.00")


def test_a_span_that_does_not_rise_is_refused():
    with pytest.raises(ValueError, match="rises"):
        charts.Span("2027/28", Decimal(2), Decimal(1), Decimal(3))
