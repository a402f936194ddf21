import hashlib
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting import kpi
from reporting.kpi import Kpi, Measure, State, Unit
from reporting.rules.rag import Bands, Better, Rag

PEOPLE = tuple(f"P{number:04d}" for number in range(1, 41))


def indicator(unit=Unit.PERCENT, better=Better.HIGHER, **changes):
    usual = {
        "id": "K10",
        "title": "Annual review coverage",
        "definition": "People with a review held in the year, of adults placed out of area.",
        "measure": lambda authority, month: Measure.share(met=PEOPLE[:15], of=PEOPLE[:16]),
        "source": "S0",
        "readers": frozenset({"manager"}),
    }
    return Kpi(unit=unit, better=better, **(usual | changes))


COVERAGE = indicator().with_settings(
    target=Decimal(100), bands=Bands(Better.HIGHER, Decimal(95), Decimal(85))
)


def test_a_figure_is_told_exactly_as_the_contract_has_it():
    now = Measure.share(
        met=PEOPLE[:15],
        of=PEOPLE[:16],
        not_applicable=PEOPLE[16:18],
        split=(("Residential", Measure.share(met=PEOPLE[:3], of=PEOPLE[:4])),),
    )
    figure = COVERAGE.figure(now, Measure.share(met=PEOPLE[:14], of=PEOPLE[:16]))
    assert json.dumps(figure.as_json()) == json.dumps(
        {
            "id": "K10",
            "title": "Annual review coverage",
            "unit": "percent",
            "better": "higher",
            "value": "93.75",
            "met": 15,
            "of": 16,
            "not_recorded": 0,
            "not_applicable": 2,
            "target": "100",
            "rag": "amber",
            "previous": "87.50",
            "split": [{"label": "Residential", "met": 3, "of": 4}],
        }
    )


def test_a_zero_denominator_has_no_value_and_no_colour():
    figure = COVERAGE.figure(Measure.share(met=(), of=(), not_applicable=PEOPLE[:1]))
    told = figure.as_json()
    assert (told["value"], told["state"], told["rag"], told["previous"]) == (
        None,
        "not_applicable",
        None,
        None,
    )
    assert (told["met"], told["of"], told["not_applicable"]) == (0, 0, 1)


def test_when_all_is_missing_the_state_says_so():
    measure = Measure.share(met=(), of=(), not_recorded=PEOPLE[:2])
    assert measure.state == State.NOT_RECORDED
    assert COVERAGE.figure(measure).as_json()["state"] == "not_recorded"


def test_a_count_has_a_value_and_no_met_or_of():
    counting = indicator(Unit.COUNT, Better.LOWER)
    split = (("Lincolnshire", Measure.count(PEOPLE[:2])),)
    told = counting.figure(Measure.count(PEOPLE[:3], split=split), Measure.count(())).as_json()
    assert (told["value"], told["previous"], told["target"], told["rag"]) == ("3", "0", None, None)
    assert "met" not in told
    assert "of" not in told
    assert "state" not in told
    assert told["split"] == [{"label": "Lincolnshire", "value": "2"}]


def test_money_is_told_to_the_penny():
    costing = indicator(Unit.POUNDS, Better.LOWER)
    total = Measure.total(Fraction(1_400_000_005, 1000), people=PEOPLE[:16], not_recorded=PEOPLE[16:17])
    assert costing.figure(total).as_json()["value"] == "1400000.01"
    assert costing.figure(total).as_json()["not_recorded"] == 1
    mean = Measure.mean(Decimal("5000.00"), people=PEOPLE[:3])
    assert costing.figure(mean).as_json()["value"] == "1666.67"


@pytest.mark.parametrize(
    ("measure", "value", "state"),
    [
        (Measure.total(Decimal(0), people=()), 0, None),
        (Measure.total(Decimal(0), people=(), not_recorded=PEOPLE[:1]), None, State.NOT_RECORDED),
        (Measure.total(Decimal(5), people=PEOPLE[:1], not_recorded=PEOPLE[1:2]), 5, None),
        (Measure.mean(Decimal(0), people=()), None, State.NOT_APPLICABLE),
        (Measure.mean(Decimal(0), people=(), not_recorded=PEOPLE[:1]), None, State.NOT_RECORDED),
        (Measure.count(()), 0, None),
    ],
)
def test_nobody_costs_nothing_but_a_missing_price_is_not_nothing(measure, value, state):
    assert (measure.value, measure.state) == (value, state)


