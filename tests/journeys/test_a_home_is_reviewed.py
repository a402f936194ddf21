"""A shared house of four goes on the programme, is reviewed at one meeting, and whoever was left is done later."""

from datetime import date, datetime

import pytest
import time_machine
from playwright.sync_api import expect

from reviews.models import HomeReviewEvent, Review
from tests.casework.recipes import LONDON
from tests.journeys.conftest import PATIENCE_MS, WIDTHS
from tests.journeys.keyboard import Keyboard
from tests.journeys.register import LINK_WORKER, TEAM_MANAGER
from tests.placements import recipes as placements
from tests.reviews import recipes as reviews

TWO_WEEKS_LATER = datetime(2026, 12, 7, 9, 30, tzinfo=LONDON)
TENANTS = (("Edie", "Aspen"), ("Femi", "Birch"), ("Gwen", "Cherry"), ("Hal", "Damson"))


@pytest.fixture
def house(rutland):
    """Four of Rutland's share a house in Lincolnshire."""
    home = reviews.shared_house(name="Orchard Row", capacity=4)
    for given, family in TENANTS:
        stay = placements.placement(
            person=rutland.person(given, family), home=home, starts_on=date(2025, 12, 8)
        )
        placements.funding_line(placement=stay)
        reviews.review(person=stay.person, kind="INIT", held_on=date(2026, 1, 26))
        reviews.review(person=stay.person, kind="CONC", covers=["DEC"], held_on=date(2026, 6, 1))
    return home


def part_of(visitor, name):
    """What is asked about one who lives there."""
    return visitor.page.get_by_role("region", name=name)


def says_reviewed(visitor, name, decided, why=""):
    """They were there, and this was decided."""
    part = part_of(visitor, name)
    part.get_by_label("Yes, reviewed").check()
    part.get_by_role("group", name=f"Was {name} there?").get_by_label("Yes", exact=True).check()
    part.get_by_label(decided).check()
    if why:
        part.get_by_label("The decision, and why").fill(why)


