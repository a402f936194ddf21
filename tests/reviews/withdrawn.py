"""What was entered in error: the reason, the moment, and the page it is withdrawn on."""

import re
from datetime import UTC, datetime

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SLIP = "Entered for the wrong person"
SAID = "on 22 November 2026: Entered for the wrong person"


def taken_out(by) -> dict:
    """The three fields of a row that somebody withdrew."""
    return {"withdrawn_at": NOW, "withdrawn_by": by, "withdrawn_why": SLIP}


def struck(page) -> str:
    """What a page shows struck through, on one line."""
    text = page.content.decode()
    found = re.findall(r"<s>(.*?)</s>|<del\b[^>]*>(.*?)</del>|lw-withdrawn\">(.*?)</dl>", text, re.DOTALL)
    words = " ".join(part for parts in found for part in parts)
    return " ".join(re.sub(r"<[^>]*>", " ", words).split())
