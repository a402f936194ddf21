"""The banner's flags, the ten seconds and the history: who is told what, and in how many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Permission
from placements.queries.banner import banner
from placements.queries.facts import Facts, facts_of
from placements.queries.flags import flags, next_dates
from tests.accounts.recipes import TODAY, icb
from tests.placements import recipes
from tests.placements.fact_answers import plain

pytestmark = pytest.mark.django_db
EVERYTHING = frozenset(Permission)
NAMES_ONLY = frozenset({Permission.SEE_PEOPLE, Permission.SEE_NAMES, Permission.SEE_PLACEMENTS})
NO_NAMES = NAMES_ONLY - {Permission.SEE_NAMES}


@pytest.fixture
def full():
    """Somebody with one of everything, some of it overdue."""
    person = recipes.person(
        responsible_icb=icb(),
        advocate_needed=True,
        advocate_in_place=False,
        health_check_on=date(2025, 12, 1),
        first_language="Polish",
        interpreter_needed=True,
        best_contact="Ring the home after 4pm",
    )
    recipes.placement(person=person, home=recipes.home(host_icb=icb("QJM")))
    recipes.warning_note(person=person, review_by=date(2026, 11, 1))
    recipes.warning_note(person=person, kind="health", words="Choking", what_to_do="Sit upright")
    recipes.communication_need(person=person)
    recipes.communication_need(
        person=person, subset="format", value="other", other="Secret cards", shareable=False
    )
    recipes.legal_status(person=person, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 13))
    recipes.legal_status(person=person, kind="mha", section="37/41", ends_on=None)
    recipes.legal_status(person=person, kind="lpa_health", ends_on=None)
    recipes.sharing_decision(person=person, answer="refused", basis="", review_on=date(2026, 12, 1))
    recipes.eligibility_decision(person=person)
    return person


def told(person, granted):
    return [
        flag.words
        for flag in flags(person, facts_of(person, on=TODAY, granted=granted), on=TODAY, granted=granted)
    ]


def test_the_flags_that_matter_dangers_first(full):
    assert told(full, EVERYTHING) == [
        "Warning: risk to staff",
        "Warning: health alert",
        "1 warning note overdue for review",
        "DoLS runs out in 20 days, on 12 December 2026",
        "Needs an advocate, none in place",
        "Mental Health Act section 37/41 in force",
        "Secret cards",
        "Uses Makaton",
        "Refused sharing with: Host council",
    ]


def test_without_health_only_warnings_that_are_no_health_alert_and_needs_that_may_be_shared(full):
    assert told(full, NAMES_ONLY) == [
        "Warning: risk to staff",
        "1 warning note overdue for review",
        "Uses Makaton",
    ]


def test_without_names_there_is_no_flag_and_no_query(full):
    with CaptureQueriesContext(connection) as asked:
        assert facts_of(full, on=TODAY, granted=NO_NAMES) == Facts()
        assert told(full, NO_NAMES) == []
    assert len(asked) == 0


def test_nothing_recorded_is_flagged_only_where_it_matters():
    assert told(recipes.person(), EVERYTHING) == ["No decision on sharing recorded"]
    asked = recipes.sharing_decision(answer="not_asked", basis="")
    assert told(asked.person, EVERYTHING) == ["No decision on sharing recorded"]


def test_what_has_ended_or_not_begun_is_not_flagged():
    person = recipes.sharing_decision().person
    recipes.warning_note(person=person, ended_on=TODAY)
    recipes.communication_need(person=person, ended_on=TODAY)
    recipes.legal_status(person=person, starts_on=date(2026, 1, 1), ends_on=TODAY)
    recipes.legal_status(person=person, starts_on=date(2026, 11, 23), ends_on=date(2027, 11, 23))
    assert told(person, EVERYTHING) == []


def test_the_banner_is_two_queries_however_much_is_recorded(full, link_worker):
    empty = recipes.placement().person
    for year in range(2015, 2026):
        recipes.warning_note(person=full, raised_on=date(year, 1, 1), review_by=date(year, 12, 1))
        recipes.sharing_decision(person=full, decided_on=date(year, 1, 1))
    counts = []
    for person in (empty, full):
        with CaptureQueriesContext(connection) as asked:
            banner(person, staff=link_worker, on=TODAY, granted=EVERYTHING)
        counts.append(len(asked))
    assert counts == [2, 2]


def test_what_is_disputed_is_a_flag_for_whoever_may_know(full):
    recipes.responsibility_dispute(person=full, raised_on=date(2026, 9, 1))
    stay = full.placements.get()
    recipes.funding_line(
        placement=stay, status="disputed", starts_on=date(2026, 4, 1), ends_on=date(2026, 10, 1)
    )
    recipes.funding_line(placement=stay, status="disputed", weekly="950.00", starts_on=date(2026, 10, 1))
    whose, money = "Whose: disputed since 1 September 2026", "Money: disputed since 1 April 2026"
    for granted, expected in (
        (EVERYTHING, {whose, money}),
        (NAMES_ONLY, set()),
        (NO_NAMES, set()),
        (NO_NAMES | {Permission.SEE_COSTS}, {whose, money}),
        (NAMES_ONLY | {Permission.SEE_HEALTH}, {whose}),
    ):
        assert set(told(full, granted)) & {whose, money} == expected


def test_what_was_disputed_and_is_settled_is_no_flag():
    stay = recipes.placement(ends_on=date(2026, 6, 1), end_reason="moved")
    recipes.responsibility_dispute(person=stay.person, closed_on=date(2026, 9, 30), outcome="Ours.")
    recipes.funding_line(placement=stay, status="disputed", starts_on=date(2026, 1, 1))
    recipes.funding_line(
        placement=recipes.placement(person=stay.person, starts_on=date(2026, 6, 1)),
        starts_on=date(2026, 6, 1),
    )
    assert told(stay.person, EVERYTHING) == ["No decision on sharing recorded"]


def test_the_next_dates_are_soonest_first_and_say_what_is_overdue(full):
    facts = facts_of(full, on=TODAY, granted=EVERYTHING)
    dates = next_dates(full, facts, on=TODAY, granted=EVERYTHING)
    assert [(date.day.isoformat(), date.words, date.overdue) for date in dates] == [
        ("2026-11-01", "Review the warning: risk to staff", True),
        ("2026-12-01", "Annual health check", False),
        ("2026-12-01", "Ask again about sharing with: Host council", False),
        ("2026-12-12", "DoLS standard authorisation: last day", False),
        ("2027-04-02", "Ask again about: Secret cards", False),
        ("2027-04-02", "Ask again about: Uses Makaton", False),
        ("2027-06-01", "Review the warning: health alert", False),
    ]


def test_ten_seconds_say_where_whom_what_and_how(full, link_worker, browse):
    page = plain(browse(link_worker).get(f"/people/{full.uid}/"))
    for words in (
        "Lincolnshire, since 8 January 2024",
        "Ring first No link worker yet",
        "What to do: Visit in pairs",
        "Review overdue since 1 November 2026",
        "Needs an interpreter (Polish)",
        "Best way to contact: Ring the home after 4pm",
        "Overdue: Review the warning: risk to staff , 21 days",
        "Runs out within 28 days: 12 December 2026",
        "Complexity 3 of 4",
        "Host ICB",
    ):
        assert words in page, words


def test_the_host_reads_no_health_and_finance_no_flag(full, host_officer, finance, browse):
    page = plain(browse(host_officer).get(f"/people/{full.uid}/"))
    assert "Visit in pairs" in page
    for words in (
        "Choking",
        "Sit upright",
        "Secret cards",
        "DoLS",
        "37/41",
        "Refused",
        "advocate",
        "Complexity",
    ):
        assert words not in page, words
    page = plain(browse(finance).get(f"/people/{full.uid}/"))
    for words in ("Visit in pairs", "Makaton", "Warning", "DoLS", "interpreter", "after 4pm", "Polish"):
        assert words not in page, words


def test_the_history_asks_as_much_of_many_rows_as_of_one(full, link_worker, browse):
    few = recipes.sharing_decision().person
    recipes.warning_review(note=recipes.warning_note(person=few))
    recipes.communication_need(person=few)
    recipes.legal_status(person=few)
    recipes.eligibility_decision(person=few)
    for year in range(2015, 2026):
        note = recipes.warning_note(person=full, raised_on=date(year, 1, 1), review_by=date(year, 12, 1))
        recipes.warning_review(note=note, reviewed_on=date(year, 6, 1))
        recipes.sharing_decision(person=full, decided_on=date(year, 1, 1))
    client, counts = browse(link_worker), []
    for person in (few, full):
        client.get(f"/people/{person.uid}/history/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/people/{person.uid}/history/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] == 15


def test_the_history_is_for_those_who_read_names(full, finance, stranger, browse):
    address = f"/people/{full.uid}/history/"
    assert [browse(who).get(address).status_code for who in (finance, stranger)] == [403, 404]


def test_each_deed_is_offered_only_to_those_who_may(full, link_worker, host_officer, browse):
    deeds = (
        "communication/new/",
        "sharing/new/",
        "legal/new/",
        "warnings/new/",
        "eligibility/new/",
        "/review/",
    )
    offered = {
        who: [deed for deed in deeds if deed in browse(who).get(f"/people/{full.uid}/").content.decode()]
        for who in (link_worker, host_officer)
    }
    assert offered == {link_worker: list(deeds), host_officer: []}


def test_what_is_typed_is_shown_as_it_was_typed(link_worker, browse):
    note = recipes.warning_note(words="<script>alert(1)</script> O'Brien — 🐕")
    page = browse(link_worker).get(f"/people/{note.person.uid}/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; O&#x27;Brien — 🐕" in page
