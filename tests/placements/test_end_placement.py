"""Ending a placement, and its money with it."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from linkworker.refusals import Refusal
from placements.actions import stays as actions
from placements.actions.days import TooFarAhead
from placements.models import FundingLine
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


def end(by, stay, **answers):
    return actions.end_placement(
        **{"by": by, "placement": stay, "ends_on": date(2026, 11, 20), "end_reason": "hospital"}
        | {"today": TODAY}
        | answers
    )


def test_every_funding_line_closes_the_same_day(manager):
    stay = recipes.placement()
    running = recipes.funding_line(placement=stay)
    over = recipes.funding_line(placement=stay, stream="fnc", payer=None, ends_on=date(2025, 1, 1))
    later = recipes.funding_line(placement=stay, stream="s117", starts_on=date(2027, 4, 1))
    ended = end(manager, stay)
    assert (ended.ends_on, ended.end_reason) == (date(2026, 11, 20), "hospital")
    found = dict(FundingLine.objects.values_list("pk", "ends_on"))
    assert found == {running.pk: date(2026, 11, 20), over.pk: date(2025, 1, 1), later.pk: None}
    assert not FundingLine.objects.in_force_on(date(2027, 5, 1)).exists()
    event = AuditEvent.objects.get()
    assert (event.verb, event.details["funding_lines_closed"]) == ("ended placement", 1)


def test_the_same_answers_twice_change_nothing(manager, trail):
    stay = recipes.placement()
    end(manager, stay)
    end(manager, stay)
    assert trail() == ["ended placement"]


def test_what_has_ended_is_not_ended_on_another_day(manager):
    stay = recipes.placement()
    end(manager, stay)
    with pytest.raises(actions.EndedAlready, match="on 20 November 2026"):
        end(manager, stay, ends_on=date(2026, 11, 21))


def test_nobody_leaves_before_they_came(manager):
    stay = recipes.placement(starts_on=date(2026, 11, 20))
    with pytest.raises(Refusal) as refusal:
        end(manager, stay)
    assert refusal.value.told == {
        "ends_on": ["The day of leaving must be after the day the placement started."]
    }


def test_the_year_is_checked(manager):
    with pytest.raises(TooFarAhead):
        end(manager, recipes.placement(), ends_on=date(2062, 11, 20))


def test_the_page_ends_it_and_keeps_the_person_in_reach(manager, browse):
    stay = recipes.placement()
    page = browse(manager).post(
        f"/placements/{stay.uid}/ending/", {"ends_on": "20 Nov 2026", "end_reason": "returned"}, follow=True
    )
    assert "The placement is ended" in page.content.decode()
    assert page.redirect_chain[0][0] == f"/people/{stay.person.uid}/"


@pytest.fixture
def kept_by_lincolnshire(lincolnshire):
    """Lincolnshire's person, on its register, living in Rutland."""
    person = recipes.person(owner=lincolnshire, responsible_council=lincolnshire)
    return recipes.placement(owner=lincolnshire, person=person, home=recipes.home("E06000017"))


def test_the_host_does_not_end_what_the_placing_council_keeps(manager, browse, trail, kept_by_lincolnshire):
    with pytest.raises(actions.KeptByAnother, match="Tell them that the person has left"):
        end(manager, kept_by_lincolnshire)
    page = browse(manager).post(
        f"/placements/{kept_by_lincolnshire.uid}/ending/", {"ends_on": "20 Nov 2026", "end_reason": "moved"}
    )
    assert "Another council keeps this placement" in page.content.decode()
    kept_by_lincolnshire.refresh_from_db()
    assert (kept_by_lincolnshire.ends_on, trail().count("ended placement")) == (None, 0)


def test_the_placing_council_ends_what_another_keeps(manager, lincolnshire):
    stay = recipes.placement(owner=lincolnshire)
    assert end(manager, stay).ends_on == date(2026, 11, 20)


def test_the_host_goes_back_to_the_register_when_the_person_leaves_its_area(manager, browse, lincolnshire):
    stay = recipes.placement(
        person=recipes.person(responsible_council=lincolnshire), home=recipes.home("E06000017")
    )
    page = browse(manager).post(
        f"/placements/{stay.uid}/ending/", {"ends_on": "20 Nov 2026", "end_reason": "moved"}
    )
    assert page.headers["Location"] == "/people/"


def test_scope_and_role(stranger, link_worker, browse, words_of):
    stay = recipes.placement()
    address = f"/placements/{stay.uid}/ending/"
    client = browse(stranger)
    missing = client.get("/placements/00000000-0000-4000-8000-000000000000/ending/")
    hidden = client.get(address)
    assert hidden.status_code == missing.status_code == 404
    assert words_of(hidden) == words_of(missing)
    assert browse(link_worker).post(address, {"ends_on": "today", "end_reason": "moved"}).status_code == 403
    stay.refresh_from_db()
    assert stay.ends_on is None
