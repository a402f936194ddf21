"""The reviews people are owed: one is planned for a day and moved, several are spread over a week with room."""

from playwright.sync_api import expect

from tests.journeys.register import LINK_WORKER


def test_a_review_is_planned_and_moved_with_the_reason(visit, rutland):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens("/reviews/due/")
    priya.sees("Every review your people are owed")
    priya.opens(f"/people/{rutland.ada.uid}/reviews/")
    page = priya.page
    page.get_by_role("link", name="Plan Care Act annual review", exact=True).click()
    expect(page.get_by_label("Care Act annual review, due by", exact=False)).to_be_checked()
    page.get_by_label("Winterbourne-style review, due by", exact=False).check()
    page.get_by_label("Which day?").fill("in 2 weeks")
    priya.presses("Plan this review")
    priya.sees("The dates the reviews are due by stay as they are.")

    page.get_by_role("link", name="Move Care Act annual review", exact=True).click()
    page.get_by_label("Which day?").fill("in 3 weeks")
    priya.presses("Plan this review")
    priya.sees("It was planned for another day already: enter why it is held then")
    page.get_by_label("Why then?").fill("Her mother is away that week.")
    priya.presses("Plan this review")
    page.get_by_text("How it was planned").first.click()
    priya.sees("Her mother is away that week.")


def test_those_ticked_are_spread_over_days_with_room(visit, rutland):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens("/reviews/due/")
    page = priya.page
    boxes = page.locator("input[name=duty]")
    for number in range(min(boxes.count(), 3)):
        boxes.nth(number).check()
    priya.presses("Plan those ticked")
    page.get_by_label("From which day?").fill("tomorrow")
    page.get_by_label("To which day?").fill("in 3 weeks")
    priya.presses("Show the days")
    priya.sees("What each worker would hold")
    priya.presses("Plan them for these days")
    priya.sees("planned.")
    priya.opens("/reviews/due/?planned=yes")
    priya.does_not_see("No review matches these filters")
