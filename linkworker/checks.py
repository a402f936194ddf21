"""Refuse to start in production with settings that would harm people. In words, with the mend."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings as own_settings
from django.core.checks import Error, Tags, register
from django.db import DatabaseError, InterfaceError, connections

DEMONSTRATION_REGISTER = (
    "This database holds a demonstration: {accounts} of its accounts were made for one, and its people are "
    "invented. Production needs a database of its own: make an empty one and name it in DATABASE_URL."
)


def unsafe_production_settings(settings) -> Iterator[str]:
    """Yield a sentence for each unsafe setting, saying what to set instead. Nothing outside production."""
    if not settings.PRODUCTION:
        return
    if len(settings.SECRET_KEY) < 50 or settings.SECRET_KEY.startswith("development-only"):
        yield "SECRET_KEY is missing or short: set it to at least 50 random characters that nobody else has."
    if not settings.SITE_URL.startswith("https://"):
        yield "SITE_URL does not start with https://: set it to the address people type into their browser."
    if settings.DEMONSTRATION:
        yield "LINKWORKER_DEMO is on, so anybody could sign in with one click: remove it or set it to 0."
    if "*" in settings.ALLOWED_HOSTS or set(settings.ALLOWED_HOSTS) <= {"127.0.0.1", "localhost", "[::1]"}:
        yield "ALLOWED_HOSTS does not name this service: list its exact host names, separated by commas."
    if settings.DEBUG:
        yield "DEBUG is on, so error pages would show people's records: remove it from the settings."
    if settings.EMAIL_BACKEND.endswith(("console.EmailBackend", "dummy.EmailBackend")):
        yield "EMAIL_URL names no mail server, so links to set a password would land in the log: name one."
    if settings.DATABASES["default"].get("PASSWORD", "") in ("postgres", "password", "linkworker"):
        yield "The database password is one anybody would guess: choose another and put it in DATABASE_URL."


def refuse_unsafe_production(settings) -> None:
    """Stop the process with every unsafe setting named. Called when Django starts, by every command."""
    faults = list(unsafe_production_settings(settings))
    if faults:
        raise SystemExit("Link Worker will not start in production like this:\n- " + "\n- ".join(faults))


@register(Tags.database)
def no_demonstration_register(app_configs, databases=None, **kwargs) -> list[Error]:
    """Asked by `manage.py migrate`, which goes before every production start, and `check --database default`."""
    said = demonstration_register(own_settings) if databases else ""
    return [Error(said, id="linkworker.E001")] if said else []


def demonstration_register(settings) -> str:
    """The sentence that refuses a demonstration's database in production; empty when all is well.

    A database that is away or has no tables yet is nobody's demonstration.
    """
    if not settings.PRODUCTION:
        return ""
    staff = apps.get_model(settings.AUTH_USER_MODEL)
    link = connections["default"]
    try:
        if staff._meta.db_table not in link.introspection.table_names():
            return ""
        accounts = staff._default_manager.filter(demonstration=True).count()
    except (DatabaseError, InterfaceError):
        return ""
    return DEMONSTRATION_REGISTER.format(accounts=accounts) if accounts else ""


def refuse_demonstration_register(settings) -> None:
    """Stop the process in words. Called by the web server's workers, whatever was run before them."""
    if said := demonstration_register(settings):
        raise SystemExit(f"Link Worker will not start in production like this:\n- {said}")
