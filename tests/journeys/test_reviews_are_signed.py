"""A Winterbourne-style review settles the annual one and is signed off; a C(E)TR rates its key lines of enquiry."""

from datetime import date

from playwright.sync_api import expect

from casework.models import Action
from reviews.models import Review
from tests.casework import recipes as casework
from tests.journeys.register import LINK_WORKER, TEAM_MANAGER


def test_a_winterbourne_style_review_settles_the_annual_one_and_is_signed_off(visit, rutland):
    flat = casework.action(
        person=rutland.ben, organisation=rutland.council, owner=rutland.worker, what="Ask for a flat",
        due_on=date(2026, 12, 1),
    )  # fmt: skip
    Review.objects.get(person=rutland.ben, kind="CONC").actions.add(flat)

    # Given a link worker at Ben's late review
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{rutland.ben.uid}/reviews/")
    page = priya.page
    priya.follows(page.locator("a[href$='reviews/new/?kind=CONC']"))
    expect(page.locator("#record-CONC")).to_be_visible()
    assert page.locator("[data-asked-for]").count() == 1

    # When she says what was asked and that the same meeting was the annual review
    page.get_by_label("When was it held?").fill("20 November 2026")
    page.get_by_role("group", name="Did the same meeting settle another review?").get_by_label(
        "Care Act annual review"
    ).check()
    expect(page.locator("#record-CA12")).to_be_visible()
    page.get_by_role("group", name="Is the care safe?").get_by_label("Yes").check()
    page.get_by_role("group", name="Have their needs changed?").get_by_label("No", exact=True).check()
    page.get_by_role("group", name="Ask for a flat").get_by_label("Done", exact=True).check()
    page.get_by_label("What came of it").fill("The council offers one in March.")
    page.get_by_label("Plan a move nearer home").check()
    page.get_by_label("The decision, and why").fill("Ben wants to live near his sister.")
    priya.looks_it_over()
    priya.presses("Record this review")
    priya.sees("Winterbourne-style review recorded. The next is due by 20 May 2027.")
    priya.sees("Care Act annual review recorded. The next is due by 20 November 2027.")
    assert Action.objects.get(pk=flat.pk).done_on == date(2026, 11, 20)

    # Then the manager sends it back, she adds to it, and it is signed off
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens("/reviews/")
    tom.follows("Read and sign off")
    tom.page.get_by_label("No, send it back").check()
    tom.page.get_by_label("What is missing, or has to be put right?").fill("What did his sister say?")
    tom.presses("Save your answer")
    tom.sees("Sent back")

    review = Review.objects.get(person=rutland.ben, held_on=date(2026, 11, 20))
    priya.opens(f"/reviews/{review.uid}/")
    priya.sees("What did his sister say?")
    priya.follows("Add to this record")
    page.get_by_label("What do you add?").fill("She would see him every Sunday.")
    priya.presses("Add this to the record")

    tom.opens("/reviews/")
    tom.follows("Read and sign off")
    tom.page.get_by_label("Yes, sign it off").check()
    tom.presses("Save your answer")
    tom.sees("Signed off")
    tom.opens("/reviews/")
    tom.sees("No review waits for you")


def test_a_care_and_treatment_review_rates_ten_key_lines_of_enquiry(visit, rutland):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{rutland.ben.uid}/reviews/new/")
    page = priya.page
    page.get_by_label("What did the person say or show?").fill("Ben wants to go home.")
    page.locator("details.lw-kinds summary").first.click()
    page.get_by_role("group", name="Which review was held?").get_by_label(
        "C(E)TR in hospital, not secure"
    ).check()
    expect(page.locator("#record-CTR_NS")).to_be_visible()
    assert page.get_by_label("Red: not met").count() == 10
    lines = page.get_by_role("group", name="Is discharge planned actively, with people, dates and money?")
    lines.get_by_label("Red: not met").check()
    page.get_by_label("When was it held?").fill("20 November 2026")
    page.get_by_label("The placement continues", exact=True).check()
    priya.looks_it_over()
    priya.presses("Record this review")
    review = Review.objects.get(kind="CTR_NS")
    assert review.person_view == "Ben wants to go home."
    assert review.answers.get(question__code="discharge").answer == "red"
    priya.opens(f"/reviews/{review.uid}/")
    expect(page.locator(".govuk-tag--red")).to_have_text("Red: not met")
