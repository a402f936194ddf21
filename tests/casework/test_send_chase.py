"""The email of a chase goes, at least once whatever dies on the way, while it is needed; it holds no personal data."""

from datetime import date, timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.utils import timezone
from kombu.exceptions import OperationalError

from accounts.models import AuditEvent
from casework import tasks
from casework.actions import chases
from casework.models import Action, ActionChase
from tests.at_once import at_once
from tests.casework import recipes
from tests.casework.answers import words

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=10)


@pytest.fixture
def waiting(ada):
    """An email asked for ten minutes ago that no worker has seen."""
    promise = recipes.promise(person=ada, owner_outside="Mrs Vetch")
    return recipes.chase(action=promise, sent_at=None, created_at=timezone.now() - LATER)


@pytest.fixture
def queued(monkeypatch):
    """The numbers sent to the queue."""
    numbers = []
    monkeypatch.setattr(tasks.send_chase, "delay", lambda *, chase_id: numbers.append(chase_id))
    return numbers


def test_delivered_twice_it_goes_once(waiting):
    assert [tasks.send_chase(chase_id=waiting.pk) for _ in range(2)] == [True, False]
    assert AuditEvent.objects.filter(verb="sent chase", person_uid=waiting.action.person.uid).count() == 1
    [letter] = mail.outbox
    assert letter.to == ["chc@icb.example.org"]


def test_five_workers_at_once_write_once(committed):
    late = recipes.chase(sent_at=None, created_at=timezone.now() - LATER)
    wrote = at_once(*[lambda: tasks.send_chase(chase_id=late.pk)] * 5)
    assert sorted(wrote) == [False] * 4 + [True]
    assert len(mail.outbox) == 1


def test_it_says_our_reference_and_nobodys_name(waiting, ada):
    tasks.send_chase(chase_id=waiting.pk)
    [letter] = mail.outbox
    everything = f"{letter.subject}\n{letter.body}\n{letter.from_email}\n{letter.extra_headers}"
    action = waiting.action
    assert letter.subject == f"Reminder from Rutland County Council: our reference {action.reference}"
    assert f"Our reference: {action.reference}" in letter.body
    secrets = (ada.given_name, ada.family_name, ada.reference, ada.nhs_number, action.what, "Mrs Vetch")
    assert [secret for secret in secrets if secret and secret in everything] == []
    assert waiting.chased_by.name not in everything


def test_what_the_mail_server_refused_waits_and_the_sweep_sends_it_again(waiting, queued, monkeypatch):
    def refuse(*_):
        raise SMTPException("mailbox busy")

    with monkeypatch.context() as away:
        away.setattr(chases, "send_mail", refuse)
        assert tasks.send_chase(chase_id=waiting.pk) is False
    assert ActionChase.objects.to_send().count() == 1
    assert tasks.sweep_chases() == 1
    assert queued == [waiting.pk]
    assert tasks.send_chase(chase_id=waiting.pk) is True
    assert tasks.sweep_chases() == 0


def test_a_broker_that_is_away_loses_nothing(waiting, monkeypatch):
    def away(**_):
        raise OperationalError("no broker")

    monkeypatch.setattr(tasks.send_chase, "delay", away)
    assert tasks.sweep_chases() == 0
    assert ActionChase.objects.to_send().count() == 1


def test_what_was_just_asked_for_and_what_is_a_week_old_is_left_alone(waiting, queued):
    waiting.created_at = timezone.now()
    waiting.save()
    assert tasks.sweep_chases() == 0
    waiting.created_at = timezone.now() - timedelta(days=8)
    waiting.save()
    assert tasks.sweep_chases() == 0


@pytest.mark.parametrize(
    "since",
    [
        {"done_on": date(2026, 11, 22), "outcome": "It came by post."},
        {"dropped_on": date(2026, 11, 22), "dropped_because": "Moved away"},
        {"due_on": date(2026, 12, 24)},
        {"owner_outside": "", "owner_organisation": None, "owner_email": "", "owner": "one of the team"},
    ],
    ids=["kept", "dropped", "moved", "taken on by the team"],
)
def test_what_has_been_settled_since_is_not_chased(since, waiting, queued, link_worker, ada):
    since = since | ({"owner": link_worker} if "owner" in since else {})
    Action.objects.filter(pk=waiting.action_id).update(**since)
    assert tasks.sweep_chases() == 0
    assert tasks.send_chase(chase_id=waiting.pk) is False
    assert mail.outbox == []
    assert not ActionChase.objects.get().is_needed
    assert ActionChase.objects.get().sent_at is None


def test_the_page_says_that_it_was_not_sent(waiting, link_worker, browse, ada):
    client, address = browse(link_worker), f"/people/{ada.uid}/actions/"
    assert "not gone yet, it is tried again" in words(client.get(address))
    Action.objects.update(done_on=date(2026, 11, 22), outcome="It came by post.")
    assert "not sent, it was no longer needed" in words(client.get(address))
