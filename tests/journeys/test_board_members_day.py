"""The board member's day: one approved report, and nothing about anybody."""

from datetime import date, datetime

import pikepdf

from reporting.choices import Edition
from reporting.documents import making
from tests.casework.recipes import LONDON
from tests.journeys.conftest import in_each_window
from tests.journeys.register import BOARD_MEMBER
from tests.reporting import recipes as reporting


@in_each_window
def test_the_approved_public_report_is_read_and_nothing_else_opens(visit, rutland):
    # Given an approved public edition of October, and a restricted one on its way
    restricted = reporting.board_report(edition=Edition.RESTRICTED)
    public = reporting.board_report(
        approved_by=rutland.finance,
        approved_at=datetime(2026, 11, 3, 10, 0, tzinfo=LONDON),
        edition=Edition.PUBLIC,
        month=date(2026, 10, 1),
    )
    assert making.make(public.pk)

    # When a member of the board signs in, then the latest report is offered
    joan = visit()
    joan.signs_in_as(BOARD_MEMBER)
    joan.sees("October 2026")
    joan.follows("Board reports")
    joan.sees("Public")
    joan.does_not_see("Restricted")

    # And it comes as a PDF that says which month it is of
    joan.follows("October 2026", within=joan.page.locator("tbody tr", has_text="Public"))
    with joan.page.expect_download() as coming:
        joan.link("Download the PDF").click()
    assert coming.value.suggested_filename == "link-worker-E06000017-2026-10-public.pdf"
    with pikepdf.open(coming.value.path()) as paper:
        assert "October 2026" in str(paper.docinfo["/Title"])
        assert len(paper.pages) > 1
    joan.looks_it_over()

    # But nobody's record opens, nor the list of people, nor the figures, nor the restricted edition
    assert joan.is_refused("/people/") == 403
    assert joan.is_refused(f"/people/{rutland.ada.uid}/") == 404
    assert joan.is_refused("/dashboard/") == 403
    assert joan.is_refused(f"/board-reports/{restricted.uid}/") == 404
