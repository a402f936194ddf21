"""`./run`: everything from nothing to a page in the browser, until Ctrl-C."""

import os
import signal
import subprocess
import threading
import time

from linkworker.launch import commands, postgres, preparing, processes, product, services, valkey
from linkworker.launch.address import Address
from linkworker.launch.places import Places
from linkworker.launch.progress import LaunchError, Progress
from linkworker.launch.register import Register, SignIns
from linkworker.launch.steps import Step
from linkworker.launch.supervisor import Child, Supervisor

READY_SECONDS = 120


def serve(places: Places, given: dict[str, str], progress: Progress) -> int:
    """Set up, start, say where it is, and keep it running. Returns the exit status."""
    address = Address.of(given)
    places.make_var()
    hold = services.Hold(places)
    if not hold.take("serve"):
        facts = hold.told()
        raise LaunchError(
            f"this folder is in use by another ./run (process {facts.get('pid', 'unknown')}, "
            f"{facts.get('address') or facts.get('purpose', 'starting')})",
            "Use that one, or stop it with Ctrl-C. For a second, separate register set LINKWORKER_VAR to "
            "another folder and PORT to another port.",
        )
    try:
        return _Serving(places, given, progress, hold, address).run()
    finally:
        hold.release()


class _Serving:
    """One start, from set-up to stop."""

    def __init__(
        self, places: Places, given: dict[str, str], progress: Progress, hold: services.Hold, address: Address
    ):
        self._places = places
        self._given = given
        self._progress = progress
        self._hold = hold
        self._address = address
        self._supervisor = Supervisor(progress)
        self._stop = threading.Event()

    def run(self) -> int:
        self._address.must_be_free()
        preparing.prepare(self._places, self._progress, self._given, also=self._database_step())
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop_asked)
        try:
            self._bring_up()
            while not self._stop.wait(0.5):
                self._supervisor.look_after()
        except LaunchError:
            if not self._stop.is_set():
                raise
        finally:
            self._supervisor.stop()
        self._progress.say("Everything has stopped; the register is kept.")
        return 0

    def _stop_asked(self, *_) -> None:
        """Once: stop in order. Twice: at once."""
        if self._stop.is_set():
            processes.hurry.set()
        else:
            self._progress.say("\nStopping. (Ctrl-C again: at once, without waiting for work in hand.)")
        self._stop.set()
        commands.stop_all()

    def _database_step(self) -> list[Step]:
        """An empty cluster can be made while packages are still being fetched."""
        if self._given.get("DATABASE_URL"):
            return []
        data = self._places.var / "postgres" / "data"

        def make() -> None:
            postgres.prepare(services.own_cluster(self._places, self._places.var, self._places.logs))

        return [Step("database", "Empty database", make, ("node_modules",), (data / "PG_VERSION").exists)]

    def _describe(self) -> services.Services:
        return services.describe(self._places, self._given, self._places.var, self._places.logs)

    def _bring_up(self) -> None:
        """Services, tables, web server, demonstration, worker, scheduler; then tell where it is."""
        made = self._describe()
        self._start_services(made)
        joinable = {"purpose": "serve", "pid": os.getpid(), **made.addresses()}
        self._hold.tell(**joinable)
        env = product.environment(self._places, self._given, made.settings(), self._address.port)
        register = Register(
            self._places, env, self._progress, services.embedded_folder(self._places, self._given)
        )
        settled = register.settled()
        if not settled:
            register.bring_tables_up_to_date()
        self._keep("web", product.web(self._places, self._address.host, self._address.port), env, seconds=12)
        if not settled:
            register.load_demonstration()
            register.note()
        sign_ins = SignIns(self._places, env)
        self._keep("worker", product.worker(self._places), env, seconds=25)
        self._keep("scheduler", product.scheduler(self._places), env, seconds=8)
        self._wait_until_ready(env)
        self._hold.tell(**joinable, address=str(self._address))
        self._reports(register, wait=not settled)
        self._welcome(sign_ins)

    def _start_services(self, made: services.Services) -> None:
        began = time.monotonic()
        if made.cluster:
            cluster = made.cluster

            def database() -> subprocess.Popen:
                postgres.stop_leftover(cluster)
                return postgres.start(cluster)

            postgres.stop_leftover(cluster)
            postgres.prepare(cluster)
            log, seconds = cluster.log, postgres.STOP_SECONDS
            self._supervisor.add(Child("database", database, log, signal.SIGINT, seconds))
        if made.broker:
            broker = made.broker
            child = Child("broker", lambda: valkey.start(broker), broker.log, seconds=valkey.STOP_SECONDS)
            self._supervisor.add(child)
        if made.cluster or made.broker:
            self._progress.done("Database and broker started", time.monotonic() - began)

    def _keep(self, name: str, command: list[str], env: dict[str, str], *, seconds: float) -> None:
        """Start one of the product's processes, unless we have been told to stop, and look after it."""
        log = self._places.logs / f"{name}.log"

        def launch() -> subprocess.Popen:
            return processes.start(command, log=log, env=env, cwd=self._places.root)

        if not self._stop.is_set():
            self._supervisor.add(Child(name, launch, log, seconds=seconds))

    def _wait_until_ready(self, env: dict[str, str]) -> None:
        """Until /readyz answers 200. Raises `LaunchError` with what it said last."""
        began, said = time.monotonic(), "no answer"
        while time.monotonic() < began + READY_SECONDS:
            ready, said = self._address.ready(env.get("SITE_URL", ""))
            if ready:
                self._progress.done("Web server, worker and scheduler ready", time.monotonic() - began)
                return
            if self._stop.wait(0.05):
                break
            self._supervisor.look_after()
        raise LaunchError(
            f"the web server was not ready after {READY_SECONDS} s (/readyz: {said})",
            f"The lines above are the end of its log; all logs are in {self._places.logs}.",
            processes.last_lines(self._places.logs / "web.log"),
        )

    def _reports(self, register: Register, *, wait: bool) -> None:
        """Ask for missing reports; a later start need not wait for the answer."""
        if not wait:
            later = {"first_start": False}
            threading.Thread(target=register.ask_for_reports, kwargs=later, daemon=True).start()
            return
        began = time.monotonic()
        self._progress.begun(
            f"Waiting until the worker has made last month's board report; the pages are at {self._address} already"
        )
        refused = register.ask_for_reports(first_start=True)
        if refused and not self._stop.is_set():
            self._progress.say(f"  Last month's board report could not be asked for: {refused}")
        else:
            self._progress.done("Last month's board report made by the worker", time.monotonic() - began)

    def _welcome(self, sign_ins: SignIns) -> None:
        say = self._progress.say
        accounts = sign_ins.found()
        say(f"\nLink Worker is running at {self._address}  ({self._progress.elapsed():.1f} s)")
        if accounts:
            say("Demonstration sign-ins (invented people only):")
            width = max(len(account["email"]) for account in accounts)
            for account in accounts:
                words = f"{account['role']}, {account['organisation']}"
                say(f"  {account['email']:<{width}}  {account['password']}  {words}")
        say("Ctrl-C stops all of it.")
