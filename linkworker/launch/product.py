"""The product's own processes: their environment and their command lines."""

import os
import secrets

from linkworker.launch import commands, pango
from linkworker.launch.places import Places

MOST_WEB_WORKERS = 8  # each holds four database connections
WEB_THREADS = 4


def environment(
    places: Places, given: dict[str, str], extra: dict[str, str], port: int = 8000
) -> dict[str, str]:
    """Environment of every Django process: what was given, and development's defaults for the rest."""
    made = commands.plain_environment(given) | extra | pango.settings(places)
    made["LINKWORKER_VAR"] = str(places.var)
    made["LINKWORKER_ASSETS"] = str(places.assets)
    made.setdefault("DJANGO_SETTINGS_MODULE", "linkworker.settings")
    made.setdefault("LINKWORKER_ENV", "development")
    if made["LINKWORKER_ENV"] == "development":
        made.setdefault("LINKWORKER_DEMO", "1")
        made.setdefault("SITE_URL", f"http://127.0.0.1:{port}")
    if made["LINKWORKER_ENV"] != "production" and not made.get("SECRET_KEY"):
        made["SECRET_KEY"] = development_key(places)
    return made


def development_key(places: Places) -> str:
    """The secret key of a development start: made once, kept readable by its owner only."""
    path = places.var / "secret_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept = path.read_text().strip()
        if kept:
            return kept
        descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    key = secrets.token_urlsafe(64)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(key + "\n")
    return key


def manage(places: Places, *arguments: str) -> list[str]:
    """A management command."""
    return [str(places.python), str(places.root / "manage.py"), *arguments]


def web(places: Places, host: str, port: int, workers: int | None = None) -> list[str]:
    """The application server: one worker a core, four threads each."""
    count = workers or min(os.cpu_count() or 2, MOST_WEB_WORKERS)
    return [
        str(places.python), "-m", "gunicorn", "linkworker.wsgi:application", "--bind", f"{host}:{port}",
        "--worker-class", "gthread", "--workers", str(count), "--threads", str(WEB_THREADS), "--reuse-port",
        "--max-requests", "2000", "--max-requests-jitter", "200", "--timeout", "60",
        "--graceful-timeout", "8", "--no-control-socket",
    ]  # fmt: skip


def worker(places: Places) -> list[str]:
    """Two processes that make reports."""
    return [
        str(places.python), "-m", "celery", "-A", "linkworker.celery:app", "worker", "--concurrency", "2",
        "--loglevel", "INFO", "--without-gossip", "--without-mingle",
    ]  # fmt: skip


def scheduler(places: Places) -> list[str]:
    """The clock that asks for the monthly reports and looks for lost ones."""
    return [
        str(places.python), "-m", "celery", "-A", "linkworker.celery:app", "beat", "--loglevel", "INFO",
        "--schedule", str(places.var / "celerybeat-schedule"), "--pidfile=",
    ]  # fmt: skip
