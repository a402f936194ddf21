"""Somebody not checked after what happened where they live stands on the list until they are."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from accounts.roles import Permission
from placements.models import Person
from placements.queries.checks import unchecked
from placements.queries.events import stays_concerned
from reporting.queries import attention, caseload
from reporting.rules.attention import Level, Reason
from tests.accounts import recipes as accounts
from tests.accounts.recipes import TODAY, council, staff
from tests.placements import recipes
from tests.reporting.caseloads import LINCOLNSHIRE, days_ago, settled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(datetime(2026, 11, 22, 12, 0, tzinfo=UTC), tick=True):
        yield


@pytest.fixture
def stay():
    """Somebody of whom nothing is due, in a home that somebody runs."""
    worker = staff(name="Robin Ashdown")
    provider = accounts.organisation(name="Larch Care")
    return settled(worker, worker, place=recipes.home(LINCOLNSHIRE, provider=provider))


def rows(reader):
    return attention.needs_attention(caseload.read(reader, [council().pk], on=TODAY))


def test_a_check_not_made_in_time_is_on_the_list_until_it_is_made(manager, browse, stay):
    event = recipes.provider_event(home=stay.home)
    (row,) = rows(manager)
    assert (row.need.reason, row.need.level, row.need.days) == (Reason.CHECK, Level.PRESSING, 6)
    assert row.need.words == "Check after embargo on new placements 6 days overdue"
    page = browse(manager).get("/dashboard/")
    assert [one["reason"] for one in page.context["attention"]] == [row.need.words]
    (tile,) = [one for one in page.context["tiles"] if one["title"] == "Residents to check"]
    assert (tile["text"], tile["detail"]) == ("1", "Longest 6 days")
    assert browse(manager).get(f"/homes/events/{row.deed.args[0]}/").status_code == 200
    recipes.resident_check(event=event, person=stay.person)
    assert rows(manager) == []


@pytest.mark.parametrize(
    ("days", "words", "level"),
    [
        (10, "Check after embargo on new placements due in 4 days", Level.COMING),
        (14, "Check after embargo on new placements due today", Level.PRESSING),
        (14 + 91, "Check after embargo on new placements 91 days overdue", Level.URGENT),
    ],
)
def test_how_pressing_a_check_is_goes_by_its_day(manager, stay, days, words, level):
    recipes.provider_event(home=stay.home, happened_on=days_ago(days))
    (row,) = rows(manager)
    assert (row.need.words, row.need.level) == (words, level)


def test_a_check_by_the_day_asked_about_counts_and_a_later_one_does_not(stay):
    event = recipes.provider_event(home=stay.home)
    recipes.resident_check(event=event, person=stay.person, checked_on=date(2026, 11, 20))
    assert unchecked([stay.person.pk], on=date(2026, 11, 19)).keys() == {stay.person.pk}
    assert not unchecked([stay.person.pk], on=date(2026, 11, 20))
    assert not unchecked([stay.person.pk], on=date(2026, 11, 1))


def test_whom_an_event_concerns_is_the_same_as_on_its_own_page(stay):
    home, provider = stay.home, stay.home.provider
    sister = recipes.home(LINCOLNSHIRE, provider=provider)
    recipes.placement(home=sister)
    recipes.placement(home=home, starts_on=date(2026, 11, 10))
    recipes.placement(home=home, ends_on=date(2026, 11, 1), end_reason="moved")
    recipes.placement(home=home, ends_on=date(2026, 11, 15), end_reason="moved")
    recipes.placement(home=home, ends_on=date(2026, 11, 15), end_reason="died")
    recipes.placement()
    events = [
        recipes.provider_event(home=home),
        recipes.provider_event(home=home, ends_on=date(2026, 11, 20)),
        recipes.provider_event(provider=provider, kind="safeguarding"),
        recipes.provider_event(provider=provider, ends_on=date(2026, 11, 5)),
    ]
    everybody = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    found = {
        (person, one.event) for person, theirs in unchecked(everybody, on=TODAY).items() for one in theirs
    }
    assert found == {
        (row.person_id, event.uid) for event in events for row in stays_concerned(event, on=TODAY)
    }
    assert len({person for person, _ in found}) == 4


def test_an_event_of_an_inspection_withdrawn_since_asks_for_nothing(stay):
    inspection = recipes.inspection(home=stay.home)
    recipes.provider_event(home=stay.home, kind="rating_fell", inspection=inspection)
    assert unchecked([stay.person.pk], on=TODAY)
    type(inspection).objects.filter(pk=inspection.pk).update(
        withdrawn_at="2026-11-10T10:00Z", withdrawn_by=staff(None), withdrawn_why="Another home"
    )
    assert not unchecked([stay.person.pk], on=TODAY)


def test_whoever_may_not_see_placements_is_told_of_no_check(manager, stay, monkeypatch):
    recipes.provider_event(home=stay.home)
    granted = tuple(one for one in caseload.ASKED if one != Permission.SEE_PLACEMENTS)
    monkeypatch.setattr(caseload, "ASKED", granted)
    assert rows(manager) == []
