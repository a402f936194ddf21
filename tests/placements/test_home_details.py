"""A home has places, may close, and lies in an area that a person confirmed; a postcode only suggests it."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from linkworker.refusals import Refusal
from placements.actions import stays
from placements.models import ProviderEvent
from placements.queries.nearby import suggestion
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY, council
from tests.editing import opened
from tests.placements import recipes
from tests.placements.test_add_home import typed
from tests.placements.test_edit_home import edit
from tests.placements.test_start_placement import start

pytestmark = pytest.mark.django_db


def test_a_postcode_suggests_the_area_of_the_nearest_homes_and_fills_in_nothing(link_worker, browse):
    for postcode, host in [
        ("LN1 2AA", recipes.LINCOLNSHIRE),
        ("LN1 3BB", recipes.LINCOLNSHIRE),
        ("LN1 3CC", "E10000024"),
        ("LN12 1AA", "E06000031"),
    ]:
        recipes.home(host, postcode=postcode)
    assert suggestion(link_worker, "ln1 1aa").sentences == ("2 of 3 homes in LN1 lie in Lincolnshire.",)
    assert suggestion(link_worker, "LN1 2ZZ").sentences == ("1 of 1 home in LN1 2 lies in Lincolnshire.",)
    assert suggestion(link_worker, "PE1 1AA") is None
    assert suggestion(link_worker, "nonsense") is None
    page = browse(link_worker).get("/homes/new/", {"postcode": "LN1 1AA"})
    assert "2 of 3 homes in LN1 lie in Lincolnshire." in page.content.decode()
    assert not page.context["form"]["host_council"].value()
    answers = typed(postcode="LN1 1AA") | {"host_council": ""}
    assert "2 of 3 homes in LN1" in browse(link_worker).post("/homes/new/", answers).content.decode()


def test_homes_out_of_reach_suggest_nothing(stranger):
    recipes.home(postcode="LN1 2AA")
    assert suggestion(stranger, "LN1 2AA") is None


def test_who_confirmed_the_host_is_kept_until_the_address_changes(link_worker):
    home = edit(link_worker, recipes.home(), host_confirmed=True)
    assert (home.host_confirmed_on, home.host_confirmed_by) == (TODAY, link_worker)
    assert edit(link_worker, home, name="Fen House").host_confirmed_on == TODAY
    moved = edit(link_worker, home, postcode="PE1 1AA")
    assert (moved.host_confirmed_on, moved.host_confirmed_by) == (None, None)


def test_the_form_keeps_places_closing_and_confirmation(link_worker, browse):
    client, home = browse(link_worker), recipes.home()
    address = f"/homes/{home.uid}/edit/"
    answers = typed(
        name=home.name, code=home.code, capacity="6", closed_on="1 March 2027", host_confirmed="on"
    )
    answers |= opened(client, address)
    assert client.post(address, answers).status_code == 302
    home.refresh_from_db()
    assert (home.capacity, home.closed_on, home.host_confirmed_on) == (6, date(2027, 3, 1), TODAY)
    page = client.get(f"/homes/{home.uid}/").content.decode()
    assert "6, of which at most 6 free" in page
    assert "1 March 2027" in page
    wrong = client.post(address, answers | {"capacity": "six"}).content.decode()
    assert "Enter the number of places as a whole number from 1 to 999" in wrong
    assert 'value="six"' in wrong


def test_the_host_is_told_how_many_places_are_free(host_officer, browse):
    home = recipes.home(capacity=2)
    recipes.placement(home=home)
    assert "1 of 2 free" in browse(host_officer).get(f"/homes/{home.uid}/").content.decode()


def test_nobody_moves_into_a_closed_home(link_worker, browse):
    home = recipes.home(closed_on=date(2026, 11, 2))
    person = recipes.person()
    with pytest.raises(stays.HomeIsClosed) as refusal:
        start(link_worker, person, home, starts_on=date(2026, 11, 2))
    assert set(refusal.value.told) == {"home"}
    assert start(link_worker, person, home, starts_on=date(2026, 11, 1)).home == home


def test_closing_a_home_people_live_in_is_an_event(link_worker):
    stay = recipes.placement()
    edit(link_worker, stay.home, closed_on=date(2027, 3, 1))
    event = ProviderEvent.objects.get()
    assert (event.kind, event.happened_on, event.words) == (
        "closure",
        TODAY,
        "The home closes on 1 March 2027.",
    )
    assert event.notices.count() == 2
    edit(link_worker, recipes.home(), closed_on=date(2026, 3, 1))
    assert ProviderEvent.objects.count() == 1


def test_placing_under_an_embargo_needs_a_reason_and_is_not_forbidden(link_worker, browse):
    provider = accounts.organisation()
    home, person = recipes.home(provider=provider), recipes.person()
    recipes.provider_event(provider=provider)
    client, address = browse(link_worker), f"/people/{person.uid}/placements/new/"
    assert "placed there all the same" not in client.get(address).content.decode()
    answers = {"home": str(home.uid), "starts_on": "20 November 2026", "placed_by": str(council().uid)}
    answers |= recipes.AGREED
    page = client.post(address, answers).content.decode()
    assert "under an embargo on new placements since 2 November 2026" in page
    assert "Why are they placed there all the same?" in page
    assert not person.placements.exists()
    assert client.post(address, answers | {"placed_despite": "  "}).status_code == 200
    assert client.post(address, answers | {"placed_despite": "Nowhere else is near."}).status_code == 302
    stay = person.placements.get()
    assert (stay.home, stay.placed_despite) == (home, "Nowhere else is near.")


def test_a_lifted_embargo_asks_for_nothing(link_worker):
    home = recipes.home()
    recipes.provider_event(home=home, ends_on=date(2026, 11, 10))
    assert start(link_worker, recipes.person(), home, starts_on=date(2026, 11, 10)).home == home
    with pytest.raises(Refusal):
        start(link_worker, recipes.person(), home, starts_on=date(2026, 11, 9))


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("home_has_a_place", "capacity = 0"),
        ("home_host_confirmed_by_somebody", "host_confirmed_on = '2026-11-02'"),
    ],
)
def test_the_database_refuses_what_can_never_be(constraint, change):
    home = recipes.home()
    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE placements_home SET {change} WHERE id = %s", [home.pk])
