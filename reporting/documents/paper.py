"""The board report as a page: parts for the template, charts as pictures, then one PDF."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.template.loader import render_to_string

from linkworker import charts
from linkworker.charts.values import (
    COUNT,
    MARKS,
    NOT_APPLICABLE,
    POUNDS,
    SUPPRESSED,
    Cell,
    column_of_pounds,
    shown,
    shown_briefly,
)
from linkworker.words import long_day, long_month
from reporting import pdf
from reporting.documents import content, fonts, reading, sentences
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
TARGET_LEFT_OUT = "left out, so that small numbers cannot be worked out"
WAYS = ("up", "down", "level")


class WrongEdition(Exception):
    """The edition asked for is not the one the snapshot was made for."""


@dataclass(frozen=True)
class Picture:
    """A chart in the page: `asset:name`, and the words for those who cannot see it."""

    name: str
    alt: str


@dataclass(frozen=True)
class Drawn:
    """A chart as printed: picture, values in a table, and which months are gaps or why no line is drawn."""

    title: str
    picture: Picture
    table: charts.Table
    note: str
    is_empty: bool
    has_picture: bool


@dataclass(frozen=True)
class Card:
    """One headline: the number, what it is out of, how it moved."""

    code: str
    title: str
    value: str
    is_number: bool
    context: str
    badge: Picture
    travel: sentences.Travel
    target: str
    spark: Picture | None
    instead: str


@dataclass(frozen=True)
class Line:
    """One figure as a row: of a section's table, or of the definitions."""

    figure: Figure
    value: str
    n_of_n: str
    target: str
    previous: str
    rating: str
    badge: Picture
    not_recorded: str
    not_applicable: str


@dataclass
class Pictures:
    """The pictures drawn so far, by name: what the PDF is given beside the page."""

    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, name: str, chart: charts.Chart) -> Picture:
        self.files[name] = chart.asset
        return Picture(name, chart.alt)

    def drawn(
        self, name: str, chart: charts.Chart, cells: Iterable[Cell], *, has_picture: bool = True
    ) -> Drawn:
        """The chart with its table; with not one number among its cells it is a sentence and no picture."""
        is_empty = not any(cell.is_number for cell in cells)
        return Drawn(chart.title, self.add(name, chart), chart.table, chart.note, is_empty, has_picture)


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
    pictures = Pictures({f"arrow-{way}": charts.direction_arrow(f"arrow-{way}", way).asset for way in WAYS})
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


def _front(told: Snapshot, narrative: Narrative, pictures: Pictures) -> dict:
    """Page 1: six headlines, three sentences, what is asked."""
    typed = [pdf.safe_text(words, LONGEST_SENTENCE) for words in narrative.sentences[:MOST_SENTENCES]]
    asked = [pdf.safe_text(words, LONGEST_ASK) for words in narrative.asks[:MOST_ASKS]]
    return {
        "cards": [_card(_needed(told, id), pictures, told) for id in HEADLINES],
        "sentences": typed or sentences.summary(told),
        "asks": asked or sentences.requests(told),
    }


def _needed(told: Snapshot, id: str) -> Figure:
    figure = told.figure(id)
    if figure is None:
        raise reading.SnapshotIsWrong(f"The snapshot has no figure {id}, which page 1 prints. Make it again.")
    return figure


def _card(figure: Figure, pictures: Pictures, told: Snapshot) -> Card:
    number = figure.value.number
    return Card(
        code=figure.id,
        title=figure.title,
        value=shown_briefly(number, figure.unit)
        if number is not None
        else MARKS[figure.value.state].capitalize(),
        is_number=number is not None,
        context=_context(figure, told.reviews),
        badge=_badge(figure, pictures),
        travel=sentences.travel(figure),
        target=TARGET_LEFT_OUT if _is_left_out(figure.target) else _target(figure),
        spark=_spark(figure, pictures),
        instead=figure.instead_of_line,
    )


def _spark(figure: Figure, pictures: Pictures) -> Picture | None:
    """The year in one small line; none where rounding alone would make it jump."""
    if figure.instead_of_line:
        return None
    name, points = f"spark-{figure.id}", tuple(point.as_month_cell for point in figure.trend)
    return pictures.add(name, charts.sparkline(name, f"{figure.title}, by month", points, figure.unit))


