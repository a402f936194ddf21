"""What a link worker answers about dated facts, each a form that may be sent."""

import html
import re
import uuid
from datetime import date

NEED = {
    "subset": "professional",
    "value": "makaton",
    "recorded_on": date(2026, 11, 20),
    "shareable": True,
}
SHARING = {
    "what_about": "Her address",
    "side": "provider",
    "answer": "agreed",
    "basis": "consent",
    "decided_on": date(2026, 11, 20),
    "decided_by": "Herself",
    "capacity_considered": True,
}
LEGAL = {
    "kind": "dols_standard",
    "starts_on": date(2026, 11, 2),
    "last_day": date(2027, 11, 1),
    "reference": "DOLS/2026/0311",
}
WARNING = {
    "kind": "to_staff",
    "words": "Threw a chair on 3 September 2026",
    "what_to_do": "Visit in pairs",
    "review_by": date(2027, 5, 4),
}
ELIGIBLE = {
    "eligible": True,
    "reasons": ["age", "placed_out"],
    "band": 3,
    "words": "Three partners",
    "decided_on": date(2026, 11, 20),
}


def key() -> uuid.UUID:
    """The key of one form."""
    return uuid.uuid4()


def typed(**answers) -> dict:
    """The same as a browser sends it, with a key of its own."""
    words = {True: "yes", False: "no", None: ""}
    sent = {
        name: words.get(value, value) if not isinstance(value, list) else value
        for name, value in answers.items()
    }
    return {"submission": str(key())} | sent


def plain(response) -> str:
    """The words of a page, as somebody reads them."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())
