"""The tables are there before the first command that needs them, and made once."""

import os
import threading

import psycopg2
import pytest

from linkworker.launch import managing, postgres, product
from linkworker.launch.register import Register

pytestmark = pytest.mark.xdist_group("services")


@pytest.fixture
def empty_database(cluster):
    """The embedded database running, without a table in it."""
    postgres.stop_leftover(cluster)
    postgres.prepare(cluster)
    process = postgres.start(cluster, for_tests=True)
    yield cluster
    postgres.stop(process)


@pytest.fixture
def environment(places, empty_database):
    """Environment of a command of the product against that database."""
    given = {**os.environ, "LINKWORKER_ENV": "development"}
    return product.environment(places, given, {"DATABASE_URL": empty_database.url()})


def organisations(cluster) -> int:
    connection = psycopg2.connect(cluster.url())
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM accounts_organisation")
            return cursor.fetchone()[0]
    finally:
        connection.close()


def test_two_commands_at_once_make_the_tables_once(places, environment, empty_database, progress, said):
    register = Register(places, environment, progress, empty_database.folder)
    threads = [threading.Thread(target=register.bring_tables_up_to_date) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert organisations(empty_database) > 200
    assert said.getvalue().count("Database tables") == 1


def test_a_command_of_the_first_minute_finds_its_tables(
    places, environment, empty_database, progress, monkeypatch
):
    monkeypatch.setattr(managing.preparing, "prepare", lambda *args, **kwargs: None)
    given = {**environment, "REDIS_URL": "redis://127.0.0.1:1/0"}
    arguments = ["figures", "--authority", "E06000017", "--month", "2026-10", "--format", "json"]
    assert managing.manage(places, given, progress, arguments) == 0
    assert organisations(empty_database) > 200


def test_in_production_no_command_changes_tables_by_itself(
    places, environment, empty_database, progress, monkeypatch
):
    monkeypatch.setattr(managing.preparing, "prepare", lambda *args, **kwargs: None)
    monkeypatch.setattr(managing, "run_through", lambda *args: 0)
    given = {**environment, "LINKWORKER_ENV": "production", "REDIS_URL": "redis://127.0.0.1:1/0"}
    managing.manage(places, given, progress, ["figures"])
    with pytest.raises(psycopg2.errors.UndefinedTable):
        organisations(empty_database)
