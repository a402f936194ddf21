"""A link worker and her manager put one record right at the same time, each in a browser of their own."""

from playwright.sync_api import expect

from tests.journeys.register import LINK_WORKER, TEAM_MANAGER

LONG = "Addie, as her sister and everybody at the day centre has called her since she was five years old"


def test_the_second_to_save_sees_both_texts_and_keeps_what_he_typed(visit, rutland):
    # Given Priya and Tom, who both opened Ada's record to change it
    priya, tom = visit(), visit()
    priya.is_signed_in_as(LINK_WORKER)
    tom.is_signed_in_as(TEAM_MANAGER)
    for each in (priya, tom):
        each.opens(f"/people/{rutland.ada.uid}/edit/")

    # When Priya saves a name, and Tom another and the needs
    priya.page.get_by_label("Likes to be called").fill(LONG)
    priya.presses("Save changes")
    priya.sees("The record is changed.")
    typed = tom.page.get_by_label("Likes to be called")
    typed.fill("Della")
    tom.page.get_by_role("group", name="Complex needs").get_by_label("Yes").check()
    tom.presses("Save changes")

    # Then Tom sees what she wrote and what he wrote, and his is still in the form
    tom.sees("Saved by Priya Nayar")
    tom.sees(LONG)
    tom.sees("You wrote")
    expect(typed).to_have_value("Della")
    expect(tom.page.get_by_role("group", name="Complex needs").get_by_label("Yes")).to_be_checked()
    rutland.ada.refresh_from_db()
    assert (rutland.ada.preferred_name, rutland.ada.complex_needs) == (LONG, None)

    # When he sends his, then it is kept, and hers can be read in the past versions
    tom.presses("Save mine")
    tom.sees("Changed 2 times, last on")
    tom.follows("Past versions")
    tom.sees("Tom Ellery")
    tom.sees(LONG)

    # When Priya goes back to the form, then it is opened anew: what Tom saved, not what she typed before
    priya.page.go_back()
    expect(priya.page.get_by_label("Likes to be called")).to_have_value("Della")
