"""A letter says that a notice waits: once to everybody who may acknowledge it, whatever dies on the way."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from accounts.roles import Role
from placements import tasks
from placements.models import Notice
from tests.accounts import recipes as accounts
from tests.accounts.recipes import council
from tests.at_once import at_once
from tests.placements import recipes

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=10)


@pytest.fixture
def readers():
    """Three officers of the council that hosts."""
    return [accounts.staff(Role.HOST_OFFICER, council(recipes.LINCOLNSHIRE)) for _ in range(3)]


@pytest.fixture
def waiting(readers):
    """A notice sent ten minutes ago of which nobody has been told."""
    return recipes.notice(created_at=timezone.now() - LATER)


@pytest.fixture
def queued(monkeypatch):
    """The numbers of the notices sent to the queue, which no worker empties."""
    numbers = []
    monkeypatch.setattr(tasks.alert_to_notice, "delay", lambda *, notice_id: numbers.append(notice_id))
    return numbers


def written_to():
    return sorted(address for letter in mail.outbox for address in letter.to)


def emails(readers):
    return sorted(reader.email for reader in readers)


def no_mail_for(monkeypatch, reader):
    """The mail server refuses one address."""
    send = tasks.send_mail

    def refuse(subject, text, sender, to):
        if to == [reader.email]:
            raise SMTPException("mailbox busy")
        send(subject, text, sender, to)

    monkeypatch.setattr(tasks, "send_mail", refuse)


def test_a_message_delivered_twice_writes_to_nobody_twice(waiting, readers):
    assert [tasks.alert_to_notice(notice_id=waiting.pk) for _ in range(2)] == [3, 0]
    assert written_to() == emails(readers)


def test_each_letter_says_to_whom_it_went_and_when(waiting, readers):
    tasks.alert_to_notice(notice_id=waiting.pk)
    letters = waiting.letters.select_related("reader").order_by("pk")
    assert sorted(letter.reader.email for letter in letters) == emails(readers)
    assert all(letter.sent_at for letter in letters)
    waiting.refresh_from_db()
    assert waiting.alerted_at is not None


def test_a_letter_that_fails_loses_no_other_and_goes_when_it_can(waiting, readers, queued, monkeypatch):
    with monkeypatch.context() as away:
        no_mail_for(away, readers[0])
        assert tasks.alert_to_notice(notice_id=waiting.pk) == 2
    assert written_to() == emails(readers[1:])
    assert tasks.sweep_alerts() == 1
    assert queued == [waiting.pk]
    assert tasks.alert_to_notice(notice_id=waiting.pk) == 1
    assert written_to() == emails(readers)
    assert tasks.sweep_alerts() == 0


def test_what_a_broker_that_was_away_or_a_dead_worker_left_is_sent_again(waiting, queued, monkeypatch):
    def refuse(*, notice_id):
        raise OperationalError("no broker")

    with monkeypatch.context() as away:
        away.setattr(tasks.alert_to_notice, "delay", refuse)
        assert tasks.queue_alert(waiting.pk) is False
        assert tasks.sweep_alerts() == 0
    assert tasks.sweep_alerts() == 1
    assert queued == [waiting.pk]


@pytest.mark.parametrize(
    "fields",
    [
        {"way": "letter"},
        {"created_at": datetime(2026, 11, 22, 11, 59, 30, tzinfo=UTC)},  # just now: it is on its way
        {"created_at": datetime(2026, 11, 14, 12, 0, tzinfo=UTC)},  # a week ago: it is chased by now
        {"withdrawn_on": datetime(2026, 11, 20, tzinfo=UTC).date(), "withdrawn_because": "Wrong"},
    ],
)
def test_what_needs_no_letter_is_not_sent_again(readers, queued, fields):
    if "withdrawn_on" in fields:
        fields = fields | {"withdrawn_by": readers[0]}
    notice = recipes.notice(**{"created_at": timezone.now() - LATER} | fields)
    assert (tasks.sweep_alerts(), queued) == (0, [])
    assert Notice.objects.filter(pk=notice.pk, alerted_at=None).exists()


def test_the_database_keeps_one_letter_to_each():
    letter = recipes.notice_letter()
    with pytest.raises(IntegrityError, match="notice_letter_once"), transaction.atomic():
        recipes.notice_letter(notice=letter.notice, reader=letter.reader)


def test_five_workers_at_once_write_once(committed):
    someone = accounts.staff(Role.HOST_OFFICER, council(recipes.LINCOLNSHIRE))
    notice = recipes.notice()
    wrote = at_once(*[lambda: tasks.alert_to_notice(notice_id=notice.pk)] * 5)
    assert sum(wrote) == 1
    assert written_to() == [someone.email]
