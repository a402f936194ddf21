"""Who pays is proposed at one desk and agreed at another, by keyboard alone."""

from decimal import Decimal

from playwright.sync_api import Locator

from placements.models import FundingLine
from tests.journeys.register import FINANCE, TEAM_MANAGER
from tests.journeys.visitor import Visitor
from tests.placements.proposals import DAY, in_force


def types(visitor: Visitor, name: str, text: str) -> None:
    """Reach a question and type the answer."""
    field = visitor.page.get_by_role("textbox", name=name).first
    field.focus()
    visitor.page.keyboard.type(text)


def chooses(visitor: Visitor, field: Locator, text: str) -> None:
    """Reach a list, type the beginning of an answer and take it."""
    field.focus()
    visitor.page.keyboard.type(text)
    if field.evaluate("one => one.tagName") == "INPUT":  # a list one can type in shows what fits first
        visitor.page.keyboard.press("ArrowDown")
        visitor.page.keyboard.press("Enter")


def takes(visitor: Visitor, label: str) -> None:
    """Reach one of a few answers and take it."""
    visitor.page.get_by_label(label, exact=True).focus()
    visitor.page.keyboard.press("Space")


def sends(visitor: Visitor, button: str) -> None:
    """Reach a button and press it."""
    visitor.page.get_by_role("button", name=button).focus()
    with visitor.goes_on():
        visitor.page.keyboard.press("Enter")


def test_a_split_is_proposed_checked_and_agreed_by_another(visit, rutland):
    stay = rutland.ada.placements.get()
    # Given a manager who proposes a price that the council and the board share
    tom = visit()
    tom.is_signed_in_as(TEAM_MANAGER)
    tom.opens(f"/placements/{stay.uid}/funding/new/")
    types(tom, "From which day?", "1 April 2026")
    types(tom, "Price a week", "1,845.67")
    takes(tom, "Percent")
    for number, (payer, asked) in enumerate((("Rutland", "60.70"), ("NHS Leicester, Lei", "39.30"))):
        row = tom.page.get_by_role("group", name=f"Payer {number + 1}", exact=True)
        chooses(tom, row.get_by_label("Payer", exact=True), payer)
        chooses(tom, row.get_by_label("Under which duty?"), "Joint")
        row.get_by_label("Percent or pounds").focus()
        tom.page.keyboard.type(asked)
    chooses(tom, tom.page.get_by_label("What made it?"), "Who pays")

    # When he checks it, then he reads every penny and nothing counts yet
    sends(tom, "Check the pennies")
    tom.sees("£1,120.32")
    tom.sees("£725.35")
    sends(tom, "Send this proposal")
    tom.sees("It counts once somebody else agrees it.", within="body")
    assert FundingLine.objects.filter(placement=stay).count() == 1

    # And he cannot agree it himself
    tom.opens("/funding/")
    tom.follows(rutland.ada.reference)
    tom.sees("You proposed this, so somebody else must agree it.")

    # When the finance officer agrees it, then it counts from its day
    ruth = visit()
    ruth.is_signed_in_as(FINANCE)
    ruth.opens("/funding/")
    ruth.follows(rutland.ada.reference)
    ruth.does_not_see("Ada")
    sends(ruth, "Agree this proposal")
    ruth.sees("£1,845.67 a week from 1 April 2026", within="body")
    assert sum(weekly for *_, weekly in in_force(stay, DAY)) == Decimal("1845.67")


def test_the_other_pages_of_money_are_in_order(visit, rutland):
    stay = rutland.ada.placements.get()
    ruth = visit()
    ruth.is_signed_in_as(FINANCE)
    for page in (
        "funding/new/",
        "funding/uplift/",
        "funding/suspension/",
        "funding/dispute/",
        "one-off-costs/new/",
    ):
        ruth.opens(f"/placements/{stay.uid}/{page}")
    for page in ("/funding/", "/uplifts/new/", "/limits/", "/limits/new/"):
        ruth.opens(page)
