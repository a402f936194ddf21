"""Processes a test starts: told of the test's own database, however it was told itself."""

from urllib.parse import quote

from django.db import connection


def own_database() -> str:
    """The DATABASE_URL of the test's own database; a socket folder goes into the query (see ./run --help)."""
    place = connection.settings_dict
    secret = f":{quote(place['PASSWORD'])}" if place["PASSWORD"] else ""
    host = place["HOST"] or place["OPTIONS"].get("host", "")
    if host.startswith("/"):
        return f"postgres://{place['USER']}{secret}@/{place['NAME']}?host={quote(host, safe='')}"
    return f"postgres://{place['USER']}{secret}@{host}:{place['PORT'] or 5432}/{place['NAME']}"
