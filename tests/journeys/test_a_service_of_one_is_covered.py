"""A caseload changes hands, a colleague acts for whoever is away, and a handover pack is opened."""

import os

from playwright.sync_api import expect

from accounts.roles import Role
from tests.casework import recipes as casework
from tests.journeys.register import TEAM_MANAGER

PDF_MS = 60_000  # a busy machine takes its time
SHOTS = os.environ.get("LINKWORKER_SHOTS")  # a folder to keep pictures of the pages in, to be looked at


def kept(visitor, name):
    if SHOTS:
        width = visitor.page.viewport_size["width"]
        visitor.page.screenshot(path=f"{SHOTS}/cover-{name}-{width}.png", full_page=True)


def test_people_move_with_what_is_open_about_them(visit, rutland):
    # Given Priya, who carries three people, and Niamh, who is new
    niamh = rutland.demonstration(Role.LINK_WORKER, "Niamh Osier")
    promised = casework.action(person=rutland.ada, owner=rutland.worker, organisation=rutland.council)
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens("/dashboard/")
    kept(tom, "dashboard")

    # When Tom asks what would move
    tom.follows("Move a caseload")
    tom.page.get_by_label("Whose people move?").select_option(label="Priya Nayar (3)")
    tom.page.get_by_label("Niamh Osier").check()
    tom.page.get_by_label("All of them").check()
    kept(tom, "questions")
    tom.presses("Show what would move")

    # Then he reads it before anything happens, keeps one with Priya, and confirms once
    tom.sees("3 people of 3 would move, with 1 open action")
    tom.page.get_by_label("New link worker of Cass Alder").select_option(label="Stays with Priya Nayar")
    kept(tom, "preview")
    tom.page.get_by_label("Why?").fill("Priya takes on the transition cases")
    tom.presses("Move these people")
    tom.sees("2 people moved from 23 November 2026 on, with 1 open action, 0 planned contacts and 0 drafts.")
    kept(tom, "moved")
    promised.refresh_from_db()
    assert promised.owner == niamh


def test_a_colleague_acts_for_whoever_is_away_and_opens_the_handover_pack(visit, rutland):
    # Given Priya, who is going away, and Niamh
    rutland.demonstration(Role.LINK_WORKER, "Niamh Osier")
    priya = visit()
    priya.opens("/sign-in/")
    priya.follows(priya.page.get_by_role("button", name="Priya Nayar"))
    priya.follows("Going away? Arrange cover")
    priya.follows("Arrange cover")
    priya.page.get_by_role("textbox", name="First day away").fill("today")
    priya.page.get_by_role("textbox", name="Last day away").fill("4 December 2026")
    priya.page.get_by_label("On leave").check()
    priya.page.get_by_label("Who acts for you?").select_option(label="Niamh Osier")
    kept(priya, "arrange")
    priya.presses("Arrange this")
    priya.sees("Niamh Osier acts for them")
    kept(priya, "covers")

    # Then Niamh's day has Priya's people, and says for whom
    niamh = visit()
    niamh.opens("/sign-in/")
    niamh.follows(niamh.page.get_by_role("button", name="Niamh Osier"))
    niamh.sees("You are acting for Priya Nayar until 4 December 2026", within="header")
    niamh.sees("for Priya Nayar")
    kept(niamh, "day")

    # And the pack says what to do first, on screen and on paper
    niamh.opens(f"/caseload/handover/?worker={rutland.worker.uid}")
    expect(niamh.page.locator("article").first).to_contain_text("Ada Larch")
    kept(niamh, "pack")
    niamh.opens(f"/people/{rutland.ada.uid}/handover/")
    kept(niamh, "sheet")
    where = niamh.link("As a PDF").get_attribute("href")
    answer = niamh.page.request.get(niamh.address + where, timeout=PDF_MS)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF-")
