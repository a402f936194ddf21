"""What goes wrong is told as what failed, what was printed and what to do, never as a traceback."""

import json
import socket
import subprocess
import threading
import time

import pytest

from linkworker.launch import commands, dotenv, processes, product, serving, steps, supervisor
from linkworker.launch import places as places_module
from linkworker.launch.address import Address
from linkworker.launch.progress import LaunchError
from linkworker.launch.services import Hold


def run(root, python, *arguments, **environment):
    return subprocess.run(
        [python, str(root / "run"), *arguments], capture_output=True, text=True, timeout=60, env=environment
    )


def test_a_failed_step_names_the_failure_the_last_lines_and_what_to_do(python):
    program = "print('\\n'.join(f'line {n}' for n in range(100))); raise SystemExit(3)"
    with pytest.raises(LaunchError) as raised:
        commands.run([python, "-c", program], what="the thing was not made", advice="Make it by hand.")
    words = raised.value.in_words()
    assert "Could not go on: the thing was not made (exit status 3)" in words
    assert "line 99" in words
    assert "line 79" not in words
    assert words.endswith("What to do: Make it by hand.")


def test_a_program_that_is_not_there_is_a_failure_in_words():
    with pytest.raises(LaunchError, match="was not made"):
        commands.run(["no-such-program-here"], what="it was not made", advice="Install it.")


def test_a_step_whose_need_failed_is_not_taken_and_the_first_reason_is_told(progress, said):
    taken = []

    def fail():
        raise LaunchError("no network", "Look at the cable.")

    listed = [
        steps.Step("fetch", "Fetching", fail),
        steps.Step("build", "Building", lambda: taken.append("build"), needs=("fetch",)),
        steps.Step("other", "Other", lambda: taken.append("other")),
    ]
    with pytest.raises(LaunchError, match="no network"):
        steps.take(listed, progress)
    assert taken == ["other"]
    assert "Building" not in said.getvalue()


def test_steps_that_do_not_wait_for_each_other_run_together_and_settled_ones_are_skipped(progress, said):
    both = threading.Barrier(2, timeout=10)  # broken when one waits for the other in vain

    def meet():
        both.wait()

    done = steps.take(
        [
            steps.Step("a", "Step a", meet),
            steps.Step("b", "Step b", meet),
            steps.Step("c", "Step c", meet, settled=lambda: True),
        ],
        progress,
    )
    assert sorted(done) == ["a", "b"]
    assert "Step c" not in said.getvalue()


@pytest.mark.parametrize(
    ("refused", "ending"), [("", "made by the worker"), ("no broker", "asked for: no broker")]
)
def test_waiting_for_the_first_report_is_told_before_it_is_over(places, progress, said, refused, ending):
    class Slow:
        def ask_for_reports(self, *, first_start):
            assert "Waiting until the worker has made last month's board report" in said.getvalue()
            assert "http://127.0.0.1:8001" in said.getvalue()
            return refused

    starting = serving._Serving(places, {}, progress, None, Address("127.0.0.1", 8001))
    starting._reports(Slow(), wait=True)
    assert said.getvalue().rstrip().endswith(ending)


def test_a_port_another_program_has_is_named_with_the_way_out(monkeypatch):
    monkeypatch.setattr("linkworker.launch.address.FREE_SECONDS", 0)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(LaunchError) as raised:
            Address("127.0.0.1", port).must_be_free()
    assert f"port {port}" in raised.value.what
    assert f"PORT={port + 1} ./run" in raised.value.advice


@pytest.mark.parametrize("port", ["eighty", "0", "70000", "-1"])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(LaunchError, match="not a port"):
        Address.of({"PORT": port})


def test_an_unknown_command_is_refused_with_those_there_are(root, python):
    done = run(root, python, "sevre", PATH="")
    assert done.returncode == 2
    assert "There is no ./run sevre" in done.stderr
    assert "./run check" in done.stderr


def test_help_needs_nothing_installed(root, python):
    done = run(root, python, "--help", PATH="")
    assert done.returncode == 0
    assert "./run test" in done.stdout


def test_a_second_start_in_the_same_folder_says_where_the_first_is(root, python, places):

    hold = Hold(places)
    assert hold.take("serve")
    hold.tell(purpose="serve", pid=4321, address="http://127.0.0.1:8000")
    done = run(root, python, PATH="", LINKWORKER_VAR=str(places.var))
    hold.release()
    assert done.returncode == 1
    assert "process 4321, http://127.0.0.1:8000" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_a_socket_folder_of_somebody_else_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("linkworker.launch.places.SOCKET_PATH_LIMIT", 500)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    ours = places_module.socket_folder(tmp_path / "var")
    assert ours.stat().st_mode & 0o777 == 0o700
    ours.rmdir()
    ours.symlink_to(tmp_path)
    with pytest.raises(LaunchError, match="somebody else"):
        places_module.socket_folder(tmp_path / "var")


def test_a_child_that_dies_is_started_again_and_that_is_said(progress, said, tmp_path, python):
    def launch():
        return processes.start([python, "-c", "import time; time.sleep(60)"], log=tmp_path / "child.log")

    keeper = supervisor.Supervisor(progress)
    child = keeper.add(supervisor.Child("worker", launch, tmp_path / "child.log"))
    first = child.process
    first.kill()
    first.wait()
    end = time.monotonic() + 10
    while child.process is first and time.monotonic() < end:
        keeper.look_after()
        time.sleep(0.05)
    assert child.process.poll() is None
    assert "The worker stopped (signal SIGKILL); starting it again in 1 s." in said.getvalue()
    second = child.process
    keeper.stop()
    assert second.returncode == -15


def test_a_child_that_will_not_stop_is_ended_by_force_with_its_own_children(tmp_path, python):
    stubborn = (
        "import os, signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(child.pid, flush=True); time.sleep(60)\n"
    )
    log = tmp_path / "child.log"
    process = processes.start([python, "-c", stubborn], log=log)
    end = time.monotonic() + 10
    while not log.read_text().strip() and time.monotonic() < end:
        time.sleep(0.05)
    grandchild = int(log.read_text())
    assert not processes.stop(process, 15, 0.3)
    end = time.monotonic() + 5
    while "sleep" in processes.command_of(grandchild) and time.monotonic() < end:
        time.sleep(0.05)
    assert "sleep" not in processes.command_of(grandchild)


def test_dotenv_reads_quotes_comments_and_exports(tmp_path):
    file = tmp_path / ".env"
    file.write_text("# a comment\nexport PORT=8001\nSECRET_KEY='a # b'\nHOST=127.0.0.1 # here\n\nnothing\n")
    assert dotenv.read(file) == {"PORT": "8001", "SECRET_KEY": "a # b", "HOST": "127.0.0.1"}
    assert dotenv.read(tmp_path / "none") == {}


def test_the_development_key_is_made_once_and_kept_to_its_owner(places):

    key = product.development_key(places)
    assert len(key) >= 50
    assert product.development_key(places) == key
    assert (places.var / "secret_key").stat().st_mode & 0o777 == 0o600


def test_production_is_never_given_a_key_or_a_demonstration(places):

    made = product.environment(places, {"LINKWORKER_ENV": "production"}, {})
    assert "SECRET_KEY" not in made
    assert "LINKWORKER_DEMO" not in made
    assert product.environment(places, {}, {})["LINKWORKER_DEMO"] == "1"
    assert json.dumps(made)
