"""Somebody is referred in two clicks, accepted and started; another is declined with a reason; silence is chased."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.accounts import recipes as accounts
from tests.casework import recipes as casework
from tests.journeys.register import LINK_WORKER
from tests.placements.recipes import LINCOLNSHIRE


@pytest.fixture
def ada(rutland):
    """Ada, who lives in Lincolnshire, where a garden and a choir are; the choir has not answered since September."""
    council = accounts.council(LINCOLNSHIRE)
    for name, kind in (("Walled garden", "A_GREEN"), ("The Loud Choir", "A_ARTS")):
        entry = casework.service(name=name, kind=kind, place=f"{name}, Brackley Cross")
        casework.service_area(service=entry, council=council)
    casework.referral(
        person=rutland.ada, service="The Loud Choir", service_entry=entry, made_by=rutland.worker
    )
    return rutland.ada


def test_referred_in_two_clicks_then_accepted_started_declined_and_chased(visit, ada):
    # Given Ada's page, two clicks lead to the form of a service near where she lives
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{ada.uid}/referrals/")
    priya.follows(priya.page.get_by_role("button", name="Refer to a service"))
    priya.sees("Serves Lincolnshire")
    priya.is_pictured("referrals_choose")
    priya.follows(priya.page.get_by_role("button", name="Refer to Walled garden"))

    # When she says why, and that Ada agreed
    page = priya.page
    priya.presses("Refer")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Enter why they are referred")
    page.get_by_label("What for?").fill("Wants to grow beans and sell them.")
    page.get_by_label("Yes, they agreed").check()
    priya.presses("Refer")

    # Then it waits, is accepted and starts
    priya.sees("Referred to Walled garden, reference RF26-0001")
    row = page.locator(".lw-referrals__row", has_text="Walled garden")
    priya.follows(row.get_by_role("link", name="They accepted it"))
    priya.presses("Save")
    expect(row).to_contain_text("Accepted")
    priya.follows(row.get_by_role("link", name="It started"))
    priya.presses("Save")
    expect(row).to_contain_text("Started")
    priya.is_pictured("referrals_started")

    # When the choir is silent too long, she chases it, and hears that it is full
    priya.opens("/referrals/?state=late")
    priya.sees("No answer for 83 days. It was due 11 September 2026.")
    priya.follows(page.get_by_role("link", name="Chase"))
    page.get_by_label("Phone").check()
    page.get_by_label("What did they say?").fill("They will talk on Tuesday.")
    priya.presses("Save")
    choir = page.locator(".lw-referrals__row", has_text="The Loud Choir")
    expect(choir).to_contain_text("They will talk on Tuesday.")
    priya.follows(choir.get_by_role("link", name="They declined it"))
    page.get_by_label("What did they say?").fill("Full until April.")
    priya.presses("Save")
    expect(choir).to_contain_text("Full until April.")
    priya.opens("/referrals/")
    priya.sees("Nothing is waiting for an answer")


def test_the_directory_is_kept_right(visit, ada):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    entry = ada.referrals.get().service_entry
    type(entry).objects.filter(pk=entry.pk).update(checked_on=date(2026, 1, 5))
    priya.opens("/services/?words=choir")
    priya.sees("Check this entry")
    priya.follows("The Loud Choir")
    priya.presses("Still right")
    priya.sees("counts as checked today")
    made = ada.referrals.get()
    for path in (
        *("/services/new/", "/services/?kind=DEN", f"/services/{entry.uid}/edit/"),
        *(f"/services/{entry.uid}/{page}/" for page in ("closing", "versions", "areas/new")),
        *(f"/referrals/{made.uid}/{page}/" for page in ("letter", "chase", "steps/new")),
        f"/people/{ada.uid}/referrals/new/",
    ):
        priya.opens(path)
        priya.is_pictured("referrals_" + path.strip("/").replace("/", "-"))
