"""Two councils keep people safe: a concern from its raising to its closing, and a rating that falls."""

from playwright.sync_api import expect

from accounts.roles import Role
from reviews.models import SafeguardingConcern
from tests.accounts import recipes as accounts
from tests.journeys.conftest import in_each_window
from tests.journeys.register import HOST_OFFICER, LEICESTERSHIRE, LINK_WORKER, TEAM_MANAGER
from tests.placements import recipes as placements
from tests.reviews import recipes as reviews


@in_each_window
def test_a_concern_is_raised_at_the_host_told_and_closed_with_what_the_person_wanted(visit, rutland):
    """Cass is Leicestershire's and lives in Rutland, so Rutland leads."""
    leicestershire = accounts.council(LEICESTERSHIRE)
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{rutland.cass.uid}/")
    priya.turns_to("Safety")
    priya.sees("No concern has been raised")
    priya.follows("Raise a concern")
    page = priya.page
    page.get_by_label("What is the concern?").fill("Money is missing from her purse since Friday.")
    page.get_by_label("Financial or material").check()
    page.get_by_label("Where they live").check()
    priya.presses("Raise this concern")
    priya.sees(f"{leicestershire} has not been told yet")

    priya.follows(f"Record that {leicestershire} was told")
    expect(page.get_by_label(str(leicestershire))).to_be_checked()
    priya.presses("Record this")
    priya.does_not_see("has not been told")

    priya.follows("Record what was done")
    page.get_by_label("The person was asked what they want").check()
    page.get_by_label("They were asked, and said").check()
    page.get_by_label("In words").fill("I want my money back and a box with a key.")
    priya.presses("Record this")
    priya.follows("Record what was done")
    page.get_by_label("It was decided whether there is an enquiry").check()
    page.get_by_label("An enquiry under section 42 of the Care Act").check()
    page.get_by_label("A full enquiry, made by the council").check()
    priya.presses("Record this")
    priya.sees("Enquiry under way")
    expect(priya.link("Close the concern")).to_have_count(0)  # a manager's deed

    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens("/safeguarding/")
    tom.follows("Cass Alder")
    tom.follows("Close the concern")
    tom.page.get_by_label("Fully").check()
    tom.page.get_by_label("Removed").check()
    tom.presses("Close this concern")
    tom.sees("What they wanted: Fully. The risk: Removed")
    tom.opens("/safeguarding/")
    tom.sees("No concern is open")
    assert SafeguardingConcern.objects.get().host_council == rutland.council


def test_a_rating_that_falls_asks_for_checks_of_everyone_at_both_councils(visit, rutland):
    """Ada is Rutland's; Fern, whom Lincolnshire placed itself, lives in the same home."""
    home = rutland.ada.placements.get().home
    lincolnshire = home.host_council
    accounts.staff(Role.HOST_OFFICER, lincolnshire, name="Omar Reed", demonstration=True)
    fern = rutland.person("Fern", "Sallow", responsible_council=lincolnshire)
    placements.placement(person=fern, home=home, placed_by=lincolnshire)

    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/homes/{home.uid}/inspections/new/")
    priya.page.get_by_label("When was it published?").fill("20 November 2026")
    priya.page.get_by_label("Overall").select_option("Inadequate")
    priya.presses("Record this inspection")
    priya.opens("/homes/events/")
    priya.sees("Rating fell")
    priya.follows("Rating fell", within="main")
    priya.sees("Ada Larch")

    omar = visit()
    omar.is_signed_in_as(HOST_OFFICER)
    omar.opens("/homes/events/")
    omar.sees("0 of 2")
    omar.follows("Rating fell", within="main")
    omar.sees("Fern Sallow")
    omar.sees("Ada Larch")
    omar.opens("/homes/notices/")
    omar.sees("Rating fell")

    event = home.events.get()
    assert {notice.organisation for notice in event.notices.all()} >= {rutland.council, lincolnshire}
    priya.opens(f"/homes/events/{event.uid}/checks/new/")
    priya.page.get_by_label("Who was checked?").fill("Ada")
    priya.page.get_by_label("When were they checked?").fill("today")
    priya.page.get_by_label("Safe to stay").check()
    priya.presses("Record this check")
    omar.opens("/homes/events/")
    omar.sees("1 of 2")


def test_the_other_pages_of_safety_are_in_order(visit, rutland):
    ada, by = rutland.ada, {"recorded_by": rutland.worker}
    concern = reviews.concern(person=ada, home=ada.placements.get().home, about_home=True, **by)
    reviews.concern_step(concern=concern, kind="decided", decision="s42", enquiry="council", **by)
    held = reviews.restraint(person=ada, prone=True, **by)
    reviews.dynamic_support(person=ada, **by)
    died = reviews.death(person=rutland.ben, **by)
    patient = reviews.in_hospital(person=rutland.person("Dot", "Willow"))
    reviews.discharge_step(placement=patient, **by)
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    person, leaving = f"/people/{ada.uid}/safety/", f"/people/{patient.person.uid}/discharge/"
    for path in (
        *(
            person,
            f"{person}restrictive-practice/new/",
            f"{person}dynamic-support/new/",
            f"{person}death/new/",
        ),
        *(f"/restrictive-practice/{held.uid}/steps/new/", f"/safeguarding/{concern.uid}/close/"),
        *(f"/people/{rutland.ben.uid}/safety/", f"/deaths/{died.uid}/notices/new/"),
        *(leaving, f"{leaving}steps/new/?checkpoint=lead", "/safeguarding/"),
        f"/homes/{concern.home.uid}/concerns/",
    ):
        tom.opens(path)
