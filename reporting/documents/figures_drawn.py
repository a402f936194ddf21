"""One figure as the board report draws it: a headline card, a row of a section, its pictures."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from linkworker import charts
from linkworker.charts.values import (
    COUNT,
    MARKS,
    NOT_APPLICABLE,
    POUNDS,
    SUPPRESSED,
    Cell,
    shown_briefly,
)
from reporting.documents import content, sentences
from reporting.documents.content import Figure, Snapshot

TARGET_LEFT_OUT = "left out, so that small numbers cannot be worked out"


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


def card(figure: Figure, pictures: Pictures, told: Snapshot) -> Card:
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
        spark=spark(figure, pictures),
        instead=figure.instead_of_line,
    )


def spark(figure: Figure, pictures: Pictures) -> Picture | None:
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


def line(figure: Figure, pictures: Pictures) -> Line:
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


def lines(told: Snapshot, ids: tuple[str, ...], pictures: Pictures) -> list[Line]:
    return [line(figure, pictures) for id in ids if (figure := told.figure(id)) is not None]


def split_table(figure: Figure) -> charts.Table:
    if all(part.met is not None and part.of is not None for part in figure.split):
        rows = tuple((part.label, part.met.shown(COUNT), part.of.shown(COUNT)) for part in figure.split)
        return charts.Table(f"{figure.id} {figure.title}, in parts", ("Part", "Met", "Of"), rows)
    rows = tuple((part.label, part.value.shown(figure.unit)) for part in figure.split)
    return charts.Table(f"{figure.id} {figure.title}, in parts", ("Part", "Value"), rows)
