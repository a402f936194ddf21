"""A worker's days: nothing planned, a visit planned and put off with the reason, and read in a calendar program."""

from datetime import date, time

import icalendar
from playwright.sync_api import expect

from tests.casework import recipes as casework
from tests.journeys.register import LINK_WORKER


def test_a_visit_is_planned_from_my_day_put_off_and_read_in_a_calendar_program(visit, rutland):
    # Given a day on which Ada should have been seen and nothing is planned
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens("/")
    priya.does_not_see("Planned for today")
    ada = priya.page.locator(".lw-visits__row", has_text="Ada Larch").first

    # When a visit is planned for today, it stands in the calendar
    priya.follows(priya.link("Plan", within=ada))
    priya.page.get_by_label("Which day?").fill("today")
    priya.page.get_by_label("At what time?").fill("2.30pm")
    priya.page.get_by_label("What is it for?").fill("The pots for the spring")
    priya.presses("Plan this contact")
    priya.sees("Planned: Visit on 23 November 2026 at 14:30, by Priya Nayar.")
    today = priya.page.locator(".lw-cal__day--today")
    expect(today).to_contain_text("14:30")
    expect(today).to_contain_text("Ada Larch")

    # And on My day; put off with the reason, it stands on the other day
    priya.opens("/")
    planned = priya.page.locator("section", has=priya.page.get_by_role("heading", name="Planned for today"))
    expect(planned).to_contain_text("The pots for the spring")
    priya.follows(priya.link("Move", within=planned))
    priya.page.get_by_label("To which day?").fill("thursday")
    priya.presses("Move this contact")
    priya.sees("Enter why it is moved")
    priya.page.get_by_label("Why is it moved?").fill("At the dentist")
    priya.presses("Move this contact")
    priya.sees("Moved: Visit on 26 November 2026 at 14:30, by Priya Nayar.")

    # And a calendar program reads it at a secret address, without signing in
    priya.follows("Read it in your own calendar program")
    priya.follows("Make a calendar address")
    priya.presses("Make the address")
    address = priya.page.get_by_label("The address").input_value()
    program = visit()
    answer = program.page.request.get(program.address + "/calendar/" + address.rpartition("/")[2])
    events = icalendar.Calendar.from_ical(answer.body()).events
    starts = next(one["dtstart"].dt for one in events if str(one["summary"]).startswith("Visit"))
    assert (starts.date(), starts.time()) == (date(2026, 11, 26), time(14, 30))
    assert b"Larch" not in answer.body()

    # Until it is stopped
    priya.opens("/account/calendar/stop/")
    priya.presses("Stop the address")
    stopped = program.page.request.get(program.address + "/calendar/" + address.rpartition("/")[2])
    assert stopped.status == 404


def test_a_full_day_and_a_full_month_are_in_order(visit, rutland):
    for days in range(1, 29, 3):
        casework.planned_contact(
            person=rutland.ada, worker=rutland.worker, planned_on=date(2026, 11, days), planned_at=time(10, 0)
        )
    plan = casework.planned_contact(
        person=rutland.ben, worker=rutland.worker, planned_on=date(2026, 11, 23), note="W" * 300
    )
    for number in range(8):
        casework.action(person=rutland.ben, owner=rutland.worker, due_on=date(2026, 11, 9 + number))
    casework.action(person=rutland.ada, owner_outside="Dr Fern, the surgery", due_on=date(2026, 11, 2))
    casework.draft(author=rutland.worker, person=rutland.ada)
    priya = visit()
    priya.is_signed_in_as(LINK_WORKER)
    priya.opens("/")
    for words in ("Planned for today", "Your actions", "Promised by others, overdue", "Drafts waiting"):
        priya.sees(words)
    for path in ("/calendar/", "/calendar/?whose=team&month=2026-12", f"/planned/{plan.uid}/cancellation/"):
        priya.opens(path)
