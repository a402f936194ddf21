"""The morning letter: what waits for somebody, in counts and links. It names nobody, by no means whatever.

Each letter is a row, one a person and day, made before anything is sent. Two schedulers, a dead worker or a mail
server that is away change nothing: what is not settled is tried again until noon, and what is settled never goes again.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, Staff
from accounts.policies import as_of
from accounts.roles import Permission, roles_granting
from linkworker import letters
from linkworker.words import counted
from placements.models import BankHoliday
from placements.rules.working_days import is_working_day
from reporting.models import Digest
from reporting.queries import day as days
from reporting.queries.day.people import acting_as

FROM, UNTIL = time(8, 0), time(12, 0)  # local: a letter of the morning is of no use in the afternoon
URGENT = ("urgent thing that needs attention", "urgent things that need attention")
SUBJECT = "What waits for you in Link Worker"


@dataclass(frozen=True, slots=True)
class Line:
    """ "3 actions of yours overdue", and where they are."""

    words: str
    url: str


def due_now(now: datetime) -> date | None:
    """The day whose letters go at a moment; None before eight, after noon, and on days nobody works."""
    local = timezone.localtime(now)
    holidays = BankHoliday.objects.filter(day=local.date()).order_by("day").values_list("day", flat=True)
    wanted = FROM <= local.time() < UNTIL and is_working_day(local.date(), frozenset(holidays))
    return local.date() if wanted else None


def waiting(on: date, now: datetime) -> list[int]:
    """Make the letters of a day that are not there yet; the primary keys of those that wait.

    Whoever is away, with a colleague who acts for them and reads letters, gets none: the colleague's tells of it.
    """
    readers = [as_of(reader, on) for reader in _readers(on)]
    away = {pk for reader in readers for pk in acting_as(reader) if pk != reader.pk}
    letters = [
        Digest(staff=reader, day=on, settled_at=now if reader.pk in away else None) for reader in readers
    ]
    Digest.objects.bulk_create(letters, ignore_conflicts=True, batch_size=500)
    return list(Digest.objects.filter(day=on, settled_at=None).order_by("pk").values_list("pk", flat=True))


def write(digest_id: int, now: datetime) -> bool:
    """Send one letter of today, once; True when one went. Nothing to tell, or not wanted any more, settles it too."""
    waits = Digest.objects.filter(settled_at=None, day=timezone.localdate(now)).select_related("staff")
    return letters.go(waits, digest_id, partial(_write, now=now))


def told_to(staff: Staff, now: datetime) -> list[Line]:
    """What waits for somebody, one line a section that holds anything pressing, and one of what else is urgent.

    Counts and addresses only.
    """
    day = days.Day(staff, timezone.localdate(now), now)
    read = [(kind, kind.read(day)) for kind in days.SECTIONS]
    counts = [(kind, sum(map(kind.pressing, section.rows))) for kind, section in read if kind.told]
    lines = [
        Line(counted(number, *kind.told), settings.SITE_URL + reverse(kind.page))
        for kind, number in counts
        if number
    ]
    urgent = days.urgent(days.also_pressing(day, [section for _, section in read]))
    page = settings.SITE_URL + reverse("reporting:my-day")
    return [Line(counted(urgent, *URGENT), page), *lines] if urgent else lines


def _readers(on: date) -> QuerySet[Staff]:
    """Everybody with a day of their own who may sign in, did not decline the letter and has none of this day."""
    held = Membership.objects.in_force_on(on).filter(role__in=roles_granting(Permission.SEE_MY_DAY))
    readers = Staff.objects.filter(pk__in=held.order_by().values("staff"), is_active=True)
    if not settings.DEMONSTRATION:
        readers = readers.filter(demonstration=False)
    written = Digest.objects.filter(day=on).order_by().values("staff")
    readers = readers.exclude(digest_choice__wanted=False).exclude(pk__in=written)
    return readers.order_by("pk")


def _still_wanted(digest: Digest) -> bool:
    declined = Staff.objects.filter(pk=digest.staff_id, digest_choice__wanted=False)
    return digest.staff.is_active and not declined.exists()


def _write(digest: Digest, *, now: datetime) -> bool:
    lines = told_to(as_of(digest.staff, digest.day), now) if _still_wanted(digest) else []
    digest.settled_at, digest.sent = now, bool(lines)
    digest.save()
    if lines:
        _send(digest.staff, lines)
    return bool(lines)


def _send(reader: Staff, lines: list[Line]) -> None:
    told = {
        "lines": lines,
        "home": settings.SITE_URL + reverse("reporting:my-day"),
        "account": settings.SITE_URL + reverse("reporting:account"),
    }
    text = render_to_string("reporting/email/digest.txt", told)
    letter = EmailMultiAlternatives(SUBJECT, text, settings.DEFAULT_FROM_EMAIL, [reader.email])
    letter.attach_alternative(render_to_string("reporting/email/digest.html", told), "text/html")
    letter.send()
