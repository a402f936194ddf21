"""The manager's day: from a number to the people behind it, from a late review to a settled one, to the board."""

from playwright.sync_api import expect

from reporting.choices import Edition, ReportState
from reporting.documents import making
from reporting.models import BoardReport
from tests.journeys.conftest import in_each_window
from tests.journeys.register import FINANCE, TEAM_MANAGER

NOTICE = "Everybody placed out was seen this month."


@in_each_window
def test_a_late_review_is_settled_and_the_months_report_is_made_and_approved(visit, rutland):
    # Given a manager whose dashboard shows one late review
    tom = visit()
    tom.signs_in_as(TEAM_MANAGER)
    tom.opens("/dashboard/")
    tile = tom.page.locator(".lw-tile", has_text="Reviews overdue").first
    expect(tile.locator(".lw-figures")).to_have_text("1")

    # When he opens the number, then the list has as many rows
    tom.follows(tile.get_by_role("link"))
    rows = tom.page.locator(".lw-attention__row")
    expect(rows).to_have_count(1)
    tom.sees("Only reviews overdue: 1.")
    expect(rows.first).to_contain_text("Ben Rowan")

    # When he records the review from there
    tom.follows("Record the review")
    tom.page.get_by_role("textbox", name="When was it held?").fill("20 November 2026")
    tom.page.get_by_label("The placement continues").check()
    tom.presses("Record this review")

    # Then the review has left the list of what is late, and its next date says why
    tom.sees("20 Nov 2026")
    late = tom.page.locator(".lw-owed__row--overdue")
    expect(late).to_have_count(0)
    tom.opens("/dashboard/?reason=review")
    expect(tom.page.locator(".lw-attention__row")).to_have_count(0)
    expect(tile.locator(".lw-figures")).to_have_text("0")

    # When he asks for the report of October, and the worker makes it
    tom.opens("/board-reports/")
    tom.follows("Make a report")
    tom.page.get_by_label("October 2026").check()
    tom.presses("Make the report")
    tom.sees("The report of October 2026 is being made.")
    the_worker_makes_what_is_queued(Edition.PUBLIC)

    # Then he writes beside its figures, and cannot approve his own words
    tom.opens("/board-reports/")
    tom.follows("October 2026", within=tom.page.locator("tbody tr", has_text="Public"))
    tom.follows("Add your words")
    tom.page.get_by_label("What should the board notice this month?").fill(NOTICE)
    tom.presses("Save and print the draft again")
    the_worker_makes_what_is_queued(Edition.PUBLIC)
    tom.opens(tom.path())
    tom.sees(NOTICE)
    tom.sees("Somebody who neither asked for this report nor wrote in it must approve it.")
    expect(tom.page.get_by_role("button", name="Approve this report")).to_have_count(0)

    # And somebody else does, from her own first page
    ruth = visit()
    ruth.signs_in_as(FINANCE)
    ruth.follows("Board report for October 2026, public edition")
    ruth.presses("Approve this report")
    ruth.sees("the approval cannot be taken back")
    ruth.presses("Approve this report")
    the_worker_makes_what_is_queued(Edition.PUBLIC)
    ruth.opens(ruth.path())
    ruth.sees("Ruth Amadi, 23 November 2026")
    states = dict(BoardReport.objects.values_list("edition", "state"))
    assert states == {Edition.PUBLIC: ReportState.APPROVED, Edition.RESTRICTED: ReportState.QUEUED}
    tom.opens("/figures/2026-10/")
    tom.sees("Frozen with the board report")


def the_worker_makes_what_is_queued(edition: Edition) -> None:
    """What the worker does with each message; the queue itself is tested in test_reports_survive_faults.py."""
    for report in BoardReport.objects.filter(state=ReportState.QUEUED, edition=edition).order_by("pk"):
        assert making.make(report.pk), f"{report} was not made: {report.failure}"
