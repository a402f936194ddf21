"""After an event each person who lives there is checked, and the list says how many were."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from linkworker.refusals import Refusal
from placements.actions import events as actions
from placements.models import ResidentCheck
from tests.accounts.recipes import TODAY
from tests.placements import recipes

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    stay = recipes.placement(person=recipes.person(family_name="Larch"))
    return recipes.provider_event(home=stay.home)


def check(by, event, **answers):
    return actions.record_resident_check(
        **{
            "by": by,
            "event": event,
            "person": event.home.placements.get().person,
            "checked_on": date(2026, 11, 9),
            "outcome": "safe",
            "today": TODAY,
        }
        | answers
    )


def test_a_check_is_kept_once_and_counted(link_worker, event, browse, trail):
    assert check(link_worker, event) == check(link_worker, event)
    assert trail() == ["recorded resident check"]
    page = browse(link_worker).get(f"/homes/events/{event.uid}/").content.decode()
    assert "1 of 1 checked" in page
    assert "Safe to stay, 9 Nov 2026" in page


def test_the_latest_check_says_how_it_stands(link_worker, event, browse):
    check(link_worker, event, outcome="actions_needed", words="A night check")
    check(link_worker, event, checked_on=date(2026, 11, 16))
    page = browse(link_worker).get(f"/homes/events/{event.uid}/").content.decode()
    assert "Safe to stay, 16 Nov 2026" in page
    assert "A night check" not in page


def test_a_list_is_late_until_everybody_was_checked(link_worker, event, browse):
    client = browse(link_worker)
    assert "Late" in client.get("/homes/events/").content.decode()
    check(link_worker, event)
    assert "Late" not in client.get("/homes/events/").content.decode()


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"checked_on": date(2026, 11, 1)}, "checked_on"),
        ({"checked_on": date(2026, 11, 23)}, "checked_on"),
        ({"outcome": "move_planned", "words": " "}, "words"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question(link_worker, event, answers, question):
    with pytest.raises(Refusal) as refusal:
        check(link_worker, event, **answers)
    assert set(refusal.value.told) == {question}
    assert not ResidentCheck.objects.exists()


def test_somebody_who_lives_elsewhere_is_not_concerned(link_worker, event):
    with pytest.raises(actions.NotConcerned):
        check(link_worker, event, person=recipes.placement().person)


def test_only_people_within_reach_are_checked(stranger, finance, link_worker, event, browse, lincolnshire):
    address = f"/homes/events/{event.uid}/checks/new/"
    assert browse(stranger).get(address).status_code == 404
    assert browse(finance).get(address).status_code == 403
    with pytest.raises(PermissionDenied):
        check(finance, event)
    hidden = recipes.person(family_name="Hidden", responsible_council=lincolnshire)
    recipes.placement(home=event.home, person=hidden)
    page = browse(link_worker).get(address).content.decode()
    assert "Ada Larch" in page
    assert "Hidden" not in page
    answers = {"person": str(hidden.uid), "checked_on": "9 November 2026", "outcome": "safe"}
    assert "Choose who was checked" in browse(link_worker).post(address, answers).content.decode()
    assert not ResidentCheck.objects.exists()


def test_what_was_written_of_a_check_is_read_by_who_may_read_of_health(
    link_worker, host_officer, finance, event, browse
):
    check(link_worker, event, words="Epilepsy worse")
    type(event).objects.filter(pk=event.pk).update(words="Jane rang about the embargo")
    for reader, of_health, of_names in (
        (link_worker, True, True),
        (host_officer, False, True),
        (finance, False, False),
    ):
        page = browse(reader).get(f"/homes/events/{event.uid}/").content.decode()
        assert "1 of 1 checked" in page
        assert ("Epilepsy worse" in page) is of_health
        assert ("Jane rang" in page) is of_names
