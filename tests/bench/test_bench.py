"""The benchmark works. What it measured is asserted nowhere: a machine's mood breaks no build."""

import json
from datetime import date

import pytest

from bench import asking, measuring, pages, racing, stage, telling

TINY = asking.SIZES["tiny"]


def measured(*goals: str) -> dict:
    said = []
    results = measuring.measure(TINY, seed=1, only=frozenset(goals), say=said.append)
    assert len(said) == len(results["goals"]) + 2
    return json.loads(json.dumps(results))


@pytest.mark.django_db
def test_the_smallest_benchmark_measures_every_goal_but_the_paper():
    results = measured(*set(asking.GOALS) - {"P13"})
    assert {one["goal"] for one in results["goals"]} == set(asking.GOALS) - {"P7", "P13"}
    assert all(one["lowest"] <= one["ratio"] <= one["highest"] for one in results["goals"])
    assert [one["page"] for one in results["queries"]] == [
        "a person's page",
        "the register",
        "the manager's dashboard",
    ]
    assert results["register"]["people"] == TINY.people
    table = telling.table(results).splitlines()
    assert table[0].startswith("Goal  What")
    assert len(table) == 1 + len(results["goals"]) + 1 + len(results["queries"])


def test_its_register_is_set_up_where_every_commit_is_checked(committed):
    """As `./run bench` does it: outside a test there is no transaction around it."""
    today = date(2026, 11, 22)
    made = stage.build(today=today, seed=1, people=TINY.people, contacts=TINY.contacts)
    assert made.people(made.large).count() > made.people(made.small).count()


@pytest.mark.django_db
def test_the_smallest_benchmark_prints_a_report():
    (paper,) = measured("P13")["goals"]
    assert (paper["goal"], paper["turns"]) == ("P13", 1)


def test_a_page_that_is_refused_is_never_timed(link_worker):
    with pytest.raises(RuntimeError, match="/dashboard/ answered 403"):
        pages.Visitor(link_worker).opens("/dashboard/")()


def test_each_turn_is_told_as_a_ratio():
    deeds = []
    ours = racing.Way("ours", lambda: deeds.append("ours"))
    floor = racing.Way("floor", lambda: deeds.append("floor"))
    result = racing.run(racing.Race("P0", ours, floor, at_most=1e9), turns=2)
    assert deeds == ["ours", "floor", "floor", "ours", "ours", "floor"]
    assert result.kept


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--only", "P1,P99"], "--only names P99"),
        (["--people", "0"], "--people must be 1 or more"),
        (["--contacts", "-1"], "--contacts must be 0 or more"),
    ],
)
def test_a_wrong_request_is_told_in_words(capsys, arguments, complaint):
    with pytest.raises(SystemExit):
        asking.options(arguments)
    assert complaint in capsys.readouterr().err
