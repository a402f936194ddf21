"""Somebody outside is reminded, by email or letter, and nothing that is written names anybody."""

from datetime import date

import pytest
from django.core import mail

from accounts.models import AuditEvent
from casework import tasks
from casework.models import ActionChase
from tests.accounts import recipes as accounts
from tests.at_once import posted_at_once
from tests.casework import recipes
from tests.casework.actions_posted import at, keyed
from tests.casework.answers import words
from tests.placements import recipes as placements


@pytest.fixture
def queued(monkeypatch):
    """The numbers of the chases sent to the queue, which no worker empties."""
    numbers = []
    monkeypatch.setattr(tasks.send_chase, "delay", lambda *, chase_id: numbers.append(chase_id))
    return numbers


def by_email(**more) -> dict:
    """To the address on record."""
    return keyed(way="email", to_email="chc@icb.example.org") | more


@pytest.mark.django_db
def test_the_page_shows_word_for_word_what_goes_and_it_names_nobody(link_worker, browse, ada):
    promise = recipes.promise(person=ada, owner_outside="Mrs Vetch")
    page = words(browse(link_worker).get(at(promise, "chase")))
    told = page[page.index("What they will read") : page.index("Email address")]
    assert promise.reference in told
    for secret in (ada.given_name, ada.family_name, ada.reference, promise.what, "Mrs Vetch"):
        assert secret not in told


@pytest.mark.django_db
def test_an_email_is_asked_for_and_goes_by_a_worker(
    link_worker, browse, ada, queued, django_capture_on_commit_callbacks
):
    promise = recipes.promise(person=ada)
    with django_capture_on_commit_callbacks(execute=True):
        page = browse(link_worker).post(at(promise, "chase"), by_email(), follow=True)
    chase = ActionChase.objects.get()
    assert queued == [chase.pk]
    assert mail.outbox == []
    assert f"Our reference is {promise.reference}" in words(page)
    assert "Chased by email on 22 Nov 2026" in words(page)
    assert "not gone yet" in words(page)
    assert AuditEvent.objects.get(verb="chased action").details == {"way": "email"}


@pytest.mark.django_db
def test_a_letter_has_an_address_and_is_printed(link_worker, browse, ada):
    promise, client = recipes.promise(person=ada, owner_email=""), browse(link_worker)
    sent = keyed(way="letter", address="The CHC team\n1 High Street\nLeicester")
    page = words(client.post(at(promise, "chase"), sent, follow=True))
    letter = page[page.index('class="lw-letter"') :]
    letter = letter[: letter.index("</article>")]
    assert "1 High Street<br>Leicester" in letter
    assert promise.reference in letter
    for secret in (ada.given_name, ada.family_name, ada.reference, promise.what):
        assert secret not in letter
    again = recipes.promise(person=ada, owner_email="")
    assert "1 High Street" in words(client.get(at(again, "chase")))


@pytest.mark.django_db
def test_a_second_within_a_working_day_is_sent_only_when_somebody_means_it(link_worker, browse, ada):
    promise, client = recipes.promise(person=ada), browse(link_worker)
    recipes.chase(action=promise, chased_on=date(2026, 11, 20))  # a Friday; today is Sunday
    page = words(client.post(at(promise, "chase"), by_email()))
    assert "no working day has passed since" in page
    assert "Chase it again all the same" in page
    assert client.post(at(promise, "chase"), by_email(once_more="on")).status_code == 302
    assert ActionChase.objects.count() == 2
    assert ActionChase.objects.filter(once_more=True).count() == 1


@pytest.mark.django_db
def test_after_a_working_day_it_is_asked_for_no_more(link_worker, browse, ada):
    promise = recipes.promise(person=ada)
    recipes.chase(action=promise, chased_on=date(2026, 11, 19))  # Friday has passed since
    assert browse(link_worker).post(at(promise, "chase"), by_email()).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("promised", "answers", "told"),
    [
        ({"due_on": date(2026, 11, 22)}, {}, "It can be chased the day after"),
        ({}, {"to_email": ""}, "Enter the email address to write to"),
        (
            {},
            {"to_email": "one@example.org\nBcc: two@example.org"},
            "Enter an email address in the right form",
        ),
        ({}, {"way": "letter"}, "Enter the address"),
        ({}, {"way": ""}, "Select how you chase it"),
    ],
    ids=str,
)
def test_what_is_refused_chases_nobody(promised, answers, told, link_worker, browse, ada):
    promise = recipes.promise(person=ada, **promised)
    assert told in words(browse(link_worker).post(at(promise, "chase"), by_email() | answers))
    assert ActionChase.objects.count() == 0


@pytest.mark.django_db
def test_the_teams_own_action_is_not_chased(link_worker, browse, ada):
    action = recipes.action(person=ada, due_on=date(2026, 11, 6))
    assert "speak to whoever does it" in words(browse(link_worker).post(at(action, "chase"), by_email()))


@pytest.mark.django_db
def test_a_letter_of_somebody_out_of_reach_is_not_there(link_worker, browse):
    away = accounts.council("E10000019")
    promise = recipes.promise(person=placements.person(responsible_council=away), organisation=away)
    chase = recipes.chase(action=promise, way="letter", to_email="", address="1 High Street", sent_at=None)
    assert browse(link_worker).get(f"/chases/{chase.uid}/letter/").status_code == 404


def test_five_clicks_at_once_chase_once(committed, queued, browse):
    worker = accounts.staff()
    promise = recipes.promise(person=placements.placement().person)
    clients = [browse(worker) for _ in range(5)]
    assert posted_at_once(clients, at(promise, "chase"), by_email()) == [302] * 5
    assert ActionChase.objects.count() == 1


@pytest.mark.django_db
def test_a_closed_action_is_not_chased_and_leads_back_to_the_list(link_worker, browse):
    closed = recipes.action(owner_outside="Dr Larch", done_on=date(2026, 11, 20), outcome="Done")
    page = browse(link_worker).get(f"/actions/{closed.uid}/chase/", follow=True)
    assert page.redirect_chain == [(f"/people/{closed.person.uid}/actions/", 302)]
    assert "This action has already been completed." in words(page)
