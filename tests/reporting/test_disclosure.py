from functools import partial
from itertools import product, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.rules import disclosure
from reporting.rules.disclosure import (
    Earlier,
    Mode,
    NotApplicable,
    PublishedList,
    Safety,
    Shown,
    Suppressed,
    Zero,
)


def safety(**changes):
    usual = {
        "threshold": 5,
        "base": 5,
        "zero_is_safe": True,
        "mode": Mode.ROUND,
        "smallest_denominator": 20,
        "largest_share": 50,
    }
    return Safety(**(usual | changes))


USUAL, EXACT, NHS = safety(), safety(mode=Mode.EXACT), safety(threshold=8)
WITH_ZERO = safety(threshold=10, zero_is_safe=False)


def texts(cells):
    return [cell.text for cell in cells]


def printed(counts, rule=USUAL, **how):
    found = disclosure.flat(counts, rule, **how)
    return texts(found.cells), found.total.text


@pytest.mark.parametrize(
    ("counts", "cells", "total"),
    [
        ([9, 4, 3], ["10", "*", "*"], "15"),
        ([12, 4], ["*", "*"], "15"),
        ([8, 8], ["10", "10"], "15"),
        ([16, 0], ["*", "*"], "15"),
        ([33], ["35"], "35"),
        ([6, 6, 4], ["*", "5", "*"], "15"),
        ([0, 5, 11], ["0", "5", "10"], "15"),
        ([0, 0, 16], ["*", "*", "*"], "15"),
        ([13, 2, 1], ["*", "*", "*"], "15"),
        ([4, 0], ["*", "0"], "*"),
        ([0, 0], ["0", "0"], "0"),
        ([4], ["*"], "*"),
        ([], [], "0"),
        ([7, 0, 9, 4], ["*", "0", "10", "*"], "20"),
    ],
)
def test_the_published_vectors_come_out(counts, cells, total):
    assert printed(counts) == (cells, total)


def test_the_secondary_care_rule_hides_one_to_seven():
    assert printed([7, 8, 20, 6], NHS) == (["*", "10", "20", "*"], "40")


def test_where_zero_is_not_safe_it_is_hidden_too():
    assert printed([0, 12, 30], WITH_ZERO) == (["*", "*", "30"], "40")
    assert printed([0, 0], WITH_ZERO) == (["*", "*"], "*")


def test_exact_survivors_keep_at_least_the_threshold_hidden():
    assert printed([1, 1, 8, 9], EXACT) == (["*", "*", "*", "9"], "19")
    assert printed([1, 1, 8, 9], safety(base=1)) == (["*", "*", "*", "9"], "19")
    assert printed([1, 1, 8, 9], USUAL) == (["*", "*", "10", "10"], "20")


def test_large_numbers_have_a_comma():
    assert Shown(1235).text == "1,235"


def test_a_count_below_zero_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        disclosure.flat([3, -1], USUAL)


@pytest.mark.parametrize("changes", [{"threshold": 0}, {"base": 0}, {"threshold": 2, "base": 5}])
def test_a_setting_that_prints_small_counts_as_none_is_refused(changes):
    with pytest.raises(ValueError, match="half the rounding base"):
        safety(**changes)


def could_be(cell, count, rule):
    """Whether a reader who knows the rounding, and not which cells were hidden for which reason, may
    believe it.
    """
    if cell == Suppressed():
        return True
    return count == 0 if cell == Zero() else count > 0 and rule.rounded(count) == cell.n


def worked_out(truths, publish, numbers, rule, limit):
    """Truths with a small count that a reader, trying everything that fits what was published, is left
    sure of.
    """
    published = {truth: publish(truth) for truth in truths}
    believed = {
        cells: [t for t in truths if all(map(could_be, cells, numbers(t), repeat(rule)))]
        for cells in set(published.values())
    }
    for truth, cells in published.items():
        for position, count in enumerate(truth):
            sure = {other[position] for other in believed[cells]} == {count}
            if 0 < count < rule.threshold and sure and sum(truth) <= limit:
                yield truth


def publish_list(counts, rule):
    found = disclosure.flat(counts, rule)
    return (*found.cells, found.total)


def everything(cells, highest):
    return [counts for counts in product(range(highest + 1), repeat=cells) if sum(counts) <= highest]


RULES = pytest.mark.parametrize("rule", [USUAL, EXACT, NHS], ids=["usual", "exact", "nhs"])


