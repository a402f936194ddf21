"""One's own password: guesses are counted where sign-in counts them; links to a new one are few and tell nobody."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone

from accounts.imports.demonstration import KNOWN_TO_ALL
from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts import recipes

PASSWORD = "plum violin harbour"
NEW = "chair lantern spoon"
pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return recipes.staff(Role.LINK_WORKER, email="amira@example.org", password=PASSWORD)


def change(client, old, new=NEW):
    return client.post(
        reverse("account_change_password"), {"oldpassword": old, "password1": new, "password2": new}
    )


def sign_in(client, password):
    return client.post(reverse("account_login"), {"login": "amira@example.org", "password": password})


def test_the_right_password_is_changed(browse, client, worker):
    assert change(browse(worker), PASSWORD).status_code == 302
    assert sign_in(client, NEW).status_code == 302


def test_a_wrong_one_is_told_beside_its_question(browse, worker):
    answer = change(browse(worker), "wrong wrong wrong")
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["oldpassword"]


def test_ten_guesses_at_the_current_password_close_it_even_to_the_right_one(browse, client, worker):
    guesser = browse(worker)
    for guess in range(10):
        change(guesser, f"wrong guess {guess}")
    answer = change(guesser, PASSWORD)
    assert answer.status_code == 429
    assert AccessAttempt.objects.get().failures_since_start >= 10
    worker.refresh_from_db()
    assert worker.check_password(PASSWORD)
    assert sign_in(client, PASSWORD).status_code == 429


def test_guesses_at_the_door_and_inside_add_up(browse, client, worker):
    guesser = browse(worker)
    for guess in range(5):
        sign_in(client, f"wrong guess {guess}")
        change(guesser, f"wrong guess {guess}")
    assert change(guesser, PASSWORD).status_code == 429


def ask(client, email):
    answer = client.post(reverse("account_reset_password"), {"email": email}, follow=True)
    return answer.redirect_chain, answer.content


def test_asking_for_a_link_answers_the_same_for_whoever_it_is(client, worker, mailoutbox):
    recipes.staff(email="closed@example.org", is_active=False)
    answers = [
        ask(client, email) for email in ("amira@example.org", "nobody@example.org", "closed@example.org")
    ]
    assert answers[0] == answers[1] == answers[2]
    assert [mail.to for mail in mailoutbox] == [["amira@example.org"]]


def test_a_fourth_link_in_a_quarter_of_an_hour_is_not_sent_and_not_told(client, worker, mailoutbox):
    answers = [ask(client, "amira@example.org") for _ in range(4)]
    assert answers[3] == answers[0]
    assert len(mailoutbox) == 3
    assert AuditEvent.objects.filter(verb="sent password link", subject_uid=worker.uid).count() == 3


def test_a_link_is_sent_again_after_a_quarter_of_an_hour(client, worker, mailoutbox, monkeypatch):
    for _ in range(4):
        ask(client, "amira@example.org")
    later = timezone.now() + timedelta(minutes=15)
    monkeypatch.setattr(
        "accounts.adapter.timezone.now", lambda: later
    )  # the trail keeps the database's clock
    ask(client, "amira@example.org")
    assert len(mailoutbox) == 4


@pytest.mark.parametrize("marked", [True, False])
def test_the_published_password_opens_nothing_outside_a_demonstration(client, settings, marked):
    recipes.staff(email="amira@example.org", password=KNOWN_TO_ALL, demonstration=marked)
    settings.DEMONSTRATION = False
    sign_in(client, KNOWN_TO_ALL)
    assert "_auth_user_id" not in client.session


def test_nobody_chooses_the_published_password(browse, worker):
    answer = change(browse(worker), PASSWORD, new=KNOWN_TO_ALL)
    assert answer.status_code == 200
    worker.refresh_from_db()
    assert worker.check_password(PASSWORD)


def test_a_demonstrations_session_ends_where_the_demonstration_does(browse, settings):
    client = browse(recipes.staff(demonstration=True))
    settings.DEMONSTRATION = False
    assert client.get(reverse("reporting:my-day")).status_code == 302
