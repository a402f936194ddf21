"""The administrator changes how often a review is due, and the manager sees whose dates move."""

from playwright.sync_api import expect

from accounts.roles import Role
from tests.journeys.conftest import in_each_window
from tests.journeys.register import TEAM_MANAGER

ADMINISTRATOR = "System administrator, Rutland"


@in_each_window
def test_a_rule_is_changed_with_what_would_move_in_view(visit, rutland):
    # Given an administrator, who sees no people
    rutland.demonstration(Role.ADMINISTRATOR, "Nora Finch")
    nora = visit()
    nora.signs_in_as(ADMINISTRATOR)

    # When she opens the rules and asks what a shorter interval would move
    nora.opens("/cadence/")
    nora.sees("6 months, then every 6 months")
    nora.looks_it_over()
    row = nora.page.locator("tbody tr", has_text="Winterbourne-style review")
    nora.follows(row.get_by_role("link", name="Change"))
    nora.looks_it_over()
    nora.page.get_by_label("First due after").fill("4")
    nora.page.get_by_label("Then due again after").fill("4")
    nora.page.get_by_label("Where the rule comes from").fill("The scheme’s own standard: every four months")
    nora.page.get_by_label("From which day?").fill("1 January 2027")
    nora.presses("Show what would move")

    # Then she reads counts, and no name: Ada's moves to January, Ben's was late already and moves, too
    nora.sees("4 months, then every 4 months")
    cells = nora.page.locator("tbody tr", has_text="Rutland County Council").locator("td")
    expect(cells).to_have_text(["2", "2", "0", "0"])
    nora.does_not_see("Larch")
    nora.looks_it_over()

    # When she says why and confirms, then the rule stands with its reason, from that day
    nora.page.get_by_label("Why does it change?").fill("The board asked for it in November")
    nora.presses("Change this rule")
    nora.sees("Changed from 1 January 2027 on. Until then nothing changes.")
    nora.sees(
        "From 1 Jan 2027: 4 months, then every 4 months. Nora Finch: The board asked for it in November"
    )
    nora.signs_out()

    # When the manager opens it, then he sees whose dates move
    tom = nora
    tom.signs_in_as(TEAM_MANAGER)
    tom.opens(f"/people/{rutland.ada.uid}/reviews/")
    tom.follows("How often each kind of review is due")
    tom.follows("Whose dates move")
    tom.sees("Ada Larch")
    tom.sees("21 Jan 2027, earlier")
    tom.sees("Ben Rowan")
    tom.looks_it_over()
