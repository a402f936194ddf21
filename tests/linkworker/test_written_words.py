"""How days, money and numbers are written, and what a small line shows."""

import datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from linkworker import sparklines
from linkworker.templatetags import linkworker as words
from linkworker.words import listed, long_month, pounds

TODAY = datetime.date(2026, 11, 22)


def drawn(source: str, **context) -> str:
    return Template("{% load linkworker %}" + source).render(Context(context))


def test_a_day_is_written_in_words():
    assert words.date_words(datetime.date(2026, 5, 4)) == "4 May 2026"
    assert words.date_short(datetime.date(2026, 9, 4)) == "4 Sept 2026"
    assert words.date_words(None) == "Not recorded"


def test_a_moment_is_written_on_its_local_day():
    just_before_midnight_utc = datetime.datetime(2026, 6, 30, 23, 30, tzinfo=datetime.UTC)
    assert words.date_words(just_before_midnight_utc) == "1 July 2026"
    assert words.moment_words(just_before_midnight_utc) == "1 July 2026 at 00:30"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (TODAY, "today"),
        (datetime.date(2026, 11, 21), "yesterday"),
        (datetime.date(2026, 11, 23), "tomorrow"),
        (datetime.date(2026, 10, 30), "23 days ago"),
        (datetime.date(2026, 11, 26), "in 4 days"),
        (datetime.date(2023, 1, 1), "1,421 days ago"),
        (None, "Not recorded"),
    ],
)
def test_how_long_ago_is_counted_from_the_day_given(day, text):
    assert words.days_ago(day, TODAY) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("1234.5"), "£1,234.50"),
        (0, "£0.00"),
        (Decimal("-12.345"), "-£12.35"),
        (Decimal("0.005"), "£0.01"),
        ("1400000", "£1,400,000.00"),
        (None, "Not recorded"),
    ],
)
def test_money_is_written_to_the_penny(amount, text):
    assert words.money(amount) == text


def test_pence_are_left_out_only_where_asked():
    assert drawn('{{ amount|money:"pounds" }}', amount=Decimal("1234.50")) == "£1,235"


def test_a_word_that_is_no_number_is_never_shown_as_money():
    with pytest.raises(ValueError, match="is no number"):
        words.money("lots")


def test_a_percentage_is_rounded_half_up():
    assert words.percent(Decimal("93.75")) == "94%"
    assert words.percent(Decimal("92.5")) == "93%"
    assert words.percent(Decimal("93.75"), 1) == "93.8%"
    assert words.percent(None) == "Not recorded"


def test_an_nhs_number_is_written_three_three_four():
    assert words.nhs_number_words("9990000026") == "999 000 0026"
    assert words.nhs_number_words("") == "Not recorded"


def test_one_person_two_people():
    assert [words.plural(n, "person,people") for n in (0, 1, 1200)] == [
        "0 people",
        "1 person",
        "1,200 people",
    ]
    assert words.plural(2, "day") == "2 days"


@pytest.mark.parametrize(
    ("items", "text"),
    [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), (iter("abcd"), "a, b, c and d")],
)
def test_a_list_ends_with_and(items, text):
    assert listed(items) == text


def test_a_month_is_written_in_words():
    assert long_month(datetime.date(2026, 9, 30)) == "September 2026"


def test_less_than_half_a_penny_owed_has_no_sign():
    assert pounds(Decimal("-0.004")) == "£0.00"


def test_nought_and_no_are_answers_and_nothing_is_not():
    assert [words.or_not_recorded(value) for value in (0, False, True, "", None, "Kent")] == [
        0,
        "No",
        "Yes",
        "Not recorded",
        "Not recorded",
        "Kent",
    ]


def test_the_next_page_keeps_the_question_that_was_asked():
    assert words.page_address(QueryDict("kind=visit&kind=phone&page=2"), "page", 3) == (
        "?kind=visit&kind=phone&page=3"
    )
    assert words.page_address(None, "page", 1) == "?page=1"


def test_pages_far_away_are_left_out():
    assert words.elided_pages(Paginator(range(240), 20).page(6)) == [1, "…", 5, 6, 7, "…", 12]


def test_a_month_without_a_figure_breaks_the_line():
    line = sparklines.sparkline([1, 2, None, 3])
    assert len(line.lines) == 2
    assert line.last == (116.0, 4.0)


def test_no_figures_draw_nothing():
    assert sparklines.sparkline([None, None]) == sparklines.Sparkline(lines=(), last=None)


@given(st.lists(st.one_of(st.none(), st.integers(-(10**9), 10**9)), min_size=1, max_size=24))
def test_every_line_stays_inside_its_drawing(values):
    for line in sparklines.sparkline(values).lines:
        for point in line.split():
            x, y = (float(part) for part in point.split(","))
            assert 0 <= x <= sparklines.WIDTH
            assert 0 <= y <= sparklines.HEIGHT