def test_a_share_of_money_is_told_in_pounds():
    sharing = indicator(better=Better.NEUTRAL)
    measure = Measure.share_of_money(
        met_pounds=Decimal("550000.00"), of_pounds=Decimal("1400000.00"), met=PEOPLE[:7], of=PEOPLE[:16]
    )
    told = sharing.figure(measure).as_json()
    assert (told["value"], told["met"], told["of"]) == ("39.29", "550000.00", "1400000.00")
    nothing = Measure.share_of_money(met_pounds=Decimal(0), of_pounds=Decimal(0), met=(), of=())
    assert nothing.state == State.NOT_APPLICABLE


@pytest.mark.parametrize(("met", "of"), [("2.00", "1.00"), ("-1.00", "1.00")])
def test_a_part_of_money_lies_within_the_whole(met, of):
    with pytest.raises(ValueError, match="between nothing and the whole"):
        Measure.share_of_money(met_pounds=Decimal(met), of_pounds=Decimal(of), met=(), of=())


def test_one_person_may_be_counted_twice_but_never_only_as_met():
    twice = Measure.share(met=("P0001",), of=("P0001", "P0001"))
    assert twice.value == 50
    with pytest.raises(ValueError, match="among those counted"):
        Measure.share(met=("P0001", "P0001"), of=("P0001", "P0002"))


@given(st.integers(0, 40), st.integers(1, 40))
def test_percentages_are_rounded_half_up_to_two_places(met, of):
    met = min(met, of)
    figure = COVERAGE.figure(Measure.share(met=PEOPLE[:met], of=PEOPLE[:of]))
    hundredths = next(n for n in range(10_001) if 2 * n * of + of > 2 * met * 10_000)
    assert figure.value * 100 == hundredths


def test_the_colour_comes_from_settings_and_the_unrounded_value():
    assert COVERAGE.figure(Measure.share(met=PEOPLE[:39], of=PEOPLE)).rag == Rag.GREEN
    assert COVERAGE.rag(Measure.share(met=PEOPLE[:38], of=PEOPLE, breached=True)) == Rag.RED
    assert indicator().figure(Measure.share(met=PEOPLE, of=PEOPLE)).rag is None


def test_bands_point_the_same_way_as_the_indicator():
    with pytest.raises(ValueError, match="K10 is better higher"):
        indicator().with_settings(target=None, bands=Bands(Better.LOWER, Decimal(1), Decimal(2)))


def test_an_indicator_measures_an_authority_for_a_month():
    assert indicator().measure("E06000017", None).value == Fraction(1500, 16)


def test_the_fingerprint_is_of_the_figures_however_they_are_ordered():
    figures = {"month": "2026-10", "figures": [COVERAGE.figure(Measure.share(met=(), of=())).as_json()]}
    backwards = {key: figures[key] for key in reversed(figures)}
    found = kpi.fingerprint(figures)
    assert found == kpi.fingerprint(backwards)
    assert found == kpi.fingerprint(figures | {"frozen": True, "fingerprint": "sha256:0"})
    assert found != kpi.fingerprint(figures | {"month": "2026-11"})


def test_the_fingerprint_can_be_checked_by_anyone():
    expected = hashlib.sha256('{"a":"£1.00","b":[1,null]}'.encode()).hexdigest()
    assert kpi.fingerprint({"b": [1, None], "a": "£1.00"}) == f"sha256:{expected}"


@pytest.mark.parametrize(("value", "error"), [(Decimal(1), TypeError), (float("inf"), ValueError)])
def test_the_fingerprint_refuses_what_json_cannot_tell(value, error):
    with pytest.raises(error):
        kpi.fingerprint({"value": value})
