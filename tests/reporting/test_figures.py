"""A month of figures: its JSON, its fingerprint, what freezing does, and what it costs."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linkworker.periods import Month
from reporting import figures
from reporting.kpi import fingerprint
from reporting.kpis import KPIS
from tests.accounts.recipes import council
from tests.placements.recipes import funding_line, home, person, placement
from tests.reporting import recipes
from tests.reporting.crowds import crowd
from tests.reporting.registers import Register
from tests.reviews.recipes import review

OCTOBER = Month.parse("2026-10")
pytestmark = pytest.mark.django_db


def october(**asked):
    return figures.for_month(council(), OCTOBER, **asked)


def freeze(month=OCTOBER, **fields):
    content = figures.board_content(council(), month)
    return recipes.snapshot(
        month=month.first_day, content=content, fingerprint=content["fingerprint"], **fields
    )


def test_the_json_is_the_contracts():
    for number in range(16):
        stay = placement()
        funding_line(placement=stay, weekly=Decimal("1678.08"))
        if number:
            review(person=stay.person)
    told = october().as_json()
    assert told["authority"] == {"code": "E06000017", "name": "Rutland County Council"}
    assert {key: told[key] for key in ("month", "as_at", "edition", "frozen", "weeks_per_year")} == {
        "month": "2026-10",
        "as_at": "2026-10-31",
        "edition": "internal",
        "frozen": False,
        "weeks_per_year": "365/7",
    }
    assert [one["id"] for one in told["figures"]] == [kpi.id for kpi in KPIS]
    by_id = {one["id"]: one for one in told["figures"]}
    assert by_id["K10"] == {
        "id": "K10",
        "title": "Annual review coverage",
        "unit": "percent",
        "better": "higher",
        "value": "93.75",
        "met": 15,
        "of": 16,
        "not_recorded": 0,
        "not_applicable": 0,
        "target": "100",
        "rag": "amber",
        "previous": "93.75",
        "split": [],
    }
    assert by_id["K01"]["value"] == "16"
    assert not {"met", "of"} & set(by_id["K01"])
    assert by_id["K03"]["value"] == "1399998.17"
    assert (by_id["K13"]["value"], by_id["K13"]["state"]) == (None, "not_applicable")
    assert json.loads(json.dumps(told)) == told


def test_the_fingerprint_is_of_everything_told_but_whether_it_is_frozen():
    told = october().as_json()
    assert told["fingerprint"] == fingerprint({key: told[key] for key in told if key != "fingerprint"})
    assert told["fingerprint"] == october().fingerprint
    placement()
    assert october().fingerprint != told["fingerprint"]


def test_the_month_before_stands_beside_each_figure():
    placement(starts_on=date(2026, 10, 5))
    told = october().figure("K01")
    assert (told.value, told.previous, told.travel) == (1, 0, "worse")


def test_a_month_that_is_not_over_says_so():
    assert october(today=date(2026, 10, 31)).so_far
    assert not october(today=date(2026, 11, 1)).so_far


def test_another_edition_is_refused():
    with pytest.raises(ValueError, match="internal or public"):
        october(edition="restricted")


# Freezing


def test_a_frozen_month_is_told_as_it_was_whatever_happens_to_the_register():
    Register(21, OCTOBER.last_day, people=30)
    live = october().as_json()
    snapshot = freeze()
    placement()
    frozen = october()
    assert frozen.frozen
    assert frozen.as_json() == {**live, "frozen": True}
    assert frozen.fingerprint == snapshot.fingerprint


def test_a_revisions_figures_are_told_when_it_is_approved_and_not_before(finance):
    freeze()
    placement()
    anew = freeze(revision=2)
    assert october().figure("K01").value == 0
    recipes.approved_report(snapshot=anew, revision=2, revision_reason="A late note", approved_by=finance)
    assert october().figure("K01").value == 1


def test_a_frozen_month_before_is_not_worked_out_again():
    freeze(OCTOBER.previous())
    placement()
    told = october().figure("K01")
    assert (told.value, told.previous) == (1, 0)


def test_history_reads_frozen_months_as_they_were_and_works_out_the_rest():
    stay = placement(starts_on=date(2026, 8, 3))
    freeze(Month.parse("2026-09"))
    placement(person=person(), starts_on=date(2026, 8, 3))
    points = figures.history(council(), OCTOBER, 3)["K01"]
    assert [(str(point.month), point.value) for point in points] == [
        ("2026-08", 2),
        ("2026-09", 1),
        ("2026-10", 2),
    ]
    assert stay.person_id
    assert [point.state for point in figures.history(council(), OCTOBER, 3, edition="public")["K01"]] == [
        "suppressed"
    ] * 3


def test_content_tells_how_the_people_placed_out_changed():
    away, here = home(), home("E06000017")
    placement(starts_on=date(2026, 10, 3))
    placement(ends_on=date(2026, 10, 3), end_reason="died")
    back = placement(ends_on=date(2026, 10, 3), end_reason="returned").person
    placement(person=back, home=here, starts_on=date(2026, 10, 5))
    mover = placement(ends_on=date(2026, 10, 3), end_reason="moved").person
    placement(person=mover, home=away, starts_on=date(2026, 10, 3))
    placement()
    content = figures.board_content(council(), OCTOBER)
    assert content["people"]["movements"] == {"new": 1, "moved": 1, "returned": 1, "ended": 1}
    assert [row["placed_out"] for row in content["people"]["by_month"]][-2:] == [4, 3]


def test_content_money_adds_up_to_the_figure():
    Register(22, OCTOBER.last_day, people=120)
    content = figures.board_content(council(), OCTOBER)
    spend = next(one for one in content["figures"] if one["id"] == "K03")
    yearly = [Decimal(row["yearly"]) for row in content["money"]["by_payer"]]
    assert sum(yearly) == Decimal(spend["value"])
    last = content["money"]["by_month"][-1]
    assert [Decimal(part["yearly"]) for part in last["by_payer"]] == yearly


def test_content_says_what_is_not_recorded():
    placement(person=person(advocate_needed=True))
    placement(person=person(on_gp_ld_register=False), why_out_of_area="historic")
    rows = figures.board_content(council(), OCTOBER)["quality"]
    assert [(row["not_recorded"], row["of"]) for row in rows] == [(1, 2), (1, 2), (1, 2), (2, 2), (0, 0)]


def test_who_stands_behind_a_figure_can_be_asked():
    someone = placement().person
    assert figures.people_behind(council(), OCTOBER, "K01").met == (str(someone.uid),)
    with pytest.raises(KeyError):
        figures.people_behind(council(), OCTOBER, "K99")


# Settings


def test_an_authoritys_own_target_comes_before_the_national_one():
    recipes.kpi_target()
    told = october().figure("K10")
    assert told.target == 90
    national = figures.for_month(council("E10000018"), OCTOBER).figure("K10")
    assert national.target == 100


def test_a_month_is_judged_by_the_targets_of_its_time():
    recipes.kpi_target(valid_from=date(2026, 11, 1))
    assert october().figure("K10").target == 100


# Cost


@pytest.mark.parametrize(
    ("ask", "most"),
    [
        (october, 45),
        (lambda: october(edition="public"), 89),  # read for the months beside it, too
        (lambda: figures.history(council(), OCTOBER), 43),
        (lambda: figures.board_content(council(), OCTOBER), 47),
    ],
    ids=["internal", "public", "history", "board"],
)
def test_a_month_costs_as_many_queries_for_four_hundred_people_as_for_sixteen(ask, most):
    costs = []
    for people in (16, 384):
        crowd(people)
        with CaptureQueriesContext(connection) as asked:
            ask()
        costs.append(len(asked))
    assert costs[0] == costs[1] <= most


def test_a_frozen_month_costs_one_query():
    freeze()
    rutland = council()
    with CaptureQueriesContext(connection) as asked:
        figures.for_month(rutland, OCTOBER)
    assert len(asked) == 1
