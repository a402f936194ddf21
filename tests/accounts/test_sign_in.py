"""The door: password, lock-out counted in the database, one click in a demonstration only."""

import pytest
from axes.models import AccessAttempt
from django.urls import reverse

from accounts.models import AuditEvent
from accounts.roles import Role
from tests.accounts import recipes

PASSWORD = "plum violin harbour"
DOOR = "account_login"


@pytest.fixture
def worker(db):
    return recipes.staff(Role.LINK_WORKER, email="amira@example.org", password=PASSWORD)


def try_to_sign_in(client, password=PASSWORD, login="amira@example.org"):
    return client.post(reverse(DOOR), {"login": login, "password": password})


def test_every_page_asks_for_sign_in_first(client, db):
    answer = client.get(reverse("accounts:staff"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse(DOOR))


def test_the_right_password_opens_the_door_and_leaves_a_line_in_the_trail(client, worker):
    assert try_to_sign_in(client).status_code == 302
    assert client.session["_auth_user_id"] == str(worker.pk)
    assert AuditEvent.objects.get(verb="signed in").staff_uid == worker.uid


def test_the_case_of_the_address_does_not_matter(client, worker):
    assert try_to_sign_in(client, login="Amira@Example.ORG").status_code == 302


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, worker):
    wrong = try_to_sign_in(client, password="wrong wrong wrong")
    unknown = try_to_sign_in(client, login="nobody@example.org", password="wrong wrong wrong")
    answers = [list(answer.context["form"].non_field_errors()) for answer in (wrong, unknown)]
    assert answers[0] == answers[1]
    assert len(answers[0]) == 1


def test_ten_wrong_guesses_close_the_account_even_to_the_right_password(client, worker):
    for guess in range(10):
        try_to_sign_in(
            client,
            password=f"wrong guess {guess}",
            login="AMIRA@example.org" if guess % 2 else "amira@example.org",
        )
    answer = try_to_sign_in(client)
    assert answer.status_code == 429
    assert "five minutes" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert AccessAttempt.objects.get().failures_since_start >= 10  # kept in the database, not in memory


def test_a_closed_account_is_refused(client, worker):
    worker.is_active = False
    worker.save(update_fields=["is_active"])
    assert "_auth_user_id" not in client.session
    assert try_to_sign_in(client).status_code in (200, 302)
    assert "_auth_user_id" not in client.session


def test_a_closed_account_is_signed_out_at_its_next_page(browse, worker):
    client = browse(worker)
    worker.is_active = False
    worker.save(update_fields=["is_active"])
    assert client.get(reverse("components")).status_code == 302


def test_a_session_left_alone_for_half_an_hour_ends(browse, worker, time_machine):
    time_machine.move_to("2026-11-22 09:00:00+00:00", tick=False)
    client = browse(worker)
    assert client.get(reverse("components")).status_code == 200
    time_machine.shift(1_700)
    assert client.get(reverse("components")).status_code == 200
    time_machine.shift(1_801)
    assert client.get(reverse("components")).status_code == 302


def test_nobody_signs_themselves_up(client, db):
    for address in ("/sign-up/", "/signup/", "/accounts/signup/"):
        assert client.post(address, {"email": "x@example.org"}).status_code == 404


@pytest.fixture
def demonstration_worker(db):
    return recipes.staff(Role.LINK_WORKER, email="demo@example.org", demonstration=True)


def test_one_click_signs_in_to_a_demonstration_account(client, demonstration_worker, settings):
    settings.DEMONSTRATION = True
    assert "Link worker, Rutland" in client.get(reverse(DOOR)).content.decode()
    client.post(reverse("accounts:sign-in-for-demonstration"), {"email": "demo@example.org"})
    assert client.session["_auth_user_id"] == str(demonstration_worker.pk)


def test_one_click_is_not_there_outside_demonstration_mode(client, demonstration_worker, settings):
    settings.DEMONSTRATION = False
    assert "Link worker, Rutland" not in client.get(reverse(DOOR)).content.decode()
    answer = client.post(reverse("accounts:sign-in-for-demonstration"), {"email": "demo@example.org"})
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_one_click_never_opens_a_real_account(client, worker, settings):
    settings.DEMONSTRATION = True
    answer = client.post(reverse("accounts:sign-in-for-demonstration"), {"email": worker.email})
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session
