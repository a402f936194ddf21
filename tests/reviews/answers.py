"""What somebody answers when a review is recorded, and where."""

import re
import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=LONDON)


def three_answers(**more) -> dict:
    """The answers that are required, and the key of the form."""
    return {
        "submission": str(uuid.uuid4()),
        "kind": "CA12",
        "held_on": "20 November 2026",
        "outcome": "continue",
        **{f"{kind}_version": "1" for kind in ("CA12", "INIT", "CONC", "DEC", "CTR_NS", "VISIT")},
    } | more


def address(person) -> str:
    """Where a review of somebody is recorded."""
    return f"/people/{person.uid}/reviews/new/"


def words(page) -> str:
    """What a page says, its tags and spare spaces taken away."""
    text = re.sub(r"<[^>]+>", " ", page.content.decode().split("<main")[1])
    return re.sub(r"\s+", " ", text).replace("&#x27;", "'")
