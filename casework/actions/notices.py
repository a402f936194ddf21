"""Telling somebody of the team about a contact, and their reply. Nothing leaves the product."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import Staff
from accounts.policies import as_of
from casework import policies
from casework.actions import refusals
from casework.models import Contact, ContactNotice
from linkworker.refusals import keep


def tell(contact: Contact, recipients: Sequence[Staff], *, now: datetime) -> None:
    """Put a contact into the day of these colleagues. Refuses somebody who may not read it, by name.

    Called inside the deed that logs the contact.
    """
    for recipient in recipients:
        if not may_read(recipient, contact, now):
            raise refusals.MayNotReadIt(
                f"{recipient} may not read contacts with this person, so nothing was sent. Choose somebody else"
            )
        keep(ContactNotice(contact=contact, told_by=contact.author, recipient=recipient, created_at=now))


def may_read(staff: Staff, contact: Contact, now: datetime) -> bool:
    """Could somebody open the contact with the roles they hold today?"""
    reader = as_of(Staff.objects.get(pk=staff.pk), timezone.localdate(now))
    return reader.is_active and policies.contacts_for(reader).filter(pk=contact.pk).exists()


@transaction.atomic
def reply_to_contact(*, by: Staff, notice: ContactNotice, reply: str, now: datetime) -> ContactNotice:
    """Answer whoever told, once. The same words sent twice are one reply."""
    notice = ContactNotice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    if notice.recipient_id != by.pk:
        raise PermissionDenied
    if notice.replied_at is not None:
        if notice.reply == reply.strip():
            return notice
        raise refusals.AlreadyReplied
    if not reply.strip():
        raise refusals.ReplyMissing
    notice.reply, notice.replied_at, notice.read_at = reply.strip(), now, notice.read_at or now
    keep(notice)
    audit.record(by=by, verb="replied to contact", subject=notice.contact, person=notice.contact.person)
    return notice


@transaction.atomic
def read_notices(*, by: Staff, contact: Contact, now: datetime) -> int:
    """Somebody who was told of a contact, or waits for a reply to it, has opened it; how many that settled."""
    about = ContactNotice.objects.filter(contact=contact)
    to_me = list(about.unread().filter(recipient=by).order_by("pk"))
    replies = list(about.answered_unread().filter(told_by=by).order_by("pk"))
    for notice in to_me:
        notice.read_at = now
    for notice in replies:
        notice.reply_read_at = now
    for notice in {*to_me, *replies}:
        keep(notice)
    if to_me or replies:
        audit.record(by=by, verb="read notice", subject=contact, person=contact.person)
    return len(to_me) + len(replies)
