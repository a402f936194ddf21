"""On a phone the first screen says what one must know; the rest is one touch away, scripts or not."""

from datetime import date

import pytest
from playwright.sync_api import expect

from placements.choices import WarningKind
from tests.casework import recipes as casework
from tests.journeys.conftest import PATIENCE_MS, WIDTHS
from tests.journeys.register import LINK_WORKER
from tests.journeys.visitor import Visitor
from tests.placements import recipes

ORDINARY_HEIGHT, FULLEST_HEIGHT = 420, 700
RECORD = 'nav[aria-label="This person\'s record"]'


@pytest.fixture
def window(browser, rutland, address):
    """`window("phone")` is a window of that width; scripts may be turned off."""
    opened = []

    def opens(width, *, scripts=True):
        wide, high = WIDTHS[width]
        context = browser.new_context(
            viewport={"width": wide, "height": high}, locale="en-GB", java_script_enabled=scripts
        )
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return context

    yield opens
    for context in opened:
        context.close()


@pytest.fixture
def on(window, address):
    """`on("phone", path)` is Priya's page there, looked over."""

    def opens(width, path):
        priya = Visitor(window(width), address)
        priya.signs_in_as(LINK_WORKER)
        priya.opens(path)
        return priya

    return opens


@pytest.fixture
def without_scripts(window, address):
    """The same page where scripts are turned off."""

    def opens(width, path):
        page = window(width, scripts=False).new_page()
        page.goto(f"{address}/sign-in/")
        page.get_by_role("button", name=LINK_WORKER).click()
        page.goto(address + path)
        return page

    return opens


@pytest.fixture
def everything_at_once(rutland):
    """Somebody with long names and every kind of flag."""
    someone = rutland.person(
        "Wilhelmina-Alexandrina Persephone",
        "Featherstonehaugh-Cholmondeley",
        preferred_name="Wilhelmina-Alexandrina",
        advocate_needed=True,
        advocate_in_place=False,
    )
    recipes.placement(person=someone, home=rutland.home("Featherstonehaugh"))
    for kind in WarningKind:
        recipes.warning_note(person=someone, kind=kind)
    recipes.responsibility_dispute(person=someone)
    for status in ("dols_standard", "court_of_protection", "guardianship"):
        recipes.legal_status(person=someone, kind=status)
    for subset, value in (
        ("contact", "by_telephone"),
        ("format", "easy_read"),
        ("professional", "makaton"),
        ("support", "hearing_aid"),
    ):
        recipes.communication_need(person=someone, subset=subset, value=value)
    for side in ("host_council", "provider"):
        recipes.sharing_decision(person=someone, side=side, answer="refused", basis="")
    return someone


def height(page, selector):
    return page.locator(selector).first.bounding_box()["height"]


def test_the_banner_of_an_ordinary_person_leaves_room_for_the_page(on, rutland):
    recipes.communication_need(person=rutland.ada)
    priya = on("phone", f"/people/{rutland.ada.uid}/")
    assert height(priya.page, ".lw-person") < ORDINARY_HEIGHT
    expect(priya.page.get_by_role("heading", name="Summary", exact=True)).to_be_in_viewport()
    expect(priya.page.get_by_text(f"Aged 30, reference {rutland.ada.reference}")).to_be_visible()


def test_the_fullest_banner_shows_every_flag_and_fits_a_screen(on, everything_at_once):
    priya = on("phone", f"/people/{everything_at_once.uid}/")
    flags = priya.page.get_by_role("list", name="What to know first").get_by_role("listitem")
    assert flags.count() >= len(WarningKind) + 8
    for flag in flags.all():
        expect(flag).to_be_visible()
    assert height(priya.page, ".lw-person") < FULLEST_HEIGHT


def test_what_folds_on_a_phone_opens_at_a_touch(on, rutland):
    priya = on("phone", f"/people/{rutland.ada.uid}/")
    facts = priya.page.locator(".lw-person__facts")
    expect(facts).not_to_be_visible()
    priya.page.get_by_text("More about this person").click()
    expect(facts).to_be_visible()
    priya.looks_it_over()