def test_four_tenants_are_reviewed_three_at_the_meeting_and_one_later(visit, rutland, house):
    # Given a manager who puts the house on the programme
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens(f"/homes/{house.uid}/")
    tom.follows("Whole-home reviews")
    tom.sees("Not on a programme")
    tom.is_pictured("home_review_before")
    tom.follows("Put this home on the programme")
    tom.page.get_by_label("By which day is everybody who lives here to be reviewed?").fill("31 December 2026")
    tom.is_pictured("home_review_list")
    tom.presses("Put it on the programme")
    tom.sees("On the programme: everybody is to be reviewed by 31 December 2026.")
    tom.is_pictured("home_review_listed")

    # When the link worker finds it among what is due and records the meeting
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens("/reviews/due/?kind=WH")
    priya.sees("4 reviews")
    priya.opens(f"/people/{house.placements.first().person.uid}/reviews/")
    priya.follows("Record the whole-home review")
    page = priya.page
    page.get_by_label("When was it held?").fill("today")
    page.get_by_label("Who came?").fill("The manager of the house, an advocate")
    page.get_by_label("About the home as a whole").fill(
        "The kitchen is worn, Edie says. New tenants get on well."
    )
    page.get_by_role("group", name="Is the building safe").get_by_label("No", exact=True).check()
    says_reviewed(priya, "Edie Aspen", "The placement continues")
    says_reviewed(priya, "Femi Birch", "Plan a move nearer home")
    part_of(priya, "Femi Birch").get_by_label("Care Act annual review").check()
    says_reviewed(priya, "Gwen Cherry", "It continues, with changes", "Her own night support ends.")
    part_of(priya, "Hal Damson").get_by_label("Not this time").check()
    priya.looks_it_over()
    priya.is_pictured("home_review_filled")

    # Then what is missing is said beside those it is about, and nothing typed is lost
    priya.presses("Record this whole-home review")
    priya.sees("Enter why Hal Damson was not reviewed")
    part_of(priya, "Hal Damson").get_by_label("Why was Hal Damson not reviewed?").fill(
        "He did not want to today."
    )
    priya.presses("Record this whole-home review")
    priya.sees("it names Edie Aspen")
    page.get_by_label("About the home as a whole").fill("The kitchen is worn. They get on well.")
    priya.presses("Record this whole-home review")
    priya.sees("Enter what was decided and why")
    priya.is_pictured("home_review_refused")
    decided = part_of(priya, "Femi Birch").get_by_label("The decision, and why")
    decided.fill("Femi asks to live near her mother in Oakham.")
    expect(part_of(priya, "Gwen Cherry").get_by_label("The decision, and why")).to_have_value(
        "Her own night support ends."
    )
    priya.presses("Record this whole-home review")
    priya.sees("Whole-home review recorded for 3 people. 1 person left: what they are owed stays due.")
    priya.sees("Last on 23 Nov 2026")
    priya.is_pictured("home_review_held")
    assert Review.objects.filter(kind="WH").count() == 3

    # And each reads it on the person's record, and the meeting on its own page
    priya.follows("23 November 2026", within="main")
    priya.sees("He did not want to today.")
    priya.is_pictured("home_review_meeting")
    priya.follows("Read it about Femi Birch")
    priya.sees("Part of a whole-home review")
    priya.turns_to("Reviews")
    priya.sees("The meeting about the whole home")
    priya.is_pictured("home_review_person")
    priya.opens("/reviews/due/?kind=WH&words=Hal")
    priya.sees("31 Dec 2026")

    # And two weeks later Hal is done
    with time_machine.travel(TWO_WEEKS_LATER, tick=True):
        priya.is_signed_in_as(LINK_WORKER)
        priya.opens(f"/homes/{house.uid}/reviews/")
        priya.follows("Record a whole-home review")
        page.get_by_label("When was it held?").fill("yesterday")
        page.get_by_label("Who came?").fill("The manager of the house")
        says_reviewed(priya, "Hal Damson", "The placement continues")
        priya.looks_it_over()
        priya.is_pictured("home_review_later")
        priya.presses("Record this whole-home review")
        priya.sees("Whole-home review recorded for 1 person.")
        priya.does_not_see("Due in")
        priya.is_pictured("home_review_all_done")

        # So the manager sets the next round, and takes the house off when it is to close
        tom.is_signed_in_as(TEAM_MANAGER)
        tom.opens(f"/homes/{house.uid}/reviews/")
        tom.follows("Set another day")
        tom.is_pictured("home_review_next_round")
        tom.page.get_by_label("By which day is everybody who lives here to be reviewed?").fill("30 June 2028")
        tom.presses("Set this day")
        tom.sees("Everybody is to be reviewed by 30 June 2028")
        tom.follows("Take it off")
        tom.presses("Take it off the programme")
        tom.sees("Enter why the home comes off the programme")
        tom.page.get_by_label("Why does the home come off the programme?").fill("The landlord sells it.")
        tom.is_pictured("home_review_take_off")
        tom.presses("Take it off the programme")
        tom.sees("Not on the programme any more")
        tom.is_pictured("home_review_off")


@pytest.fixture
def desk(browser, rutland, address):
    """One window at a desk, without a mouse."""
    width, height = WIDTHS["desktop"]
    opened = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    opened.set_default_timeout(PATIENCE_MS)
    yield Keyboard(opened, address)
    opened.close()


def test_the_meeting_is_recorded_by_keyboard_alone(desk, rutland, house):
    reviews.home_review_listing(home=house)
    house.placements.exclude(person__given_name="Edie").update(ends_on=date(2026, 11, 1), end_reason="moved")
    desk.is_signed_in_as(LINK_WORKER)
    desk.opens(f"/homes/{house.uid}/reviews/")
    desk.skips_to_the_page()
    desk.goes("Record a whole-home review", within="main")
    desk.skips_to_the_page()
    desk.types("When was it held?", "20 November 2026")
    desk.types("Who came?", "The manager of the house")
    desk.picks("Was Edie Aspen reviewed?", "Yes, reviewed")
    desk.picks("What was decided for Edie Aspen?", "The placement continues")
    desk.goes("Record this whole-home review")
    desk.sees("Whole-home review recorded for 1 person.")
    assert HomeReviewEvent.objects.get().reviews.get().outcome == "continue"
