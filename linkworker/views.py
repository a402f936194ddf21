"""Pages that belong to no floor: is it up, what went wrong, and what are pages made of?"""

import sys

from celery.exceptions import OperationalError as QueueError
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig
from kombu.exceptions import OperationalError as BrokerError
from redis.exceptions import RedisError

from linkworker import gallery
from linkworker.celery import app as queue

SHORTEST_WORTH_KEEPING = 40  # characters


@require_safe
@login_not_required
def livez(request):
    """The process answers. Touches neither database nor broker."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
@login_not_required
def readyz(request):
    """Are the database, its migrations and the broker all there? 200 or 503, never a version or a secret."""
    parts = {"database": database_is_up(), "broker": broker_is_up()}
    parts["migrations"] = parts["database"] and migrations_are_done()
    ready = all(parts.values())
    answer = {"ready": ready, **{name: "up" if up else "down" for name, up in parts.items()}}
    return JsonResponse(answer, status=200 if ready else 503)


def database_is_up() -> bool:
    """Does the database answer a question?"""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return True
    except DatabaseError:
        connection.close()
        return False


def migrations_are_done() -> bool:
    """Is every migration of this version applied?"""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def broker_is_up() -> bool:
    """Can a message be sent? Asked with a short time-out."""
    try:
        with queue.connection_for_write(
            transport_options={"socket_timeout": 2, "socket_connect_timeout": 2}
        ) as link:
            link.ensure_connection(max_retries=0, timeout=2)
            link.default_channel.client.ping()
        return True
    except (BrokerError, QueueError, RedisError, OSError):
        return False


def csrf_failure(request, reason=""):
    """The form was too old or came from elsewhere: say so, that nothing was changed, and what was typed.

    The usual reason is a session that ended while somebody was writing: their words go back to them, to be
    copied. A page that asked in the background is told in JSON to sign in (401) or to load again (403).
    """
    if request.headers.get("Accept") == "application/json":
        signed_in = request.user.is_authenticated
        return JsonResponse({"signed_in": signed_in}, status=403 if signed_in else 401)
    return render(request, "403_csrf.html", {"typed": long_answers(request.POST)}, status=403)


def long_answers(answers) -> list[str]:
    """Whatever was typed that would be a pity to lose. Never a password."""
    return [
        value
        for name, values in answers.lists()
        for value in values
        if len(value) > SHORTEST_WORTH_KEEPING and "password" not in name and name != "csrfmiddlewaretoken"
    ]


def server_error(request):
    """Something failed. A database that is away is said so (503); the page reads nothing and shows nothing."""
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    response = render(None, "503.html" if away else "500.html", status=503 if away else 500)
    if away:
        response["Retry-After"] = "15"
    return response


def bad_request(request, exception):
    """What was sent cannot be read; too much text is the usual reason."""
    return render(request, "400.html", status=400)


@require_http_methods(["GET", "HEAD", "POST"])
def components(request):
    """Every part a page may be made of, in every state. The form checks what is sent and keeps nothing."""
    now = timezone.localtime()
    form = gallery.DemonstrationForm(request.POST or None, today=now.date(), now=now)
    if request.method == "POST" and form.is_valid():
        messages.success(request, "Every answer was understood. Nothing was kept.")
        return redirect("components")
    tables = [gallery.homes(), gallery.no_homes()]
    for table in tables:
        RequestConfig(request, paginate=False).configure(table)
    shown = gallery.shown(now.date()) | {"form": form, "homes": tables[0], "no_homes": tables[1]}
    return render(request, "linkworker/components.html", shown)
