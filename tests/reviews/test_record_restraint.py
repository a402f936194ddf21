"""A restrictive practice is recorded: what is not known stays not recorded, and is never no."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import AuditEvent
from accounts.roles import Role
from reviews.models import RestrictivePractice
from reviews.rules.restraint import Event, Tally, tallies
from tests.accounts import recipes as accounts
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.safety import form, plainly

NINE = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


def address(person) -> str:
    return f"/people/{person.uid}/safety/restrictive-practice/new/"


def held(**more) -> dict:
    return (
        form(
            kind="physical",
            started_at_date="10 November 2026",
            started_at_time="9:00",
            ended_at_date="10 November 2026",
            ended_at_time="9:15",
            reason="She ran into the road.",
        )
        | more
    )


@pytest.mark.django_db
def test_what_is_not_answered_is_not_recorded(ada, browse, link_worker):
    page = browse(link_worker).post(address(ada), held(prone="yes"), follow=True)
    kept = RestrictivePractice.objects.get()
    assert (kept.started_at, kept.prone, kept.calmed_first, kept.person_hurt) == (NINE, True, None, None)
    assert kept.home == ada.placements.get().home
    assert AuditEvent.objects.get(verb="recorded restrictive practice").person_uid == ada.uid
    assert "Physical restraint 1 15 minutes 1 time face down" in plainly(page)
    assert "The person was hurt Not recorded" in plainly(page)


@pytest.mark.django_db
def test_seclusion_without_an_end_goes_on(ada, browse, link_worker):
    sent = held(kind="seclusion", ended_at_date="", ended_at_time="")
    page = browse(link_worker).post(address(ada), sent, follow=True)
    assert "Seclusion 1 Not known 1 time still going on" in plainly(page)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"kind": ""}, "Select what was used"),
        ({"reason": ""}, "Enter why it was used"),
        ({"started_at_date": "tomorrow"}, "The day it began must be today or in the past"),
        ({"started_at_date": "1 May 1930"}, "Check the year: the person was not born yet"),
        ({"ended_at_time": "8:59"}, "It must end after it began."),
    ],
    ids=str,
)
def test_bad_answers_are_told_in_words(answers, told, ada, browse, link_worker):
    assert told in plainly(browse(link_worker).post(address(ada), held(**answers)))
    assert not RestrictivePractice.objects.exists()


@pytest.mark.django_db
def test_face_down_is_dropped_where_it_was_not_physical(ada, browse, link_worker):
    browse(link_worker).post(address(ada), held(kind="mechanical", prone="yes"))
    assert RestrictivePractice.objects.get().prone is None


@pytest.mark.django_db
def test_the_same_form_sent_again_records_one(ada, browse, link_worker):
    client, sent = browse(link_worker), held()
    for _ in range(3):
        client.post(address(ada), sent)
    assert RestrictivePractice.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "where", "answer"),
    [
        (Role.HOST_OFFICER, placements.LINCOLNSHIRE, 200),
        (Role.FINANCE, "E06000017", 403),
        (Role.LINK_WORKER, "E10000018", 404),
    ],
)
def test_who_may_record_one(role, where, answer, ada, browse):
    assert browse(accounts.staff(role, accounts.council(where))).get(address(ada)).status_code == answer


@pytest.mark.django_db
def test_the_list_names_whoever_was_restrained_in_the_last_thirty_days(ada, browse, manager):
    recipes.restraint(person=ada)
    recipes.restraint(person=ada, kind="coercion")
    recipes.restraint(
        person=placements.person(family_name="Longago"), started_at=NINE - timedelta(days=30), ended_at=None
    )
    page = plainly(browse(manager).get("/safeguarding/"))
    assert "2 10 Nov 2026" in page
    assert "Longago" not in page


def test_minutes_begun_count_and_an_end_not_recorded_is_not_nothing():
    old = Event("physical", NINE - timedelta(days=400), NINE)
    apart = Event("segregation", NINE - timedelta(days=400))
    found = [
        Event("physical", NINE, NINE + timedelta(minutes=2, seconds=1), prone=True),
        Event("physical", NINE),
        old,
        apart,
    ]
    assert tallies(found, since=NINE - timedelta(days=365)) == [
        Tally("physical", times=2, minutes=3, going_on=0, end_not_recorded=1, prone=1),
        Tally("segregation", times=1, minutes=0, going_on=1, end_not_recorded=0, prone=0),
    ]
