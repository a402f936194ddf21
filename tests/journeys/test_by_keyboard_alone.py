"""A person is registered, placed and paid for by four hands and no mouse."""

from datetime import date
from decimal import Decimal

import pytest

from placements.models import FundingLine, Person, Proposal
from reviews.models import Review
from tests.journeys.conftest import PATIENCE_MS, WIDTHS
from tests.journeys.keyboard import Keyboard
from tests.journeys.register import FINANCE, LINK_WORKER, TEAM_MANAGER


@pytest.fixture
def window(browser, rutland, address):
    """One window at a desk: whoever signs out leaves it to the next."""
    width, height = WIDTHS["desktop"]
    opened = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    opened.set_default_timeout(PATIENCE_MS)
    yield Keyboard(opened, address)
    opened.close()


def signs_in(visitor: Keyboard, account: str) -> None:
    """Reach the account of the demonstration."""
    visitor.goes(account, within="main", exact=False)


def test_a_person_is_placed_and_the_funding_agreed_by_keyboard_alone(window):
    # Given a link worker who registers somebody
    desk = window
    desk.opens("/sign-in/")
    signs_in(desk, LINK_WORKER)
    desk.goes("People")
    desk.skips_to_the_page()
    desk.goes("Register a person")
    desk.skips_to_the_page()
    desk.types("Reference", "KEY-1")
    desk.types("Given name", "Wren")
    desk.types("Family name", "Sedge")
    desk.types("Date of birth", "4 May 1996")
    desk.finds("Which council is responsible", "Rutland")
    desk.finds("Link worker", "Priya")
    desk.types("On the caseload from", "23 November 2026")
    desk.goes("Register this person")
    wren = Person.objects.get(reference="KEY-1")

    # When she proposes a home and records that Wren agreed
    desk.goes("Placements", within=".lw-tabs")
    desk.goes("Propose a placement")
    desk.finds("Which home?", "Larch")
    desk.types("From which day is it expected?", "23 November 2026")
    desk.finds("Who would place them?", "Rutland")
    desk.finds("Why is the home in another council", "No")
    desk.picks("Did the person choose it?", "Yes")
    desk.picks("Is it an emergency?", "No")
    desk.goes("Propose this placement")
    desk.goes("Record who decided")
    desk.picks("How was this move decided?", "The person agreed to this move")
    desk.types("On which day was it decided?", "20 November 2026")
    desk.picks("What was found about making this decision?", "The person can make this decision")
    desk.types("On which day was that looked at?", "19 November 2026")
    desk.types("Who looked at it?", "Priya Nayar")
    desk.goes("Keep this decision")
    desk.goes("Sign out", key="Shift+Tab")

    # And her manager agrees it, records the start and proposes who pays
    desk.opens("/sign-in/")
    signs_in(desk, TEAM_MANAGER)
    desk.goes("People")
    desk.goes("Wren Sedge")
    desk.goes("Placements", within=".lw-tabs")
    desk.goes("Agree")
    desk.goes("Agree to this placement")
    desk.goes("Record the start")
    desk.types("On which day did they move in?", "23 November 2026")
    desk.goes("They have moved in")
    desk.goes("Money", within=".lw-tabs")
    desk.goes("Propose who pays")
    desk.types("From which day?", "23 November 2026")
    desk.types("Price a week", "1,845.67")
    desk.picks("How are the shares given?", "Percent")
    for number, (payer, share) in enumerate((("Rutland", "60.70"), ("NHS Leicester, Lei", "39.30")), start=1):
        row = desk.page.get_by_role("group", name=f"Payer {number}", exact=True)
        desk.finds("Payer", payer, within=row)
        desk.finds("Under which duty?", "Joint", within=row)
        desk.types("Percent or pounds", share, within=row)
    desk.finds("What made it?", "Who pays")
    desk.goes("Check the pennies")
    desk.sees("£1,120.32")
    desk.goes("Send this proposal")
    assert not FundingLine.objects.filter(placement__person=wren).exists()
    desk.goes("Sign out")

    # Then it counts once the finance officer, at the same desk, has agreed it
    desk.opens("/sign-in/")
    signs_in(desk, FINANCE)
    desk.goes("People")
    desk.goes("KEY-1", exact=False)
    desk.goes("Money", within=".lw-tabs")
    desk.goes("Look at the proposal")
    desk.goes("Agree this proposal")
    desk.sees("£1,845.67 a week from 23 November 2026", within="body")
    paid = FundingLine.objects.filter(placement__person=wren)
    assert sorted(paid.values_list("weekly", flat=True)) == [Decimal("725.35"), Decimal("1120.32")]
    assert Proposal.objects.get(person=wren).state == "started"


def test_a_review_is_planned_and_recorded_by_keyboard_alone(window, rutland):
    # Given a link worker at the review of Ben that is overdue
    desk = window
    desk.opens("/sign-in/")
    signs_in(desk, LINK_WORKER)
    desk.goes("Reviews")
    desk.skips_to_the_page()
    desk.goes("Ben Rowan")

    # When she plans it, then records that it was held and settled the annual one
    desk.goes("Plan Winterbourne-style review", within="main")
    desk.types("Which day?", "tomorrow")
    desk.goes("Plan this review")
    desk.reaches(desk.page.locator("main a[href$='reviews/new/?kind=CONC']"))
    with desk.goes_on():
        desk.page.keyboard.press("Enter")
    desk.types("When was it held?", "20 November 2026")
    annual = desk.page.get_by_role("group", name="Did the same meeting settle another review?").get_by_role(
        "checkbox", name="Care Act annual review"
    )
    desk.reaches(annual)
    desk.page.keyboard.press("Space")
    desk.picks("Was the person there?", "Yes")
    desk.types("What did the person say or show?", "He showed us the sea.")
    desk.picks("Is the care safe?", "Yes")
    desk.picks("What was decided?", "The placement continues")
    desk.goes("Record this review")

    # Then one record settles both, and the plan is used up
    review = Review.objects.get(held_on=date(2026, 11, 20))
    assert (review.kind, review.covers, review.outcome) == ("CONC", ["CA12"], "continue")
    assert review.person_view == "He showed us the sea."
    assert review.answers.get(question__code="safe", question__kind="CONC").answer == "yes"
    desk.sees("Winterbourne-style review recorded. The next is due by 20 May 2027.")
    desk.does_not_see("Planned for")
