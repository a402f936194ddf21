"""The facts the review rules are given, and `manage.py due` (contract 6)."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from linkworker.periods import Month
from placements.models import Person
from reporting.queries import caseload
from reporting.queries.authority import Authority
from reviews.models import DutyRule
from reviews.queries import duties
from tests.accounts.recipes import council, icb
from tests.placements.recipes import chc_case, funding_line, home, person, placement
from tests.reviews import slow_calendar
from tests.reviews.recipes import duty_rule, review

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 31)


def due(on=ON, people=None):
    rows = duties.due_rows(people if people is not None else Person.objects.responsible_to(council()), on)
    return [(row.person, row.kind, row.due_on, str(row.state)) for row in rows]


def test_somebody_newly_placed_out_is_owed_each_kind_once():
    someone = person(reference="P0001")
    funding_line(placement=placement(person=someone, starts_on=date(2026, 9, 5)))
    assert due() == [
        ("P0001", "INIT", date(2026, 10, 31), "due"),
        ("P0001", "CONC", date(2027, 3, 5), "upcoming"),
        ("P0001", "DEC", date(2027, 3, 5), "upcoming"),
        ("P0001", "CA12", date(2027, 9, 5), "upcoming"),
    ]


def test_a_meeting_settles_every_kind_it_covers():
    someone = person(reference="P0001")
    funding_line(placement=placement(person=someone, starts_on=date(2025, 10, 1)))
    review(person=someone, kind="CONC", covers=["INIT", "CA12", "DEC"], held_on=date(2026, 4, 30))
    assert due() == [
        ("P0001", "CONC", date(2026, 10, 30), "overdue"),
        ("P0001", "CA12", date(2027, 4, 30), "upcoming"),
        ("P0001", "DEC", date(2027, 4, 30), "upcoming"),
    ]


def test_a_review_held_after_the_day_asked_about_does_not_count():
    someone = placement(starts_on=date(2026, 9, 1), home=home("E06000017")).person
    review(person=someone, kind="INIT", held_on=date(2026, 11, 1))
    assert [row[1] for row in due()] == ["INIT"]
    assert due(on=date(2026, 11, 1)) == []


@pytest.mark.parametrize(
    ("fields", "owed"),
    [
        ({}, True),
        ({"ends_on": date(2026, 10, 31)}, False),
        ({"ends_on": date(2026, 11, 1)}, True),
        ({"starts_on": date(2026, 11, 1)}, False),
    ],
)
def test_the_annual_review_is_owed_while_a_council_pays(fields, owed):
    stay = placement(home=home("E06000017"))
    review(person=stay.person, kind="INIT", held_on=date(2024, 2, 1))
    funding_line(placement=stay, **fields)
    assert bool(due()) is owed


def test_health_alone_paying_owes_no_annual_review():
    stay = placement(home=home("E06000017"))
    review(person=stay.person, kind="INIT", held_on=date(2024, 2, 1))
    funding_line(placement=stay, payer=icb(), stream="chc")
    assert due() == []


def test_rules_are_those_in_force_on_the_day():
    placement(starts_on=date(2029, 12, 1))
    review(person=Person.objects.get(), kind="INIT", held_on=date(2029, 12, 2))
    DutyRule.objects.filter(kind="CONC").update(valid_until=date(2030, 1, 1))
    duty_rule(valid_from=date(2030, 1, 1), valid_until=None)  # every three months
    rules = duties.rulebook()
    assert [rule.first_after_months for rule in rules.on(date(2029, 12, 31)) if rule.kind == "CONC"] == [6]
    assert [rule.first_after_months for rule in rules.on(date(2030, 1, 1)) if rule.kind == "CONC"] == [3]


def test_facts_cost_twelve_queries_for_one_person_or_thirty(django_assert_num_queries):
    for number in range(30):
        stay = placement()
        funding_line(placement=stay)
        if number % 2:
            review(person=stay.person)
    one = Person.objects.filter(pk=stay.person.pk)
    with django_assert_num_queries(12):
        duties.facts(one)
    with django_assert_num_queries(12):
        assert len(duties.facts(Person.objects.all())) == 30
    with django_assert_num_queries(14):
        assert len(duties.due_by_person(Person.objects.order_by("pk")[:7], ON)) == 7


def test_what_fell_due_agrees_with_a_slow_calendar():
    stay = placement(starts_on=date(2026, 4, 30))
    funding_line(placement=stay)
    review(person=stay.person, kind="INIT", held_on=date(2026, 10, 30), covers=["CONC", "DEC"])
    month = Month.parse("2026-10")
    days = [date(2026, 10, day) for day in range(1, 32)]
    facts = duties.facts(Person.objects.all())[stay.person.pk]
    found = duties.fell_due(Person.objects.all(), month)[stay.person.pk]
    assert [(row.due_on, row.kind, row.placement_reference, row.held_on) for row in found] == (
        slow_calendar.fell_due(facts, days)
    )
    assert [(row.kind, row.on_time) for row in found] == [("CONC", True), ("DEC", True)]


# The command


def run(capsys, *arguments):
    call_command("due", *arguments)
    return json.loads(capsys.readouterr().out)


def test_the_command_prints_the_contracts_json(capsys):
    placement(
        person=person(reference="P0001"), home=home("E06000017", name="Elm House"), starts_on=date(2026, 9, 4)
    )
    placement(person=person(responsible_council=council("E10000018")), starts_on=date(2026, 9, 4))
    assert run(capsys, "--authority", "E06000017", "--as-at", "2026-10-31", "--format", "json") == [
        {
            "person": "P0001",
            "kind": "INIT",
            "due_on": "2026-10-30",
            "state": "overdue",
            "planned_on": None,
            "because": "Placement at Elm House started 4 September 2026, so the initial review is due by "
            "30 October 2026 (56 days). Care Act statutory guidance: first review six to eight weeks after the "
            "start.",
        }
    ]


def test_rows_are_in_order_of_date_person_and_kind(capsys):
    for reference in ("P0002", "P0001"):
        placement(person=person(reference=reference), starts_on=date(2026, 1, 1))
    rows = run(capsys, "--authority", "E06000017", "--as-at", "2026-10-31")
    assert [row["kind"] for row in rows[2:]] == ["CONC", "DEC"] * 2
    assert [(row["due_on"], row["person"]) for row in rows] == [
        ("2026-02-26", "P0001"),
        ("2026-02-26", "P0002"),
        ("2026-07-01", "P0001"),
        ("2026-07-01", "P0001"),
        ("2026-07-01", "P0002"),
        ("2026-07-01", "P0002"),
    ]


@pytest.mark.parametrize("day", ["31/10/2026", "20261031", "2026-02-30"])
def test_a_wrong_day_or_council_is_told_in_a_sentence(day):
    with pytest.raises(CommandError, match="Enter the day as YYYY-MM-DD"):
        call_command("due", "--authority", "E06000017", "--as-at", day)
    with pytest.raises(CommandError, match="No council has the code"):
        call_command("due", "--authority", "E0600001", "--as-at", "2026-10-31")


def decided(someone, day, outcome="full", **fields):
    return chc_case(person=someone, decided_on=day, outcome=outcome, **fields)


def told(on, capsys):
    call_command("due", "--authority", council().code, "--as-at", on, "--format", "json")
    return json.loads(capsys.readouterr().out)


def test_a_decision_owes_a_review_after_three_months(capsys):
    decided(person(reference="P0001"), date(2026, 11, 30))
    assert told("2026-12-01", capsys) == [
        {
            "person": "P0001",
            "kind": "CHC3",
            "due_on": "2027-02-28",
            "state": "upcoming",
            "planned_on": None,
            "because": (
                "Continuing healthcare was decided on 30 November 2026, so the first continuing healthcare review "
                "is due by 28 February 2027 (3 months). National Framework for NHS Continuing Healthcare: first "
                "review within three months."
            ),
        }
    ]
    assert told("2026-11-29", capsys) == []


def test_once_it_is_held_the_next_is_owed_a_year_later():
    someone = person(reference="P0001")
    decided(someone, date(2025, 11, 30))
    review(person=someone, kind="CHC3", held_on=date(2026, 2, 20))
    assert due() == [("P0001", "CHC12", date(2027, 2, 20), "upcoming")]


def test_fast_track_owes_its_own_review_every_three_months():
    someone = person(reference="P0001")
    decided(someone, date(2026, 5, 1), fast_track=True)
    assert due() == [("P0001", "FT", date(2026, 8, 1), "overdue")]
    review(person=someone, kind="FT", held_on=date(2026, 8, 31))
    assert due() == [("P0001", "FT", date(2026, 11, 30), "upcoming")]


@pytest.mark.parametrize("fields", [{"outcome": "not_eligible"}, {"outcome": "withdrawn"}, {"outcome": ""}])
def test_a_decision_that_is_not_reviewed_owes_nothing(fields):
    decided(person(), date(2026, 5, 1), **fields)
    assert due() == []


def test_a_later_decision_starts_anew():
    someone = person(reference="P0001")
    decided(someone, date(2025, 5, 31))
    review(person=someone, kind="CHC12", held_on=date(2026, 5, 1))
    decided(someone, date(2026, 7, 31), "fnc")
    assert due() == [("P0001", "CHC3", date(2026, 10, 31), "due")]


def test_the_day_of_the_team_and_the_figures_hear_of_it_too(manager):
    someone = person(reference="P0001")
    placement(person=someone, home=home("E06000017"), starts_on=date(2026, 10, 1))
    decided(someone, date(2026, 7, 1))
    read = caseload.read(manager, [council().pk], on=ON)
    assert [due.kind for due in read.people[0].dues] == ["CHC3", "INIT"]
    figures = Authority(council(), [Month.of(ON)])
    assert [one.decided_on for one in figures.facts[someone.pk].decisions] == [date(2026, 7, 1)]
