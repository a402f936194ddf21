"""The trail: only ever added to, sealed line to line, and written or nothing happens."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from accounts import audit
from accounts.models import AuditEvent
from tests.accounts import recipes

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_lines():
    worker = recipes.staff()
    for verb in ("logged contact", "looked at", "ended placement"):
        audit.record(by=worker, verb=verb, subject=worker, count=3)
    return list(AuditEvent.objects.order_by("position"))


def as_the_database_owner(statement, *values):
    """What somebody with the keys to the database could do, past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_a_line_says_who_in_which_role_did_what(three_lines):
    line = three_lines[0]
    assert (line.verb, line.held_as, line.details) == ("logged contact", "Link worker, Rutland", {"count": 3})
    assert audit.broken_positions() == []


@pytest.mark.parametrize(
    "change", ["UPDATE accounts_auditevent SET verb = 'x'", "DELETE FROM accounts_auditevent"]
)
def test_no_line_can_be_changed_or_removed(three_lines, change):
    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
    assert AuditEvent.objects.count() == len(three_lines)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE accounts_auditevent SET verb = 'nothing' WHERE position = %s",
        "UPDATE accounts_auditevent SET details = '{}' WHERE position = %s",
        "UPDATE accounts_auditevent SET at = at - interval '1 day' WHERE position = %s",
        "UPDATE accounts_auditevent SET staff_name = 'Somebody else' WHERE position = %s",
        "DELETE FROM accounts_auditevent WHERE position = %s",
    ],
)
def test_tampering_past_the_triggers_is_found(three_lines, tampering):
    as_the_database_owner(tampering, three_lines[1].position)
    assert audit.broken_positions()
    with pytest.raises(CommandError, match="does not fit at"):
        call_command("verify_audit")


def test_a_whole_trail_verifies(three_lines, capsys):
    call_command("verify_audit")
    assert f"whole: {len(three_lines)} lines" in capsys.readouterr().out


def fail_after_the_line(worker):
    with transaction.atomic():
        audit.record(by=worker, verb="logged contact", subject=worker)
        raise RuntimeError


def test_a_deed_that_fails_after_its_line_leaves_no_line():
    with pytest.raises(RuntimeError):
        fail_after_the_line(recipes.staff())
    assert not AuditEvent.objects.exists()


def test_what_the_product_does_unasked_is_written_as_its_own():
    audit.record(by=None, verb="made board report", subject=recipes.council())
    assert AuditEvent.objects.get().staff_name == audit.AUTOMATIC
