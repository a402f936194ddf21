"""Before a key was one for everybody, two authors could hold the same: the later gives it up and keeps the rest."""

import importlib
import uuid

import pytest
from django.apps import apps
from django.db import connection

from casework.models import Contact
from tests.casework import recipes

pytestmark = pytest.mark.django_db


def without_the_rule(table: str) -> None:
    """Until this test ends, the table takes a key twice, as it did before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'u' "
            "AND pg_get_constraintdef(oid) = 'UNIQUE (submission)'",
            [table],
        )
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{cursor.fetchone()[0]}"')
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER contact_is_locked")  # was not there then either


def test_the_first_keeps_the_key_and_both_contacts_stay(rutland):
    without_the_rule("casework_contact")
    shared, own = uuid.uuid4(), uuid.uuid4()
    for key in (shared, shared, own, None):
        recipes.contact(submission=key)
    importlib.import_module("casework.migrations.0002_keys_used_twice").forget_keys_used_twice(apps, None)
    assert list(Contact.objects.order_by("pk").values_list("submission", flat=True)) == [
        shared,
        None,
        own,
        None,
    ]
