"""What happens later: telling the other side that something waits for them. Ids only; a link and no names."""

import logging

from celery import shared_task
from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from placements.models import Notice
from placements.queries.notice_lists import readers_of

logger = logging.getLogger(__name__)

SUBJECT = "A notice waits for you in Link Worker"
BODY = """{sender} has sent {addressee} a notice about a placement in your area.

Sign in to read it and to say that you have read it:
{link}

This message names nobody on purpose. Please do not reply to it.
"""


@shared_task
def alert_to_notice(*, notice_id: int) -> int:
    """Write to everybody who may acknowledge a notice that still waits; one letter each, nobody sees the others."""
    notice = Notice.objects.live().filter(pk=notice_id, acknowledged_at=None)
    waiting = notice.select_related("sender", "addressee").first()
    if waiting is None:
        return 0
    link = settings.SITE_URL + reverse("placements:acknowledge-notice", args=[waiting.uid])
    text = BODY.format(sender=waiting.sender, addressee=waiting.addressee, link=link)
    readers = readers_of(waiting.addressee, on=waiting.sent_on)
    for address in readers:
        send_mail(SUBJECT, text, settings.DEFAULT_FROM_EMAIL, [address])
    return len(readers)


def queue_alert(notice_id: int) -> bool:
    """Tell a worker. When the broker is away no letter goes: the notice waits on the page all the same."""
    try:
        alert_to_notice.delay(notice_id=notice_id)
    except (OperationalError, RedisError, OSError):
        logger.warning("The broker is away: no letter about notice %s", notice_id)
        return False
    return True
