"""Every rule a trigger keeps refuses what it is there to refuse; without that trigger it would be let through."""

import re

import pytest
from django.db import DatabaseError, connection, transaction

from tests.constraints.of_triggers import ATTEMPTS

pytestmark = pytest.mark.django_db

# The functions of triggers that keep or complete a row, and refuse nothing.
THAT_WRITE = ["accounts_keep_version", "accounts_seal_audit_event", "placements_first_rows"]
RULE = re.compile(r"CONSTRAINT = '(\w+)'|placements_refuse_money\('(\w+)'")


def refusal_of(statement: str) -> str | None:
    """The name of the rule that refuses the statement, or the words of one without; nothing if let through."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as refusal:
        found = refusal.__cause__.diag
        return found.constraint_name or found.message_primary
    return None


@pytest.mark.parametrize("breach", ATTEMPTS, ids=lambda breach: f"{breach.trigger}-{breach.says[:40]}")
def test_what_a_trigger_forbids_is_refused_and_by_that_trigger_alone(breach):
    row = breach.made()
    table = row._meta.db_table
    statement = breach.statement.format(table=table, this=f'"{row._meta.pk.column}" = {row.pk}')
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        if breach.trigger.endswith("_not_emptied"):  # off in tests, for those that commit
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {breach.trigger}")
        assert refusal_of(statement) == breach.says
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {breach.trigger}")
        assert refusal_of(statement) is None


def test_no_trigger_and_no_rule_of_one_is_without_an_attempt():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgfoid::regproc::text <> ALL (%s)",
            [THAT_WRITE],
        )
        triggers = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace")
        rules = {first or second for (body,) in cursor.fetchall() for first, second in RULE.findall(body)}
    assert {breach.trigger for breach in ATTEMPTS} == triggers
    assert rules <= {breach.says for breach in ATTEMPTS}
    assert len(rules) > 8
