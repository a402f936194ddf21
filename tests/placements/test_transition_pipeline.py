"""The list of young people: who is in it, what is counted, how it is narrowed; the tab; the forecast page."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from accounts.roles import Role
from placements.models import Person
from placements.queries.transition import in_transition
from placements.queries.transition_forecast import forecast
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def listed(client, query="") -> dict[str, list[str]]:
    groups = client.get(f"/transition/{query}").context["groups"]
    return {group.words: [one.reference for one in group.people] for group in groups}


def young(reference: str, *, plan=True, born_on=date(2010, 5, 4), **fields) -> Person:
    person = recipes.young_person(reference=reference, date_of_birth=born_on)
    if plan:
        recipes.transition_plan(person=person, **fields)
    return person


def test_in_transition_is_from_the_14th_birthday_until_the_26th():
    days = {
        date(2000, 11, 22): False,  # 26 today
        date(2000, 11, 23): True,
        date(2012, 11, 22): True,  # 14 today
        date(2012, 11, 23): False,
    }
    made = {recipes.person(date_of_birth=born_on).pk: told for born_on, told in days.items()}
    found = set(in_transition(Person.objects.order_by("pk"), TODAY).values_list("pk", flat=True))
    assert found == {pk for pk, told in made.items() if told}


def test_those_without_a_plan_stand_first_then_by_year_of_turning_18(link_worker, browse):
    young("B-2028")
    young("C-2027", born_on=date(2009, 1, 1))
    young("A-NONE", plan=False)
    assert list(listed(browse(link_worker)).items()) == [
        ("No plan recorded", ["A-NONE"]),
        ("18 in 2027", ["C-2027"]),
        ("18 in 2028", ["B-2028"]),
    ]


def test_by_school_year_they_stand_from_the_youngest_year_on(link_worker, browse):
    young("Y12")
    young("Y9", born_on=date(2012, 11, 1))
    young("GROWN", born_on=date(2004, 1, 1))
    assert list(listed(browse(link_worker), "?by=school_year").items()) == [
        ("Year 9", ["Y9"]),
        ("Year 12", ["Y12"]),
        ("After year 14", ["GROWN"]),
    ]


def test_the_counts_are_of_those_with_a_plan(link_worker, browse):
    young("ONE")
    young("TWO", residential_college=False, education="out_of_county_special_school")
    young("THREE", residential_college=None)
    young("FOUR", plan=False)
    page = browse(link_worker).get("/transition/")
    counts = page.context["counts"]
    assert (counts.in_pipeline, counts.residential_college, counts.out_of_county_school) == (3, 1, 1)
    assert (counts.without_plan, counts.with_late_steps) == (1, 3)
    assert "3 young people in the pipeline" in page.content.decode()


def test_only_the_newest_plan_counts(link_worker, browse):
    person = young("ONE")
    recipes.transition_plan(person=person, recorded_on=date(2026, 10, 1), residential_college=False)
    assert browse(link_worker).get("/transition/").context["counts"].residential_college == 0


def test_who_is_placed_here_by_others_stands_last(link_worker, browse):
    young("OURS", plan=False)
    theirs = recipes.person(
        reference="THEIRS",
        date_of_birth=date(2004, 1, 1),
        responsible_council=accounts.council(recipes.LINCOLNSHIRE),
    )
    recipes.placement(person=theirs, home=recipes.home("E06000017"))
    assert list(listed(browse(link_worker)).items()) == [
        ("No plan recorded", ["OURS"]),
        ("No plan recorded by their own council", ["THEIRS"]),
    ]


@pytest.mark.parametrize(
    ("query", "references"),
    [
        ("?year=2027", ["EARLY"]),
        ("?education=college", ["EARLY"]),
        ("?plan=none", ["NONE"]),
        ("?plan=recorded", ["EARLY", "LATER"]),
        ("?college=yes", ["LATER"]),
        ("?lead=Wren", ["EARLY"]),
        ("?lead=Nobody named", ["LATER"]),
        ("?late=yes", ["EARLY", "LATER", "NONE"]),
        ("?year=nonsense", ["EARLY", "LATER", "NONE"]),
    ],
)
def test_the_list_is_narrowed(query, references, link_worker, browse):
    wren = {"education": "college", "residential_college": False, "lead_worker": "Wren"}
    young("EARLY", born_on=date(2009, 1, 1), **wren)
    young("LATER")
    young("NONE", plan=False)
    found = listed(browse(link_worker), query)
    assert sorted(reference for group in found.values() for reference in group) == references


def test_the_next_step_and_the_late_ones_are_said(link_worker, browse):
    person = young("ONE", born_on=date(2012, 11, 1))  # 14 since three weeks, in year 9
    one = browse(link_worker).get("/transition/").context["groups"][0].people[0]
    assert (one.next_step, one.next_status, one.late) == (
        "ICB told by children's continuing care",
        "Due",
        0,
    )
    Person.objects.filter(pk=person.pk).update(date_of_birth=date(2012, 7, 1))
    one = browse(link_worker).get("/transition/").context["groups"][0].people[0]
    assert (one.next_status, one.late) == ("Overdue", 2)  # and the review of year 9, which ended in August


def test_an_adult_nobody_planned_for_is_not_called_late(link_worker, browse):
    young("ADULT", plan=False, born_on=date(2008, 11, 22))
    young("CHILD", plan=False, born_on=date(2008, 11, 23))
    people = browse(link_worker).get("/transition/").context["groups"][0].people
    assert {one.reference: one.late > 0 for one in people} == {"ADULT": False, "CHILD": True}


def test_whom_the_list_shows_stands_in_the_trail(link_worker, browse):
    person = young("ONE")
    browse(link_worker).get("/transition/")
    assert AuditEvent.objects.order_by("position").last().details["people"] == [str(person.uid)]


def test_the_list_and_the_tab_ask_as_much_of_many_as_of_few(manager, browse):
    client = browse(manager)

    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    first = young("FIRST")
    addresses = ("/transition/", f"/people/{first.uid}/transition/", "/transition/forecast/")
    few = [queries(address) for address in addresses]
    for number in range(30):
        person = young(f"N{number}", plan=number % 4 != 0)
        recipes.transition_step(person=person)
    recipes.transition_step(person=first)
    assert [queries(address) for address in addresses] == few


@pytest.mark.parametrize(
    ("born_on", "offered"),
    [
        (date(2013, 11, 23), False),
        (date(2013, 11, 22), True),
        (date(2000, 11, 23), True),
        (date(2000, 11, 22), False),
    ],
)
def test_the_tab_is_offered_from_13_until_the_26th_birthday(born_on, offered, link_worker, browse):
    person = recipes.person(date_of_birth=born_on)
    page = browse(link_worker).get(f"/people/{person.uid}/").content.decode()
    assert (f'href="/people/{person.uid}/transition/"' in page) is offered


def test_the_tab_tells_each_step_with_its_reason_and_its_rule(link_worker, browse):
    page = browse(link_worker).get(f"/people/{young('ONE').uid}/transition/").content.decode()
    assert page.count('class="lw-steps__step"') == 12
    assert (
        "Counted from the 16th birthday on 4 May 2026: the last day was 3 August 2026, 111 days ago." in page
    )
    assert "Care Act 2014, s58" in page
    assert "No move between schools before the end of year 11 is planned." in page


def test_a_plan_without_ehcp_spares_its_steps(link_worker, browse):
    page = (
        browse(link_worker).get(f"/people/{young('ONE', plan_type='none').uid}/transition/").content.decode()
    )
    assert page.count("The transition plan says that there is no education, health and care plan.") == 5


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.AUDITOR, Role.ADMINISTRATOR, Role.FINANCE])
def test_others_do_not_read_the_list(role, browse):
    assert browse(accounts.staff(role)).get("/transition/").status_code == 403


def test_another_council_sees_nobody_of_ours(browse, stranger):
    young("ONE")
    assert listed(browse(stranger)) == {}


def test_the_forecast_is_of_the_council_s_own_with_a_plan(rutland):
    young("ONE")
    young("TWO", plan=False)
    other = accounts.council(recipes.LINCOLNSHIRE)
    recipes.transition_plan(person=recipes.young_person(responsible_council=other))
    told = forecast(rutland, TODAY)
    assert (told.told.people, told.told.in_cost, told.without_plan) == (1, 1, 1)
    start = next(year for year in told.told.years if year.year.label == "2029/30")
    # 1 August 2029 to 31 March 2030: 243 days of 1,150.50 a week, 75 per cent likely
    assert start.cost.middle == Decimal("29954.09")
    council = dict(told.payers)["The council"][3]
    assert council.middle == Decimal("17972.45")


def test_the_forecast_page_names_nobody_and_states_what_it_goes_by(finance, browse):
    person = young("ONE")
    page = browse(finance).get("/transition/forecast/").content.decode()
    assert person.family_name not in page
    assert person.reference not in page
    assert "£29,954.09" in page
    assert "1 is in the cost" in page.replace("\n", " ")
    assert "<svg" in page


def test_the_forecast_without_anybody_says_what_to_do(finance, browse):
    page = browse(finance).get("/transition/forecast/").content.decode()
    assert "Nobody from 14 to 25 has a plan" in page


@pytest.mark.parametrize("role", [Role.LINK_WORKER, Role.BOARD_MEMBER, Role.AUDITOR])
def test_the_forecast_is_for_who_reads_the_money(role, browse):
    assert browse(accounts.staff(role)).get("/transition/forecast/").status_code == 403
