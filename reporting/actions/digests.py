"""The morning letter: wanted or not."""

from django.db import transaction

from accounts import audit
from accounts.models import Staff
from linkworker import sending
from linkworker.refusals import keep
from reporting.models import DigestChoice


@transaction.atomic
def choose_digest(*, by: Staff, wanted: bool) -> DigestChoice:
    """Say whether a letter is to come each working day. The same answer again changes nothing."""
    sending.one_at_a_time(by)
    choice = DigestChoice.objects.filter(staff=by).first() or DigestChoice(staff=by, wanted=True)
    if choice.wanted == wanted:
        return choice
    choice.wanted = wanted
    keep(choice)
    audit.record(by=by, verb="asked for digest" if wanted else "declined digest", subject=by)
    return choice
