"""A finding about one decision is recorded."""

import uuid
from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements.models import Person
from reviews.models import CapacityAssessment
from tests.accounts import recipes as accounts
from tests.at_once import at_once
from tests.placements import recipes as placements
from tests.placements.fact_answers import plain
from tests.reviews.rights import FOUND, assess, typed

pytestmark = pytest.mark.django_db


def address(person):
    return f"/people/{person.uid}/rights/capacity/new/"


def test_the_finding_is_kept_and_read_again(link_worker, ada, browse):
    client = browse(link_worker)
    page = client.post(address(ada), typed(FOUND), follow=True)
    assert "Record the best-interests decision once it is made" in plain(page)
    assert "Could not Use or weigh it" in plain(page)
    assert AuditEvent.objects.filter(verb="recorded capacity assessment").count() == 1
    tab = plain(client.get(f"/people/{ada.uid}/rights/"))
    assert "Whether to move to Larch Cottage Cannot decide now" in tab
    assert "No best-interests decision is recorded" in tab


def test_the_trail_holds_neither_the_decision_nor_the_finding(link_worker, ada):
    assess(link_worker, ada)
    line = AuditEvent.objects.get(verb="recorded capacity assessment")
    assert line.details == {"assessed_on": "2026-11-16", "of_a_move": False}


def test_nothing_is_said_of_the_person_as_such(link_worker, ada):
    before = Person.objects.filter(pk=ada.pk).values().get()
    assess(link_worker, ada)
    assert Person.objects.filter(pk=ada.pk).values().get() == before
    assert not [field.name for field in Person._meta.fields if "capacity" in field.name]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"weighs": None}, "say which of the four they could not do"),
        ({"support_given": ""}, "Enter the support given to help them decide"),
        ({"causal_link": ""}, "Enter what in their mind or brain causes this, and how"),
        ({"conclusion": "can"}, "Somebody who cannot do one of the four cannot make this decision"),
        ({"conclusion": "fluctuates"}, "Enter the day to look again"),
        ({"assessed_on": date(2012, 5, 3)}, "from the 16th birthday"),
    ],
)
def test_what_is_missing_is_told_and_nothing_typed_is_lost(said, told, link_worker, ada, browse):
    page = browse(link_worker).post(address(ada), typed(FOUND | said))
    assert page.status_code == 200
    assert told in plain(page)
    assert "Whether to move to Larch Cottage" in page.content.decode()
    assert not CapacityAssessment.objects.exists()


def test_it_has_happened(link_worker, ada):
    with pytest.raises(Refusal, match="today or in the past"):
        assess(link_worker, ada, assessed_on=date(2026, 11, 23))


@pytest.mark.parametrize("state", ["started", "withdrawn"])
def test_a_move_that_is_settled_is_not_chosen(state, link_worker, ada):
    move = placements.proposal(person=ada)
    move.state = state
    with pytest.raises(Refusal, match="This move was settled meanwhile"):
        assess(link_worker, ada, proposal=move)


def test_a_move_of_somebody_else_is_not_chosen(link_worker, ada):
    with pytest.raises(Refusal, match="This move was settled meanwhile"):
        assess(link_worker, ada, proposal=placements.proposal())


def test_the_host_is_not_told_of_a_proposed_move(ada, browse):
    placements.proposal(person=ada)
    host = accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    page = plain(browse(host).get(address(ada)))
    assert "Which decision?" in page
    assert "Is it about a move that is proposed?" not in page


@pytest.mark.parametrize(
    ("role", "where", "tab", "deed"),
    [
        (Role.LINK_WORKER, "E06000017", 200, 200),
        (Role.TEAM_MANAGER, "E06000017", 200, 200),
        (Role.LINK_WORKER, placements.LINCOLNSHIRE, 200, 200),
        (Role.CHC_NURSE, "QK1", 200, 403),
        (Role.HOST_OFFICER, placements.LINCOLNSHIRE, 403, 403),
        (Role.FINANCE, "E06000017", 403, 403),
        (Role.BOARD_MEMBER, "E06000017", 404, 404),
        (Role.ADMINISTRATOR, "E06000017", 404, 404),
        (Role.TEAM_MANAGER, "E06000024", 404, 404),
    ],
)
def test_who_reads_and_who_records(role, where, tab, deed, noon, browse):
    ada = placements.person(responsible_icb=accounts.icb())
    placements.placement(person=ada)
    at = accounts.icb(where) if where == "QK1" else accounts.council(where)
    client = browse(accounts.staff(role, at))
    assert client.get(f"/people/{ada.uid}/rights/").status_code == tab
    assert client.get(address(ada)).status_code == deed
    assert client.post(address(ada), typed(FOUND)).status_code == (302 if deed == 200 else deed)


def test_two_clicks_make_one(committed):
    ada, priya = placements.placement().person, accounts.staff()
    key = uuid.uuid4()
    first, second = at_once(*[lambda: assess(priya, ada, submission=key)] * 2)
    assert first == second
    assert CapacityAssessment.objects.count() == 1
