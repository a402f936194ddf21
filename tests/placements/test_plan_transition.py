"""A plan is recorded beside the one before it; who plans past somebody else is told first."""

from decimal import Decimal
from uuid import uuid4

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.models import TransitionPlan
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def typed(**answers) -> dict:
    return {
        "submission": str(uuid4()),
        "follows": "",
        "education": "special_school",
        "education_ends_on": "1 August 2029",
        "plan_type": "isp",
        "plan_issued_on": "16 February 2026",
        "residential_college": "yes",
        "adult_setting": "SL_SHARED",
        "probability": "75",
        "weekly_low": "£900",
        "weekly_middle": "1,150.50",
        "weekly_high": "1500",
        "council_percent": "60",
        "icb_percent": "40",
        "education_percent": "0",
        "employment": "Works at the café on Fridays",
        "lead_worker": "Siân O’Brien, Rutland",
    } | answers


def address(person) -> str:
    return f"/people/{person.uid}/transition/plan/"


def test_the_plan_stands_on_the_tab_and_in_the_trail(link_worker, browse):
    person = recipes.young_person()
    page = browse(link_worker).post(address(person), typed(), follow=True).content.decode()
    for words in (
        *(
            "Individual Support Plan (ISP)",
            "Issued on 16 February 2026",
            "Supported living, shared house",
            "Works at the café on Fridays",
        ),
        *(
            "£900.00",
            "£1,500.00",
            "most likely",
            "75%",
            "Council 60.00%, NHS 40.00%",
            "Siân O’Brien, Rutland",
        ),
    ):
        assert words in page
    event = AuditEvent.objects.get(verb="planned transition")
    assert event.details == {
        "education": "special_school",
        "education_ends_on": "2029-08-01",
        "residential_college": True,
        "follows": None,
    }


def test_where_they_learn_is_enough(link_worker, browse):
    sent = {"submission": str(uuid4()), "education": "college"}
    assert browse(link_worker).post(address(recipes.young_person()), sent).status_code == 302
    plan = TransitionPlan.objects.get()
    assert (plan.plan_type, plan.residential_college, plan.weekly_low) == ("", None, None)


@pytest.mark.parametrize(
    ("answers", "question", "words"),
    [
        ({"education": ""}, "education", "Select where they learn now"),
        ({"education_ends_on": "29 February 2029"}, "education_ends_on", ""),
        ({"education_ends_on": "4 May 2010"}, "education_ends_on", "Check the year"),
        ({"plan_issued_on": "3 May 2010"}, "plan_issued_on", "Check the year"),
        ({"plan_issued_on": "1 March 2030"}, "plan_issued_on", "today or in the past"),
        ({"plan_type": "none", "plan_issued_on": "16 February 2026"}, "plan_type", "which plan was issued"),
        ({"weekly_low": ""}, "weekly_low", "or none of them"),
        ({"weekly_low": "1200"}, "weekly_low", "must not be above"),
        ({"weekly_middle": "1600"}, "weekly_low", "must not be above"),
        ({"weekly_low": "-1"}, "weekly_low", "£0.00 or more"),
        ({"council_percent": "61"}, "council_percent", "must add up to 100"),
        ({"education_percent": ""}, "council_percent", "or none of them"),
        ({"icb_percent": "-40"}, "icb_percent", "from 0 to 100"),
        ({"probability": "101"}, "probability", "from 0 to 100"),
        ({"probability": "likely"}, "probability", "from 0 to 100"),
        ({"employment": "x" * 5000}, "employment", "2,000 characters or less"),
        ({"adult_setting": "CASTLE"}, "adult_setting", "Choose one of the list"),
    ],
)
def test_each_refusal_is_beside_its_question_and_nothing_typed_is_lost(
    answers, question, words, link_worker, browse
):
    sent = typed(**answers)
    page = browse(link_worker).post(address(recipes.young_person()), sent)
    form = page.context["form"]
    assert set(form.errors) == {question}
    assert words in str(form.errors[question])
    assert form["employment"].value() == sent["employment"]
    assert not TransitionPlan.objects.exists()


def test_thirds_make_a_whole_to_the_hundredth(link_worker, browse):
    shares = {"council_percent": "33.34", "icb_percent": "33.33", "education_percent": "33.33"}
    assert browse(link_worker).post(address(recipes.young_person()), typed(**shares)).status_code == 302


def test_the_form_begins_with_the_plan_in_force_and_the_old_one_stays(link_worker, browse):
    old, client = recipes.transition_plan(), browse(link_worker)
    form = client.get(address(old.person)).context["form"]
    assert form["weekly_middle"].value() == "1,150.50"
    assert str(form["adult_setting"].value()) == "SL_SHARED"
    sent = typed(follows=form["follows"].value(), probability="90")
    assert client.post(address(old.person), sent).status_code == 302
    in_force = TransitionPlan.objects.in_force_on(TransitionPlan.objects.latest("pk").recorded_on).get()
    assert (in_force.probability, TransitionPlan.objects.count()) == (Decimal(90), 2)


def test_who_plans_past_somebody_else_is_told_and_may_then_send_theirs(link_worker, browse):
    person, client = recipes.young_person(), browse(link_worker)
    meanwhile = recipes.transition_plan(person=person)
    sent = typed(employment="Mine")
    page = client.post(address(person), sent)
    form = page.context["form"]
    assert "recorded a plan on 14 September 2026 while you had this page open" in page.content.decode()
    assert form["employment"].value() == "Mine"
    assert str(form["follows"].value()) == str(meanwhile.uid)
    assert client.post(address(person), sent | {"follows": form["follows"].value()}).status_code == 302
    assert TransitionPlan.objects.count() == 2


def test_one_form_sent_from_five_windows_is_one_plan(committed, browse):
    person, worker = recipes.young_person(), accounts.staff(Role.LINK_WORKER)
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, address(person), typed()) == [302] * 5
    assert TransitionPlan.objects.count() == 1


def test_who_may_not_know_gets_404_and_who_may_not_plan_403(
    browse, stranger, finance, host_officer, chc_nurse
):
    person = recipes.young_person(responsible_icb=accounts.icb())
    recipes.placement(person=person)
    assert browse(stranger).get(address(person)).status_code == 404
    for staff in (finance, host_officer, chc_nurse):
        assert browse(staff).get(address(person)).status_code == 403


def test_likely_costs_are_in_no_byte_for_the_host_and_there_for_the_board_that_may_pay(
    browse, lincolnshire, chc_nurse
):
    person = recipes.young_person(responsible_icb=accounts.icb())
    recipes.placement(person=person)
    recipes.transition_plan(person=person)
    hosting = browse(accounts.staff(Role.TEAM_MANAGER, lincolnshire))
    for page, told in (
        (hosting.get(f"/people/{person.uid}/transition/"), False),
        (hosting.get("/transition/"), False),
        (browse(chc_nurse).get(f"/people/{person.uid}/transition/"), True),
        (browse(chc_nurse).get("/transition/"), True),
    ):
        assert ("£900" in page.content.decode()) is told
