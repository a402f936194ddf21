"""The page of one person: scope, gate, trail, and what is recorded and what is not."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from accounts.models import AuditEvent
from placements.queries.person_page import length
from tests.accounts.recipes import icb
from tests.placements import recipes

pytestmark = pytest.mark.django_db
MISSING = "/people/00000000-0000-4000-8000-000000000000/"


def text_of(browse, staff, person):
    page = browse(staff).get(f"/people/{person.uid}/")
    assert page.status_code == 200
    return page.content.decode()


def test_the_banner_says_who_and_whose_and_where(link_worker, browse):
    person = recipes.placement(
        person=recipes.person(
            given_name="Amara",
            family_name="Ness",
            preferred_name="Mo",
            nhs_number="9990000018",
            date_of_birth=date(1991, 11, 22),
            responsible_icb=icb(),
            link_worker=link_worker,
        )
    ).person
    text = text_of(browse, link_worker, person)
    for words in (
        "Amara Ness",
        "likes to be called <bdi>Mo</bdi>",
        "22 November 1991",
        "aged 35",
        "999 000 0018",
        "Rutland&#x27;s, living in Lincolnshire",
        "Placed out",
        "NHS Leicester, Leicestershire and Rutland",
        link_worker.name,
    ):
        assert words in text


def test_the_banner_folds_facts_on_a_phone_but_never_a_flag(link_worker, browse):
    person = recipes.person(
        reference="LW-7", date_of_birth=date(1991, 11, 22), advocate_needed=True, advocate_in_place=False
    )
    page = html.fromstring(text_of(browse, link_worker, person)).find_class("lw-person")[0]
    (folded,) = page.iter("details")
    assert "22 November 1991" in folded.text_content()
    for words in ("Aged 35, reference LW-7", "Needs an advocate, none in place"):
        assert words in page.text_content()
        assert words not in folded.text_content()


def test_the_banner_of_somebody_not_born_yet_says_no_age(link_worker, browse):
    person = recipes.person(reference="LW-8", date_of_birth=date(2030, 1, 1))
    assert "<bdi>Reference LW-8</bdi>" in text_of(browse, link_worker, person)


def test_money_is_one_line_a_week_and_a_year(manager, browse):
    stay = recipes.placement()
    recipes.funding_line(placement=stay, weekly="900.00", ends_on=date(2026, 4, 1))
    recipes.funding_line(placement=stay, weekly="1423.82", starts_on=date(2026, 4, 1))
    recipes.funding_line(
        placement=stay,
        payer=icb(),
        stream="joint",
        weekly="921.85",
        starts_on=date(2026, 4, 1),
        status="disputed",
    )
    page = browse(manager).get(f"/people/{stay.person.uid}/")
    money = page.context["page"].money
    assert (money.weekly, money.yearly, money.disputed) == (
        Decimal("2345.67"),
        Decimal("122309.94"),
        Decimal("921.85"),
    )
    text = page.content.decode()
    for words in ("£2,345.67", "£122,309.94", "£921.85 a week is disputed"):
        assert words in text


def test_money_of_an_ended_stay_is_no_longer_paid(manager, browse):
    stay = recipes.placement(ends_on=date(2026, 1, 1), end_reason="moved")
    recipes.funding_line(placement=stay)
    assert browse(manager).get(f"/people/{stay.person.uid}/").context["page"].money.weekly is None


def test_nobody_paying_is_not_recorded_and_not_nothing(manager, browse):
    text = text_of(browse, manager, recipes.placement().person)
    assert "Nobody is recorded as paying today" in text
    assert "£0.00" not in text


def test_not_recorded_is_said(link_worker, browse):
    person = recipes.person(advocate_needed=False, complex_needs=None)
    page = browse(link_worker).get(f"/people/{person.uid}/").context["page"]
    answers = {row.key: row.value for row in (*page.about, *page.support)}
    assert answers["Complex needs"] is None
    assert answers["Needs an advocate"] is False


def test_no_placement_offers_to_start_one(link_worker, browse):
    person = recipes.person()
    text = text_of(browse, link_worker, person)
    assert f"/people/{person.uid}/placements/new/" in text
    assert "Rutland&#x27;s, no open placement" in text


def test_the_summary_tells_todays_placement_and_leads_to_the_others(link_worker, browse):
    old = recipes.placement(
        home=recipes.home(name="Elm House"), ends_on=date(2025, 1, 1), end_reason="provider_ended"
    )
    recipes.placement(person=old.person, home=recipes.home(name="Fen View"), starts_on=date(2025, 1, 1))
    text = text_of(browse, link_worker, old.person)
    assert "Fen View" in text
    assert "Elm House" not in text
    assert "The provider ended it" not in text
    assert f'href="/people/{old.person.uid}/placements/">Every placement' in text


def test_deeds_are_offered_only_to_those_who_may(link_worker, manager, finance, browse):
    stay = recipes.placement()
    deeds = ("ending/", "move/", f"{stay.person.uid}/edit/")
    offered = {
        who: [deed for deed in deeds if deed in text_of(browse, staff, stay.person)]
        for who, staff in (("worker", link_worker), ("manager", manager), ("finance", finance))
    }
    assert offered == {
        "worker": [f"{stay.person.uid}/edit/"],
        "manager": ["ending/", "move/", f"{stay.person.uid}/edit/"],
        "finance": [],
    }


def test_tabs_are_those_granted(link_worker, finance, browse):
    person = recipes.placement().person
    tabs = {}
    for staff in (link_worker, finance):
        page = browse(staff).get(f"/people/{person.uid}/")
        tabs[staff] = [tab["label"] for tab in page.context["tabs"]]
    assert tabs == {
        link_worker: [
            *("Summary", "Circle of support", "Placements", "Notices", "Contacts", "Actions", "Referrals"),
            *("Goals", "Reviews", "Rights", "Safety", "CHC", "Timeline", "Whose"),
        ],
        finance: ["Summary", "Placements", "Notices", "Money", "Whose"],
    }


def test_reading_writes_a_line(link_worker, browse):
    person = recipes.person()
    browse(link_worker).get(f"/people/{person.uid}/")
    event = AuditEvent.objects.get()
    assert (event.verb, event.person_uid, event.details) == (
        "looked at",
        person.uid,
        {"page": "placements:person"},
    )


@pytest.mark.parametrize("who", ["stranger", "board_member", "host_officer"])
def test_out_of_scope_answers_exactly_as_what_does_not_exist(who, request, browse, words_of):
    person = recipes.person()
    client = browse(request.getfixturevalue(who))
    hidden, missing = client.get(f"/people/{person.uid}/"), client.get(MISSING)
    assert hidden.status_code == missing.status_code == 404
    assert words_of(hidden) == words_of(missing)
    assert set(AuditEvent.objects.values_list("verb", flat=True)) == {"was refused"}


def test_the_page_asks_as_much_of_a_long_history_as_of_a_short_one(manager, browse):
    def queries(person):
        client = browse(manager)
        client.get(f"/people/{person.uid}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/people/{person.uid}/")
        return len(asked)

    short = recipes.placement()
    recipes.funding_line(placement=short)
    long = recipes.person()
    for year in range(1996, 2026):
        stay = recipes.placement(
            person=long, starts_on=date(year, 6, 1), ends_on=date(year + 1, 6, 1), end_reason="moved"
        )
        recipes.funding_line(placement=stay, payer=icb())
        recipes.person_reference(person=long)
    recipes.placement(person=long, starts_on=date(2026, 6, 1))
    assert queries(short.person) == queries(long) == 41


@pytest.mark.parametrize(
    ("starts_on", "until", "words"),
    [
        (date(2026, 11, 22), date(2026, 11, 22), "0 days"),
        (date(2026, 11, 21), date(2026, 11, 22), "1 day"),
        (date(2026, 11, 1), date(2026, 11, 22), "3 weeks"),
        (date(2026, 1, 31), date(2026, 3, 31), "2 months"),
        (date(2025, 11, 22), date(2026, 11, 22), "1 year"),
        (date(2024, 7, 23), date(2026, 11, 22), "2 years and 3 months"),
        (date(2027, 1, 1), date(2026, 11, 22), "not started yet"),
    ],
)
def test_a_length_in_the_words_people_use(starts_on, until, words):
    assert length(starts_on, until) == words
