"""The Placements tab."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def tab(client, person):
    return client.get(f"/people/{person.uid}/placements/").content.decode()


def test_the_story_of_where_they_live_is_told_with_the_slip_and_the_distance(link_worker, browse):
    stay = recipes.placement(why_out_of_area="specialist_need", chosen_by_person=False)
    decision = recipes.move_decision(person=stay.person, home=stay.home, placement=stay)
    recipes.agreed(
        person=stay.person,
        home=stay.home,
        state="started",
        placement=stay,
        decision=decision,
        expected_on=date(2023, 12, 27),
        expected_end_on=date(2026, 11, 12),
        barriers=["housing", "family"],
    )
    page = tab(browse(link_worker), stay.person)
    for words in (
        "Specialist need",
        "It started 12 days later than expected.",
        "10 days ago, and still there",
        "No suitable housing and Family live there, or disagree",
        "The person agreed to this move",
        "It never decides who hosts.",
    ):
        assert words in page
    assert "About " in page
    assert " miles" in page


def test_a_decision_that_is_missing_is_said(link_worker, browse):
    page = tab(browse(link_worker), recipes.placement().person)
    assert "No consent or best-interests decision is recorded for this move" in page
    assert "No decision recorded" in page


def test_a_proposal_shows_its_state_its_next_step_and_only_what_one_may_do(link_worker, manager, browse):
    proposal = recipes.proposal(
        proposed_by=manager, expected_on=date(2026, 11, 20), proposed_on=date(2026, 11, 1)
    )
    theirs, own = tab(browse(link_worker), proposal.person), tab(browse(manager), proposal.person)
    assert f"Somebody other than {manager.name} must agree to it." in theirs
    assert "Expected 2 days ago" in theirs
    agreeing = f"/proposals/{proposal.uid}/agreement/"
    assert (agreeing in theirs, agreeing in own) == (False, False)  # no permission; proposed it
    assert f"/proposals/{proposal.uid}/start/" not in own


def test_the_host_reads_where_they_live_and_nothing_of_what_is_proposed(host_officer, browse):
    stay = recipes.placement()
    recipes.proposal(person=stay.person, home=recipes.home(name="Canary Cottage"))
    recipes.return_step(plan=recipes.return_plan(person=stay.person), next_step="Canarystep")
    page = tab(browse(host_officer), stay.person)
    assert stay.home.name in page
    for word in ("Canary Cottage", "Canarystep", "Coming home or moving on</h2>", "Who decided"):
        assert word not in page


def test_a_finance_officer_reads_no_ward_no_wish_and_no_address(finance, browse):
    stay = recipes.placement(home=recipes.home(name="Canary Cottage"))
    recipes.short_stay(person=stay.person, placement=stay, place="Canary ward", reason="Canaryreason")
    recipes.move_decision(
        person=stay.person,
        home=stay.home,
        placement=stay,
        kind="best_interests",
        capacity="lacks",
        decided_by="Tom",
        options_considered="Canaryoption",
        wishes="Canarywish",
        consulted="Canarysister",
        less_restrictive_considered=True,
        authority="nobody",
    )
    page = tab(browse(finance), stay.person)
    assert "Canary" not in page
    assert "hospital" not in page.lower()
    assert "Away, since 3 November 2026 (short stay)" in page


def test_the_page_asks_as_often_for_many_rows_as_for_few(link_worker, browse):
    client = browse(link_worker)
    few = recipes.placement(home=recipes.home()).person
    many = recipes.placement(home=recipes.home()).person
    for person, number in ((few, 1), (many, 6)):
        for year in range(number):
            ended = {"ends_on": date(2010 + year, 12, 1), "end_reason": "moved"}
            recipes.placement(person=person, starts_on=date(2010 + year, 1, 1), **ended)
            recipes.proposal(person=person)
            days = {"starts_on": date(2010 + year, 3, 1), "ends_on": date(2010 + year, 4, 1)}
            recipes.short_stay(person=person, expected_end_on=None, **days)
        recipes.support_level(placement=person.placements.order_by("-starts_on").first())
        plan = recipes.return_plan(person=person)
        for _ in range(number):
            recipes.return_step(plan=plan)
    tab(client, few)
    with CaptureQueriesContext(
        connection,
    ) as of_few:
        tab(client, few)
    with CaptureQueriesContext(connection) as of_many:
        tab(client, many)
    assert len(of_few) == len(of_many)


def test_a_board_member_and_a_stranger_do_not_open_it(board_member, stranger, browse):
    address = f"/people/{recipes.placement().person.uid}/placements/"
    assert browse(board_member).get(address).status_code == 404
    assert browse(stranger).get(address).status_code == 404
    assert browse(accounts.staff(Role.ADMINISTRATOR)).get(address).status_code == 404
