"""Coming home and moving on: the list."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from placements.queries import returns
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def placed_out(family_name, stage=None, **step):
    """Somebody of Rutland's in Lincolnshire, with a plan if a stage is named."""
    person = recipes.placement(person=recipes.person(family_name=family_name)).person
    if stage:
        recipes.return_step(plan=recipes.return_plan(person=person), stage=stage, **step)
    return person


def names(response):
    return [row.called.split()[-1] for row in response.context["rows"]]


def test_whoever_has_no_plan_comes_first_then_stage_by_stage(manager, browse):
    placed_out("Zinnia")
    placed_out("Alder", "transition")
    placed_out("Birch", "wanted")
    page = browse(manager).get("/returns/")
    assert names(page) == ["Zinnia", "Birch", "Alder"]
    assert {one.words: one.count for one in page.context["counts"] if one.count} == {
        "No decision recorded": 1,
        "Wanted": 1,
        "Transition under way": 1,
    }


def test_the_latest_step_counts_and_an_ended_plan_is_none(manager, browse):
    person = placed_out("Alder", "wanted")
    recipes.return_step(plan=person.return_plans.get(), stage="feasible", stepped_on=date(2026, 10, 1))
    recipes.return_step(
        plan=recipes.return_plan(person=placed_out("Birch"), ended_on=date(2026, 10, 1)), stage="done"
    )
    page = browse(manager).get("/returns/")
    assert [(row.called.split()[-1], row.stage) for row in page.context["rows"]] == [
        ("Birch", "No decision recorded"),
        ("Alder", "Feasible"),
    ]


def test_a_day_that_passed_is_late_unless_it_is_not_possible(manager, browse):
    placed_out("Alder", "option_found", estimated_on=date(2026, 11, 10))
    placed_out("Birch", "option_found", estimated_on=TODAY)
    placed_out("Cedar", "not_possible", estimated_on=date(2026, 11, 10))
    late = {row.called.split()[-1]: row.late for row in browse(manager).get("/returns/").context["rows"]}
    assert late == {"Alder": "12 days late", "Birch": "", "Cedar": ""}


def test_it_is_narrowed_by_stage_and_barrier_and_a_strange_answer_narrows_nothing(manager, browse):
    placed_out("Alder", "wanted", barrier="housing")
    placed_out("Birch", "wanted", barrier="family")
    placed_out("Cedar")
    client = browse(manager)
    assert names(client.get("/returns/?stage=wanted&barrier=family")) == ["Birch"]
    assert names(client.get("/returns/?stage=none")) == ["Cedar"]
    assert "Nobody stands there" in client.get("/returns/?stage=done").content.decode()
    assert len(names(client.get("/returns/?stage=<b>"))) == 3


def test_whom_others_placed_here_whoever_lives_at_home_and_whoever_left_are_not_in_it(manager, lincolnshire):
    recipes.placement(person=recipes.person(responsible_council=lincolnshire), home=recipes.home("E06000017"))
    recipes.placement(home=recipes.home("E06000017"))
    recipes.placement(ends_on=date(2026, 11, 1), end_reason="returned")
    assert not returns.on_the_way(manager, TODAY).exists()


def test_somebody_back_at_home_stays_in_it_until_the_plan_is_done(manager):
    stay = recipes.placement(home=recipes.home("E06000017"))
    step = recipes.return_step(plan=recipes.return_plan(person=stay.person))
    assert returns.on_the_way(manager, TODAY).get().step == step.pk


def test_the_list_asks_as_often_for_many_as_for_few_and_says_whom_it_showed(manager, browse):
    client = browse(manager)
    placed_out("Alder", "wanted")
    client.get("/returns/")
    with CaptureQueriesContext(connection) as few:
        client.get("/returns/")
    for number in range(8):
        placed_out(f"Birch{number}", "wanted" if number % 2 else None)
    with CaptureQueriesContext(connection) as many:
        client.get("/returns/")
    assert len(few) == len(many)
    line = AuditEvent.objects.order_by("-position").first()
    assert len(line.details["people"]) == 9


def test_a_finance_officer_reads_no_names_and_a_board_member_does_not_open_it(finance, board_member, browse):
    placed_out("Canaryname")
    page = browse(finance).get("/returns/")
    assert page.status_code == 200
    assert "Canaryname" not in page.content.decode()
    assert browse(board_member).get("/returns/").status_code == 403


def test_without_anybody_it_says_what_would_stand_here(manager, browse):
    assert "Nobody of yours is placed out" in browse(manager).get("/returns/").content.decode()
