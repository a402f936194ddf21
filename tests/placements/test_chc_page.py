"""The tab: where continuing healthcare stands, for whom."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from placements.queries.chc import nhs_outcome_on_record
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def page(client, person):
    return client.get(f"/people/{person.uid}/continuing-healthcare/")


def test_an_open_case_tells_day_and_due_date_and_what_is_next(link_worker, browse):
    case = recipes.chc_case(received_by_icb_on=date(2026, 11, 5))
    recipes.checklist(case=case)
    told = page(browse(link_worker), case.person).content.decode()
    assert "Day 17 of 28: decision due 3 December 2026" in told
    assert "Positive: 2 domains are A" in told
    assert "Record the decision" in told
    assert "The ICB received it" not in told


def test_a_late_one_and_one_later_than_twelve_weeks_are_told_apart(link_worker, browse):
    late = recipes.chc_case(considered_on=None, received_by_icb_on=date(2026, 10, 22))
    later = recipes.chc_case(considered_on=None, received_by_icb_on=date(2026, 8, 1))
    client = browse(link_worker)
    told = page(client, late.person).content.decode()
    assert "3 days late: the decision was due 19 November 2026" in told
    assert "More than 12 weeks" not in told
    assert "More than 12 weeks" in page(client, later.person).content.decode()


def test_past_cases_stay_with_their_outcome_and_the_time_to_ask(link_worker, browse):
    decided = {"received_by_icb_on": date(2026, 10, 1), "decided_on": date(2026, 10, 20)}
    case = recipes.chc_case(outcome="full", **decided)
    told = page(browse(link_worker), case.person).content.decode()
    assert "Eligible: the NHS pays all of it, 20 October 2026" in told
    assert "may ask the ICB for a local review until 20 April 2027" in told
    assert "First review by 20 January 2027" in told
    assert f"/people/{case.person.uid}/reviews/" in told


def test_a_late_local_review_is_told(link_worker, browse):
    dispute = recipes.chc_dispute(due_on=date(2026, 11, 19))
    told = page(browse(link_worker), dispute.case.person).content.decode()
    assert "3 days late: it should have been finished by 19 November 2026" in told


def test_an_imported_case_without_days_is_not_recorded_never_in_time(link_worker, browse):
    case = recipes.chc_case(icb=None, decided_on=date(2025, 1, 2), outcome="")
    told = page(browse(link_worker), case.person).content.decode()
    assert "outcome not recorded" in told
    assert "nobody can say whether the decision was in time" in told
    assert "in time:" not in told


def test_nothing_recorded_says_what_to_do(link_worker, browse):
    person = recipes.person()
    assert "Open a case when it is considered" in page(browse(link_worker), person).content.decode()


def test_who_sees_it(link_worker, chc_nurse, finance, host_officer, board_member, stranger, browse):
    case = recipes.chc_case(person=recipes.person(responsible_icb=accounts.icb()))
    recipes.placement(person=case.person)
    host_worker = accounts.staff(Role.LINK_WORKER, accounts.council(recipes.LINCOLNSHIRE))
    asked = [link_worker, chc_nurse, host_worker, finance, host_officer, board_member, stranger]
    answers = [page(browse(staff), case.person).status_code for staff in asked]
    assert answers == [200, 200, 200, 403, 403, 404, 404]
    told = page(browse(host_worker), case.person).content.decode()
    assert "Record the decision" not in told
    tab = f"/people/{case.person.uid}/continuing-healthcare/"
    assert tab not in browse(host_officer).get(f"/people/{case.person.uid}/").content.decode()


def test_many_cases_cost_as_many_queries_as_two(link_worker, browse):
    client = browse(link_worker)

    def queries(cases):
        person = recipes.person()
        for number in range(cases):
            case = recipes.chc_case(
                person=person, decided_on=date(2020 - number, 1, 2), outcome="full", considered_on=None
            )
            recipes.checklist(case=case)
            recipes.dst_member(tool=recipes.decision_support_tool(case=case))
            recipes.chc_dispute(case=case)
        page(client, person)
        with CaptureQueriesContext(
            connection,
        ) as counted:
            page(client, person)
        return len(counted)

    assert queries(2) == queries(12)


@pytest.mark.parametrize(
    ("on", "made", "answer"),
    [
        (date(2026, 11, 3), "checklist", True),
        (date(2026, 11, 2), "checklist", False),
        (date(2026, 11, 10), "tool", True),
        (date(2026, 11, 9), "tool", False),
        (date(2026, 11, 22), "nothing", False),
    ],
)
def test_an_nhs_outcome_is_on_record_from_its_day(on, made, answer):
    case = recipes.chc_case()
    if made == "checklist":
        recipes.checklist(case=case)
    elif made == "tool":
        recipes.decision_support_tool(case=case)
    assert nhs_outcome_on_record(case.person, on) is answer
    assert nhs_outcome_on_record(recipes.person(), on) is False


@pytest.mark.parametrize(
    ("outcome", "answer"), [("fnc", True), ("not_eligible", True), ("withdrawn", False), ("", False)]
)
def test_a_decision_is_an_outcome_too_and_a_withdrawn_one_is_none(outcome, answer):
    case = recipes.chc_case(decided_on=date(2026, 1, 2), outcome=outcome)
    assert nhs_outcome_on_record(case.person, date(2026, 1, 2)) is answer
