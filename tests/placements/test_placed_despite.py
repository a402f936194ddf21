"""Wherever a placement begins, an embargo, notice or a closure to come asks for a reason and forbids nothing."""

from datetime import date

import pytest

from accounts.roles import Role
from placements.actions.stays import PlacedWithoutAReason
from placements.models import Person, Proposal
from placements.queries.home_warnings import Warnings, warning_of
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY, council
from tests.placements import recipes
from tests.placements.test_propose_placement import propose
from tests.placements.test_register_person import register
from tests.placements.test_register_person import typed as person_typed
from tests.placements.test_start_placement import start as start_at_once
from tests.placements.test_start_proposal import ready, start

pytestmark = pytest.mark.django_db
WHY = "Nowhere else is near her sister."
QUESTION = "Why are they placed there all the same?"


@pytest.fixture
def home(db):
    """A home under an embargo since 2 November 2026."""
    return recipes.provider_event(home=recipes.home()).home


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("embargo", "under an embargo on new placements since 2 November 2026"),
        ("notice_given", "Notice was given about this home on 2 November 2026"),
        ("closure", "This home is to close, as is known since 2 November 2026"),
    ],
)
def test_each_kind_asks_for_a_reason(kind, words, link_worker, browse):
    event = recipes.provider_event(kind=kind)
    address = f"/people/{recipes.person().uid}/placements/new/"
    answers = recipes.AGREED | {"starts_on": "20 November 2026", "placed_by": str(council().uid)}
    page = browse(link_worker).post(address, answers | {"home": str(event.home.uid)}).content.decode()
    assert words in page
    assert QUESTION in page


@pytest.mark.parametrize("kind", ["rating_fell", "safeguarding", "other"])
def test_what_warns_against_no_placement_asks_for_nothing(kind):
    event = recipes.provider_event(kind=kind)
    assert warning_of(event.home, TODAY, today=TODAY) is None


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (date(2026, 3, 1), True),
        (date(2027, 2, 28), True),
        (date(2027, 3, 1), False),
        (date(2026, 2, 1), False),
    ],
)
def test_a_home_that_closes_within_a_year_asks_although_no_event_tells(day, asked):
    home = recipes.home(closed_on=date(2027, 3, 1))
    assert (warning_of(home, day, today=TODAY) is not None) is asked
    assert Warnings([home.pk], today=TODAY).of(home.pk, day) == warning_of(home, day, today=TODAY)


def test_a_home_that_has_closed_since_asks_for_nothing_of_what_was_before():
    home = recipes.home(closed_on=date(2026, 11, 2))
    assert warning_of(home, date(2026, 10, 1), today=TODAY) is None


def test_many_homes_are_warned_of_as_one_is():
    provider = accounts.organisation()
    ours, other = recipes.home(provider=provider), recipes.home()
    recipes.provider_event(provider=provider, happened_on=date(2026, 9, 1), ends_on=date(2026, 10, 1))
    recipes.provider_event(home=ours, kind="notice_given")
    warnings = Warnings([ours.pk, other.pk], today=TODAY)
    for home in (ours, other):
        for day in (date(2026, 8, 31), date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 2)):
            assert warnings.of(home.pk, day) == warning_of(home, day, today=TODAY)
    assert warnings.of(other.pk, TODAY) is None


def test_blanks_are_no_reason(link_worker, home):
    with pytest.raises(PlacedWithoutAReason):
        start_at_once(link_worker, recipes.person(), home, placed_despite="  ")


def test_a_move_asks_and_keeps_what_was_said(manager, browse, home):
    stay = recipes.placement()
    client, address = browse(manager), f"/placements/{stay.uid}/move/"
    answers = {"home": str(home.uid), "moves_on": "20 November 2026", "end_reason": "moved"} | recipes.AGREED
    page = client.post(address, answers).content.decode()
    assert QUESTION in page
    assert "Priya Nayar" in page
    assert stay.person.placements.count() == 1
    assert client.post(address, answers | {"placed_despite": WHY}).status_code == 302
    assert stay.person.placements.order_by("-starts_on").first().placed_despite == WHY


def test_registering_with_a_placement_asks_where_it_began_under_the_warning(link_worker, browse, home):
    client = browse(link_worker)
    answers = person_typed(home=str(home.uid), starts_on="20 November 2026")
    assert QUESTION in client.post("/people/new/", answers).content.decode()
    assert not Person.objects.exists()
    assert client.post("/people/new/", answers | {"placed_despite": WHY}).status_code == 302
    assert Person.objects.get().placements.get().placed_despite == WHY


def test_somebody_who_lived_there_before_is_registered_without_a_reason(link_worker, home):
    assert register(link_worker, home=home, starts_on=date(2024, 1, 8)).placements.get().placed_despite == ""


def test_proposing_asks_and_the_reason_holds_for_the_start(link_worker, home):
    person = recipes.person()
    with pytest.raises(PlacedWithoutAReason):
        propose(link_worker, person, home)
    assert not Proposal.objects.exists()
    proposal = propose(link_worker, person, home, placed_despite=WHY)
    assert propose(link_worker, person, home, placed_despite=WHY) == proposal
    again = ready(person=recipes.person(), home=home, placed_despite=WHY, proposed_on=date(2026, 11, 5))
    assert start(link_worker, again).placed_despite == WHY


def test_what_came_after_the_proposal_asks_anew_at_the_start(link_worker, home):
    proposal = ready(home=home, placed_despite=WHY, proposed_on=date(2026, 11, 5))
    recipes.provider_event(home=home, kind="notice_given", happened_on=date(2026, 11, 10))
    with pytest.raises(PlacedWithoutAReason, match="Notice was given"):
        start(link_worker, proposal)
    assert start(link_worker, proposal, placed_despite="Notice is for 2028.").placed_despite == (
        "Notice is for 2028."
    )


def test_the_reason_is_read_by_those_who_read_plans_and_names(link_worker, finance, host_officer, browse):
    stay = recipes.placement(placed_despite="Canaryreason")
    tab = f"/people/{stay.person.uid}/placements/"
    told = [
        "Canaryreason" in browse(one).get(tab).content.decode()
        for one in (link_worker, finance, host_officer)
    ]
    assert told == [True, False, False]


def test_a_proposal_is_asked_in_the_browser_and_nothing_typed_is_lost(browse, home):
    worker, person = accounts.staff(Role.LINK_WORKER), recipes.person()
    answers = {"home": str(home.uid), "expected_on": "4 January 2027", "placed_by": str(council().uid)}
    answers["local_options_found"] = "Two homes, both full"
    client, address = browse(worker), f"/people/{person.uid}/proposals/new/"
    page = client.post(address, answers).content.decode()
    assert QUESTION in page
    assert "(optional)" not in page.partition(QUESTION)[2].partition("</label>")[0]
    assert "Two homes, both full" in page
    assert client.post(address, answers | {"placed_despite": WHY}).status_code == 302
    assert Proposal.objects.get().placed_despite == WHY
