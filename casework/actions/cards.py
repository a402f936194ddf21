"""How a member of staff is shown to the people they work for: they say so themselves."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import audit
from accounts.models import Staff
from accounts.policies import allowed
from accounts.roles import Permission
from casework.actions import goal_refusals as refusals
from casework.models import WorkerCard
from casework.models.cards import FOLDER
from linkworker import photos, sending, stored_files
from linkworker.refusals import keep


@transaction.atomic
def edit_own_card(*, by: Staff, phone: str, photo=None, remove_photo: bool = False) -> WorkerCard:
    """Keep one's own phone number and photo. The photo is made small, and loses what the camera wrote into it.

    `photo` is a file, or None to leave the one there is. Refuses what is no picture.
    """
    if not allowed(by, Permission.EDIT_OWN_CARD):
        raise PermissionDenied
    sending.one_at_a_time(Staff(pk=by.pk))  # `by` may be Django's stand-in for the signed-in user
    card = WorkerCard.objects.filter(staff=by).first() or WorkerCard(staff=by)
    before, card.phone = card.photo, phone
    if remove_photo:
        card.photo = ""
    if photo is not None:
        try:
            small = photos.small_square(photo)
        except photos.NotAPicture as error:
            raise refusals.NotAPhoto from error
        card.photo, _ = stored_files.keep(FOLDER, [small], mark=by.uid.hex[:12], ending=".jpg")
    keep(card)
    if before and before != card.photo:
        transaction.on_commit(partial(stored_files.forget, FOLDER, before))
    audit.record(by=by, verb="edited own card", subject=card, photo=bool(card.photo))
    return card
