"""What is in the log stays there: added to, withdrawn with a reason, walked through by keyboard."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from casework.models import Contact
from tests.casework import recipes
from tests.journeys.conftest import PATIENCE_MS, WIDTHS
from tests.journeys.keyboard import Keyboard
from tests.journeys.register import LINK_WORKER, TEAM_MANAGER

WRITTEN = "Ada showed me the garden she has planted."
REASON = "Logged for the wrong person"


def test_something_is_added_with_name_and_time_and_what_was_written_stays(visit, rutland):
    # Given a contact of September that the host council may read
    priya = visit()
    made = Contact.objects.get(person=rutland.ada)
    author, moment = made.author, made.happened_at
    made.delete()
    recipes.contact(person=rutland.ada, author=author, happened_at=moment, shared_with=["host"])
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{rutland.ada.uid}/contacts/")
    priya.page.locator(".lw-log__entry summary").first.click()
    priya.follows("Open this contact")
    priya.sees("Shared: Host council")
    priya.does_not_see("Put a slip right")

    # When she adds that it tells of somebody else
    priya.follows("Add to this contact")
    priya.page.get_by_label("What do you want to add?").fill("It was her neighbour's garden.")
    priya.page.get_by_role("group", name="How sensitive is it?").get_by_label("About somebody else").check()
    priya.presses("Add to this contact")

    # Then what was written stands, what was added says by whom and when, and nobody else reads it now
    priya.sees("Added to this contact. What was written first has not changed.")
    priya.sees(WRITTEN)
    priya.sees("Added by Priya Nayar")
    priya.sees("23 November 2026 at 09:3")
    priya.sees("It is no longer shared with: Host council.")
    priya.does_not_see("Shared: Host council")
    priya.follows("All contacts with Ada Larch")
    priya.sees("Added to", within=".lw-log__entry")

    # And it is not in what may be given away
    priya.follows("Shareable version")
    priya.does_not_see(WRITTEN)
    priya.sees("1 entry of these days stay here")


def test_a_manager_withdraws_a_contact_and_it_is_gone_from_everywhere_but_the_copy(visit, rutland):
    # Given a manager who reads a contact in the log
    tom = visit()
    ada = f"/people/{rutland.ada.uid}/"
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens(f"{ada}contacts/")
    tom.page.locator(".lw-log__entry summary").first.click()
    tom.follows("Open this contact")
    address = tom.path()

    # When he withdraws it, first without a reason
    tom.follows("Withdraw this contact")
    tom.presses("Withdraw this contact")
    tom.sees("Enter why the contact is withdrawn")
    tom.page.get_by_label("Why is it withdrawn?").fill(REASON)
    tom.presses("Withdraw this contact")
    tom.sees("It is out of the log and out of every count.")
    tom.sees(REASON)

    # Then it is nowhere else
    for page in ("contacts/", "timeline/"):
        tom.opens(ada + page)
        tom.does_not_see(WRITTEN)
    tom.opens(address)
    tom.sees(WRITTEN)

    # And whoever may not withdraw finds no copy either
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    assert priya.is_refused(address) == 404


@pytest.fixture
def window(browser, rutland, address):
    """One window at a desk."""
    width, height = WIDTHS["desktop"]
    opened = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    opened.set_default_timeout(PATIENCE_MS)
    yield Keyboard(opened, address)
    opened.close()


def test_the_log_is_walked_and_opened_by_keyboard_alone(window, rutland):
    # Given a log of three entries
    desk, ada = window, rutland.ada
    latest = datetime(2026, 11, 20, 9, 0, tzinfo=recipes.LONDON)
    for days, text in enumerate(("About the dentist", "About the rota")):
        when = latest - timedelta(days=days)
        recipes.contact(person=ada, author=rutland.worker, happened_at=when, text=text)
    desk.is_signed_in_as(LINK_WORKER)
    desk.opens(f"/people/{ada.uid}/contacts/")
    lines = desk.page.locator(".lw-log__summary")
    says = desk.page.locator("[data-log-says]")

    # When the focus comes to the list, the arrows and the letters lead on and back, and stop at the ends
    desk.reaches(lines.first)
    desk.presses_key("ArrowDown")
    expect(lines.nth(1)).to_be_focused()
    expect(says).to_have_text("2 of 3")
    desk.presses_key("j")
    expect(lines.nth(2)).to_be_focused()
    desk.presses_key("j")
    expect(says).to_have_text("This is the last contact of the page.")
    desk.presses_key("k")
    desk.presses_key("Home")
    expect(lines.first).to_be_focused()

    # Then Enter opens one in place, and J leads out of its text to the next
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_text("Written by Priya Nayar").first).to_be_visible()
    desk.presses_key("Tab")
    desk.presses_key("j")
    expect(lines.nth(1)).to_be_focused()
    desk.looks_it_over()

    # And outside the list a letter is a letter
    words = desk.page.get_by_label("Words")
    desk.reaches(words, key="Shift+Tab")
    desk.page.keyboard.type("jerk")
    expect(words).to_have_value("jerk")

    # And one button opens all of them, and closes them again
    opened = desk.page.locator(".lw-log__details[open]")
    desk.reaches(desk.page.get_by_role("button", name="Open all"))
    desk.page.keyboard.press("Enter")
    expect(opened).to_have_count(3)
    expect(says).to_have_text("3 opened")
    desk.looks_it_over()
    desk.page.keyboard.press("Enter")
    expect(opened).to_have_count(0)
