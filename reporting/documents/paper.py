"""The board report as a page: parts for the template, charts as pictures, then one PDF."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from linkworker import charts
from linkworker.charts.values import (
    COUNT,
    SUPPRESSED,
    Cell,
    column_of_pounds,
    shown,
)
from linkworker.words import long_day, long_month
from reporting import pdf
from reporting.documents import content, figures_drawn, fonts, reading, sentences
from reporting.documents.content import Figure, Narrative, Snapshot

TEMPLATE = "reporting/board_report.html"
HEADLINES = ("K01", "K02", "K03", "K19", "K10", "K12")
REVIEW_FIGURES = ("K10", "K11", "K12", "K13", "K19")
MONEY_FIGURES = ("K03", "K04", "K05")
LONGEST_SENTENCE = 180
LONGEST_ASK = 120
MOST_SENTENCES = 3
MOST_ASKS = 3
MARKINGS = {
    content.RESTRICTED: "Restricted: not for publication",
    content.PUBLIC: "Public edition: for publication",
}
PEOPLE_FIGURES = ("K01", "K02", "K07")
NO_WORDS = Narrative()
WAYS = ("up", "down", "level")


class WrongEdition(Exception):
    """The edition asked for is not the one the snapshot was made for."""


def board_report(
    snapshot: Mapping,
    *,
    edition: str,
    narrative: Narrative = NO_WORDS,
    prepared_by: str = "",
    approved_by: str = "",
    approved_on: date | None = None,
    revision: int = 1,
    revision_reason: str = "",
) -> bytes:
    """Return the month's report as a PDF: same arguments, same bytes.

    Raises SnapshotIsWrong, WrongEdition, PdfCouldNotBeMade or PdfTookTooLong. Without a narrative the report
    says three sentences of its own. Without `approved_by` every
    page says that it is a draft. No reader's name is printed: the frozen file is the same for all, and each
    download has its line in the audit trail.
    """
    told = reading.read(snapshot)
    if edition not in content.EDITIONS or told.edition != edition:
        raise WrongEdition(f"The snapshot was made for the {told.edition} edition, not for “{edition}”.")
    cover = board_report_cover(told, prepared_by, approved_by, approved_on, revision, revision_reason)
    page = board_report_page(told, cover, narrative)
    return pdf.render(page.html, fonts.embedded() | page.pictures, page.title)


@dataclass(frozen=True)
class Page:
    """The report before it is a PDF: the page, the pictures it names, and the title of the file."""

    html: str
    pictures: dict[str, bytes]
    title: str


def board_report_page(told: Snapshot, cover: dict, narrative: Narrative) -> Page:
    """Draw the charts and fill the template."""
    pictures = figures_drawn.Pictures(
        {f"arrow-{way}": charts.direction_arrow(f"arrow-{way}", way).asset for way in WAYS}
    )
    parts = {
        "cover": cover,
        "front": _front(told, narrative, pictures),
        "people": _people(told, pictures),
        "reviews": _reviews(told, pictures),
        "money": _money(told, pictures),
        "back": _back(told, pictures),
        "rounded_to": _rounded_to(told),
    }
    title = f"{told.authority_name}: out of county link worker, {long_month(told.month)} ({told.edition})"
    return Page(render_to_string(TEMPLATE, parts), pictures.files, title)


def _rounded_to(told: Snapshot) -> str:
    return "" if told.rounded_to is None else shown(told.rounded_to, COUNT)


def board_report_cover(
    told: Snapshot,
    prepared_by: str = "",
    approved_by: str = "",
    approved_on: date | None = None,
    revision: int = 1,
    revision_reason: str = "",
) -> dict:
    """Whose report, which month, which revision and whether anyone has approved it."""
    approved = pdf.safe_text(approved_by, reading.LONGEST_LABEL)
    if approved and approved_on:
        approved = f"{approved}, {long_day(approved_on)}"
    has_suppressed = any(figure.value.state == SUPPRESSED for figure in told.figures)
    return {
        "council": told.authority_name,
        "month": long_month(told.month),
        "as_at": long_day(told.as_at),
        "marking": MARKINGS[told.edition],
        "approved": approved,
        "prepared": pdf.safe_text(prepared_by, reading.LONGEST_LABEL) or "The link worker service",
        "revision": f"Revision {revision}" + ("" if approved else ", draft"),
        "reason": pdf.safe_text(revision_reason, LONGEST_SENTENCE) if revision > 1 else "",
        "has_suppressed": has_suppressed,
    }


def _front(told: Snapshot, narrative: Narrative, pictures: figures_drawn.Pictures) -> dict:
    """Page 1: six headlines, three sentences, what is asked."""
    typed = [pdf.safe_text(words, LONGEST_SENTENCE) for words in narrative.sentences[:MOST_SENTENCES]]
    asked = [pdf.safe_text(words, LONGEST_ASK) for words in narrative.asks[:MOST_ASKS]]
    return {
        "cards": [figures_drawn.card(_needed(told, id), pictures, told) for id in HEADLINES],
        "sentences": typed or sentences.summary(told),
        "asks": asked or sentences.requests(told),
    }


def _needed(told: Snapshot, id: str) -> Figure:
    figure = told.figure(id)
    if figure is None:
        raise reading.SnapshotIsWrong(f"The snapshot has no figure {id}, which page 1 prints. Make it again.")
    return figure


def _people(told: Snapshot, pictures: figures_drawn.Pictures) -> dict:
    series = [
        _people_by_month(told, label, key)
        for label, key in (("Placed out", "placed_out"), ("Placed in", "placed_in"))
    ]
    chart = charts.months_line("people-by-month", "People placed out and placed in, by month", series, COUNT)
    return {
        "chart": pictures.drawn(
            "people-by-month",
            chart,
            _points(series),
            has_picture=any(cell.is_number for cell in _points(one for one in series if not one.instead)),
        ),
        "figures": figures_drawn.lines(told, PEOPLE_FIGURES, pictures),
        "settings": _counted(
            "Adults placed out, by type of home", "Type of home", "People", told.people.by_setting
        ),
        "movements": _counted(
            f"Movements of adults placed out, {long_month(told.month)}",
            "What happened",
            "People",
            told.people.movements,
        ),
    }


def _people_by_month(told: Snapshot, label: str, key: str) -> charts.Series:
    points = tuple(charts.MonthCell(row.month, getattr(row, key)) for row in told.people.by_month)
    instead = content.instead_of_line([point.cell for point in points], told.rounded_to, COUNT)
    return charts.Series(label, points, f"{label}: {instead[0].lower()}{instead[1:]}" if instead else "")


def _points(series: Iterable[charts.Series]) -> Iterable[Cell]:
    return (point.cell for one in series for point in one.points)


def _counted(caption: str, what: str, unit: str, rows: tuple[content.Counted, ...]) -> charts.Table:
    return charts.Table(caption, (what, unit), tuple((row.label, row.n.shown(COUNT)) for row in rows))


def _reviews(told: Snapshot, pictures: figures_drawn.Pictures) -> dict:
    bars = [charts.Bar(row.label, row.met, row.of) for row in told.reviews.by_kind]
    chart = charts.on_time_bars("reviews-on-time", f"Reviews held on time, {long_month(told.month)}", bars)
    return {
        "chart": pictures.drawn("reviews-on-time", chart, (bar.met for bar in bars)),
        "left_out": sentences.left_out(told.reviews),
        "overdue": sentences.number_of_reviews(told, told.reviews.overdue),
        "longest": ""
        if told.reviews.longest_days.state == SUPPRESSED
        else sentences.days(told.reviews.longest_days),
        "figures": figures_drawn.lines(told, REVIEW_FIGURES, pictures),
    }


def _money(told: Snapshot, pictures: figures_drawn.Pictures) -> dict:
    stacks = [charts.Stack(row.month, row.yearly) for row in told.money.by_month]
    labels = [payer.label for payer in told.money.by_payer]
    chart = charts.money_stacks(
        "money-by-payer", "Yearly gross cost of placements out, by payer", labels, stacks
    )
    weekly = column_of_pounds([payer.weekly for payer in told.money.by_payer])
    yearly = column_of_pounds([payer.yearly for payer in told.money.by_payer])
    now = tuple(zip(labels, weekly, yearly, strict=True))
    return {
        "chart": pictures.drawn("money-by-payer", chart, (stack.all_parts for stack in stacks)),
        "now": charts.Table(
            f"Who pays at {long_day(told.as_at)}", ("Payer", "Pounds a week", "Pounds a year"), now
        ),
        "figures": figures_drawn.lines(told, MONEY_FIGURES, pictures),
        "weeks_per_year": told.weeks_per_year,
    }


def _back(told: Snapshot, pictures: figures_drawn.Pictures) -> dict:
    """What each figure means, how complete the record is, and how to check that nothing changed."""
    return {
        "lines": [figures_drawn.line(figure, pictures) for figure in told.figures],
        "splits": [figures_drawn.split_table(figure) for figure in told.figures if figure.split],
        "quality": charts.Table(
            "What is not recorded",
            ("Item", "Not recorded", "Of"),
            tuple((row.label, row.not_recorded.shown(COUNT), row.of.shown(COUNT)) for row in told.quality),
        ),
        "suppression": told.suppression,
        "fingerprint": told.fingerprint.removeprefix("sha256:"),
        "weeks_per_year": told.weeks_per_year,
        "authority_code": told.authority_code,
    }
