"""The board report as a PDF, beside WeasyPrint alone with the same page."""

import importlib

from bench.racing import Race, Way
from bench.stage import Stage
from linkworker.periods import Month
from reporting import documents, figures
from reporting.documents import content, fonts, paper, reading


def races(stage: Stage) -> list[Race]:
    """Ours draws, fills the template and lays out in a child process; the floor lays out, in this one."""
    laying_out = importlib.import_module("reporting.pdf.laying_out")  # heavy, and not on every machine
    council, month = stage.council(stage.ordinary), Month.of(stage.today).previous()
    frozen = figures.board_content(council, month)
    told = reading.read(frozen)
    page = paper.board_report_page(told, paper.board_report_cover(told), paper.NO_WORDS)
    files = fonts.embedded() | page.pictures
    return [
        Race(
            "P13",
            Way("the board report", lambda: documents.board_report(frozen, edition=content.RESTRICTED)),
            Way("WeasyPrint and finishing alone", lambda: laying_out.make(page.html, files, page.title)),
            1.5,
            slow=True,
        )
    ]
