"""A contact in under a minute, a visit to three, and neither mouse nor small print needed."""

import re

import pytest
from playwright.sync_api import expect

from casework.models import Contact
from tests.journeys.conftest import PATIENCE_MS, in_each_window
from tests.journeys.keyboard import Keyboard
from tests.journeys.register import LINK_WORKER
from tests.placements import recipes as placements

MOST_INTERACTIONS = 6


class Counted:
    """Clicks and fields filled in, counted."""

    def __init__(self):
        self.number = 0

    def __call__(self, interaction, *answers):
        self.number += 1
        interaction(*answers)


@in_each_window
def test_four_answers_in_at_most_six_interactions(visit, rutland):
    # Given a link worker on Ada's page, who presses one key
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{rutland.ada.uid}/")
    with priya.goes_on():
        priya.page.keyboard.press("Alt+l")
    assert priya.path() == f"/people/{rutland.ada.uid}/contacts/new/"

    # When she answers four questions and sends them
    does = Counted()
    page = priya.page
    does(page.get_by_role("group", name="What kind of contact?").get_by_label("Visit").check)
    does(page.get_by_role("group", name="Was the person there?").get_by_label("Yes").first.check)
    does(page.get_by_label("What happened?").fill, "Ada showed me the pots by the gate.")
    with priya.goes_on():
        does(page.get_by_role("button", name="Log this contact", exact=True).click)

    # Then it is in the log, and the page says what it changed
    assert does.number <= MOST_INTERACTIONS
    priya.sees("Contact with Ada Larch logged. Counts as seen in person.")
    priya.sees("K19 counts them as seen until")
    priya.sees("Next contact planned for")


def test_a_visit_to_three_is_three_entries_and_a_file_is_kept_at_once(visit, rutland, tmp_path):
    # Given three people in one house
    house = placements.home(name="Wren House")
    for name in ("Ivy", "Jon", "Kit"):
        person = rutland.person(name, f"{name}ford")
        placements.placement(person=person, home=house)
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens("/contacts/new/")
    page = priya.page
    page.locator("summary", has_text="The same visit to several people").click()
    priya.presses("Everyone at Wren House")

    # When she writes what is shared, and what belongs to one
    priya.sees("One visit, one entry for each")
    page.get_by_role("group", name="What kind of contact?").get_by_label("Visit").check()
    page.get_by_label("What happened?").fill("Everybody made lunch together.")
    page.get_by_label("About Ivy alone").fill("Wants a key of her own.")
    page.get_by_role("group", name="Was Ivy there?").get_by_label("Yes").first.check()
    expect(page.locator("[data-autosave-state]")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    # And leaves her out by mistake: the words stay in sight, and nothing is logged before she is put back
    priya.presses("Leave out Ivy Ivyford")
    priya.sees("not part of this")
    priya.presses("Log it for each of them")
    priya.sees("Ivy Ivyford is not part of this, and you wrote about them.")
    priya.looks_it_over()
    priya.presses("Put Ivy back")
    expect(page.get_by_role("group", name="Was Ivy there?").get_by_label("Yes").first).to_be_checked()
    assert not Contact.objects.filter(person__given_name="Ivy").exists()
    priya.presses("Log it for each of them")

    # Then each has an entry, and nobody reads of Ivy's key but in hers
    priya.sees("3 contacts logged, one for each.")
    ivy = Contact.objects.get(person__given_name="Ivy")
    jon = Contact.objects.get(person__given_name="Jon")
    priya.opens(f"/contacts/{jon.uid}/")
    priya.does_not_see("key of her own")
    priya.opens(f"/contacts/{ivy.uid}/")
    priya.sees("key of her own")

    # And a photograph added to a new contact is kept before the form is sent
    picture = tmp_path / "garden.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n a garden")
    priya.opens(f"/people/{ivy.person.uid}/contacts/new/")
    page.locator("summary", has_text="Files and photographs").click()
    page.get_by_label("Add files or photographs").set_input_files(picture)
    expect(page.locator("[data-files]")).to_contain_text("garden.png")
    expect(page.locator("[data-autosave-state]")).to_contain_text("Saved")
    page.reload()
    expect(page.locator("[data-files]")).to_contain_text("garden.png")
    priya.looks_it_over()


@pytest.fixture
def enlarged(browser, rutland, address):
    """A window of 1280 pixels at 200 %: half as many to draw on, and no mouse."""
    opened = browser.new_context(
        viewport={"width": 640, "height": 450}, device_scale_factor=2, locale="en-GB"
    )
    opened.set_default_timeout(PATIENCE_MS)
    yield Keyboard(opened, address)
    opened.close()


def test_by_keyboard_alone_at_twice_the_size(enlarged, rutland):
    desk = enlarged
    desk.opens("/sign-in/")
    desk.goes(LINK_WORKER, within="main", exact=False)
    desk.opens(f"/people/{rutland.ben.uid}/")
    with desk.goes_on():
        desk.page.keyboard.press("Alt+l")
    desk.skips_to_the_page()
    desk.picks("What kind of contact?", "Phone call")
    desk.types("What happened?", "Rang the house; Ben was out.")
    desk.goes("Log this contact")
    desk.sees("Contact with Ben Rowan logged.")
