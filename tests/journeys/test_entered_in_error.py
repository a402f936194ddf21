"""What was entered of the wrong person is withdrawn by a manager, and stays to be read, struck through."""

from playwright.sync_api import expect

from accounts.roles import Role
from tests.accounts import recipes as accounts
from tests.journeys.conftest import in_each_window
from tests.journeys.register import HOST_OFFICER, LINK_WORKER, TEAM_MANAGER
from tests.placements import recipes as placements
from tests.reviews import recipes as reviews

SLIP = "Entered for the wrong person"


@in_each_window
def test_a_capacity_assessment_is_withdrawn_after_the_decision_that_rests_on_it(visit, rutland):
    by = {"recorded_by": rutland.worker}
    finding = reviews.capacity_assessment(person=rutland.ada, **by)
    reviews.best_interests_decision(assessment=finding, **by)
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens(f"/people/{rutland.ada.uid}/")
    tom.turns_to("Rights")
    tom.follows("Whether to move to Larch Cottage")
    tom.follows("This assessment was entered in error")
    tom.presses("Withdraw this assessment")
    tom.sees("Enter why it is withdrawn")
    tom.page.get_by_label("Why is it withdrawn?").fill(SLIP)
    tom.presses("Withdraw this assessment")
    tom.sees("Withdraw that decision first")
    expect(tom.page.get_by_label("Why is it withdrawn?")).to_have_value(SLIP)

    tom.follows("Cancel")
    tom.follows("This decision was entered in error")
    tom.page.get_by_label("Why is it withdrawn?").fill(SLIP)
    tom.presses("Withdraw this decision")
    tom.sees("No decision is recorded")
    tom.follows("This assessment was entered in error")
    tom.page.get_by_label("Why is it withdrawn?").fill(SLIP)
    tom.presses("Withdraw this assessment")
    tom.sees("Nothing rests on this assessment any more.")
    expect(tom.page.locator("h1 s")).to_have_text("Whether to move to Larch Cottage")

    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{rutland.ada.uid}/rights/")
    priya.sees(f"Withdrawn by Tom Ellery on 23 November 2026: {SLIP}")


def test_a_concern_is_withdrawn_and_the_council_that_was_told_is_told_again(visit, rutland):
    ada, by = rutland.ada, {"recorded_by": rutland.worker}
    home = ada.placements.get().home
    concern = reviews.concern(person=ada, home=home, **by)
    reviews.concern_step(concern=concern, **by)
    placements.provider_event(home=home, kind="safeguarding", happened_on=concern.concern_on)
    accounts.staff(Role.HOST_OFFICER, home.host_council, name="Omar Reed", demonstration=True)
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens(f"/safeguarding/{concern.uid}/")
    tom.follows("This concern was entered in error")
    tom.sees("Whole-home safeguarding of 19 November 2026 goes on")
    tom.page.get_by_label("Why is it withdrawn?").fill(SLIP)
    tom.presses("Withdraw this concern")
    tom.sees("Lincolnshire has not been told that it was withdrawn yet")
    tom.follows("Record that Lincolnshire was told that it was withdrawn")
    expect(tom.page.get_by_label("Lincolnshire")).to_be_checked()
    tom.page.get_by_label("When?").fill("today")
    tom.presses("Record this")
    tom.does_not_see("has not been told")

    omar = visit()
    omar.is_signed_in_as(HOST_OFFICER)
    omar.opens(f"/safeguarding/{concern.uid}/")
    omar.sees(f"Withdrawn by Tom Ellery on 23 November 2026: {SLIP}")
    omar.sees("Lincolnshire was told that it was withdrawn")


def test_a_restraint_and_a_rating_are_withdrawn_on_the_safety_tab(visit, rutland):
    ada, by = rutland.ada, {"recorded_by": rutland.worker}
    reviews.restraint(person=ada, prone=True, **by)
    reviews.dynamic_support(person=ada, **by)
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens(f"/people/{ada.uid}/safety/")
    for section, button in (("restraint", "Withdraw this record"), ("support", "Withdraw this entry")):
        tom.follows("It was entered in error", within=f"section[aria-labelledby={section}]")
        tom.page.get_by_label("Why is it withdrawn?").fill(SLIP)
        tom.presses(button)
    tom.sees("No entry stands")
    expect(tom.page.get_by_text("Withdrawn by Tom Ellery on 23 November 2026")).to_have_count(2)
