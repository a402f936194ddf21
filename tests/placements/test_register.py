"""The two-sided register: who is in it, how it is narrowed, searched and sorted, and what it costs."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from placements.models import Person, Placement
from placements.queries import direction, register, register_narrowing
from placements.rules import ages, directions
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def names(response) -> list[str]:
    """The references on the page, in order."""
    return [row.record["reference"] for row in response.context["table"].paginated_rows]


@pytest.fixture
def both_sides(lincolnshire):
    """One person placed out, one placed in, one at home, one nowhere, and one who is not ours at all."""
    here, there = recipes.home("E06000017", name="Vale House"), recipes.home(name="Fenview House")
    recipes.placement(person=recipes.person(reference="OUT"), home=there)
    theirs = {"responsible_council": lincolnshire, "owner": lincolnshire}
    young = {"date_of_birth": date(2001, 11, 22)}  # 25 today: still in transition
    recipes.placement(person=recipes.person(reference="IN", **theirs, **young), home=here)
    recipes.placement(person=recipes.person(reference="LOCAL"), home=here)
    recipes.person(reference="NOWHERE")
    recipes.placement(person=recipes.person(reference="STRANGE", **theirs), home=there)


@pytest.mark.parametrize(
    ("side", "found"),
    [
        ("", {"OUT", "IN", "LOCAL", "NOWHERE"}),
        ("out", {"OUT"}),
        ("in", {"IN"}),
        ("local", {"LOCAL"}),
        ("none", {"NOWHERE"}),
        ("transition", {"IN"}),
        ("sideways", {"OUT", "IN", "LOCAL", "NOWHERE"}),
    ],
)
def test_the_switch_turns_between_the_sides(link_worker, browse, both_sides, side, found):
    page = browse(link_worker).get("/people/", {"direction": side})
    assert set(names(page)) == found
    counts = {entry["label"]: entry["count"] for entry in page.context["switch"]}
    sides = {"Placed out": 1, "Placed in": 1, "At home": 1, "No open placement": 1, "Aged 14 to 25": 1}
    assert counts == {"All": 4} | sides


def test_the_list_and_the_banner_agree_on_the_direction(link_worker, chc_nurse, both_sides):
    recipes.changed(Person.objects.all(), responsible_icb=accounts.icb())
    for staff in (link_worker, chc_nurse):
        ours = direction.councils_of(staff)
        for person in register.register(staff, on=TODAY):
            stay = Placement.objects.open_on(TODAY).filter(person=person).first()
            assert person.direction == directions.direction_of(
                responsible=person.responsible_council_id,
                host=stay.home.host_council_id if stay else None,
                ours=ours,
            )


def test_each_side_sees_its_part(host_officer, finance, chc_nurse, stranger, browse, both_sides):
    assert set(names(browse(host_officer).get("/people/"))) == {"OUT", "STRANGE"}
    assert set(names(browse(finance).get("/people/"))) == {"OUT", "LOCAL", "NOWHERE"}
    assert names(browse(stranger).get("/people/")) == []
    assert names(browse(chc_nurse).get("/people/")) == []
    paid_for = Placement.objects.get(person__reference="OUT")
    recipes.funding_line(placement=paid_for, payer=accounts.icb(), stream="chc")
    assert names(browse(chc_nurse).get("/people/")) == ["OUT"]


def test_who_sees_references_only_is_told_to_search_for_one(finance, link_worker, browse, both_sides):
    told = "You see references, not names: search for a reference such as LW-0001."
    page = browse(finance).get("/people/?q=Nobody").content.decode()
    assert told in page
    assert "Check the spelling" not in page
    page = browse(link_worker).get("/people/?q=Xqzzvw").content.decode()
    assert told not in page
    assert "Check the spelling" in page


def test_the_board_reads_reports_and_no_register(board_member, browse):
    assert browse(board_member).get("/people/").status_code == 403


def test_an_empty_register_says_what_to_do(link_worker, stranger, browse):
    assert "Register the first person" in browse(link_worker).get("/people/").content.decode()


def test_nobody_found_says_what_to_do(link_worker, browse, both_sides):
    page = browse(link_worker).get("/people/", {"q": "zzzzqqq"}).content.decode()
    assert "Nobody matches" in page
    assert "Show everybody" in page


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"rating": "Good"}, {"OUT"}),
        ({"rating": "none"}, {"IN", "LOCAL", "NOWHERE"}),
        ({"worker": "none"}, {"IN", "LOCAL", "NOWHERE"}),
        ({"setting": "RES"}, {"OUT", "IN", "LOCAL"}),
        ({"band": "18 to 25"}, {"IN"}),
        ({"rating": "Good", "band": "18 to 25"}, set()),
    ],
)
def test_the_filters(link_worker, browse, both_sides, question, found):
    recipes.changed(Person.objects.filter(reference="OUT"), link_worker=link_worker)
    Person.objects.filter(reference="IN").update(date_of_birth=date(2008, 11, 22))
    home = Placement.objects.get(person__reference="OUT").home
    recipes.home_rating(home=home, rating="Inadequate", rated_on=date(2024, 1, 1))
    recipes.home_rating(home=home, rating="Good", rated_on=date(2026, 1, 1))
    recipes.home_rating(home=home, rating="Inadequate", rated_on=date(2026, 12, 1))
    assert set(names(browse(link_worker).get("/people/", question))) == found


def test_filters_by_council_and_worker(link_worker, browse, both_sides, lincolnshire):
    recipes.changed(Person.objects.filter(reference="OUT"), link_worker=link_worker)
    client = browse(link_worker)
    assert set(names(client.get("/people/", {"host": lincolnshire.uid}))) == {"OUT"}
    assert set(names(client.get("/people/", {"placing": lincolnshire.uid}))) == {"IN"}
    assert set(names(client.get("/people/", {"worker": link_worker.uid}))) == {"OUT"}


@pytest.mark.parametrize("today", [date(2026, 2, 28), date(2028, 2, 28), date(2028, 2, 29), TODAY])
def test_the_age_bands_are_those_of_the_rules(today):
    for born_on in [date(2008, 2, 28), date(2008, 2, 29), date(2008, 3, 1), date(2010, 2, 28), TODAY]:
        recipes.person(date_of_birth=min(born_on, today))
    for band in register.bands():
        found = Person.objects.filter(**register_narrowing.born_for(band, today))
        expected = {
            person.pk
            for person in Person.objects.all()
            if ages.band(ages.age_on(person.date_of_birth, today), register.BAND_STARTS) == band
        }
        assert set(found.values_list("pk", flat=True)) == expected


@pytest.mark.parametrize("sort", [*register.SORTS, "nonsense", "-", "name,age"])
def test_every_column_sorts_both_ways(manager, browse, both_sides, sort):
    client = browse(manager)
    for turned in (sort, f"-{sort}"):
        assert set(names(client.get("/people/", {"sort": turned}))) == {"OUT", "IN", "LOCAL", "NOWHERE"}


def test_sorting_puts_what_is_missing_last(manager, browse, both_sides):
    recipes.funding_line(placement=Placement.objects.get(person__reference="LOCAL"), weekly=Decimal(900))
    recipes.funding_line(placement=Placement.objects.get(person__reference="OUT"), weekly=Decimal(2000))
    client = browse(manager)
    assert names(client.get("/people/", {"sort": "weekly"})) == ["LOCAL", "OUT", "IN", "NOWHERE"]
    assert names(client.get("/people/", {"sort": "-weekly"})) == ["OUT", "LOCAL", "IN", "NOWHERE"]


def test_the_state_is_in_the_address(link_worker, browse, both_sides):
    page = browse(link_worker).get("/people/?direction=out&sort=-age&q=larch&setting=RES")
    form = page.context["filters"]
    assert (form["direction"].value(), form["q"].value(), form["setting"].value()) == ("out", "larch", "RES")
    sides = {entry["label"]: entry["url"] for entry in page.context["switch"]}
    assert sides["Placed in"] == "?direction=in&sort=-age&q=larch&setting=RES"
    assert 'name="sort" value="-age"' in page.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "\x00", "9" * 30])
def test_an_impossible_page_is_no_accident(link_worker, browse, both_sides, page):
    assert browse(link_worker).get("/people/", {"page": page}).status_code == 200


def test_who_was_listed_is_in_the_trail(link_worker, browse, both_sides):
    browse(link_worker).get("/people/", {"direction": "out"})
    event = AuditEvent.objects.get()
    assert (event.verb, event.details["people"]) == (
        "listed",
        [str(Person.objects.get(reference="OUT").uid)],
    )


@pytest.fixture
def crowd(link_worker):
    """`crowd(n)` adds so many people placed out, in few homes, each with a line of funding."""

    ours = council()

    def add(number: int) -> None:
        homes = [recipes.home(provider=accounts.organisation()) for _ in range(4)]
        start = Person.objects.count()
        people = Person.objects.bulk_create(
            Person(
                owner=ours,
                reference=f"C{start + place:05}",
                given_name=f"Given{place % 97}",
                family_name=f"Family{place % 89}",
                date_of_birth=date(1950 + place % 55, 1 + place % 12, 1 + place % 28),
                responsible_council=ours,
                link_worker=link_worker if place % 3 else None,
            )
            for place in range(number)
        )
        stays = Placement.objects.bulk_create(
            Placement(
                owner=ours,
                reference=f"{person.reference}/1",
                person=person,
                home=homes[place % 4],
                starts_on=date(2020, 1, 1 + place % 28),
                placed_by=ours,
            )
            for place, person in enumerate(people)
        )
        for stay in stays[:40]:
            recipes.funding_line(placement=stay)
        with connection.cursor() as cursor:
            cursor.execute(recipes.COUNT_THE_ROWS)

    return add


def test_a_page_is_drawn_at_once_exactly_as_the_shared_table_draws_it_cell_by_cell(manager, browse):
    stay = recipes.placement(person=recipes.person(family_name="O’Brien <b>{}"))
    recipes.funding_line(placement=stay)
    recipes.person(family_name="Unplaced")
    response = browse(manager).get("/people/")
    drawn = []
    for template in ("linkworker/drawn_table.html", "components/table.html"):
        table = response.context["table"]
        table.template_name = template
        drawn.append(re.sub(r"\s*(<|>)\s*", r"\1", table.as_html(response.wsgi_request)))
    assert re.sub(r" (?:even|odd)(?=\")", "", drawn[0]) == re.sub(r" (?:even|odd)(?=\")", "", drawn[1])
    assert "&lt;b&gt;{}" in drawn[0]


def queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_register_asks_as_much_of_16_people_as_of_400_and_5000(manager, browse, crowd):
    client, address = browse(manager), "/people/?q=familly1&direction=out&setting=RES&sort=-weekly"
    crowd(16)
    few = queries(client, "/people/"), queries(client, address)
    crowd(384)
    some = queries(client, "/people/"), queries(client, address)
    crowd(4600)
    many = queries(client, "/people/"), queries(client, address)
    assert few == some == many == (7, 8)


def test_five_thousand_people_come_fifty_at_a_time(manager, browse, crowd):
    crowd(5000)
    page = browse(manager).get("/people/?page=100")
    assert len(names(page)) == 50
    assert page.context["table"].page.paginator.num_pages == 100
    assert "5,000 people" in page.content.decode()
