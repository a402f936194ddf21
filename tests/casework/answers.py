"""What a link worker answers, and where."""

import re
import uuid
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=LONDON)
MORNING = datetime(2026, 11, 22, 9, 30, tzinfo=LONDON)


KEEP = {"X-Keep-Draft": "yes", "Accept": "application/json"}  # how the page saves what is typed


def four_answers(**more) -> dict:
    """The answers that are required on a person's own page, and the key of the form."""
    return {
        "submission": str(uuid.uuid4()),
        "happened_at_date": "today",
        "happened_at_time": "9:30",
        "method": "visit",
        "text": "Ada showed me the garden.",
    } | more


def addition(text, **more) -> dict:
    """What is added to a contact, and the key of the form."""
    return {"submission": str(uuid.uuid4()), "text": text} | more


def address(person) -> str:
    """Where a contact with somebody is logged."""
    return f"/people/{person.uid}/contacts/new/"


def words(page) -> str:
    """What a page says."""
    return page.content.decode()


def body(page) -> str:
    """A page without the one thing that differs each time: the token of its forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", words(page))


def plainly(page) -> str:
    """What a page says without its tags, on one line."""
    apart = re.sub(r"<br>|</(p|li|h[1-6]|td|th|dt|dd|div|section|button|label|figcaption)>", " ", words(page))
    return " ".join(unescape(re.sub(r"<[^>]*>", "", apart)).split())
