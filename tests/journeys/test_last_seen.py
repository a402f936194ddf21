"""Who saw somebody last is told wherever somebody decides whom to see next."""

import os
from pathlib import Path

from tests.journeys.register import LINK_WORKER, TEAM_MANAGER

PICTURES = os.environ.get("LINKWORKER_PICTURES")  # a folder, to keep what the pages look like


def picture(visitor, name):
    """Keep the page as it looks on a phone and at a desk, when somebody asked for that."""
    if PICTURES:
        own = visitor.page.viewport_size
        for size in ({"width": 390, "height": 844}, {"width": 1280, "height": 900}):
            visitor.page.set_viewport_size(size)
            path = Path(PICTURES) / f"seen_{name}_{size['width']}.png"
            visitor.page.screenshot(path=path, full_page=True)
        visitor.page.set_viewport_size(own)


def test_who_saw_them_last_from_the_summary_to_the_lists(visit, rutland):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{rutland.ada.uid}/")
    priya.sees("Last seen in person 21 September 2026")
    priya.sees("From their own area to where they live: about")
    picture(priya, "summary")
    priya.opens("/people/?show=seen&show=away&show=home&sort=-seen")
    priya.sees("Miles from their own area")
    picture(priya, "register")
    priya.opens("/reviews/due/?unseen=56&sort=unseen")
    priya.sees("Not seen in person for")
    picture(priya, "due")
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens("/dashboard/?sort=-days_since_seen")
    tom.sees("Days since seen in person")
    picture(tom, "dashboard")
