"""A link worker types into a list and goes on at once: one click sends the form, and nothing typed is dropped."""

import pytest
from playwright.sync_api import expect

from placements.models import Person
from tests.journeys.register import LINK_WORKER

pytestmark = pytest.mark.parametrize("visit", ["desktop"], indirect=True)
AT_ONCE = """(input, words) => {
  input.focus();
  input.value = words;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  document.querySelector("main button[type=submit]").click();
}"""


def filled_in(visit):
    """Priya at the page, everything needed answered but who keeps in touch."""
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens("/people/new/")
    for label, words in (
        ("Reference", "NEW-1"),
        ("Given name", "Wren"),
        ("Family name", "Alder"),
        ("Date of birth", "4 May 1990"),
    ):
        priya.page.get_by_label(label, exact=True).fill(words)
    return priya


def council(priya):
    return priya.page.get_by_role("combobox", name="Which council is responsible for them?")


def test_the_list_lies_over_the_page_and_the_first_click_counts(visit, rutland):
    priya = filled_in(visit)
    keeps_in_touch = priya.page.get_by_role("combobox", name="Link worker")
    button = priya.page.get_by_role("button", name="Register this person")
    council(priya).fill("Rutland")
    council(priya).press("Enter")
    expect(council(priya)).to_have_attribute("aria-expanded", "false")

    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    keeps_in_touch.press_sequentially("Priya")
    expect(keeps_in_touch).to_have_attribute("aria-expanded", "true")
    button.scroll_into_view_if_needed()
    place = button.bounding_box()
    assert place == before, "the button moved when the list opened"
    with priya.goes_on():
        priya.page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] - 3)
    priya.sees("NEW-1 is on the register.", within="body")
    assert Person.objects.get(reference="NEW-1").link_worker == rutland.worker


def test_what_is_put_in_and_sent_at_once_is_kept_or_refused_in_words(visit, rutland):
    priya = filled_in(visit)
    keeps_in_touch = priya.page.get_by_role("combobox", name="Link worker")
    council(priya).fill("Rutland")
    with priya.goes_on():
        keeps_in_touch.evaluate(AT_ONCE, "Prya Nayra")
    priya.sees("Choose a link worker from the list")
    expect(keeps_in_touch).to_have_value("Prya Nayra")

    with priya.goes_on():
        keeps_in_touch.evaluate(AT_ONCE, "Priya Nayar")
    priya.sees("NEW-1 is on the register.", within="body")
    assert Person.objects.get(reference="NEW-1").link_worker == rutland.worker
