"""What is answered about somebody's safety, and what a page says."""

import re
import uuid
from html import unescape


def form(**answers) -> dict:
    """Answers, with the key of a form."""
    return {"submission": str(uuid.uuid4())} | answers


def worry(**more) -> dict:
    """A concern in Lincolnshire."""
    return (
        form(
            concern_on="19 November 2026",
            words="She was left without her supper twice.",
            harms=["neglect", "organisational"],
            place="home",
            about_home="yes",
        )
        | more
    )


def plainly(page) -> str:
    """What a page says without its tags, on one line."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())
