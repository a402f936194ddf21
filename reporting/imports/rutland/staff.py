"""One or more demonstration accounts for each of the eight roles. Nobody real."""

from datetime import date

from django.contrib.auth.hashers import make_password

from accounts.imports.demonstration import KNOWN_TO_ALL
from accounts.models import Membership, Organisation, Staff
from accounts.roles import Role
from reporting.imports.invented_names import Pen

RUTLAND, LINCOLNSHIRE, BOARD = "E06000017", "E10000019", "QK1"
LINK_WORKER, SECOND_LINK_WORKER = "link.worker@example.org", "second.worker@example.org"
MANAGER, FINANCE = "manager@example.org", "finance@example.org"
ACCOUNTS = (
    (LINK_WORKER, "Robin Ashdown", Role.LINK_WORKER, RUTLAND),
    (SECOND_LINK_WORKER, "Niamh Osier", Role.LINK_WORKER, RUTLAND),
    (MANAGER, "Priya Lovage", Role.TEAM_MANAGER, RUTLAND),
    (FINANCE, "Tomasz Barley", Role.FINANCE, RUTLAND),
    ("chc.nurse@example.org", "Dilys Fennimore", Role.CHC_NURSE, BOARD),
    ("host.officer@example.org", "Kwame Sedge", Role.HOST_OFFICER, LINCOLNSHIRE),
    ("board@example.org", "Verity Paddock", Role.BOARD_MEMBER, RUTLAND),
    ("auditor@example.org", "Idris Teasel", Role.AUDITOR, RUTLAND),
    ("administrator@example.org", "Mabel Quince", Role.ADMINISTRATOR, RUTLAND),
)


def make(pen: Pen, organisations: dict[str, Organisation], *, with_passwords: bool) -> dict[str, int]:
    """Make the accounts that are not there yet and give the key of each by its address.

    Without passwords nobody can sign in to them with one.
    """
    kept = dict(
        Staff.objects.filter(email__in=[row[0] for row in ACCOUNTS]).order_by().values_list("email", "id")
    )
    missing = [row for row in ACCOUNTS if row[0] not in kept]
    rows = pen.put(
        Staff,
        [
            {
                "email": email,
                "name": name,
                "password": make_password(KNOWN_TO_ALL if with_passwords else None),
                "demonstration": True,
            }
            for email, name, _, _ in missing
        ],
    )
    pen.put(
        Membership,
        [
            {
                "staff_id": row["id"],
                "organisation_id": organisations[code].pk,
                "role": role,
                "starts_on": date(2015, 4, 1),
            }
            for row, (_, _, role, code) in zip(rows, missing, strict=True)
        ],
    )
    return kept | {row["email"]: row["id"] for row in rows}
