"""Pages that belong to no floor: is it up, what went wrong, and what are pages made of?"""

import json
import sys

from celery.exceptions import OperationalError as QueueError
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig
from kombu.exceptions import OperationalError as BrokerError
from redis.exceptions import RedisError

from linkworker import gallery
from linkworker.celery import app as queue
from linkworker.words import storable

SHORTEST_WORTH_KEEPING = 40  # characters
CARRIED = "carried"
TOO_BIG = "This is more than one page can send (3 MB). Nothing was sent: shorten it, or send it in parts"


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

    The usual reason is a session that ended while somebody was writing. A page that asked in the background
    is told in JSON to load its token again (403).
    """
    if not request.user.is_authenticated:
        return signed_out(request)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"signed_in": True}, status=403)
    return render(request, "403_csrf.html", {"typed": long_answers(request.POST)}, status=403)


def signed_out(request):
    """A form was sent by nobody any more. Its words go back to where they came from and are kept nowhere.

    A form that is kept while it is typed travels through the door and is there again afterwards; of any
    other the words can be copied. A page that asked in the background is told in JSON to sign in (401).
    """
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"signed_in": False}, status=401)
    told = {"typed": long_answers(request.POST), "next": request.path}
    if request.POST.get("kept_for"):
        told["carried"] = carried(request)
    return render(request, "accounts/sign_in_again.html", told, status=403)


def carried(request) -> str:
    """A form as it was sent, with its address, to travel through the door and back."""
    answers = {name: values for name, values in request.POST.lists() if worth_carrying(name)}
    return json.dumps({"address": request.get_full_path(), "answers": answers})


def answers_carried(text: str) -> tuple[str, QueryDict]:
    """The address and the answers again. Raises ValueError when they cannot be read.

    Nothing is signed, because anybody may have a form carried: it is as if whoever signs in had typed it. So
    it is read only once they are in, for its author alone, and passes scope, gate and questions like any form.
    """
    answers = QueryDict(mutable=True)
    try:
        told = json.loads(text)
        for name, values in told["answers"].items():
            answers.setlist(storable(name), [storable(str(value)) for value in values])
        address = storable(str(told["address"]))
        return address, answers
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("Not of our making") from error


def worth_carrying(name: str) -> bool:
    """Never a password, and no token."""
    return "password" not in name and name != "csrfmiddlewaretoken"


def long_answers(answers) -> list[str]:
    """Whatever was typed that would be a pity to lose. Never a password."""
    return [
        value
        for name, values in answers.lists()
        for value in values
        if len(value) > SHORTEST_WORTH_KEEPING and worth_carrying(name) and name != "opened_with"
    ]


def server_error(request):
    """Something failed. A database that is away is said so (503); the page reads nothing and shows nothing."""
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    response = render(None, "503.html" if away else "500.html", status=503 if away else 500)
    if away:
        response["Retry-After"] = "15"
    return response


def bad_request(request, exception):
    """What was sent cannot be read; too much text is the usual reason, and is said as such (413)."""
    too_big = isinstance(exception, RequestDataTooBig)
    status = 413 if too_big else 400
    if request.headers.get("Accept") == "application/json":
        error = TOO_BIG if too_big else "This could not be read. What you typed is still on this page"
        return JsonResponse({"error": error}, status=status)
    return render(request, "413.html" if too_big else "400.html", status=status)


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
