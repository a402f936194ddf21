"""One database is migrated for a whole run, and each worker takes a copy of it: migrating costs seconds."""

import contextlib
import fcntl
import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection


@contextlib.contextmanager
def of_this_run(shared: Path) -> Iterator[str]:
    """The name of the run's migrated database: whoever asks first makes it, whoever leaves last drops it.

    `shared` is a folder all workers of the run see and no other run does.
    """
    with _ledger(shared) as kept:
        kept["name"] = kept.get("name") or _migrated(f"{settings.DATABASES['default']['NAME']}_template")
        kept["users"] = kept.get("users", 0) + 1
        name = kept["name"]
    yield name
    with _ledger(shared) as kept:
        kept["users"] -= 1
        if not kept["users"]:
            kept["name"] = ""
            with connection.creation._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}"')


@contextlib.contextmanager
def _ledger(shared: Path) -> Iterator[dict]:
    """What the workers tell each other, held by one of them at a time."""
    with (shared / "template-database.json").open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        kept = json.loads(file.read() or "{}")
        yield kept
        file.truncate(0)
        file.write(json.dumps(kept))
        file.flush()


def _migrated(name: str) -> str:
    """Make a migrated database called `test_<name>`, and leave the settings as they were."""
    own, own_test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"test_{name}"
    try:
        return connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        connection.close()
        connection.settings_dict["TEST"]["NAME"] = own_test
        connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = own
