"""`./run manage …`: one management command, with database and broker up while it runs."""

import signal
import subprocess

from linkworker.launch import preparing, product, services
from linkworker.launch.places import Places
from linkworker.launch.progress import Progress
from linkworker.launch.register import Register

# Commands about the tables themselves, or that need none.
WITHOUT_TABLES = {"help", "check", "migrate", "makemigrations", "showmigrations", "sqlmigrate", "dbshell"}


def manage(places: Places, given: dict[str, str], progress: Progress, arguments: list[str]) -> int:
    """Run it and return its exit status. What it prints is its own; set-up is told on standard error.

    The tables are brought up to date first, so that a command finds them before the first `./run` too. In
    production nothing is changed that nobody asked for: there `migrate` is a step of its own.
    """
    preparing.prepare(places, progress, given, with_static=False)
    with services.shared(places, given, progress) as made:
        env = product.environment(places, given, made.settings())
        needs_tables = bool(arguments) and arguments[0] not in WITHOUT_TABLES
        if needs_tables and env["LINKWORKER_ENV"] != "production":
            embedded = services.embedded_folder(places, given)
            Register(places, env, progress, embedded).bring_tables_up_to_date()
        return run_through(product.manage(places, *arguments), places, env)


def run_through(command: list[str], places: Places, env: dict[str, str]) -> int:
    """Run a program on our own terminal; Ctrl-C is its to handle, a request to end is passed on."""
    process = subprocess.Popen(command, cwd=places.root, env=env)
    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: None),
        signal.SIGTERM: signal.signal(signal.SIGTERM, lambda *_: process.terminate()),
    }
    try:
        status = process.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return status if status >= 0 else 128 - status
