"""What somebody types is kept as it stands, whatever the question; and one form makes one contact."""

import re

import pytest
from playwright.sync_api import expect

from casework.models import Contact, ContactAmendment, Draft
from tests.journeys.register import LINK_WORKER, TEAM_MANAGER

SAVED = re.compile(r"^Saved \d\d:\d\d$")
WORDS = "Ada met me at the gate and showed me the pots she has planted for the spring."


def state(priya):
    """What the form says of itself."""
    return priya.page.locator("[data-autosave-state]")


def send(priya):
    """Press the button."""
    priya.page.get_by_role("button", name="Log this contact", exact=True).click()


def answers(priya) -> dict[str, list[str]]:
    """What the draft holds once it is saved."""
    expect(state(priya)).to_have_text(SAVED)
    return Draft.objects.get().answers


def begin(visit, rutland):
    """Priya, with an empty form about Ada."""
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens(f"/people/{rutland.ada.uid}/contacts/new/")
    return priya


@pytest.mark.parametrize("visit", ["desktop"], indirect=True)
def test_every_kind_of_question_is_kept_and_comes_back(visit, rutland):
    # Given the form that asks for everything
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens("/contacts/new/")
    page = priya.page
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")

    # When each kind of question is answered: a name typed, a day, a radio, ticks, a number by its button, a row
    page.get_by_label("Who was it about?").press_sequentially("Ada L")
    page.keyboard.press("Enter")  # takes the only match
    when = page.get_by_role("group", name="When?").get_by_role("textbox")
    when.nth(0).fill("yesterday")
    when.nth(1).fill("14:30")
    page.get_by_role("group", name="What kind of contact?").get_by_label("Visit").check()
    page.get_by_role("group", name="Who was it with?").locator("input[value=provider]").check()
    page.get_by_role("group", name="Usual values, in minutes").first.get_by_role("button", name="30").click()
    page.get_by_role("group", name="Action 1").get_by_label("What will be done").fill("Ask for a dentist")
    page.get_by_label("A significant event").check()
    page.get_by_label("What happened?").fill(WORDS)

    # Then all of it is in the draft, and in the form when the page is loaded again
    expect(state(priya)).to_have_text(SAVED)
    page.wait_for_timeout(1500)
    draft = Draft.objects.get()
    kept = {name: values for name, values in draft.answers.items() if values != [""]}
    assert draft.person == rutland.ada
    assert kept | {"sides": ["provider"]} == kept
    expected = {
        "happened_at_date": ["yesterday"],
        "happened_at_time": ["14:30"],
        "method": ["visit"],
        "minutes": ["30"],
        "action_0_what": ["Ask for a dentist"],
        "text": [WORDS],
    }
    assert {name: kept.get(name) for name in expected} == expected
    page.reload()
    priya.looks_it_over()
    expect(page.get_by_label("What happened?")).to_have_value(WORDS)
    expect(page.get_by_label("Who was it about?")).to_have_value(re.compile("Ada Larch"))
    expect(page.get_by_label("What will be done").first).to_have_value("Ask for a dentist")
    expect(page.get_by_label("A significant event")).to_be_checked()


def test_the_state_is_told_once_and_not_at_every_stroke(visit, rutland):
    # Given somebody who listens to the page
    priya = begin(visit, rutland)
    page, spoken = priya.page, priya.page.locator("[data-autosave-spoken]")
    expect(spoken).to_have_text("")
    page.evaluate(
        """() => { window.told = []; new MutationObserver(() => window.told.push(
          document.querySelector("[data-autosave-spoken]").textContent
        )).observe(document.querySelector("[data-autosave-spoken]"), { childList: true }); }"""
    )

    # When they type, pause and type again
    text = page.get_by_label("What happened?")
    for words in ("One.", "One. Two.", "One. Two. Three."):
        text.fill(words)
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            pass

    # Then it is said once that it is kept
    expect(state(priya)).to_have_text(SAVED)
    assert page.evaluate("window.told") == ["Saved. What you type is kept."]