def _is_left_out(target: Cell | None) -> bool:
    return target is not None and target.state == SUPPRESSED


def _context(figure: Figure, reviews: content.Reviews) -> str:
    """“15 of 16 people” under a percentage, how long under what is overdue, else nothing."""
    if (
        figure.id == "K12"
        and figure.value.is_number
        and figure.value.number
        and reviews.longest_days.is_number
    ):
        return f"longest {sentences.days(reviews.longest_days)}"
    if not figure.has_n_of_n:
        return ""
    return figure.n_of_n if figure.counted_in == POUNDS else f"{figure.n_of_n} {figure.counted_in}".strip()


def _badge(figure: Figure, pictures: Pictures) -> Picture:
    name = f"badge-{figure.rag or 'none'}"
    return pictures.add(name, charts.rating_badge(name, figure.rag))


def _target(figure: Figure) -> str:
    if figure.target is None:
        return ""
    if _is_left_out(figure.target):
        return "left out"
    if not figure.target.is_number:
        return figure.target.shown(figure.unit)
    bound = {"higher": "at least ", "lower": "at most "}.get(figure.better, "")
    return bound + shown_briefly(figure.target.number, figure.unit)


def _line(figure: Figure, pictures: Pictures) -> Line:
    badge = _badge(figure, pictures)
    return Line(
        figure=figure,
        value=figure.shown,
        n_of_n=figure.n_of_n,
        target=_target(figure) or "none set",
        previous=_previous(figure),
        rating=badge.alt,
        badge=badge,
        not_recorded=figure.not_recorded.shown(COUNT),
        not_applicable=figure.not_applicable.shown(COUNT),
    )


def _previous(figure: Figure) -> str:
    """Last month's value, or in the words of its own month why there is none."""
    if figure.previous:
        return figure.told(figure.previous)
    before = figure.trend[-2].value if len(figure.trend) > 1 else Cell(state=NOT_APPLICABLE)
    return MARKS[before.state or NOT_APPLICABLE]


def _lines(told: Snapshot, ids: tuple[str, ...], pictures: Pictures) -> list[Line]:
    return [_line(figure, pictures) for id in ids if (figure := told.figure(id)) is not None]


def _people(told: Snapshot, pictures: Pictures) -> dict:
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
        "figures": _lines(told, PEOPLE_FIGURES, pictures),
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


def _reviews(told: Snapshot, pictures: Pictures) -> dict:
    bars = [charts.Bar(row.label, row.met, row.of) for row in told.reviews.by_kind]
    chart = charts.on_time_bars("reviews-on-time", f"Reviews held on time, {long_month(told.month)}", bars)
    return {
        "chart": pictures.drawn("reviews-on-time", chart, (bar.met for bar in bars)),
        "left_out": sentences.left_out(told.reviews),
        "overdue": sentences.number_of_reviews(told, told.reviews.overdue),
        "longest": ""
        if told.reviews.longest_days.state == SUPPRESSED
        else sentences.days(told.reviews.longest_days),
        "figures": _lines(told, REVIEW_FIGURES, pictures),
    }


def _money(told: Snapshot, pictures: Pictures) -> dict:
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
        "figures": _lines(told, MONEY_FIGURES, pictures),
        "weeks_per_year": told.weeks_per_year,
    }


def _back(told: Snapshot, pictures: Pictures) -> dict:
    """What each figure means, how complete the record is, and how to check that nothing changed."""
    return {
        "lines": [_line(figure, pictures) for figure in told.figures],
        "splits": [_split_table(figure) for figure in told.figures if figure.split],
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


def _split_table(figure: Figure) -> charts.Table:
    if all(part.met is not None and part.of is not None for part in figure.split):
        rows = tuple((part.label, part.met.shown(COUNT), part.of.shown(COUNT)) for part in figure.split)
        return charts.Table(f"{figure.id} {figure.title}, in parts", ("Part", "Met", "Of"), rows)
    rows = tuple((part.label, part.value.shown(figure.unit)) for part in figure.split)
    return charts.Table(f"{figure.id} {figure.title}, in parts", ("Part", "Value"), rows)
