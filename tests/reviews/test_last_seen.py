"""When somebody was last in the same room as the person."""

from datetime import date, datetime

import pytest

from accounts.roles import Role
from placements.models import Person
from reviews.queries import sight
from tests.accounts import recipes as accounts
from tests.casework.recipes import LONDON, contact
from tests.placements import recipes as placements
from tests.placements.fact_answers import plain
from tests.reviews.recipes import review

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 31)


def seen(on=ON):
    """As somebody of the council that is responsible for everybody here is told."""
    reader = accounts.staff(Role.LINK_WORKER)
    return [one.day for one in sight.last_seen(reader, Person.objects.all(), on).values()]


def visit(day, hour=10, minute=0, **fields):
    return contact(happened_at=datetime(2026, *day, hour, minute, tzinfo=LONDON), **fields)


def test_the_last_visit_up_to_the_day_counts_by_the_clock_in_london():
    someone = visit((10, 3)).person
    visit((10, 31), 23, 59, person=someone)
    visit((11, 1), 0, 0, person=someone)
    assert seen() == [date(2026, 10, 31)]
    assert seen(date(2026, 10, 30)) == [date(2026, 10, 3)]


@pytest.mark.parametrize(
    "fields",
    [
        {"method": "video"},
        {"method": "phone"},
        {"person_present": None},
        {"person_present": False},
        {"reached": False},
        {"withdrawn_at": datetime(2026, 10, 3, 10, tzinfo=LONDON), "withdrawn_because": "Wrong person"},
    ],
)
def test_only_standing_contacts_in_the_same_room_count(fields):
    visit((10, 3), **fields)
    assert seen() == [None]


def test_a_review_the_person_came_to_counts_too():
    someone = visit((9, 1)).person
    review(person=someone, held_on=date(2026, 10, 20))
    review(person=someone, held_on=date(2026, 10, 25), person_present=None)
    review(person=someone, held_on=date(2026, 11, 1))
    assert seen() == [date(2026, 10, 20)]


def test_it_costs_one_query_however_many(django_assert_num_queries):
    for _ in range(5):
        visit((10, 3))
    reader = accounts.staff(Role.LINK_WORKER)
    sight.last_seen(reader, Person.objects.all(), ON)  # what they may do is read once for all pages
    with django_assert_num_queries(1):
        assert len(sight.last_seen(reader, Person.objects.all(), ON)) == 5


@pytest.fixture
def ada(rutland):
    """Somebody of Rutland's who lives in Lincolnshire."""
    return placements.placement(person=placements.person(responsible_council=rutland)).person


@pytest.fixture
def lincolnshire():
    return accounts.council(placements.LINCOLNSHIRE)


@pytest.fixture
def host_officer(lincolnshire):
    return accounts.staff(Role.HOST_OFFICER, lincolnshire)


def known(staff, person, on=ON):
    return sight.last_seen(staff, Person.objects.filter(pk=person.pk), on).get(person.pk)


def test_days_are_counted_to_the_day_and_never_is_not_nought(link_worker, ada):
    assert (known(link_worker, ada).day, known(link_worker, ada).days) == (None, None)
    visit((10, 31), person=ada)
    assert known(link_worker, ada).days == 0


def test_it_says_by_whom_from_which_side_and_how_far_away(link_worker, ada, rutland):
    visit((10, 3), person=ada, author=link_worker, organisation=rutland)
    seen = known(link_worker, ada)
    assert seen.told == f"Visit by {link_worker.name}, Rutland (placing council)"
    assert seen.ago == "28 days ago"
    assert seen.away.startswith("About ")
    assert seen.away.endswith(" miles")


def test_a_visit_nobody_shared_tells_the_side_and_neither_who_nor_how(
    host_officer, ada, link_worker, rutland
):
    visit((10, 3), person=ada, author=link_worker, organisation=rutland)
    seen = known(host_officer, ada)
    assert (seen.days, seen.by, seen.how, seen.by_whom) == (28, "", "", "Rutland (placing council)")
    visit((10, 4), person=ada, author=link_worker, organisation=rutland, shared_with=["host"])
    assert known(host_officer, ada).told.startswith(f"Visit by {link_worker.name}")
    sensitive = {"shared_with": ["host"], "sensitivity": "safeguarding"}
    visit((10, 5), person=ada, author=link_worker, organisation=rutland, **sensitive)
    assert known(host_officer, ada).told == "Rutland (placing council)"


def test_a_visit_of_the_host_is_told_as_theirs(link_worker, ada, host_officer, lincolnshire):
    visit((10, 3), person=ada, author=host_officer, organisation=lincolnshire)
    assert known(link_worker, ada).by_whom == "Lincolnshire (host council)"


def test_an_icb_has_a_side_only_where_it_is_the_responsible_one(link_worker):
    ours, another = accounts.icb(), accounts.icb("QJM")
    ada = placements.placement(person=placements.person(responsible_icb=ours)).person
    visit((10, 3), person=ada, organisation=another)
    assert known(link_worker, ada).by_whom == str(another.short_name)
    visit((10, 4), person=ada, organisation=ours)
    assert known(link_worker, ada).by_whom == f"{ours.short_name} (responsible ICB)"


def test_a_review_names_the_council_and_nobody_who_only_wrote_it_down(link_worker, ada, rutland):
    visit((10, 3), person=ada, author=link_worker, organisation=rutland)
    review(person=ada, organisation=rutland, kind="CA12", held_on=date(2026, 10, 20), recorded_by=link_worker)
    assert known(link_worker, ada).told == "Care Act annual review by Rutland (placing council)"


def test_who_may_not_see_contacts_is_told_nothing(finance, ada):
    visit((10, 3), person=ada)
    assert known(finance, ada) is None
    stranger = accounts.staff(Role.LINK_WORKER, accounts.council("E10000018"))
    assert known(stranger, ada) is None


def test_who_saw_them_costs_one_query_however_many(link_worker, ada, django_assert_num_queries):
    for _ in range(5):
        visit((10, 3), person=placements.person(responsible_council=ada.responsible_council))
    with django_assert_num_queries(1):
        assert len(sight.last_seen(link_worker, Person.objects.all(), ON)) == 6


@pytest.mark.usefixtures("noon")
def test_the_summary_says_who_saw_them_last_and_when_nobody_ever_did(link_worker, ada, browse, finance):
    assert "Never seen in person" in plain(browse(link_worker).get(f"/people/{ada.uid}/"))
    visit((10, 3), person=ada, author=link_worker, organisation=ada.responsible_council)
    page = plain(browse(link_worker).get(f"/people/{ada.uid}/"))
    assert "Last seen in person 3 October 2026" in page
    assert f"Visit by {link_worker.name}, Rutland (placing council)" in page
    assert "From their own area to where they live: about " in page
    assert "seen in person" not in plain(browse(finance).get(f"/people/{ada.uid}/"))


def test_a_review_that_tells_of_health_is_not_named_to_who_may_not_know_of_it(
    link_worker, host_officer, ada, rutland
):
    review(person=ada, organisation=rutland, kind="CHC12", held_on=date(2026, 10, 20))
    assert known(host_officer, ada).told == "Rutland (placing council)"
    assert known(host_officer, ada).days == 11
