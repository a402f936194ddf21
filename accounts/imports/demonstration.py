"""The demonstration accounts. They open only where LINKWORKER_DEMO=1 says that nobody real is on record."""

from accounts.models import Membership, Staff

KNOWN_TO_ALL = "demonstration only 2026"  # published on purpose, for invented people on one's own machine


def open_all() -> list[Membership]:
    """Give every demonstration account the published password, and say who holds which role where.

    An account that already has a password keeps it. Call only in demonstration mode.
    """
    for staff in Staff.objects.filter(demonstration=True, is_active=True).order_by("pk"):
        if not staff.has_usable_password():
            staff.set_password(KNOWN_TO_ALL)
            staff.save(update_fields=["password"])
    return list(
        Membership.objects.filter(staff__demonstration=True, staff__is_active=True)
        .select_related("staff", "organisation")
        .order_by("pk")
    )
