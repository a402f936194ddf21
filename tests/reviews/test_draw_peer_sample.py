"""A manager draws records for peer review by lot: fairly, once, and only what is theirs to draw."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from accounts.roles import Role
from linkworker.sending import AlreadySentWithOtherAnswers
from reviews.actions import peer_refusals as refusals
from reviews.models import DrawnRecord, PeerSample
from reviews.rules import peer_review as rules
from tests.accounts import recipes as accounts
from tests.at_once import at_once
from tests.placements import recipes as placements
from tests.reviews import recipes
from tests.reviews.answers import words
from tests.reviews.peers import MAY, draw, peer, records

pytestmark = pytest.mark.django_db
PAGE = "/reviews/peer/draw/"


def sent(**more) -> dict:
    return {
        "held_from": "1 May 2026",
        "held_to": "31 May 2026",
        "asked": "2",
        "submission": str(uuid4()),
    } | more


@pytest.fixture
def browser(manager, browse, noon):
    """The manager's."""
    return browse(manager)


def test_a_manager_draws_two_of_five(browser):
    found = records(5)
    answer = browser.post(PAGE, sent(), follow=True)
    assert "2 records drawn from 5." in words(answer)
    sample = PeerSample.objects.get()
    assert (sample.asked, sample.found, sample.drawn_on) == (2, 5, accounts.TODAY)
    assert [one.place for one in sample.drawn.order_by("place")] == [1, 2]
    assert {one.review for one in sample.drawn.all()} <= set(found)


def test_what_was_drawn_follows_from_the_seed(manager):
    found = records(6)
    sample = draw(manager, asked=3)
    fell = [one.review.uid for one in sample.drawn.order_by("place")]
    assert fell == rules.drawn(sample.seed, [review.uid for review in found], 3)


def test_each_draw_has_a_seed_of_its_own(manager):
    records(4)
    assert draw(manager, asked=1).seed != draw(manager, asked=1).seed


def test_the_page_says_how_it_was_drawn_and_from_how_many(browser):
    records(3)
    page = words(browser.post(PAGE, sent(), follow=True))
    assert "2 drawn from 3 records of reviews held from 1 May 2026 to 31 May 2026" in page
    assert PeerSample.objects.get().seed in page


def test_fewer_than_asked_for_is_said_plainly(browser):
    records(3)
    page = words(browser.post(PAGE, sent(asked="10"), follow=True))
    assert "You asked for 10. Only 3 records of these days could be drawn: all are drawn." in page
    assert "10 were asked for" in page


def test_a_record_is_drawn_once_ever(manager):
    records(3)
    first, second = draw(manager, asked=2), draw(manager, asked=2)
    assert (second.found, second.drawn.count()) == (1, 1)
    assert not {one.review for one in first.drawn.all()} & {one.review for one in second.drawn.all()}
    with pytest.raises(refusals.NothingToDraw):
        draw(manager)


def test_where_there_is_nothing_to_draw_the_page_says_what_to_do(browser):
    page = words(browser.post(PAGE, sent()))
    assert "No record of these days is left to draw" in page
    assert "Choose other days" in page
    assert not PeerSample.objects.exists()


@pytest.mark.parametrize("held_on", [date(2026, 4, 30), date(2026, 6, 1)])
def test_only_reviews_held_on_these_days_are_drawn(manager, held_on):
    records(1, held_on=held_on)
    with pytest.raises(refusals.NothingToDraw):
        draw(manager)


@pytest.mark.parametrize("held_on", [date(2026, 5, 1), date(2026, 5, 31)])
def test_the_first_and_the_last_day_count(manager, held_on):
    records(1, held_on=held_on)
    assert draw(manager).found == 1


def test_what_another_organisation_recorded_is_not_drawn(manager):
    records(1, organisation=accounts.council(placements.LINCOLNSHIRE))
    with pytest.raises(refusals.NothingToDraw):
        draw(manager)


