"""Somebody asks to authorise a deprivation of liberty."""

import uuid
from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.refusals import Refusal
from placements.models import LegalStatus
from reviews.models import Authorisation
from tests.accounts import recipes as accounts
from tests.at_once import at_once
from tests.placements import recipes as placements
from tests.placements.fact_answers import plain
from tests.reviews.rights import REQUESTED, ask, typed

pytestmark = pytest.mark.django_db


def address(person):
    return f"/people/{person.uid}/rights/liberty/new/"


def test_it_goes_to_the_council_that_placed_the_person_and_is_decided_in_21_days(link_worker, ada, browse):
    client = browse(link_worker)
    page = plain(client.post(address(ada), typed(REQUESTED), follow=True))
    assert "decides by 23 November 2026" in page
    assert "Rutland County Council" in page
    assert "20 days of 21" in page
    assert "Waiting for a decision" in plain(client.get(f"/people/{ada.uid}/rights/"))
    assert AuditEvent.objects.filter(verb="requested authorisation").count() == 1


def test_a_host_that_records_it_does_not_become_the_one_who_decides(ada, rutland):
    host = accounts.staff(Role.LINK_WORKER, accounts.council(placements.LINCOLNSHIRE))
    assert ask(host, ada).supervisory_body == rutland


def test_the_scheme_that_fits_is_chosen_beforehand_with_its_reason(link_worker, ada, browse):
    page = browse(link_worker).get(address(ada))
    assert page.context["form"]["scheme"].value() == "dols"
    assert "Aged 18 or over in a care home, so DoLS." in plain(page)
    assert "LPS" not in {value for value, _ in page.context["form"].fields["scheme"].choices}


def test_an_urgent_one_is_a_legal_status_of_seven_days_at_most(link_worker, ada):
    ask(link_worker, ada, urgent_from=date(2026, 11, 2), urgent_days=7)
    status = LegalStatus.objects.get(person=ada)
    assert (status.kind, status.starts_on, status.last_day) == (
        "dols_urgent",
        date(2026, 11, 2),
        date(2026, 11, 8),
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"requested_on": date(2026, 11, 23)}, "today or in the past"),
        ({"requested_on": date(2013, 5, 4)}, "aged 18 or over"),
        ({"scheme": "court", "requested_on": date(2012, 5, 3)}, "Under 16"),
        ({"urgent_from": date(2026, 11, 2), "urgent_days": 8}, "7 days at most"),
        ({"urgent_from": date(2026, 11, 2)}, "Enter both"),
        ({"urgent_days": 3}, "Enter both"),
        ({"urgent_from": date(2026, 11, 1), "urgent_days": 3}, "begins on the day of the request"),
        ({"scheme": "court", "urgent_from": date(2026, 11, 2), "urgent_days": 3}, "Only DoLS"),
        ({"scheme": "lps"}, "not a valid choice"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(said, told, link_worker, ada):
    with pytest.raises(Refusal, match=told):
        ask(link_worker, ada, **said)
    assert not Authorisation.objects.exists()
    assert not LegalStatus.objects.exists()


def test_at_sixteen_the_court_is_asked(link_worker, ada):
    asked = ask(link_worker, ada, scheme="court", requested_on=date(2012, 5, 4))
    assert asked.supervisory_body is None


def test_one_request_of_a_scheme_waits_at_a_time(link_worker, ada):
    ask(link_worker, ada)
    with pytest.raises(Refusal, match="waits for its decision already"):
        ask(link_worker, ada, requested_on=date(2026, 11, 9))


def test_two_clicks_make_one(committed):
    ada, priya, key = placements.placement().person, accounts.staff(), uuid.uuid4()
    urgent = {"urgent_from": date(2026, 11, 2), "urgent_days": 7, "submission": key}
    first, second = at_once(*[lambda: ask(priya, ada, **urgent)] * 2)
    assert first == second
    assert Authorisation.objects.count() == LegalStatus.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "where", "answer"),
    [
        (Role.CHC_NURSE, "QK1", 403),
        (Role.HOST_OFFICER, placements.LINCOLNSHIRE, 403),
        (Role.FINANCE, "E06000017", 403),
        (Role.TEAM_MANAGER, "E06000024", 404),
    ],
)
def test_who_may_not_ask(role, where, answer, noon, browse):
    ada = placements.person(responsible_icb=accounts.icb())
    placements.placement(person=ada)
    at = accounts.icb(where) if where == "QK1" else accounts.council(where)
    assert browse(accounts.staff(role, at)).post(address(ada), typed(REQUESTED)).status_code == answer
    assert not Authorisation.objects.exists()
