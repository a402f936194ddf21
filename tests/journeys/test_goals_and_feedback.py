"""What somebody wants and what they think: a goal set and rated, a sheet typed back, a phone handed over."""

import io
import re
from datetime import date, time

import pikepdf
from playwright.sync_api import expect

from casework.models import Feedback, FeedbackRequest
from tests.casework import recipes
from tests.journeys.conftest import in_each_window
from tests.journeys.register import LINK_WORKER

TODAY = date(2026, 11, 23)
FOURTEEN_POINT = 14 * 96 / 72  # pixels
SMALLEST_LETTERS = """() => Math.min(...[...document.querySelectorAll("main *")]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
  .filter((one) => one.checkVisibility() && !one.closest("svg"))
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
LONG = "I want to live near my sister and her two dogs and go to the sea with them when it is warm"


def test_a_goal_is_set_and_rated_by_the_person_first(visit, rutland):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{rutland.ada.uid}/goals/")
    priya.sees("Ask what the person wants in the next months")
    priya.follows("Set a goal", within="main")
    page = priya.page
    page.get_by_label("What does the person want?").fill("I want to see my sister more")
    page.get_by_label("Their own words").check()
    page.get_by_label("Important people").check()
    page.get_by_label("What is the first small step?").fill("Ring her on Sunday")
    priya.presses("Set this goal")
    priya.sees("Next look by 18 January 2027")

    priya.follows("Look at it now")
    page.get_by_label("It is going well").check()
    page.get_by_label("What did they say?").fill("She came!")
    page.get_by_label("The same", exact=True).check()
    priya.presses("Keep this")
    priya.sees("Kept: Improving. The next look is due by 18 January 2027.")
    expect(page.locator(".lw-goal .govuk-tag")).to_have_text("Improving")

    # And how life is, to be drawn when it is asked again
    priya.opens(f"/people/{rutland.ada.uid}/outcomes/new/")
    page.get_by_label("The person").check()
    page.get_by_role("group", name="How is your home?").get_by_label("Good", exact=True).check()
    priya.presses("Keep these answers")
    priya.sees("Home and doing things for myself")


def test_feedback_comes_back_on_paper_and_on_a_phone(visit, rutland):
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    page, feedback = priya.page, f"/people/{rutland.ada.uid}/feedback/"
    priya.opens(feedback)
    priya.presses("Ask for feedback")
    code = page.locator(".lw-asked__code").inner_text()
    priya.follows("Print the sheet")
    expect(page.locator(".lw-sheet__code")).to_contain_text(code)

    # The sheet comes back; one letter is misread first
    priya.opens("/feedback/code/")
    page.get_by_label("Which code stands on the sheet?").fill(code[1] + code[0] + code[2:7])
    priya.presses("Find the sheet")
    expect(page.locator(".govuk-error-summary")).to_contain_text("You typed 6")
    page.get_by_label("Which code stands on the sheet?").fill(code.lower().replace("-", " "))
    priya.presses("Find the sheet")
    for question, face in (("How is your home?", "Very good"), ("How is the help you get from us?", "Good")):
        page.get_by_role("group", name=question).get_by_label(face, exact=True).check()
    page.get_by_label("The person").check()
    page.get_by_label("When was the sheet filled in?").fill("today")
    priya.presses("Keep these answers")
    priya.sees("Answered by the person")
    assert Feedback.objects.get().score == 4

    # Ben answers on the phone: no way into the case system while he holds it
    asked = recipes.feedback_request(person=rutland.ben, asked_by=rutland.worker, asked_on=TODAY)
    priya.opens(f"/feedback/{asked.uid}/give/")
    expect(page.get_by_role("link")).to_have_count(0)
    page.get_by_role("group", name="How is the help you get from us?").get_by_label("Very good").check()
    priya.presses("I am done")
    priya.sees("Now give the phone back to Priya Nayar.")
    page.get_by_label("Somebody for them").check()
    page.get_by_label("Who answered for them?").fill("Jo, keyworker")
    priya.presses("Confirm and go back")
    priya.sees("Answered for the person by Jo, keyworker")
    assert FeedbackRequest.objects.count() == 2


@in_each_window
def test_the_persons_page_and_the_sheet_are_one_side_of_paper_in_fourteen_point(visit, rutland):
    for number in range(3):
        recipes.goal(
            person=rutland.ada, text=f"{LONG} {number}", first_step=LONG, organisation=rutland.council
        )
    asked = recipes.feedback_request(person=rutland.ada, asked_by=rutland.worker, asked_on=TODAY)
    recipes.worker_card(staff=rutland.worker, phone="01632 960 142 ext 12")
    recipes.planned_contact(
        person=rutland.ada,
        worker=rutland.worker,
        organisation=rutland.council,
        planned_on=date(2026, 12, 2),
        planned_at=time(14, 30),
    )
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    for where in (f"/people/{rutland.ada.uid}/my-page/", f"/feedback/{asked.uid}/sheet/"):
        priya.opens(where)
        assert priya.page.evaluate(SMALLEST_LETTERS) >= FOURTEEN_POINT - 0.01, where
        priya.page.emulate_media(media="print")
        assert priya.page.evaluate(SMALLEST_LETTERS) >= FOURTEEN_POINT - 0.01, where
        printed = priya.page.pdf(prefer_css_page_size=True, print_background=True)
        priya.page.emulate_media(media="screen")
        with pikepdf.open(io.BytesIO(printed)) as paper:
            assert len(paper.pages) == 1, where
            assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [595, 842]
    priya.opens("/my-card/")
    assert re.search("How people see you", priya.page.title())
