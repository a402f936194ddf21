"""From a price to what each payer pays: the order and the pennies of domain A4."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as any_of

from placements.rules import splits
from placements.rules.splits import CannotBeSplit, Paid, Portion

D = Decimal


def council(asked="0", key="LA", **more):
    return Portion(key, None if asked is None else D(asked), council=True, ours=True, **more)


def board(asked):
    return Portion("ICB", None if asked is None else D(asked))


def split(gross, *portions, percent=True, **more):
    return splits.split(
        D(gross), portions, percent=percent, **{name: D(value) for name, value in more.items()}
    )


def test_the_vector_of_the_domain_comes_out_to_the_penny():
    assert split("2345.67", council("60.70"), board("39.30")) == {"LA": D("1423.82"), "ICB": D("921.85")}


@pytest.mark.parametrize("turned", [False, True])
def test_a_half_penny_is_rounded_up_for_the_board_and_off_the_council(turned):
    rows = [council("50"), board("50")]
    assert split("0.05", *(reversed(rows) if turned else rows)) == {"LA": D("0.02"), "ICB": D("0.03")}


def test_nursing_comes_off_the_price_before_it_is_split():
    shares = split("1267.68", council("60"), board("40"), nursing="267.68")
    assert shares == {"LA": D("600.00"), "ICB": D("400.00")}


def test_the_contribution_comes_out_of_the_councils_part_alone():
    shares = split("1267.68", council("60"), board("40"), nursing="267.68", contribution="110.15")
    assert shares == {"LA": D("489.85"), "ICB": D("400.00")}


def test_a_contribution_may_take_all_of_the_councils_part_and_no_more():
    assert split("100", council("60"), board("40"), contribution="60")["LA"] == 0
    with pytest.raises(CannotBeSplit, match=r"no more than the council's share, £60.00") as refusal:
        split("100", council("60"), board("40"), contribution="60.01")
    assert refusal.value.question == "contribution"


def test_without_a_council_nobody_contributes():
    with pytest.raises(CannotBeSplit, match=r"£0.00"):
        split("100", board("100"), contribution="1")


def test_one_payer_may_pay_what_is_left():
    assert split("1000", council(None), board("250.50"), percent=False) == {
        "LA": D("749.50"),
        "ICB": D("250.50"),
    }
    assert split("1000", council("33.33"), board(None)) == {"LA": D("333.30"), "ICB": D("666.70")}


@pytest.mark.parametrize(
    ("portions", "percent", "words"),
    [
        ([council("60"), board("39.99")], True, "Make the percentages add up to 100. They add up to 99.99."),
        ([council("60"), board("40.01")], True, "They add up to 100.01."),
        ([council(None), board("100.01")], True, "They add up to 100.01."),
        ([council("600"), board("399.99")], False, "They add up to £999.99."),
        ([council(None), board("1000.01")], False, "They add up to £1,000.01."),
        ([council(None), board(None)], True, "Leave the share of one payer empty at most"),
        ([], True, "Enter at least one payer"),
    ],
)
def test_shares_that_make_no_whole_are_told_what_they_make(portions, percent, words):
    with pytest.raises(CannotBeSplit) as refusal:
        split("1000", *portions, percent=percent)
    assert words in str(refusal.value)


def test_a_price_below_the_nursing_contribution_is_no_price():
    with pytest.raises(CannotBeSplit, match=r"at least the nursing contribution, £267.68") as refusal:
        split("267.67", council("100"), nursing="267.68")
    assert refusal.value.question == "gross"


def test_three_ways_with_another_council_and_education():
    other = Portion("OTHER", D("33.33"), council=True)
    shares = split("1000", other, board("33.33"), council("33.34"))
    assert shares == {"OTHER": D("333.30"), "ICB": D("333.30"), "LA": D("333.40")}


def test_an_uplift_keeps_the_proportions():
    paid = [Paid("LA", D("1423.82"), council=True), Paid("ICB", D("921.85"))]
    assert splits.uplifted(paid, D("5.2"), nursing=D(0), contribution=D(0)) == {
        "LA": D("1497.86"),
        "ICB": D("969.78"),
    }
    assert splits.raised(D("2345.67"), D("5.2")) == D("2467.64") == D("1497.86") + D("969.78")


def test_an_uplift_leaves_what_is_fixed_and_raises_the_councils_part_for_it():
    paid = [
        Paid("LA", D("500"), council=True),
        Paid("person", D("100"), fixed=True),
        Paid("fnc", D("254.06"), fixed=True),
    ]
    amounts = splits.uplifted(paid, D("10"), nursing=D("267.68"), contribution=D("100"))
    assert amounts == {"LA": D("571.79")}
    assert amounts["LA"] + 100 + D("267.68") == splits.raised(D("854.06"), D("10"))


def test_an_uplift_gives_the_contribution_back_to_whom_it_was_taken_from():
    host = Paid("HOST", D("200"), council=True)
    ours = Paid("LA", D("700"), council=True, ours=True)
    person = Paid("person", D("100"), fixed=True)
    amounts = splits.uplifted([host, ours, person], D(10), nursing=D(0), contribution=D("100"))
    assert amounts == {"HOST": D("220.00"), "LA": D("780.00")}


def test_the_contribution_goes_to_the_responsible_council_also_where_another_pays_what_is_left():
    shares = split(
        "1000", Portion("HOST", None, council=True), council("800"), percent=False, contribution="100"
    )
    assert shares == {"HOST": D("200"), "LA": D("700")}


def test_what_two_councils_pay_cannot_rise_where_the_contribution_takes_all_of_the_first():
    paid = [
        Paid("LA", D(0), council=True, ours=True),
        Paid("HOST", D("150"), council=True),
        Paid("person", D("100"), fixed=True),
    ]
    with pytest.raises(CannotBeSplit, match=r"takes all of one council's share.*Propose who pays"):
        splits.uplifted(paid, D(10), nursing=D(0), contribution=D("100"))


def test_nothing_but_fixed_amounts_cannot_rise():
    with pytest.raises(CannotBeSplit):
        splits.uplifted([Paid("fnc", D("200"), fixed=True)], D(5), nursing=D("200"), contribution=D(0))


MONEY = any_of.decimals(min_value=0, max_value=99999, places=2)


@given(gross=MONEY, percent=any_of.integers(min_value=0, max_value=10000), taken=any_of.integers(0, 100))
def test_the_payers_always_add_up_to_the_price(gross, percent, taken):
    asked = D(percent).scaleb(-2)
    part = splits.part_of(gross, 100 - asked)
    contribution = min(splits.part_of(part, D(taken)), max(part - D("0.01"), D(0)))
    shares = splits.split(
        gross, [council(str(100 - asked)), board(str(asked))], percent=True, contribution=contribution
    )
    assert sum(shares.values()) + contribution == gross
    assert all(share >= 0 for share in shares.values())


@given(council_pays=MONEY, board_pays=MONEY, percent=any_of.integers(min_value=1, max_value=2000))
def test_an_uplift_always_adds_up_to_the_raised_price(council_pays, board_pays, percent):
    rise = D(percent).scaleb(-2)
    paid = [Paid("LA", council_pays + 1, council=True), Paid("ICB", board_pays)]
    amounts = splits.uplifted(paid, rise, nursing=D(0), contribution=D(0))
    assert sum(amounts.values()) == splits.raised(council_pays + 1 + board_pays, rise)


@given(
    hundreds=any_of.integers(1, 500),
    ours=any_of.integers(1, 98),
    percent=any_of.integers(1, 50),
    nursing=any_of.integers(0, 99),
    taken=any_of.integers(0, 99),
    turned=any_of.booleans(),
)
def test_raising_a_split_is_splitting_the_raised_price(hundreds, ours, percent, nursing, taken, turned):
    """Two councils and the NHS, in whole numbers, so that no rounding hides who pays."""
    host = (99 - ours) // 2 + 1
    portions = [council(str(ours)), Portion("HOST", D(host), council=True), board(str(100 - ours - host))]
    portions = portions[::-1] if turned else portions
    gross, our_share = D(100 * hundreds), D((100 * hundreds - nursing) * ours).scaleb(-2)
    contribution = min(splits.part_of(our_share, D(taken)), our_share - D("0.01"))
    known = {"nursing": D(nursing), "contribution": contribution}
    before = splits.split(gross, portions, percent=True, **known)
    paid = [Paid(one.key, before[one.key], council=one.council, ours=one.ours) for one in portions]
    paid += [Paid("fnc", D(nursing), fixed=True), Paid("person", contribution, fixed=True)]
    then = splits.split(splits.raised(gross, D(percent)), portions, percent=True, **known)
    assert splits.uplifted(paid, D(percent), **known) == then


@given(price=MONEY, percent=any_of.integers(1, 10000))
def test_the_price_before_a_rise_is_known_from_the_price_after_it(price, percent):
    rise = D(percent).scaleb(-2)
    assert splits.before_rise(splits.raised(price, rise), rise) == price
