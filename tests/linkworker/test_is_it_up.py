"""Is it up? What people and machines are told when a part is away."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError

from linkworker import views
from linkworker.checks import (
    refuse_demonstration_register,
    refuse_unsafe_production,
    unsafe_production_settings,
)
from tests.accounts import recipes

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def broken_database(monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("could not connect: password=secret")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", refuse)
    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", refuse)


def test_the_process_is_alive_without_database_or_broker(client, broken_database):
    assert client.get("/livez").status_code == 200


def test_ready_says_which_part_is_down_and_nothing_else(client, db, monkeypatch):
    monkeypatch.setattr(views, "broker_is_up", lambda: False)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "database": "up", "broker": "down", "migrations": "up"}


def test_ready_when_everything_is_there(client, db, monkeypatch):
    monkeypatch.setattr(views, "broker_is_up", lambda: True)
    assert client.get("/readyz").status_code == 200


def test_a_broker_that_does_not_answer_is_down(monkeypatch):
    monkeypatch.setattr(views.queue.conf, "broker_url", NOWHERE)
    monkeypatch.setattr(views.queue.conf, "broker_write_url", NOWHERE, raising=False)
    assert views.broker_is_up() is False


def test_a_database_that_is_away_is_a_plain_page_in_words(client, broken_database):
    client.cookies["session"] = "a-session-that-must-be-looked-up"
    client.raise_request_exception = False
    answer = client.get("/staff/")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "secret" not in answer.content.decode()
    assert client.get("/readyz").status_code == 503


def test_pages_are_private_and_strict(client, db):
    answer = client.get("/sign-in/")
    assert answer["Cache-Control"] == "private, no-store" or "no-store" in answer["Cache-Control"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert "camera=()" in answer["Permissions-Policy"]


SAFE_PRODUCTION = {
    "PRODUCTION": True,
    "DEMONSTRATION": False,
    "SECRET_KEY": "k" * 60,
    "SITE_URL": "https://lw.example.org",
    "ALLOWED_HOSTS": ["lw.example.org"],
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
}


def production(settings, **changes):
    """Settings of a safe production, but for these. Undone by pytest-django's fixture, never by a decorator
    around it: the two put back in the wrong order, and the next test runs in production."""
    for name, value in (SAFE_PRODUCTION | changes).items():
        setattr(settings, name, value)
    return settings


def test_unsafe_production_settings_are_refused_in_words(settings):
    unsafe = production(
        settings, SECRET_KEY="short", SITE_URL="http://example.org", DEMONSTRATION=True, ALLOWED_HOSTS=["*"]
    )
    faults = " ".join(unsafe_production_settings(unsafe))
    for name in ("SECRET_KEY", "SITE_URL", "LINKWORKER_DEMO", "ALLOWED_HOSTS"):
        assert name in faults
    with pytest.raises(SystemExit, match="will not start"):
        refuse_unsafe_production(unsafe)


def test_mail_that_would_land_in_the_log_is_refused_in_production(settings):
    mail = production(settings, EMAIL_BACKEND="django.core.mail.backends.console.EmailBackend")
    assert [fault for fault in unsafe_production_settings(mail) if "EMAIL_URL" in fault]


def test_safe_production_settings_are_accepted(settings):
    assert list(unsafe_production_settings(production(settings))) == []


@pytest.mark.django_db
def test_a_demonstrations_database_is_refused_in_production_in_words(settings):
    recipes.staff(demonstration=True)
    settings.PRODUCTION = True
    settings.DEMONSTRATION = False
    with pytest.raises(SystemCheckError, match="a database of its own"):
        call_command("check", "--tag", "database", "--database", "default")
    with pytest.raises(SystemCheckError, match="a database of its own"):
        call_command("migrate", "--check", skip_checks=False)
    with pytest.raises(SystemExit, match="a database of its own"):
        refuse_demonstration_register(settings)


@pytest.mark.django_db
@pytest.mark.parametrize("production", [True, False])
def test_a_database_of_its_own_starts_anywhere_and_a_demonstration_outside_production(settings, production):
    recipes.staff(demonstration=not production)
    settings.PRODUCTION = production
    call_command("check", "--tag", "database", "--database", "default")
    refuse_demonstration_register(settings)
