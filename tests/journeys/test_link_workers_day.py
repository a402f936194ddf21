"""The link worker's day: one contact, logged once, kept through a mistake, found again by an auditor."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import in_each_window
from tests.journeys.register import AUDITOR, LINK_WORKER

WORDS = "Ada met me at the gate and showed me the pots she has planted for the spring."


@in_each_window
def test_a_visit_is_logged_once_and_found_in_the_log_on_the_timeline_and_in_the_trail(visit, rutland):
    # Given a link worker who is signed in with one click and sees that Ada is the one to see next
    priya = visit()
    priya.signs_in_as(LINK_WORKER)
    priya.sees("Who to see next")
    expect(priya.page.locator(".lw-visits__row").first).to_contain_text("Ada Larch")
    priya.follows("Ada Larch")
    priya.sees("Larch House")

    # When she starts to log a visit and forgets to say what happened
    priya.follows("Log a contact", within="main")
    form = Form(priya)
    form.day.fill("yesterday")
    form.time.fill("14:30")
    form.kind("Visit").check()
    form.present("Yes").check()
    priya.presses("Log this contact")

    # Then the problem is told above the form, which has the focus, and what she typed is still there
    summary = priya.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Enter what happened")
    expect(priya.page).to_have_title(re.compile("^Error: "))
    expect(form.day).to_have_value("yesterday")
    expect(form.time).to_have_value("14:30")
    expect(form.kind("Visit")).to_be_checked()
    expect(form.present("Yes")).to_be_checked()
    summary.get_by_role("link", name="Enter what happened").click()
    expect(form.text).to_be_focused()

    # When she writes it down, the draft is kept by itself
    form.text.fill(WORDS)
    expect(priya.page.locator("[data-autosave-state]")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    priya.opens("/drafts/")
    priya.sees(WORDS)
    priya.follows("Ada Larch")
    expect(form.text).to_have_value(WORDS)
    expect(form.day).to_have_value("yesterday")

    # And presses the button twice, as people do
    with priya.goes_on():
        priya.page.get_by_role("button", name="Log this contact").dblclick()

    # Then there is one contact, it counts as seen, and it stands in the log
    priya.sees("Contact with Ada Larch logged. Counts as seen in person.")
    expect(priya.page.locator(".lw-log__entry", has_text=WORDS)).to_have_count(1)
    priya.sees("2 contacts, newest first")
    entry = priya.page.locator(".lw-log__entry").first
    expect(entry).to_contain_text("22 Nov 2026")
    entry.locator("summary").click()
    priya.follows("Open this contact")
    priya.sees(WORDS)

    # And on the timeline, and nothing is left among the drafts
    priya.turns_to("Timeline")
    expect(priya.page.locator(".lw-timeline__item", has_text=WORDS)).to_have_count(1)
    priya.opens("/drafts/")
    priya.sees("No drafts")

    # And an auditor finds who did it, in the trail
    priya.signs_out()
    idris = visit()
    idris.signs_in_as(AUDITOR)
    idris.opens(f"/audit/?person={rutland.ada.reference}")
    line = idris.page.locator("tbody tr", has_text="logged contact")
    expect(line).to_have_count(1)
    expect(line).to_contain_text("Priya Nayar")


class Form:
    """The questions of the contact form, by the words they are asked in."""

    def __init__(self, visitor):
        when = visitor.page.get_by_role("group", name="When?")
        self.day = when.get_by_role("textbox").nth(0)
        self.time = when.get_by_role("textbox").nth(1)
        self.text = visitor.page.get_by_label("What happened?")
        self._page = visitor.page

    def kind(self, words: str):
        """One of the kinds of contact."""
        return self._page.get_by_role("group", name="What kind of contact?").get_by_label(words)

    def present(self, words: str):
        """Whether the person was there."""
        return self._page.get_by_role("group", name="Was the person there?").get_by_label(words).first
