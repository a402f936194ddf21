"""The parts of the product, as the first page offers them to somebody without a caseload."""

from django.urls import reverse

from accounts.policies import allowed
from accounts.roles import Permission

PLACES = (  # where somebody may go from here: words, what is there, its page, the permission it needs
    ("People", "The register, both sides of the border.", "placements:register", Permission.SEE_PEOPLE),
    (
        "Notices",
        "What others told you of people and homes, for you to acknowledge.",
        "placements:notices",
        Permission.SEE_NOTICES,
    ),
    (
        "Dashboard",
        "What needs attention across the council.",
        "reporting:dashboard",
        Permission.SEE_DASHBOARD,
    ),
    (
        "Board reports",
        "Each month's report, once it is approved.",
        "reporting:board-reports",
        Permission.SEE_BOARD_REPORTS,
    ),
    (
        "Programmes",
        "What the partners agreed, and how it goes.",
        "partnership:programmes",
        Permission.SEE_PROGRAMMES,
    ),
    ("Review rules", "How often each kind of review is due.", "reviews:cadence", Permission.SEE_CADENCE),
    ("Staff", "Who may sign in, and as what.", "accounts:staff", Permission.SEE_STAFF),
    (
        "Audit trail",
        "Who looked at what, and what they changed.",
        "placements:audit-trail",
        Permission.SEE_AUDIT_TRAIL,
    ),
)


def open_to(user) -> list[dict[str, str]]:
    """The parts of the product this person may open."""
    return [
        {"label": label, "text": text, "url": reverse(page)}
        for label, text, page, permission in PLACES
        if allowed(user, permission)
    ]
