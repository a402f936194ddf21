"""What an earlier review left open is looked at in the next: it stays open, is done, or is no longer needed."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from casework.models import Action
from linkworker.refusals import Refusal
from reviews.actions.carrying import Looked
from reviews.models import Review
from tests.accounts import recipes as accounts
from tests.casework import recipes as casework
from tests.reviews import recipes
from tests.reviews.answers import address, three_answers, words
from tests.reviews.test_records_of_every_kind import record

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def flat(ada, link_worker) -> Action:
    """Promised at the review in May."""
    promised = casework.promise(person=ada, what="Ask housing for a flat", due_on=date(2026, 6, 30))
    recipes.review(person=ada).actions.add(promised)
    return promised


def said(flat, answer, **more) -> dict:
    name = f"carried_{flat.uid.hex}"
    return three_answers(**{name: answer} | {f"{name}_{part}": value for part, value in more.items()})


def test_an_open_action_of_an_earlier_review_stands_on_the_form(link_worker, browse, ada, flat):
    page = words(browse(link_worker).get(address(ada)))
    assert "Ask housing for a flat" in page.split("Still open from earlier reviews")[1]


def test_one_that_is_closed_or_was_promised_elsewhere_does_not(link_worker, browse, ada, flat):
    casework.promise(person=ada, what="Promised in a contact")
    Action.objects.filter(pk=flat.pk).update(done_on=TODAY, outcome="Asked")
    assert "Still open from earlier reviews" not in words(browse(link_worker).get(address(ada)))


def test_it_is_carried_and_stays_open(link_worker, browse, ada, flat):
    assert browse(link_worker).post(address(ada), said(flat, "still_open")).status_code == 302
    flat.refresh_from_db()
    assert flat.is_open
    assert flat.reviews.count() == 2


def test_one_the_form_did_not_ask_about_is_left_alone(link_worker, browse, ada, flat):
    browse(link_worker).post(address(ada), three_answers())
    flat.refresh_from_db()
    assert flat.is_open
    assert flat.reviews.count() == 1


def test_done_is_done_by_the_day_of_the_review_with_what_came_of_it(link_worker, browse, ada, flat):
    browse(link_worker).post(address(ada), said(flat, "done", outcome="On the list since July."))
    flat.refresh_from_db()
    assert (flat.done_on, flat.outcome) == (date(2026, 11, 20), "On the list since July.")


def test_done_on_another_day_says_which(link_worker, browse, ada, flat):
    browse(link_worker).post(address(ada), said(flat, "done", outcome="On the list.", on="3 July 2026"))
    flat.refresh_from_db()
    assert flat.done_on == date(2026, 7, 3)


def test_no_longer_needed_says_why(link_worker, browse, ada, flat):
    browse(link_worker).post(address(ada), said(flat, "not_needed", because="She wants to stay."))
    flat.refresh_from_db()
    assert (flat.dropped_on, flat.dropped_because) == (TODAY, "She wants to stay.")


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [("done", "Enter what came of the action"), ("not_needed", "Enter why the action is no longer needed")],
)
def test_closing_it_without_words_is_told_and_records_nothing(
    link_worker, browse, ada, flat, answer, sentence
):
    page = words(browse(link_worker).post(address(ada), said(flat, answer)))
    assert sentence in page
    assert Review.objects.count() == 1
    flat.refresh_from_db()
    assert flat.is_open


def test_another_councils_actions_are_neither_shown_nor_closed(browse, ada, flat):
    host = accounts.staff(at=accounts.council("E10000019"))
    assert "Ask housing" not in words(browse(host).get(address(ada)))
    with pytest.raises(PermissionDenied):
        record(host, ada, looked=[Looked(flat, "done", "Asked")])
    flat.refresh_from_db()
    assert flat.is_open


def test_an_action_no_review_of_theirs_promised_is_refused(link_worker, ada):
    other = casework.promise(person=ada, what="Promised in a contact")
    with pytest.raises(Refusal, match="not of this person"):
        record(link_worker, ada, looked=[Looked(other, "done", "Asked")])


def test_a_review_sent_twice_closes_it_once(link_worker, browse, ada, flat):
    sent = said(flat, "done", outcome="On the list.")
    client = browse(link_worker)
    assert [client.post(address(ada), sent).status_code for _ in range(2)] == [302, 302]
    assert Review.objects.count() == 2