@RULES
def test_no_small_count_in_any_short_list_can_be_worked_out(rule):
    truths = everything(cells=3, highest=22)
    found = worked_out(truths, partial(publish_list, rule=rule), lambda t: (*t, sum(t)), rule, 22 - rule.base)
    assert list(found) == []


counts_of_people = st.lists(st.integers(0, 40), min_size=1, max_size=6)


@given(counts_of_people, st.sampled_from([USUAL, EXACT, NHS, WITH_ZERO]))
def test_a_list_never_shows_a_small_count_nor_hides_exactly_one(counts, rule):
    found = disclosure.flat(counts, rule)
    for count, cell in zip(counts, found.cells, strict=True):
        if 0 < count < rule.threshold or (count == 0 and not rule.zero_is_safe):
            assert cell == Suppressed()
        elif isinstance(cell, Shown):
            assert 2 * abs(cell.n - count) <= rule.base
        else:
            assert cell == Suppressed() or count == 0
    if found.total not in (Suppressed(), Zero()) and len(counts) > 1:
        assert len(found.hidden) != 1


@pytest.mark.parametrize(
    ("met", "of", "cell"),
    [
        (0, 0, NotApplicable()),
        (10, 19, Suppressed()),
        (10, 20, Shown(50)),
        (5, 20, Shown(25)),
        (4, 20, Suppressed()),
        (16, 20, Suppressed()),
        (15, 20, Shown(75)),
        (20, 20, Suppressed()),
        (0, 20, Suppressed()),
        (23, 33, Shown(71)),
        (13, 38, Shown(38)),
    ],
)
def test_a_percentage_needs_enough_people_on_both_sides(met, of, cell):
    assert disclosure.percentage(met, of, USUAL) == cell


@pytest.mark.parametrize(("met", "of"), [(5, 4), (-1, 4)])
def test_those_who_met_it_are_among_those_counted(met, of):
    with pytest.raises(ValueError, match="among those counted"):
        disclosure.percentage(met, of, USUAL)


def earlier(*counts, rule=USUAL):
    return Earlier(counts, disclosure.flat(counts, rule))


def test_publishing_after_an_earlier_month_hides_what_that_month_hid():
    last_month = earlier(6, 7, 4)
    assert printed([7, 6, 4], before=[last_month]) == (["*", "*", "*"], "15")
    assert printed([7, 7, 4], before=[last_month]) == (["*", "5", "*"], "20")


@given(*[st.tuples(*[st.integers(0, 12)] * 4)] * 2)
def test_after_hiding_against_the_earlier_month_nothing_is_left_to_difference(before, now):
    last_month = earlier(*before)
    published = disclosure.flat(now, USUAL, before=[last_month])
    if sum(before) == sum(now) >= USUAL.threshold:
        assert len(last_month.published.hidden & published.hidden) != 1


def test_publishing_after_two_lists_leaves_no_lone_group_to_a_reader_of_all_three():
    """Each of them hides two groups with this month; the two together would leave only the first."""
    now, hidden = (
        [6, 7, 8, 9, 4],
        lambda *places: tuple(Suppressed() if i in places else Shown(10) for i in range(5)),
    )
    one = Earlier((7, 7, 7, 9, 4), PublishedList(hidden(0, 4, 1), Shown(35)))
    other = Earlier((7, 6, 8, 9, 4), PublishedList(hidden(0, 1, 2), Shown(35)))
    assert disclosure.flat(now, USUAL, before=[one]).hidden == {0, 4}
    assert disclosure.flat(now, USUAL, before=[one, other]).hidden == {0, 1, 4}


def test_exact_numbers_are_hidden_against_the_gaps_of_the_month_before():
    last_month = earlier(6, 30, 4, rule=EXACT)
    assert printed([10, 15, 15], EXACT, before=[last_month]) == (["*", "15", "*"], "40")


def test_when_only_this_month_hides_there_is_nothing_earlier_to_hide_with():
    last_month = earlier(10, 15, 15, rule=EXACT)
    assert printed([6, 30, 4], EXACT, before=[last_month]) == (["*", "30", "*"], "40")


def test_months_of_different_groups_are_not_compared():
    with pytest.raises(ValueError, match="same groups"):
        disclosure.flat([6, 7, 8], USUAL, before=[earlier(6, 7)])


def test_what_is_hidden_has_no_number_anywhere():
    assert disclosure.flat([12, 4], USUAL) == PublishedList((Suppressed(), Suppressed()), Shown(15))
    assert "12" not in repr(disclosure.flat([12, 4], USUAL))