@pytest.mark.parametrize("scripts", [True, False])
def test_at_a_desk_nothing_folds(on, without_scripts, rutland, scripts):
    path = f"/people/{rutland.ada.uid}/"
    page = on("desktop", path).page if scripts else without_scripts("desktop", path)
    expect(page.locator(".lw-person__facts")).to_be_visible()
    expect(page.get_by_role("link", name="Timeline")).to_be_visible()
    expect(
        page.locator("summary").filter(visible=True).filter(has_text="More about this person")
    ).to_have_count(0)
    expect(page.get_by_text("Aged 30, reference")).not_to_be_visible()


def test_the_tabs_fold_behind_the_one_that_is_open(on, rutland):
    priya = on("phone", f"/people/{rutland.ada.uid}/contacts/")
    folded = priya.page.locator(f"{RECORD} summary")
    expect(folded).to_contain_text("Contacts")
    assert height(priya.page, RECORD) < 60
    folded.focus()
    priya.page.keyboard.press("Enter")
    priya.looks_it_over()
    priya.page.keyboard.press("Tab")
    expect(priya.link("Summary", within=RECORD)).to_be_focused()


def test_the_tabs_open_without_scripts(without_scripts, rutland):
    page = without_scripts("phone", f"/people/{rutland.ada.uid}/")
    page.locator(f"{RECORD} summary").click()
    page.locator(RECORD).get_by_role("link", name="Timeline").click()
    expect(page.locator(f"{RECORD} summary")).to_contain_text("Timeline")


def test_paper_shows_what_a_phone_folds(on, rutland):
    priya = on("phone", f"/people/{rutland.ada.uid}/")
    priya.page.emulate_media(media="print")
    expect(priya.page.locator(".lw-person__facts")).to_be_visible()


def test_a_turned_phone_unfolds(on, rutland):
    priya = on("phone", f"/people/{rutland.ada.uid}/")
    priya.page.set_viewport_size({"width": 844, "height": 390})
    expect(priya.page.locator("details.lw-fold:not([open])")).to_have_count(0)


@pytest.fixture
def busy(rutland):
    """Something planned today, somebody to see, an action that is late, and a visit tomorrow."""
    for day in (date(2026, 11, 23), date(2026, 11, 24)):
        casework.planned_contact(person=rutland.ben, worker=rutland.worker, planned_on=day)
    casework.action(person=rutland.ben, owner=rutland.worker, due_on=date(2026, 11, 2), what="Ring the GP")


WEEK = "Planned this week"


def part(page, title):
    """A section of the day, and whether its first row is to be seen."""
    return page.get_by_role("region", name=title, exact=True)


def test_my_day_folds_what_can_wait_and_never_what_is_late(on, busy):
    page = on("phone", "/").page
    for title in ("Planned for today", "Who to see next", "Your actions"):
        expect(part(page, title).get_by_role("listitem").first).to_be_visible()
    expect(part(page, WEEK).get_by_text("Ben Rowan", exact=True)).not_to_be_visible()
    expect(part(page, WEEK).locator("summary")).to_contain_text("1")


def test_a_folded_section_opens_by_keyboard(on, busy):
    priya = on("phone", "/")
    folded = part(priya.page, WEEK)
    folded.locator("summary").focus()
    priya.page.keyboard.press("Enter")
    expect(folded.get_by_text("Ben Rowan", exact=True)).to_be_visible()
    priya.looks_it_over()


def test_the_list_at_the_top_leads_into_a_folded_section_without_scripts(without_scripts, busy):
    page = without_scripts("phone", "/")
    expect(part(page, WEEK).get_by_text("Ben Rowan", exact=True)).not_to_be_visible()
    page.get_by_role("navigation", name="On this page").get_by_role("link", name=WEEK).click()
    expect(part(page, WEEK).get_by_text("Ben Rowan", exact=True)).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_my_day_at_a_desk_is_one_open_list(on, without_scripts, busy, scripts):
    page = on("desktop", "/").page if scripts else without_scripts("desktop", "/")
    expect(part(page, WEEK).get_by_text("Ben Rowan", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name=WEEK)).to_have_count(1)
    expect(part(page, WEEK).locator("summary")).not_to_be_visible()


def test_paper_shows_the_whole_of_my_day(on, busy):
    page = on("phone", "/").page
    page.emulate_media(media="print")
    expect(part(page, WEEK).get_by_text("Ben Rowan", exact=True)).to_be_visible()
