"""The list of homes, and one home: within reach, whoever placed the people who live there."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from tests.accounts import recipes as accounts
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def test_it_shows_everybody_who_lives_there_whoever_placed_them(link_worker, browse, lincolnshire):
    home = recipes.home("E06000017", provider=accounts.organisation(name="Larch Care"))
    ours = recipes.placement(home=home, person=recipes.person(family_name="Ours"))
    recipes.placement(
        home=home,
        person=recipes.person(family_name="Theirs", responsible_council=lincolnshire),
        placed_by=lincolnshire,
    )
    recipes.placement(
        home=home, person=recipes.person(family_name="Gone"), ends_on=date(2025, 1, 1), end_reason="moved"
    )
    page = browse(link_worker).get(f"/homes/{home.uid}/").context["page"]
    assert {(r.called, r.placed_by) for r in page.living_there} == {
        ("Ada Ours", "Rutland"),
        ("Ada Theirs", "Lincolnshire"),
    }
    assert [r.called for r in page.lived_there] == ["Ada Gone"]
    shown = AuditEvent.objects.get(verb="listed").details["people"]
    assert str(ours.person.uid) in shown
    assert len(shown) == 3


def test_people_out_of_reach_are_not_there_at_all(link_worker, browse, lincolnshire):
    home = recipes.home()
    recipes.placement(home=home, person=recipes.person(family_name="Ours"))
    recipes.placement(
        home=home, person=recipes.person(family_name="Hidden", responsible_council=lincolnshire)
    )
    text = browse(link_worker).get(f"/homes/{home.uid}/").content.decode()
    assert "Ada Ours" in text
    assert "Hidden" not in text


def test_the_ratings_newest_first(link_worker, browse):
    home = recipes.home()
    recipes.home_rating(home=home, rating="Good", rated_on=date(2024, 3, 12))
    recipes.home_rating(home=home, rating="Inadequate", rated_on=date(2026, 3, 12))
    (history,) = browse(link_worker).get(f"/homes/{home.uid}/").context["page"].inspections
    assert [report.values[0] for report in history.reports] == [
        ("Overall", "Inadequate"),
        ("Overall", "Good"),
    ]


def test_no_rating_is_not_recorded(link_worker, browse):
    assert "No rating recorded" in browse(link_worker).get(f"/homes/{recipes.home().uid}/").content.decode()


def test_a_home_out_of_reach_answers_as_a_missing_one(stranger, link_worker, browse, words_of):
    home = recipes.home()
    client = browse(stranger)
    hidden = client.get(f"/homes/{home.uid}/")
    missing = client.get("/homes/00000000-0000-4000-8000-000000000000/")
    assert hidden.status_code == missing.status_code == 404
    assert words_of(hidden) == words_of(missing)
    assert home.name not in browse(stranger).get("/homes/").content.decode()
    assert home.name in browse(link_worker).get("/homes/").content.decode()


def test_the_list_finds_by_name_provider_postcode_and_code(link_worker, browse):
    provider = accounts.organisation(name="Larch Care")
    home = recipes.home(name="Fenview House", postcode="PE21 1AA", code="FEN1", provider=provider)
    recipes.home(name="Staithe Lodge")
    client = browse(link_worker)
    for question in ("fenview", "pe21", "fen1", "larch"):
        assert [row.pk for row, _ in client.get("/homes/", {"q": question}).context["homes"]] == [home.pk]
    assert "No home matches" in client.get("/homes/", {"q": "a\x00%"}).content.decode()


def test_as_many_questions_for_many_homes_and_people_as_for_few(link_worker, browse):
    def queries(address):
        client = browse(link_worker)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    home = recipes.home()
    recipes.placement(home=home)
    few = queries("/homes/"), queries(f"/homes/{home.uid}/")
    for _ in range(15):
        recipes.placement(home=home)
        recipes.placement()
    assert (queries("/homes/"), queries(f"/homes/{home.uid}/")) == few == (5, 14)
