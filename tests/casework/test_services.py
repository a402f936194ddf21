"""The directory: found by forgiving words, need, kind and place, near somebody first, and what our referrals tell."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.policies import as_of
from accounts.roles import Role
from casework.models import Referral, Service, ServiceArea
from casework.queries import services as directory
from casework.rules.referrals import Course, TrackRecord
from tests.accounts import recipes as accounts
from tests.casework import recipes
from tests.casework.answers import words
from tests.placements import recipes as placements
from tests.placements.recipes import LINCOLNSHIRE

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
LEICESTER, NORFOLK = "E06000016", "E10000020"


@pytest.fixture
def here(db):
    """A garden in Lincolnshire, a choir in Leicester, a dentist in Norfolk and a helpline for everybody."""
    found = {}
    for name, kind, what, needs, code in (
        ("Walled garden", "A_GREEN", "Growing and potting, and tea.", ["friends"], LINCOLNSHIRE),
        ("The Loud Choir", "A_ARTS", "Singing with signs.", ["communication"], LEICESTER),
        ("Vale surgery", "DEN", "Teeth, with a hoist.", ["health"], NORFOLK),
    ):
        service = recipes.service(name=name, kind=kind, what=what, needs=needs, place="", reply_days=None)
        recipes.service_area(service=service, council=accounts.council(code))
        found[name] = service
    line = recipes.service(
        name="Listening line", kind="A_FRIEND", what="Somebody rings.", needs=[], place="", everywhere=True
    )
    return found | {line.name: line}


def names(staff, near=None, **asked) -> list[str]:
    """What is found, in its order."""
    found = directory.found(staff, directory.Asked(**asked), on=TODAY, near=near)
    return [service.name for service in found]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("garden", ["Walled garden"]),
        ("Gardening", ["Walled garden"]),
        ("gardning", ["Walled garden"]),
        ("POTTING tea", ["Walled garden"]),
        ("singing", ["The Loud Choir"]),
        ("quire", []),
        ("dentist", ["Vale surgery"]),  # its kind
        ("communication", ["The Loud Choir"]),  # its need
        ("norfolk", ["Vale surgery"]),  # its place
        ("teeth norfolk", ["Vale surgery"]),
        ("teeth leicester", []),
        ("%", []),
        ("\x00", ["Listening line", "The Loud Choir", "Vale surgery", "Walled garden"]),
        ("", ["Listening line", "The Loud Choir", "Vale surgery", "Walled garden"]),
    ],
)
def test_forgiving_words_find_by_name_purpose_need_kind_and_place(typed, expected, link_worker, here):
    assert names(as_of(link_worker, TODAY), words=typed) == expected


def test_need_kind_and_council_narrow(link_worker, here):
    staff = as_of(link_worker, TODAY)
    assert names(staff, need="friends") == ["Walled garden"]
    assert names(staff, kind="DEN") == ["Vale surgery"]
    assert names(staff, kind="Community assets") == ["Listening line", "The Loud Choir", "Walled garden"]
    assert names(staff, council=accounts.council(NORFOLK)) == ["Listening line", "Vale surgery"]


def test_near_somebody_their_own_area_comes_first_then_the_region_then_the_whole_country(link_worker, here):
    near = accounts.council(LINCOLNSHIRE)
    assert names(as_of(link_worker, TODAY), near=near) == [
        "Walled garden",
        "The Loud Choir",
        "Listening line",
    ]


def test_the_filters_stand_in_the_address_and_what_cannot_be_read_is_told(link_worker, browse, here):
    client = browse(link_worker)
    assert "Walled garden" in words(client.get("/services/?words=potting&need=friends"))
    for bad in ("need=magic", "council=Atlantis", "kind=RES"):
        page = client.get(f"/services/?{bad}")
        assert page.status_code == 200
        assert "from the list" in words(page)
    norfolk = accounts.council(NORFOLK)
    assert "Walled garden" not in words(client.get(f"/services/?council={norfolk.uid}"))
    assert "Nothing in the directory matches" in words(client.get("/services/?words=zebra"))


def test_an_empty_directory_says_what_to_do(link_worker, browse, ada):
    client = browse(link_worker)
    assert "Add the first" in words(client.get("/services/"))
    assert "Refer to a service by name" in words(client.get(f"/people/{ada.uid}/services/"))


@pytest.mark.parametrize(
    ("courses", "told"),
    [
        ([], ""),
        ([("waiting", None, None)], "1 waiting now"),
        (
            [("accepted", 3, None), ("declined", None, 5), ("accepted", 9, None)],
            "2 of 3 accepted. Half our replies came within 5 days",
        ),
        ([("accepted", 3, None)] * 2, "2 of 2 accepted"),
        (
            [("accepted", 4, None)] * 8 + [("declined", None, None)] * 3,
            "8 of 11 accepted (73%). Half our replies came within 4 days",
        ),
        ([("declined", 3, 9)] * 3, "3 of 3 accepted. Half our replies came within 3 days"),
        ([("ended", None, None)], ""),
    ],
    ids=str,
)
def test_few_referrals_are_told_in_numbers_never_as_a_bare_percentage(courses, told):
    made_on = date(2026, 9, 1)
    record = TrackRecord.of(
        Course(
            made_on,
            accepted and date(2026, 9, 1 + accepted),
            declined and date(2026, 9, 1 + declined),
            None,
            None,
            result,
        )
        for result, accepted, declined in courses
    )
    assert record.words == told


def test_only_our_own_referrals_of_two_years_are_counted(link_worker, browse, here):
    team = here["Walled garden"]
    recipes.referral(service_entry=team, result="accepted", accepted_on=date(2026, 9, 4))
    recipes.referral(service_entry=team, organisation=accounts.council(LINCOLNSHIRE), result="declined")
    recipes.referral(service_entry=team, made_on=date(2024, 11, 22), result="declined")
    assert "1 of 1 accepted" in words(browse(link_worker).get("/services/?words=garden"))
    host = accounts.staff(Role.HOST_OFFICER, accounts.council(LINCOLNSHIRE))
    assert "0 of 1 accepted" in words(browse(host).get("/services/?words=garden"))


def test_whoever_has_the_directory_but_no_referrals_sees_nobody_named(browse, ada):
    team = recipes.service_area().service
    recipes.referral(person=ada, service_entry=team)
    for role, at in ((Role.HOST_OFFICER, accounts.council(LINCOLNSHIRE)), (Role.CHC_NURSE, accounts.icb())):
        page = words(browse(accounts.staff(role, at)).get(f"/services/{team.uid}/"))
        assert str(ada) not in page


def many(number: int) -> None:
    """So many more entries, each with an area and three referrals of ours."""
    owner, area = accounts.council(), accounts.council(LINCOLNSHIRE)
    rows = Service.objects.bulk_create(
        Service(
            owner=owner,
            name=f"Club {number}-{n:05}",
            kind="A_CLUB",
            what=f"A table by the window, number {n}, and somebody to sit beside.",
            place=f"Room {n}",
            checked_on=TODAY,
        )
        for n in range(number)
    )
    ServiceArea.objects.bulk_create(ServiceArea(service=row, council=area) for row in rows)
    someone = placements.person()
    Referral.objects.bulk_create(
        Referral(
            person=someone,
            organisation=owner,
            reference=f"M{row.pk}-{n}",
            made_on=TODAY,
            service=row.name,
            service_entry=row,
            result="waiting",
        )
        for row in rows[:40]
        for n in range(3)
    )


def test_a_misspelt_word_is_compared_with_every_entry_once_a_page(link_worker, browse, here):
    client = browse(link_worker)
    with CaptureQueriesContext(connection) as asked:
        assert "Walled garden" in client.get("/services/?words=gardning").content.decode()
    assert sum(" %> " in each["sql"] for each in asked) == 1


def test_the_pages_ask_as_often_for_many_entries_as_for_a_few(
    link_worker, browse, ada, here, django_assert_max_num_queries
):
    client, asked = browse(link_worker), {}
    client.get("/services/")  # the first page of a session writes it
    for size in (3, 60):
        many(size)
        for address in ("/services/", "/services/?words=window", f"/people/{ada.uid}/services/"):
            with django_assert_max_num_queries(60) as spent:
                assert client.get(address).status_code == 200
            asked.setdefault(address, set()).add(len(spent))
    assert all(len(counts) == 1 for counts in asked.values()), asked
