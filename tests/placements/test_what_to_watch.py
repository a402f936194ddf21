"""What stands against a home is told on the summary of whoever lives there, and at the top of the home's page."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts import recipes as accounts
from tests.accounts.recipes import icb
from tests.placements import recipes
from tests.placements.fact_answers import plain

pytestmark = pytest.mark.django_db
EMBARGO = "The home: Embargo on new placements since 2 November 2026"


@pytest.fixture
def stay():
    """Somebody of Rutland's who has lived in Lincolnshire since before notices were owed."""
    return recipes.placement(home=recipes.home(provider=accounts.organisation(name="Larch Care")))


def watched(browse, staff, person):
    return [one.words for one in browse(staff).get(f"/people/{person.uid}/").context["glance"].stands]


def test_everything_not_over_at_the_home_or_its_provider_is_to_be_watched(stay, link_worker, browse):
    for kind in ("embargo", "closure", "notice_given"):
        recipes.provider_event(home=stay.home, kind=kind)
    recipes.provider_event(home=stay.home, kind="rating_fell", happened_on=date(2026, 3, 1))
    recipes.provider_event(provider=stay.home.provider, kind="safeguarding", happened_on=date(2026, 2, 1))
    assert watched(browse, link_worker, stay.person) == [
        "The home: Notice given on 2 November 2026",
        "The home: Closure to come, known since 2 November 2026",
        EMBARGO,
        "The home: Rating fell on 1 March 2026",
        "The home: Whole-home safeguarding since 1 February 2026, at every home of its provider",
    ]
    page = plain(browse(link_worker).get(f"/people/{stay.person.uid}/"))
    assert EMBARGO in page
    assert "What to watch No warning notes" not in page


def test_what_is_over_or_of_another_home_is_not(stay, link_worker, browse):
    recipes.provider_event(home=stay.home, ends_on=date(2026, 11, 20))
    recipes.provider_event()
    assert watched(browse, link_worker, stay.person) == []
    assert "What to watch No warning notes" in plain(browse(link_worker).get(f"/people/{stay.person.uid}/"))


@pytest.mark.parametrize(
    ("rating", "told"),
    [
        ("Inadequate", ["The home: Rated Inadequate, 12 March 2026"]),
        ("Requires improvement", ["The home: Rated Requires improvement, 12 March 2026"]),
        ("Good", []),
    ],
)
def test_a_low_rating_is_to_be_watched_and_a_good_one_is_not(stay, link_worker, browse, rating, told):
    recipes.home_rating(home=stay.home, rating=rating, rated_on=date(2026, 3, 12))
    assert watched(browse, link_worker, stay.person) == told


def test_a_closing_day_is_told_before_and_after(stay, link_worker, browse):
    for day, told in (
        (date(2027, 3, 1), "The home: Closes on 1 March 2027"),
        (date(2026, 11, 1), "The home: Closed from 1 November 2026"),
    ):
        stay.home.closed_on = day
        stay.home.save()
        assert watched(browse, link_worker, stay.person) == [told]


def test_whoever_sees_placements_without_names_sees_the_home_and_no_empty_part(stay, finance, browse):
    page = plain(browse(finance).get(f"/people/{stay.person.uid}/"))
    assert "What to watch" not in page
    recipes.provider_event(home=stay.home)
    page = plain(browse(finance).get(f"/people/{stay.person.uid}/"))
    assert EMBARGO in page
    assert "warning note" not in page


def test_overdue_notices_are_told_to_whoever_sends_them_and_to_nobody_else(
    link_worker, host_officer, finance, browse
):
    stay = recipes.moved_in(home=recipes.home(host_icb=icb("QJM")))
    words = "4 notices overdue, the longest by 27 days"
    assert watched(browse, link_worker, stay.person) == [words]
    page = browse(link_worker).get(f"/people/{stay.person.uid}/").content.decode()
    assert f'href="/people/{stay.person.uid}/notices/"><bdi>{words}' in page
    for staff in (host_officer, finance):
        assert watched(browse, staff, stay.person) == []


def test_the_summary_asks_as_much_of_much_to_watch_as_of_little(link_worker, browse):
    def queries(person):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/people/{person.uid}/")
        return len(asked)

    client = browse(link_worker)
    little, much = recipes.moved_in(), recipes.moved_in()
    recipes.notice(placement=little)
    recipes.notice(placement=much)
    recipes.notice(placement=much, stage="before")
    for day in range(1, 9):
        recipes.provider_event(home=much.home, happened_on=date(2026, 11, day))
    recipes.home_rating(home=much.home, rating="Inadequate", rated_on=date(2026, 3, 12))
    recipes.home_rating(home=little.home, rating="Good", rated_on=date(2026, 3, 12))
    client.get(f"/people/{little.person.uid}/")
    assert queries(little.person) == queries(much.person)


def test_the_top_of_a_homes_page_says_its_rating_and_what_is_not_over(link_worker, browse):
    home = recipes.placement().home
    recipes.home_rating(home=home, rating="Good", rated_on=date(2026, 3, 12))
    recipes.provider_event(home=home)
    recipes.provider_event(home=home, kind="notice_given", ends_on=date(2026, 11, 20))
    flags = browse(link_worker).get(f"/homes/{home.uid}/").context["page"].flags
    assert [(flag.words, flag.alarm) for flag in flags] == [
        ("Embargo on new placements since 2 November 2026", True),
        ("Rated Good, 12 March 2026", False),
    ]
    page = plain(browse(link_worker).get(f"/homes/{home.uid}/"))
    assert page.index("Rated Good, 12 March 2026") < page.index("Kind of setting")


def test_where_no_rating_is_overall_the_lowest_stands_at_the_top(link_worker, browse):
    home = recipes.placement().home
    ratings = {"wellbeing": "5", "leadership": "2"}
    recipes.inspection(ratings, home=home, regulator="CI", published_on=date(2026, 4, 2))
    (flag,) = browse(link_worker).get(f"/homes/{home.uid}/").context["page"].flags
    assert (flag.words, flag.alarm) == ("Rated Grade 2 (Weak), lowest, 2 April 2026", True)
