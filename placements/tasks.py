"""What happens later: telling the other side that something waits for them. Ids only; a link and no names."""

from functools import partial

from celery import shared_task
from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone

from linkworker import letters
from linkworker.queueing import queued
from placements.models import Notice, NoticeLetter
from placements.queries.notice_lists import left_unalerted, readers_of

SUBJECT = "A notice waits for you in Link Worker"
BODY = """{sender} has sent {addressee} a notice about a placement in your area.

Sign in to read it and to say that you have read it:
{link}

This message names nobody on purpose. Please do not reply to it.
"""


@shared_task
def alert_to_notice(*, notice_id: int) -> int:
    """Write to everybody who may acknowledge a notice that still waits, each once; how many letters went now.

    Nobody sees the others. A letter that fails keeps back no other, and the sweep tries it again.
    """
    notice = Notice.objects.to_alert().filter(pk=notice_id).select_related("sender", "addressee").first()
    if notice is None:
        return 0
    for reader in readers_of(notice.addressee, on=notice.sent_on):
        NoticeLetter.objects.get_or_create(notice=notice, reader=reader)
    text = BODY.format(sender=notice.sender, addressee=notice.addressee, link=_link(notice))
    unsent = NoticeLetter.objects.filter(notice=notice, sent_at=None).select_related("reader").order_by("pk")
    went = [letters.go(unsent, pk, partial(_send, text=text)) for pk in unsent.values_list("pk", flat=True)]
    if not unsent.exists():
        Notice.objects.filter(pk=notice.pk).update(alerted_at=timezone.now())
    return sum(went)


@shared_task
def sweep_alerts() -> int:
    """Send again what a broker that was away, a dead worker or a mail server left; how many notices."""
    return sum(queue_alert(notice_id) for notice_id in left_unalerted(timezone.now()))


def queue_alert(notice_id: int) -> bool:
    """Tell a worker. When the broker is away the row waits, and the sweep sends it when it is back."""
    return queued(alert_to_notice, notice_id=notice_id)


def _link(notice: Notice) -> str:
    return settings.SITE_URL + reverse("placements:acknowledge-notice", args=[notice.uid])


def _send(letter: NoticeLetter, *, text: str) -> bool:
    letter.sent_at = timezone.now()
    letter.save()
    send_mail(SUBJECT, text, settings.DEFAULT_FROM_EMAIL, [letter.reader.email])
    return True