@pytest.mark.parametrize("visit", ["desktop"], indirect=True)
def test_double_clicks_going_back_reloading_and_two_tabs_make_one_contact(visit, rutland):
    # Given a form open in two tabs, sent from the first with a double click
    priya = begin(visit, rutland)
    page = priya.page
    page.get_by_role("group", name="What kind of contact?").get_by_label("Visit").check()
    page.get_by_label("What happened?").fill(WORDS)
    expect(state(priya)).to_have_text(SAVED)
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("html[data-ready=yes]").wait_for(state="attached")
    page.get_by_role("button", name="Log this contact", exact=True).dblclick()
    page.wait_for_url("**/contacts/")

    # When it is sent from the second as well, and somebody goes back, forward and loads the page again
    other.get_by_role("button", name="Log this contact", exact=True).click()
    other.wait_for_url("**/contacts/")
    page.go_back()
    priya.sees("This form has already been sent. This is the contact it made.")
    page.reload()
    page.go_forward()
    page.reload()

    # Then there is one contact, and the other tab's later words are refused and stay where they are
    assert Contact.objects.filter(text=WORDS).count() == 1
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
def test_too_much_text_is_refused_in_words_and_stays_in_the_form(visit, rutland):
    # Given 200 kB pasted into a contact
    priya = begin(visit, rutland)
    text, held = priya.page.get_by_label("What happened?"), priya.page.locator("[data-held]")
    text.fill("x" * 200_000)
    send(priya)

    # Then it says by how much it is too long, keeps it, as a draft, too, and sends nothing
    expect(held).to_have_text(re.compile("“What happened” is 100,000 characters too long. Shorten it"))
    assert answers(priya)["text"] == ["x" * 200_000]
    expect(text).to_have_value("x" * 200_000)

    # And of three and a half million characters nothing is sent and nothing is lost
    priya.page.evaluate(
        """() => { const text = document.querySelector("textarea[name=text]");
          text.value = "y".repeat(3_500_000); text.dispatchEvent(new Event("input", { bubbles: true })); }"""
    )
    expect(state(priya)).to_have_text(re.compile("Too long to be kept as a draft"))
    assert priya.page.evaluate("document.querySelector('textarea[name=text]').value.length") == 3_500_000
    assert Contact.objects.filter(text__startswith="x").count() == 0


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
def test_a_session_is_kept_by_one_key_and_ends_behind_a_door_on_the_same_page(visit, rutland):
    # Given a page left alone until two minutes before the end
    priya = visit()
    priya.page.clock.install()
    priya.signs_in_as(LINK_WORKER)
    page, warning = priya.page, priya.page.get_by_role("alertdialog", name="You will be signed out soon")
    for key in ("Enter", "Escape"):
        page.clock.fast_forward("27:02")
        page.clock.run_for(1500)
        expect(warning).to_be_visible()
        expect(warning).to_contain_text("About 2 minutes left.")
        priya.looks_it_over()
        with page.expect_response("**/session/"):
            page.keyboard.press(key)
        expect(warning).to_be_hidden()

    # When nobody presses anything, then the page is covered, and the door is on it
    page.clock.fast_forward("29:05")
    page.clock.run_for(1500)
    door = page.get_by_role("alertdialog", name="Sign in to carry on")
    expect(door).to_be_visible()
    expect(door.get_by_label("Email address")).to_have_value(rutland.worker.email)
    expect(door.get_by_label("Password")).to_be_focused()
    priya.looks_it_over()


@pytest.mark.parametrize("visit", ["desktop"], indirect=True)
def test_somebody_else_who_signs_in_gets_and_sends_nothing(visit, rutland):
    # Given Priya's unfinished words, and Tom, who signs in at her machine in another tab
    priya = begin(visit, rutland)
    page = priya.page
    page.get_by_label("What happened?").fill("Priya's own words.")
    expect(state(priya)).to_have_text(SAVED)
    other = page.context.new_page()
    other.goto(f"{priya.address}/sign-out/")
    other.get_by_role("main").get_by_role("button", name="Sign out").click()
    other.get_by_role("button", name=TEAM_MANAGER).click()
    other.wait_for_url(f"{priya.address}/")

    # Then her page is covered, keeps and sends nothing more, and offers a clean page
    stranger = page.get_by_role("alertdialog", name="Somebody else is signed in now")
    expect(stranger).to_be_visible()
    assert [draft.author for draft in Draft.objects.all()] == [rutland.worker]
    stranger.get_by_role("button", name="Open a clean page").click()
    page.locator("html[data-ready=yes]").wait_for(state="attached")
    expect(page.get_by_label("What happened?")).to_have_value("")
    assert not Contact.objects.filter(text__contains="own words").exists()


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
def test_what_is_added_to_a_contact_is_kept_as_well(visit, rutland):
    # Given something added to a contact and not sent
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    contact = Contact.objects.filter(person=rutland.ada).get()
    priya.opens(f"/contacts/{contact.uid}/amendments/new/")
    text = priya.page.get_by_label("What do you want to add?")
    text.fill("Her sister rang")
    expect(state(priya)).to_have_text(SAVED)

    # When she finds it among her drafts, then she goes on with it and sends it
    priya.opens("/drafts/")
    priya.sees("Add to this contact")
    priya.follows("Ada Larch")
    expect(text).to_have_value("Her sister rang")
    text.fill("Her sister rang the day after.")
    priya.presses("Add to this contact")
    priya.sees("Added to this contact.")
    assert ContactAmendment.objects.get().text == "Her sister rang the day after."
    priya.opens("/drafts/")
    priya.sees("No drafts")
