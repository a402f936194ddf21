"""The tab that says whose somebody is: four facts with four rules, on a day, by the names of that day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Organisation
from accounts.roles import Role
from placements.models import Responsibility
from placements.rules import responsibility as rules
from tests.accounts import recipes as accounts
from tests.accounts.recipes import council, icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def tab(browse, staff, person, **asked):
    return browse(staff).get(f"/people/{person.uid}/responsibility/", asked)


def facts(page):
    return {fact.label: fact for fact in page.context["whose"].facts}


def test_four_facts_with_four_rules(link_worker, browse):
    home = recipes.home(host_icb=icb("QJM"))
    person = recipes.placement(person=recipes.person(responsible_icb=icb()), home=home).person
    shown = facts(tab(browse, link_worker, person))
    assert {label: (fact.body, fact.basis, fact.since) for label, fact in shown.items()} == {
        "Responsible council": ("Rutland", "As first recorded", "before our records"),
        "Responsible ICB": (
            "NHS Leicester, Leicestershire and Rutland",
            "As first recorded",
            "before our records",
        ),
        "Host council": ("Lincolnshire", "The area the home’s address lies in", "8 January 2024"),
        "Host ICB": ("NHS Lincolnshire", "The area the home’s address lies in", "8 January 2024"),
    }


def test_what_nobody_recorded_says_so(link_worker, browse):
    shown = facts(tab(browse, link_worker, recipes.person(responsible_icb=None)))
    assert (shown["Responsible ICB"].body, shown["Host council"].body) == ("", "")


@pytest.mark.parametrize(
    ("confirmed_on", "stale"),
    [(None, True), (date(2025, 11, 21), True), (date(2025, 11, 22), False), (date(2026, 11, 22), False)],
)
def test_after_twelve_months_it_is_time_to_ask_again(confirmed_on, stale):
    assert rules.is_stale(confirmed_on, date(2026, 11, 22)) == stale


def test_before_1_july_2022_the_group_is_named_and_after_it_the_board(link_worker, browse):
    person = recipes.person(responsible_icb=icb())
    group = Organisation.objects.get(owner=None, code="03W")
    Responsibility.objects.filter(person=person, kind="icb").update(starts_on=date(2022, 7, 1))
    earlier = {"starts_on": None, "ends_on": date(2022, 7, 1), "basis": "gp_registration"}
    recipes.responsibility(person=person, kind="icb", organisation=group, **earlier)
    named = {
        month: facts(tab(browse, link_worker, person, month=month))["Responsible ICB"].body
        for month in ("2022-06", "2022-07")
    }
    assert named == {
        "2022-06": "NHS East Leicestershire and Rutland CCG",
        "2022-07": "NHS Leicester, Leicestershire and Rutland",
    }


def test_a_month_that_is_none_says_so_and_shows_today(link_worker, browse):
    page = tab(browse, link_worker, recipes.person(), month="June")
    assert "Enter a month gone by as year and month" in page.content.decode()


def test_the_history_is_a_table_newest_first(link_worker, browse):
    person = recipes.person()
    recipes.was_of(person, council=council("E06000016"), until=date(2025, 1, 1))
    history = tab(browse, link_worker, person).context["whose"].history
    assert [(row.body, row.starts_on) for row in history] == [
        ("Rutland", date(2025, 1, 1)),
        ("Leicester", None),
    ]


@pytest.mark.parametrize(
    ("raised_on", "words", "late"),
    [
        (date(2026, 9, 1), "by 1 January 2027: 40 days left", False),
        (date(2026, 7, 22), "Secretary of State today", False),
        (date(2026, 7, 21), "was due by 21 November 2026, 1 day ago", True),
        (date(2025, 10, 31), "was due by 28 February 2026, 267 days ago", True),
    ],
)
def test_four_months_are_counted(manager, browse, raised_on, words, late):
    dispute = recipes.responsibility_dispute(raised_on=raised_on)
    [shown] = tab(browse, manager, dispute.person).context["whose"].disputes
    assert (words in shown.clock, shown.late) == (True, late)


@pytest.mark.parametrize("fields", [{"kind": "la_icb"}, {"referred_on": date(2026, 10, 1)}])
def test_no_clock_between_other_bodies_or_once_referred(manager, browse, fields):
    dispute = recipes.responsibility_dispute(**fields)
    assert tab(browse, manager, dispute.person).context["whose"].disputes[0].clock == ""


def test_money_at_risk_is_there_only_for_who_sees_costs(manager, link_worker, browse):
    line = recipes.funding_line()
    recipes.funding_line(placement=line.placement, payer=None, stream="self", weekly="50.00")
    recipes.responsibility_dispute(person=line.placement.person)
    assert "£1,000.00" in tab(browse, manager, line.placement.person).content.decode()
    assert "At risk" not in tab(browse, link_worker, line.placement.person).content.decode()


def test_rules_evidence_and_aftercare_are_told_with_health_only(link_worker, browse):
    placed = recipes.placement(home=recipes.home(recipes.LINCOLNSHIRE)).person
    recipes.responsibility(person=placed, evidence="Canaryevidence")
    recipes.responsibility_dispute(person=placed)
    host = accounts.staff(Role.HOST_OFFICER, council(recipes.LINCOLNSHIRE))
    for staff, shown in ((link_worker, True), (host, False)):
        text = tab(browse, staff, placed).content.decode()
        for words in ("Canaryevidence", "section 117", "As first recorded", "Two councils"):
            assert (words in text) == shown, words


def test_the_deeds_are_offered_to_who_may_do_them(manager, link_worker, browse):
    person = recipes.person()
    assert "Record who is responsible" in tab(browse, manager, person).content.decode()
    assert "Record who is responsible" not in tab(browse, link_worker, person).content.decode()


def test_out_of_reach_is_404(stranger, browse):
    assert tab(browse, stranger, recipes.person()).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_history(link_worker, browse):
    person = recipes.placement().person
    client = browse(link_worker)
    address = f"/people/{person.uid}/responsibility/"
    len_of(client, address)  # the first page of a session asks more
    before = len_of(client, address)
    for year in range(2010, 2020):
        days = {"starts_on": date(year, 1, 1), "ends_on": date(year + 1, 1, 1)}
        recipes.responsibility(person=person, **days)
        recipes.responsibility_dispute(
            person=person, raised_on=date(year, 1, 1), closed_on=date(year, 2, 1), outcome="Ours"
        )
    assert len_of(client, address) == before


def len_of(client, address) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)
