"""A manager draws two records, a colleague not on the case looks at one, and the one on the case does not."""

import os
from datetime import date
from pathlib import Path

import pytest

from accounts.roles import Role
from reviews.models import PeerReview, PeerSample
from tests.journeys.conftest import PATIENCE_MS, WIDTHS
from tests.journeys.keyboard import Keyboard
from tests.journeys.register import LINK_WORKER, TEAM_MANAGER
from tests.placements import recipes as placements
from tests.reviews import recipes as reviews

PICTURES = os.environ.get("LINKWORKER_PICTURES")  # a folder, to keep what the pages look like
STANDARDS = {
    "The person’s own view is there": "Met",
    "Family, and an advocate": "Partly met",
    "The decision follows": "Met",
    "A less restrictive way": "Not met",
    "Living nearer home": "Not recorded",
    "Capacity, liberty and advocacy": "Does not apply",
    "Each action says": "Met",
}


@pytest.fixture
def desk(browser, rutland, address):
    """One window at a desk, without a mouse."""
    width, height = WIDTHS["desktop"]
    opened = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    opened.set_default_timeout(PATIENCE_MS)
    yield Keyboard(opened, address)
    opened.close()


def picture(visitor, name):
    """Keep the page as it looks on a phone and at a desk, when somebody asked for that."""
    if PICTURES:
        own = visitor.page.viewport_size
        for size in ({"width": 390, "height": 844}, {"width": 1280, "height": 900}):
            visitor.page.set_viewport_size(size)
            path = Path(PICTURES) / f"peer_{name}_{size['width']}.png"
            visitor.page.screenshot(path=path, full_page=True)
        visitor.page.set_viewport_size(own)


def test_a_manager_draws_two_and_the_one_on_the_case_is_refused(visit, rutland):
    # Given two reviews of October that Priya recorded
    for person in (rutland.ada, rutland.ben):
        reviews.review(person=person, recorded_by=rutland.worker, held_on=date(2026, 10, 12), kind="UNPL")

    # When the manager draws two, and asks for five
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens("/reviews/")
    tom.follows("Peer reviews of a sample")
    tom.sees("No record waits for a peer review")
    picture(tom, "empty")
    tom.follows("Draw a sample")
    tom.page.get_by_label("Reviews held from which day?").fill("1 October 2026")
    tom.page.get_by_label("Until which day, that day included?").fill("31 October 2026")
    tom.page.get_by_label("How many records?").fill("51")
    tom.presses("Draw the sample")
    tom.sees("must be between 1 and 50")
    tom.page.get_by_label("How many records?").fill("5")
    picture(tom, "draw")
    tom.presses("Draw the sample")
    tom.sees("You asked for 5. Only 2 records of these days could be drawn: all are drawn.")
    tom.page.get_by_text("How the samples were drawn").click()
    tom.sees(PeerSample.objects.get().seed)
    tom.looks_it_over()
    picture(tom, "waiting")

    # Then Priya, who recorded both, finds none of them to be done and is told why
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens("/reviews/due/")
    priya.follows("Peer reviews")
    priya.sees("No record waits for you")
    drawn = PeerSample.objects.get().drawn.get(place=1)
    priya.opens(f"/reviews/{drawn.review.uid}/peer-review/")
    priya.sees("You recorded this review. Somebody who is not on the case looks at it.")
    assert not PeerReview.objects.exists()

    # And the manager looks at one, and says what it should cost
    tom.follows("Record a peer review", within="main")
    page = tom.page
    for standard, answer in (STANDARDS | {"What it costs fits": "Met"}).items():
        page.get_by_role("group", name=standard).get_by_label(answer, exact=True).check()
    page.get_by_label("What did you find?").fill("The night staff are not spoken of.")
    page.get_by_label("Less", exact=True).check()
    page.get_by_label("How many pounds a week less?").fill("120")
    tom.looks_it_over()
    picture(tom, "form_money")
    tom.presses("Record this peer review")
    tom.sees("The peer review is recorded.")
    tom.sees("£120.00 a week less")
    picture(tom, "record")
    tom.opens("/reviews/peer/?tab=done")
    tom.sees("58 of 100")
    tom.sees("by £120.00 a week less in sum, over 1 record.")
    picture(tom, "done")


def test_a_colleague_not_on_the_case_looks_at_it_by_keyboard_alone(desk, rutland):
    # Given somebody on Sam's caseload, whose review Sam recorded, so that Priya is not on the case
    sam = rutland.demonstration(Role.LINK_WORKER, "Sam Hazel")
    wren = placements.person(given_name="Wren", family_name="Sedge", link_worker=sam)
    placements.placement(person=wren, home=rutland.home("Sedge"))
    review = reviews.review(person=wren, recorded_by=sam, held_on=date(2026, 10, 12))
    reviews.drawn_record(review=review)

    # When she finds it, reads what was decided and says how far it meets each standard
    desk.is_signed_in_as(LINK_WORKER)
    desk.opens("/reviews/due/")
    desk.skips_to_the_page()
    desk.goes("Peer reviews", within="main")
    desk.skips_to_the_page()
    desk.goes("Record a peer review", within="main", exact=False)
    desk.skips_to_the_page()
    for standard, answer in STANDARDS.items():
        desk.picks(standard, answer)
    desk.types("What did you find?", "Her own words are there.")
    picture(desk, "form")
    desk.goes("Record this peer review")

    # Then it stands on the record, and nothing of money with it
    desk.sees("The peer review is recorded.")
    desk.sees("58 of 100")
    desk.does_not_see("What it should cost")
    assert PeerReview.objects.get().by == rutland.worker
