"""The pages of safeguards that look across everybody, side by side."""

from django.urls import reverse

from accounts.policies import allowed
from accounts.roles import Permission

PAGES = (  # words, page, permission
    ("Safeguarding", "reviews:safeguarding", Permission.SEE_SAFEGUARDING),
    ("Rights", "reviews:rights-overview", Permission.SEE_RIGHTS),
)


def tabs(staff, here: str) -> list[dict]:
    """Those of the pages somebody may open, for `components/tabs.html`; `here` is the name of the open one."""
    return [
        {"label": label, "url": reverse(page), "current": page == here, "count": None}
        for label, page, permission in PAGES
        if allowed(staff, permission)
    ]
