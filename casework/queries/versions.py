"""What a contact said before it was corrected, filled in or marked."""

from collections.abc import Callable, Iterable
from typing import Any

from accounts.queries.versions import Change, told, versions_of
from casework.choices import Duty, SharedWith, Side
from casework.models import Contact
from casework.models.contacts import SAID


def changes_of(contact: Contact) -> list[Change]:
    """Every change of what a contact says, newest first: who, when, from what to what.

    Only for whoever may withdraw it (`policies.may_change`): an earlier version can hold what was a slip to write.
    """
    fields = [contact._meta.get_field(name) for name in SAID]
    words = {"sides": _chosen(Side), "duties": _chosen(Duty), "shared_with": _chosen(SharedWith)}
    return told(versions_of(contact, fields), fields, words)


def _chosen(choices: Any) -> Callable[[Iterable], str]:
    return lambda values: "; ".join(str(choices(value).label) for value in values)