def test_records_of_people_out_of_reach_are_not_drawn(manager):
    elsewhere = placements.person(responsible_council=accounts.council("E10000012"))
    recipes.review(person=elsewhere, recorded_by=accounts.staff())
    with pytest.raises(refusals.NothingToDraw):
        draw(manager)


def test_what_came_with_an_import_is_not_drawn(manager):
    recipes.review(person=placements.placement().person)
    with pytest.raises(refusals.NothingToDraw):
        draw(manager)


@pytest.mark.parametrize(
    ("days", "refusal"),
    [
        ({"held_from": date(2026, 6, 1)}, refusals.DrawnBackwards),
        ({"held_to": date(2026, 11, 23)}, refusals.DrawnAhead),
        ({"held_from": date(2025, 5, 31)}, refusals.DrawnFromTooLong),
        ({"asked": 0}, refusals.DrawnTooMany),
        ({"asked": 51}, refusals.DrawnTooMany),
    ],
)
def test_days_and_numbers_that_make_no_sample_are_refused(manager, days, refusal):
    records(1)
    with pytest.raises(refusal):
        draw(manager, **days)
    assert not PeerSample.objects.exists()


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"held_to": "30 April 2026"}, "The last day must be on or after the first"),
        ({"held_from": "30 May 2025"}, "Draw from a year at most"),
        ({"asked": "51"}, "How many records to draw must be between 1 and 50"),
        ({"asked": ""}, "Enter how many records to draw, from 1 to 50"),
    ],
)
def test_what_was_typed_stands_again_beside_what_is_wrong(browser, answers, told):
    records(1)
    answer = browser.post(PAGE, sent(**answers))
    assert told in words(answer)
    assert answer.context["form"]["held_from"].value() == answers.get("held_from", "1 May 2026")


def test_two_clicks_draw_once(manager):
    records(5)
    key = uuid4()
    assert draw(manager, submission=key) == draw(manager, submission=key)
    assert DrawnRecord.objects.count() == 2


def test_a_key_used_up_takes_no_other_days(manager):
    records(5)
    key = uuid4()
    draw(manager, submission=key)
    with pytest.raises(AlreadySentWithOtherAnswers):
        draw(manager, submission=key, asked=3)


@pytest.mark.django_db(transaction=True)
def test_two_managers_at_once_draw_no_record_twice(committed):
    records(4)
    pair = accounts.staff(Role.TEAM_MANAGER), accounts.staff(Role.TEAM_MANAGER)
    at_once(*(lambda by=by: draw(by, asked=2) for by in pair))
    assert DrawnRecord.objects.count() == 4
    assert sorted(PeerSample.objects.values_list("found", flat=True)) == [2, 4]


def test_the_trail_says_what_was_drawn_from_and_names_nobody(manager):
    records(3)
    sample = draw(manager)
    line = AuditEvent.objects.get(verb="drew peer sample")
    assert line.subject_uid == sample.uid
    assert line.details == {
        "held_from": "2026-05-01",
        "held_to": "2026-05-31",
        "asked": 2,
        "found": 3,
        "drawn": 2,
    }


def test_a_link_worker_draws_nothing(browse):
    records(1)
    worker = peer()
    assert browse(worker).get(PAGE).status_code == 403
    with pytest.raises(PermissionDenied):
        draw(worker)


def test_a_manager_draws_for_their_own_organisation_only(browse, manager):
    lincolnshire = accounts.council(placements.LINCOLNSHIRE)
    with pytest.raises(PermissionDenied):
        draw(manager, organisation=lincolnshire)
    assert browse(manager).get(f"{PAGE}?authority={lincolnshire.code}").status_code == 403


def test_a_manager_of_two_organisations_draws_for_the_one_that_is_asked_for(manager):
    lincolnshire = accounts.council(placements.LINCOLNSHIRE)
    accounts.membership(manager, Role.TEAM_MANAGER, lincolnshire)
    accounts.as_of(manager, accounts.TODAY)
    records(1)
    theirs = records(1, organisation=lincolnshire)
    sample = draw(manager, organisation=lincolnshire, **MAY)
    assert [one.review for one in sample.drawn.all()] == theirs
